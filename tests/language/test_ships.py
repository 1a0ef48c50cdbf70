import pytest

from streams.language import recognise
from streams.language.ships import ships
from tests.support.marked import gazetteer
from tests.support.timing import seconds


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
        ("IRIS Dena was sunk.", "IRIS Dena"),
        ("The ferry KMP Tunu Pratama Jaya sank.", "KMP Tunu Pratama Jaya"),
    ],
)
def test_ships_are_platforms(text: str, words: str) -> None:
    (ship,) = [e for e in recognise(text, None, gazetteer()) if e["text"].startswith(words[:3])]
    assert (ship["type"], ship["text"], ship["subtype"]) == ("MILITARY_PLATFORM", words, "ship")
    assert ship["name"] == words


@pytest.mark.parametrize("text", ["The USS is abroad.", "He left HMS on Monday.", "The USSR Navy.", "USS\nCarl Vinson"])
def test_a_prefix_alone_is_no_ship(text: str) -> None:
    assert not [e for e in recognise(text, None, gazetteer()) if e.get("subtype") == "ship"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The aircraft carrier Shandong left.", "Shandong"),
        ("Type 055 destroyer Yan'an left.", "Yan'an"),
        ("The submarine Kursk sank in 2000.", "Kursk"),
        ("The bulk carrier Yi Peng 3, from China, was held.", "Yi Peng 3"),
        ("Police boarded the tanker Eagle S off Porkkala.", "Eagle S"),
        ("The ferry Sewol's captain fled.", "Sewol"),
        ("The container ship Maersk Hangzhou was hit.", "Maersk Hangzhou"),
    ],
)
def test_ships_by_their_kind(text: str, words: str) -> None:
    (ship,) = [e for e in recognise(text, None, gazetteer()) if e.get("subtype") == "ship"]
    assert (ship["type"], ship["text"], ship["name"]) == ("MILITARY_PLATFORM", words, words)


@pytest.mark.parametrize(
    "text",
    [
        "The tanker Iran seized was freed.",
        "The frigate French officers led was hit.",
        "A ferry Monday hit the pier.",
        "The submarine The Times wrote of.",
        "The destroyers Russia sent.",
        "A police cruiser Smith had hired burned.",
    ],
)
def test_a_kind_of_ship_alone_is_no_ship(text: str) -> None:
    assert not [e for e in recognise(text, None, gazetteer()) if e.get("subtype") == "ship"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("USS Gravely fired. The Gravely was hit.", ["platform:uss-gravely"] * 2),
        ("The cruiser Moskva sank; the Moskva had 500 crew.", ["platform:moskva"] * 2),
        ("USS Gerald R. Ford left. The Ford's crew, on the Ford.", ["platform:uss-gerald-r-ford"] * 3),
        ("USS Gerald R. Ford left. The Ford plant is shut, and Ford grew.", ["platform:uss-gerald-r-ford"]),
        ("USS Dwight D. Eisenhower left with the Eisenhower strike group.", ["platform:uss-dwight-d-eisenhower"]),
    ],
)
def test_a_ship_called_by_the_last_word_of_its_name(text: str, ids: list[str]) -> None:
    assert [e["id"] for e in recognise(text, None, gazetteer()) if e.get("subtype") == "ship"] == ids


def test_the_time_of_ships_grows_no_faster_than_the_text() -> None:
    def taken(size: int) -> float:
        text = "USS Cole left. The Cole sank. The tanker Ann B was hit. The " * (size // 60)
        known, _ = gazetteer().find(text)
        return seconds(lambda: ships(text, known, gazetteer()))

    assert taken(200_000) < 10 * taken(50_000)
