from functools import cache

import pytest

from streams.language import Gazetteer, beginning_in, countries, load_gazetteer, parties, recognise


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("text", "trigger", "pair"),
    [
        ("North Korea will send a total of 6,000 personnel to Russia", "send", ("PRK", "RUS")),
        (
            "South Korea spoke regarding North Korea's deployment of 6,000 armed forces to Russia",
            "deployment",
            ("PRK", "RUS"),
        ),
        ("The Kremlin sent soldiers to Minsk", "sent", ("RUS", "BLR")),
        ("French troops deployed", "deployed", ("FRA", None)),
        ("Troops were deployed to Poland", "deployed", (None, "POL")),
        ("Troops were deployed", "deployed", (None, None)),
        (
            "North Korea will send 6,000 people to Russia to help with mine clearance in Kursk, which borders Ukraine",
            "mine clearance",
            ("PRK", "RUS"),
        ),
        ("Sanctions imposed on Iran by the United States hurt", "imposed", ("USA", "IRN")),
        ("The United States imposed sanctions on Iran", "sanctions", ("USA", "IRN")),
        ("In Mali, the French army deployed", "deployed", ("FRA", "MLI")),
        ("The Russian Defence Ministry deployed men", "deployed", ("RUS", None)),
    ],
)
def test_parties(text: str, trigger: str, pair: tuple[str | None, str | None]) -> None:
    named = countries(text, recognise(text, None, gazetteer()), 0)
    start = text.index(trigger)
    assert parties([c for c in named if c.start < start], [c for c in named if c.start >= start]) == pair


def test_only_the_words_of_the_sentence_stand_before_a_country() -> None:
    text = "Troops were sent to\nIran spoke"
    found = beginning_in(recognise(text, None, gazetteer()), 20, len(text))
    assert [c.word_before for c in countries(text, found, 20)] == [""]
    assert [c.word_before for c in countries(text, found, 0)] == ["to"]


def test_entities_that_begin_in_a_stretch() -> None:
    text = "Iran spoke. Troops were sent. China spoke."
    entities = recognise(text, None, gazetteer())
    assert [e["text"] for e in beginning_in(entities, 0, len(text))] == ["Iran", "China"]
    assert [e["text"] for e in beginning_in(entities, 0, 30)] == ["Iran"]
    assert [e["text"] for e in beginning_in(entities, 1, 31)] == ["China"]
    assert beginning_in(entities, 12, 29) == []
