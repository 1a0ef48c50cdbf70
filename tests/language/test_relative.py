"""Times that are told from others: a year earlier, the past day, over the weekend, fiscal 2026, 24.02.22."""

import pytest

from tests.support.measured import entities, only


@pytest.mark.parametrize(
    ("text", "words", "grain"),
    [
        ("Sales rose to $9bn from $7bn a year earlier.", "a year earlier", "year"),
        ("A month later the king fled.", "A month later", "month"),
        ("It sank a day after the vote.", "a day after", "day"),
        ("She left a week before the trial.", "a week before", "week"),
        ("Sales fell from the year-ago quarter.", "year-ago quarter", "quarter"),
        ("Sales for fiscal 2026 fell.", "fiscal 2026", "year"),
        ("In the second quarter of fiscal 2024 it grew.", "the second quarter of fiscal 2024", "quarter"),
        ("It grew in financial year 2023.", "financial year 2023", "year"),
    ],
)
def test_what_no_calendar_tells(text: str, words: str, grain: str) -> None:
    found = only(text, "TEMPORAL")
    assert (found["text"], found["grain"], found.get("date")) == (words, grain, None)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("In the past day, 12 vans burned.", "the past day", "2025-06-17", "2025-06-18"),
        ("They fired ten times over the last day.", "the last day", "2025-06-17", "2025-06-18"),
        ("Rebels shot at them over the weekend.", "the weekend", "2025-06-14", "2025-06-15"),
        ("They will vote at the weekend.", "the weekend", "2025-06-21", "2025-06-22"),
        ("Up since 24.02.22 or so.", "24.02.22", "2022-02-24", None),
        ("It was of 31.12.99 then.", "31.12.99", "1999-12-31", None),
        ("the third quarter of 2024", "the third quarter of 2024", "2024-07", "2024-09"),
        ("the 2024 budget", "2024", "2024", None),
    ],
)
def test_times_with_a_date(text: str, words: str, first: str, last: str | None) -> None:
    found = only(text, "TEMPORAL")
    assert (found["text"], found["date"], found.get("until")) == (words, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "It pumps 900 barrels a day after the war.",
        "In the last hour of the match they scored.",
        "The weekend papers wept.",
        "He runs version 24.02.22 of it.",
        "On 99.02.22 it broke.",
        "The relative of 24.02.22.31 broke.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert entities(text, "TEMPORAL") == []


def test_from_one_day_to_another() -> None:
    found = entities("From 24.02.22 to 19.11.25 it lost 428 vans.", "TEMPORAL")
    assert [each["date"] for each in found] == ["2022-02-24", "2025-11-19"]
