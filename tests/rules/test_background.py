import pytest

from streams import Tagger

TAGGER = Tagger.load()


def modes(text: str, topic: str, published: str | None = "2026-03-10T08:00:00Z") -> list[str] | None:
    """How a text only talks about a topic, an empty list where it is about it."""
    item = TAGGER.tag({"id": "a", "text": text, "published": published})
    if topic in [found.id for found in item.topics]:
        return []
    return next((list(found.modes) for found in item.talked_about if found.id == topic), None)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("In August 2025, a ferry capsized off Java with 60 people aboard.", "shipping-accident"),
        ("Last October, warplanes bombed a fuel depot near the port.", "airstrike"),
        ("A tunnel of the mine collapsed two years ago, killing nine miners.", "industrial-accident"),
        ("Hackers hit the lottery with a cyberattack last year.", "cyberattack"),
        ("The village lies where an earthquake struck two decades earlier.", "earthquake"),
        ("Families of last year's plane crash lit candles.", "aviation-accident"),
        ("Gunmen kidnapped eight pupils in the same town six months ago.", "hostage-taking"),
    ],
)
def test_what_is_dated_long_ago_is_background(text: str, topic: str) -> None:
    assert modes(text, topic) == ["historical"]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("On March 3, a ferry capsized off Java with 60 people aboard.", "shipping-accident"),
        ("A ferry capsized off Java two weeks ago with 60 people aboard.", "shipping-accident"),
        ("It was the worst earthquake in the region since July 2025.", "earthquake"),
        ("Inflation slowed to 2.1 percent in January 2026.", "inflation"),
        ("Ghana has been under sanctions since October 2025.", "sanctions"),
        ("The ceasefire agreed in October 2025 is holding.", "ceasefire"),
        ("The October 2025 ceasefire broke down.", "ceasefire"),
        ("A court in Lagos on Monday jailed three men for kidnapping pupils in June 2025.", "hostage-taking"),
        ("Hungary goes to the polls in an election in April 2026.", "election"),
        ("Tariffs on steel went up further than last year.", "tariff"),
    ],
)
def test_what_is_of_these_days_is_not(text: str, topic: str) -> None:
    assert modes(text, topic) == []


def test_without_the_day_of_the_item_no_date_is_long_ago() -> None:
    assert modes("In August 2025, a ferry capsized off Java with 60 people aboard.", "shipping-accident", None) == []


def test_a_year_that_has_just_ended_is_no_background() -> None:
    text = "Hackers hit the lottery with a cyberattack last year."
    assert modes(text, "cyberattack", "2026-01-12T08:00:00Z") == []
