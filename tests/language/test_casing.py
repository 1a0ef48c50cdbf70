from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.language import Gazetteer, load_gazetteer
from streams.language.casing import as_in_a_text, has_its_own_capitals

NAMES = {"Putin"}


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def cased(words: str) -> str:
    return as_in_a_text(words, gazetteer(), NAMES)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("NORTH KOREA FIRES MISSILE INTO SEA, SEOUL SAYS", "North Korea fires missile into sea, Seoul says"),
        ("EU Imposes New Sanctions on Iran Over Drones", "EU imposes new sanctions on Iran over drones"),
        ("U.S. SENDS AID TO UKRAINE'S ARMY", "U.S. sends aid to Ukraine's army"),
        ("PUTIN TO VISIT CHINA ON TUESDAY", "Putin to visit China on Tuesday"),
        ("IAEA CHIEF WARNS IRAN’S PARLIAMENT", "IAEA chief warns Iran’s parliament"),
        ("HAMAS FREES TWO HOSTAGES IN GAZA CITY", "Hamas frees two hostages in Gaza City"),
    ],
)
def test_names_keep_their_capitals_and_other_words_lose_them(written: str, expected: str) -> None:
    assert not has_its_own_capitals(written)
    assert cased(written) == expected


@pytest.mark.parametrize(
    "headline",
    [
        "EU imposes new sanctions on Iran over drones",
        "Iran Guards fire",
        "UN: no",
        "US, China resume talks",
        "",
        "12",
        "Рейс 12",
    ],
)
def test_a_headline_with_its_own_capitals_needs_none(headline: str) -> None:
    assert has_its_own_capitals(headline)


@given(st.text(max_size=60))
def test_offsets_stay_whatever_is_written(words: str) -> None:
    changed = cased(words)
    assert len(changed) == len(words)
    assert all(a == b or a.lower() == b.lower() for a, b in zip(changed, words, strict=True))
