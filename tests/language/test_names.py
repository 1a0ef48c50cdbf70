"""What the names of a text are, where they begin and end, and whose name one is."""

import pytest

from streams.language import recognise
from tests.support.marked import gazetteer

LETTERS = {"PERSON": "P", "ORGANISATION": "O", "LOCATION": "L", "NATIONALITY": "N"}


def named(text: str) -> list[str]:
    """The names of a text, each with the letter of its type before it."""
    entities = recognise(text, None, gazetteer())
    return [f"{LETTERS[e['type']]} {e['text']}" for e in entities if e["type"] in LETTERS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Medics told AFP 40 corpses were counted.", ["O AFP"]),
        ("A witness told Reuters 17 houses burned.", ["O Reuters"]),
        ("Police told Xinhua 3 men had fled.", ["O Xinhua"]),
        ("The general told CNN 600 troops would leave.", ["O CNN"]),
        # What is named with a number keeps it.
        ("He spoke on France 24 and on Europe 1.", ["O France 24", "O Europe 1"]),
        ("Shares of Phillips 66 fell.", ["O Phillips 66"]),
        ("The Security Council Resolution 1701 holds.", ["O Security Council Resolution 1701", "O Security Council"]),
    ],
)  # fmt: skip
def test_a_number_behind_a_listed_name_counts_something(text: str, expected: list[str]) -> None:
    assert named(text) == expected
