import pytest

from streams.language import recognise
from tests.support.marked import gazetteer


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The USS Carl Vinson sailed.", "USS Carl Vinson"),
        ("HMS Diamond, a destroyer, came.", "HMS Diamond"),
        ("The carrier USS Dwight D. Eisenhower left.", "USS Dwight D. Eisenhower"),
        ("The carrier FS Charles de Gaulle left.", "FS Charles de Gaulle"),
        ("Aboard USS Mahan's deck.", "USS Mahan"),
        ("The USS Cole Tuesday left.", "USS Cole"),
        ("The MV Ever Given ran aground.", "MV Ever Given"),
    ],
)
def test_ships_are_platforms(text: str, words: str) -> None:
    (ship,) = [e for e in recognise(text, None, gazetteer()) if e["text"].startswith(words[:3])]
    assert (ship["type"], ship["text"], ship["subtype"]) == ("MILITARY_PLATFORM", words, "ship")
    assert ship["name"] == words


@pytest.mark.parametrize("text", ["The USS is abroad.", "He left HMS on Monday.", "The USSR Navy.", "USS\nCarl Vinson"])
def test_a_prefix_alone_is_no_ship(text: str) -> None:
    assert not [e for e in recognise(text, None, gazetteer()) if e.get("subtype") == "ship"]
