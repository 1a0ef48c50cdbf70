"""Holidays and feasts, and days and months that are part of a name."""

import pytest

from tests.support.measured import entities, only, told


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("on Christmas Day", "Christmas Day", "2024-12-25"),
        ("on New Year’s Eve", "New Year’s Eve", "2024-12-31"),
        ("on Christmas Eve 2019", "Christmas Eve 2019", "2019-12-24"),
        ("last Christmas", "last Christmas", "2024-12-25"),
        ("next Halloween", "next Halloween", "2025-10-31"),
        ("next May Day", "next May Day", "2026-05-01"),
        ("this Thanksgiving", "this Thanksgiving", None),
        ("on Remembrance Day", "Remembrance Day", "2025-11-11"),
        ("on Palm Sunday", "Palm Sunday", None),
        ("since Super Tuesday", "Super Tuesday", None),
        ("on Ash Wednesday", "Ash Wednesday", None),
        ("during Ramadan", "Ramadan", None),
    ],
)
def test_holidays(text: str, words: str, day: str | None) -> None:
    assert told(text) == (words, day, None, "day")
    assert "date" not in only(text.partition(" 20")[0], "TEMPORAL", None)


def test_a_holiday_in_a_name_is_none() -> None:
    assert entities("on Christmas Island and in the Easter Rising with Tariq Ramadan", "TEMPORAL") == []


@pytest.mark.parametrize(
    "text",
    [
        *("after Bloody Sunday", "Sheffield Wednesday won", "the Black September group", "a Black Friday Sale"),
        *("the January Uprising", "the October Revolution", "the Long March 5 rocket"),
    ],
)
def test_a_day_or_month_in_a_name_is_none(text: str) -> None:
    assert entities(text, "TEMPORAL") == []


def test_a_month_before_another_name_is_one() -> None:
    assert told("the January NATO meeting") == ("January", None, None, "month")
    assert told("the April Paris talks")[1] == "2025-04"
