"""Whose ministers, ministries and chambers are meant that an item names without their country."""

import pytest

from streams.language.lexicon import DATA, rows
from streams.language.recognise import recognise
from tests.support.marked import gazetteer


def entered(text: str, words: str) -> dict[str, object]:
    """The id and the country of the first entity of `text` with these words."""
    found = next(e for e in recognise(text, None, gazetteer()) if e["text"] == words and e.get("role") is None)
    return {key: found.get(key) for key in ("id", "country")}


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("VIENNA (Reuters) - President Emmanuel Macron left.", "President Emmanuel Macron", "FRA"),
        ("VIENNA (Reuters) - Foreign Minister Sergey Lavrov left.", "Foreign Minister Sergey Lavrov", "RUS"),
        ("TOKYO (AP) - Prime Minister Narendra Modi landed.", "Prime Minister Narendra Modi", "IND"),
        ("CAIRO (AP) - President Donald J. Trump called.", "President Donald J. Trump", "USA"),
        ("Prime Minister Viktor Orban refused.", "Prime Minister Viktor Orban", "HUN"),
        ("OSLO (AP) - Talks between Chad and Foreign Minister Jane Roe failed.", "Foreign Minister Jane Roe", None),
        ("OSLO (AP) - In Madrid, Defence Minister Jane Roe agreed.", "Defence Minister Jane Roe", None),
        ("OSLO/MADRID (AP) - Defence Minister Jane Roe agreed.", "Defence Minister Jane Roe", None),
        # At home all others are, also where what is said is about another country.
        ("OSLO (AP) - Defence Minister Jane Roe agreed.", "Defence Minister Jane Roe", "NOR"),
        ("OSLO (AP) - Russia fired, Defence Minister Jane Roe said.", "Defence Minister Jane Roe", "NOR"),
        ("OSLO (AP) - In Bergen, Defence Minister Jane Roe agreed.", "Defence Minister Jane Roe", "NOR"),
        ("OSLO/BERGEN (AP) - Defence Minister Jane Roe agreed.", "Defence Minister Jane Roe", "NOR"),
        ("OSLO (AP) - Former President Emmanuel Macron left.", "Former President Emmanuel Macron", None),
    ],
)
def test_for_whom_ministers_speak(text: str, words: str, country: str | None) -> None:
    assert entered(text, words)["country"] == country


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("LIMA (AP) - In Quito, the Foreign Ministry denied it.", "Foreign Ministry", None),
        ("LIMA (AP) - In Trujillo, the Foreign Ministry denied it.", "Foreign Ministry", "PER"),
        ("LIMA (AP) - It fell in Quito. The Foreign Ministry denied it.", "Foreign Ministry", "PER"),
        ("LIMA (AP) - Chile shut the border, the Foreign Ministry said.", "Foreign Ministry", "PER"),
        ("LIMA/QUITO (AP) - The Foreign Ministry denied it.", "Foreign Ministry", None),
    ],
)
def test_whose_a_ministry_is(text: str, words: str, country: str | None) -> None:
    assert entered(text, words)["country"] == country


@pytest.mark.parametrize(
    ("text", "words", "id_", "country"),
    [
        ("WARSAW (AP) - Congress must act.", "Congress", "congress", "USA"),
        ("BERLIN (AP) - The House of Representatives voted.", "House of Representatives", "house-of-representatives",
         "USA"),
        ("LONDON (AP) - The Senate voted.", "Senate", "senate", "USA"),
        ("PARIS (AP) - The House of Commons voted.", "House of Commons", "house-of-commons", "GBR"),
        ("ROME (AP) - In Washington, the Senate voted.", "Senate", "senate", "USA"),
        # Where there is one, it is that.
        ("ROME (AP) - The Senate voted.", "Senate", "senate-italy", "ITA"),
        ("LIMA (AP) - Congress must act.", "Congress", "congress-peru", "PER"),
        ("OTTAWA (AP) - The House of Commons voted.", "House of Commons", "house-of-commons-canada", "CAN"),
        ("TOKYO (AP) - The House of Representatives voted.", "House of Representatives",
         "house-of-representatives-japan", "JPN"),
    ],
)  # fmt: skip
def test_whose_a_chamber_is(text: str, words: str, id_: str, country: str) -> None:
    assert entered(text, words) == {"id": f"organisation:{id_}", "country": country}


def test_leaders_are_of_countries_and_each_of_one() -> None:
    listed = list(rows(DATA / "leaders.txt", 2))
    assert {code for code, _ in listed} - set(gazetteer().countries.values()) == set()
    names = [name.strip() for _, names in listed for name in names.split(";")]
    assert len(names) == len(set(names))
