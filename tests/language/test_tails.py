"""Where names end that words in lower case stand behind."""

import pytest

from streams.language.candidates import Tails
from streams.language.model import read

TAILS = Tails(("army", "base", "city", "forces", "officials", "police", "port", "region", "troops"))


@pytest.mark.parametrize(
    ("name", "behind"),
    [
        ("Iraqi", " security forces"),
        ("Turkish", " troops"),
        ("Kenyan", " armed forces"),
        ("Syrian", "-backed forces"),
        ("Chadian", " border guard troops"),
    ],
)
def test_a_name_goes_on_up_to_its_head(name: str, behind: str) -> None:
    text = f"{name}{behind} withdrew."
    assert TAILS.find(text, len(name)) == (len(name) + len(behind), behind.count(" ") + behind.startswith("-"))


@pytest.mark.parametrize(
    "behind",
    [
        " entered the city",
        " the city",
        " shelled port",
        " left army",
        " met officials",
        " led rebel forces",
        " of army",
        " told police",
        " bombs port city",
        " and government troops",
    ],
)
def test_verbs_and_function_words_end_a_name(behind: str) -> None:
    assert TAILS.find(f"Zorvath{behind} today.", len("Zorvath")) == (len("Zorvath"), 0)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("French President Emmanuel Macron inspected the site and left.", "Emmanuel Macron"),
        ("The Somali National Army retook the district.", "Somali National Army"),
        ("The Syrian Democratic Forces shelled a military base.", "Syrian Democratic Forces"),
        ("The Nigerian Air Force bombed a rebel camp.", "Nigerian Air Force"),
    ],
)
def test_whoever_does_something_is_named_without_it(text: str, name: str) -> None:
    spans = read().find(text)
    assert name in [text[span.start : span.end] for span in spans]
    assert not any(text[span.end - 1].islower() and " the " in text[span.start : span.end] for span in spans)
