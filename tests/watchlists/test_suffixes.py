"""Jr. and Sr. tell people of one family apart."""

import pytest

from streams.watchlists.ways import PERSON
from tests.watchlists.conftest import Compile, told

WITH, WITHOUT = "with Jr. or the like", "without Jr. or Sr."


@pytest.mark.parametrize(
    ("name", "text", "score", "why"),
    [
        ("Tomas Velling", "They saw Tomas Velling there.", 1.0, ["exact"]),
        ("Tomas Velling", "They saw Tomas Velling Jr. there.", 0.8, [WITH]),
        ("Tomas Velling", "They saw Tomas Velling, Sr., there.", 0.8, [WITH]),
        ("Tomas Velling", "They saw Tomas Velling III there.", 0.8, [WITH]),
        ("Tomas Velling Jr.", "They saw Tomas Velling there.", 0.8, [WITHOUT]),
        ("Tomas Velling Jr.", "They saw Tomas Velling Jr there.", 1.0, ["exact"]),
        ("Tomas Velling Jr.", "They saw Tomas Velling, Jr., there.", 1.0, ["exact"]),
        ("Velling, Tomas, Jr.", "They saw Tomas Velling Jr. there.", 1.0, ["exact"]),
        ("Tomas A. Velling Sr.", "They saw Tomas Velling Sr. there.", 0.9, ["without middle name"]),
        ("Tomas A. Velling Sr.", "They saw Tomas Velling there.", 0.72, ["without middle name", WITHOUT]),
    ],
)
def test_a_suffix_more_or_less_lowers_the_score(
    lists: Compile, name: str, text: str, score: float, why: list[str]
) -> None:
    assert list(told(lists(("velling", PERSON, name)), text).values()) == [[("velling", score, why)]]


@pytest.mark.parametrize("said", ["Sr.", "III", ", Sr.,"])
def test_another_suffix_is_another_person(lists: Compile, said: str) -> None:
    watched = lists(("velling", PERSON, "Tomas Velling Jr."))
    assert told(watched, f"They saw Tomas Velling{'' if said[0] == ',' else ' '}{said} there.") == {}


def test_of_father_and_son_the_one_that_is_said_is_told(lists: Compile) -> None:
    both = lists(("father", PERSON, "Tomas Velling"), ("son", PERSON, "Tomas Velling Jr."))
    assert [each[0] for each in next(iter(told(both, "They saw Tomas Velling Jr. there.").values()))] == ["son"]
    found = next(iter(told(both, "They saw Tomas Velling there.").values()))
    assert [each[:2] for each in found] == [("father", 1.0), ("son", 0.8)]


def test_a_numeral_apart_from_a_name_is_none(lists: Compile) -> None:
    watched = lists(("velling", PERSON, "Tomas Velling"))
    assert told(watched, "They saw Tomas Velling. II Corps left.")["Tomas Velling"] == [("velling", 1.0, ["exact"])]


@pytest.mark.parametrize(
    ("name", "said", "why"),
    [
        ("Irina Pavlovna Zueva", "Irina P. Zueva", ["without middle name"]),
        ("Zoë Ivanovna Vos", "Zoë I. Vos", ["without middle name"]),
        ("Zoë Ivanovna Vos", "Zoe I. Vos", ["without middle name", "accents"]),
        ("J. K. Velling", "JK Velling", ["exact"]),
        ("Dana R. Moss", "Danna R. Moss", ["other spelling"]),
        ("Irina Pavlovna Zueva", "Iryna P. Zueva", ["without middle name", "other spelling"]),
    ],
)
def test_an_initial_for_a_middle_name_is_no_other_spelling(
    lists: Compile, name: str, said: str, why: list[str]
) -> None:
    assert told(lists(("one", PERSON, name)), f"They met {said} there.")[said][0][2] == why
