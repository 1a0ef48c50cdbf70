"""What tells who somebody is, or what a company is, is no part of a longer name."""

import pytest

from streams.watchlists.ways import LOCATION, ORGANISATION, PERSON
from tests.watchlists.conftest import Compile, told

LISTED = (
    ("halvorsen", PERSON, "Petra Halvorsen"),
    ("velmont", ORGANISATION, "Velmont Stahl AG"),
    ("kursk", LOCATION, "Kursk"),
)


@pytest.mark.parametrize(
    "text",
    [
        "Whistleblower Petra Halvorsen fled on Monday.",
        "Troubleshooter Petra Halvorsen fled on Monday.",
        "Ustad Petra Halvorsen played on Monday.",
        "Maulana Petra Halvorsen spoke on Monday.",
        "Ministerpräsidentin Petra Halvorsen sagte am Freitag, sie komme.",
        "Am Freitag sagte Bürgermeisterin Petra Halvorsen, sie komme.",
        "Das Treffen mit Frau Petra Halvorsen war kurz.",
        "Der Anwalt von Unternehmerin Petra Halvorsen kam.",
        "Am Montag Petra Halvorsen einzuladen war falsch.",
    ],
)
def test_a_word_before_a_persons_name_that_is_no_given_name_tells_who_it_is(lists: Compile, text: str) -> None:
    (words,) = told(lists(*LISTED), text)
    assert words.endswith("Petra Halvorsen")


@pytest.mark.parametrize("before", ["Otto", "Maria", "Ibrahim", "Masatoshi", "Meyer-", "Zorblat-"])
def test_a_given_name_and_a_hyphen_make_another_person(lists: Compile, before: str) -> None:
    joined = before if before[-1] == "-" else f"{before} "
    assert told(lists(*LISTED), f"Officials said {joined}Petra Halvorsen had left.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Die Firma Velmont Stahl ist pleite.",
        "Der Stahlriese Velmont Stahl ist pleite.",
        "Der Autozulieferer und Konzern Velmont Stahl teilte mit.",
        "Nach Angaben vom Dienstag Velmont Stahl zu kaufen war teuer.",
        "In der Region Kursk brannte es.",
        "In der Industriestadt Kursk brannte es.",
    ],
)
def test_german_nouns_before_the_name_of_a_company_or_place_say_what_it_is(lists: Compile, text: str) -> None:
    assert len(told(lists(*LISTED), text)) == 1


@pytest.mark.parametrize(
    "text", ["Officials of the Northern Velmont Stahl met.", "Officials of the Zorblat Velmont Stahl met."]
)
def test_other_words_before_a_companys_name_are_a_part_of_it(lists: Compile, text: str) -> None:
    assert told(lists(*LISTED), text) == {}
