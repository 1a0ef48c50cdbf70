import pytest

from tests.support.measured import entities, only


@pytest.mark.parametrize(
    ("text", "words", "length", "precision"),
    [
        ("for three days", "three days", "P3D", "exact"),
        ("in under two weeks", "two weeks", "P2W", "at-most"),
        ("nearly two years", "two years", "P2Y", "about"),
        ("more than 10 years", "10 years", "P10Y", "at-least"),
        ("over three days", "three days", "P3D", "exact"),
        ("two and a half years", "two and a half years", "P2.5Y", "exact"),
        ("two years and a half", "two years and a half", "P2.5Y", "exact"),
        ("for about a year and a half", "a year and a half", "P1.5Y", "about"),
        ("An hour and a half passed", "An hour and a half", "PT1.5H", "exact"),
        ("1.5 hours", "1.5 hours", "PT1.5H", "exact"),
        ("24 hours", "24 hours", "PT24H", "exact"),
        ("scheduled to last 45 minutes", "45 minutes", "PT45M", "exact"),
        ("two decades of war", "two decades", "P20Y", "exact"),
        ("a two-week ceasefire", "two-week", "P2W", "exact"),
        ("a 30-day-long siege", "30-day-long", "P30D", "exact"),
        ("hundreds of years", "hundreds of years", None, "about"),
    ],
)
def test_lengths(text: str, words: str, length: str | None, precision: str) -> None:
    found = only(text, "TEMPORAL")
    assert (found["text"], found.get("duration"), found["precision"]) == (words, length, precision)
    assert not {"date", "value"} & found.keys()


def test_of_a_range_the_shorter_is_the_length() -> None:
    found = only("two to three decades", "TEMPORAL")
    assert (found["duration"], found["upper"], found["precision"]) == ("P20Y", 30, "range")


@pytest.mark.parametrize(
    ("text", "words", "length", "first", "last"),
    [
        ("in the past three months", "the past three months", "P3M", "2025-03", "2025-06"),
        ("over the last two weeks", "the last two weeks", "P2W", "2025-W23", "2025-W25"),
        ("in the past 24 hours", "the past 24 hours", "PT24H", None, None),
        ("They will stay for the next two years", "the next two years", "P2Y", "2025", "2027"),
        ("They stayed for the next two years", "the next two years", "P2Y", None, None),
        ("the last three months of 2024", "the last three months", "P3M", None, None),
        ("about the following five years", "the following five years", "P5Y", None, None),
    ],
)
def test_lengths_that_lead_up_to_the_day_or_on_from_it(
    text: str, words: str, length: str, first: str | None, last: str | None
) -> None:
    found = entities(text, "TEMPORAL")[0]
    assert (found["text"], found["duration"], found.get("date"), found.get("until")) == (words, length, first, last)


@pytest.mark.parametrize("text", ["a 42-year-old man", "she is 42 years old", "one day he will come"])
def test_ages_are_no_lengths_of_time(text: str) -> None:
    assert entities(text, "TEMPORAL") == []
