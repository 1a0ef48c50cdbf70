from functools import cache

import pytest

from streams.language import Gazetteer, load_gazetteer, parties, recognise


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
    start = text.index(trigger)
    entities = recognise(text, None, gazetteer())
    assert parties(text, entities, (0, len(text)), (start, start + len(trigger)), gazetteer()) == pair


def test_only_the_sentence_counts() -> None:
    text = "Iran spoke. Troops were sent. China spoke."
    entities = recognise(text, None, gazetteer())
    assert parties(text, entities, (12, 29), (24, 28), gazetteer()) == (None, None)
