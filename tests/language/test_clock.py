"""Times of day, and spans of hours."""

import pytest

from tests.support.measured import only, told


@pytest.mark.parametrize(
    ("text", "words", "moment", "grain"),
    [
        ("at 7:30 p.m. on Tuesday", "7:30 p.m. on Tuesday", "2025-06-17T19:30", "minute"),
        ("on Tuesday at 7.30pm", "Tuesday at 7.30pm", "2025-06-17T19:30", "minute"),
        (
            "It struck at 1:38 p.m. (0808 GMT) on Tuesday",
            *("1:38 p.m. (0808 GMT) on Tuesday", "2025-06-17T13:38", "minute"),
        ),
        ("at 9:05 a.m. local time on Tuesday", "9:05 a.m. local time on Tuesday", "2025-06-17T09:05", "minute"),
        ("at 9:05 a.m. Beijing Time on Tuesday", "9:05 a.m. Beijing Time on Tuesday", "2025-06-17T09:05", "minute"),
        ("at 14.30 on Tuesday", "14.30 on Tuesday", "2025-06-17T14:30", "minute"),
        ("Tuesday at 09:30 GMT", "Tuesday at 09:30 GMT", "2025-06-17T09:30Z", "minute"),
        ("Tuesday at 0930 GMT", "Tuesday at 0930 GMT", "2025-06-17T09:30Z", "minute"),
        ("Tuesday at 9 a.m. EST", "Tuesday at 9 a.m. EST", "2025-06-17T09:00-05:00", "hour"),
        ("at 10 a.m. Nov. 29, 2016", "10 a.m. Nov. 29, 2016", "2016-11-29T10:00", "hour"),
        ("at 12 a.m. on June 4", "12 a.m. on June 4", "2025-06-04T00:00", "hour"),
        ("2025-06-18T09:30:00Z", "2025-06-18T09:30:00Z", "2025-06-18T09:30Z", "minute"),
        ("2025-06-18 09:30", "2025-06-18 09:30", "2025-06-18T09:30", "minute"),
        ("at 7:30 p.m. local time", "7:30 p.m. local time", None, "minute"),
        ("at 19:30", "19:30", None, "minute"),
        ("at noon", "noon", None, "hour"),
        ("at noon on 4 June 2024", "noon on 4 June 2024", "2024-06-04T12:00", "hour"),
        ("noon on Tuesday", "noon on Tuesday", "2025-06-17T12:00", "hour"),
        ("Tuesday at midday", "Tuesday at midday", "2025-06-17T12:00", "hour"),
        ("at midnight on Tuesday", "midnight on Tuesday", "2025-06-17", "day"),
        ("on the afternoon of Tuesday", "the afternoon of Tuesday", "2025-06-17", "day"),
        ("Firing will stop at 1700 hours", "1700 hours", None, "minute"),
        ("at 0600 hrs on Tuesday", "0600 hrs on Tuesday", "2025-06-17T06:00", "minute"),
        ("at 1730 EST on Tuesday", "1730 EST on Tuesday", "2025-06-17T17:30-05:00", "minute"),
        ("by 2100 local time", "2100 local time", None, "minute"),
        ("at 2000 Moscow time on Tuesday", "2000 Moscow time on Tuesday", "2025-06-17T20:00", "minute"),
        ("at 7 o'clock", "7 o'clock", None, "hour"),
        ("at 7 o’clock on Tuesday", "7 o’clock on Tuesday", "2025-06-17", "day"),
    ],
)
def test_times_of_day(text: str, words: str, moment: str | None, grain: str) -> None:
    assert told(text) == (words, moment, None, grain)


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "grain"),
    [
        (
            *("between 0600 and 1800 GMT on Monday", "between 0600 and 1800 GMT on Monday"),
            *("2025-06-16T06:00Z", "2025-06-16T18:00Z", "minute"),
        ),
        (
            *("from 9 a.m. to 5 p.m. on Monday", "9 a.m. to 5 p.m. on Monday"),
            *("2025-06-16T09:00", "2025-06-16T17:00", "hour"),
        ),
        ("Monday from 9 to 11 a.m.", "Monday from 9 to 11 a.m.", "2025-06-16T09:00", "2025-06-16T11:00", "hour"),
        ("11-2 p.m. on Monday", "11-2 p.m. on Monday", "2025-06-16T11:00", "2025-06-16T14:00", "hour"),
        ("10 p.m. to 6 a.m. on Monday", "10 p.m. to 6 a.m. on Monday", "2025-06-16", None, "day"),
        ("from 10:00 to 12:30 on Monday", "10:00 to 12:30 on Monday", "2025-06-16", None, "day"),
        ("between 9:34 and 9:38 am", "between 9:34 and 9:38 am", None, None, "minute"),
        ("from 0600 to 1800 GMT", "0600 to 1800 GMT", None, None, "minute"),
        ("groups of 9 and 10 a.m. on Monday", "10 a.m. on Monday", "2025-06-16T10:00", None, "hour"),
    ],
)
def test_spans_of_hours(text: str, words: str, first: str | None, last: str | None, grain: str) -> None:
    assert told(text) == (words, first, last, grain)


def test_numbers_that_are_no_hours_stay_numbers() -> None:
    assert only("On Monday 10-12 people came", "QUANTITY")["upper"] == 12
    assert only("every Monday from 9 a.m. to 5 p.m.", "TEMPORAL")["recurrence"] == "XXXX-WXX-1"


def test_the_half_of_the_day_is_not_guessed() -> None:
    assert told("at 7:30 on Tuesday") == ("7:30 on Tuesday", "2025-06-17", None, "day")


@pytest.mark.parametrize("text", ["It flew for 1200 hours", "after 1200 hours of talks"])
def test_a_number_of_hours_is_a_length_of_time(text: str) -> None:
    assert only(text, "TEMPORAL")["duration"] == "PT1200H"


@pytest.mark.parametrize("text", ["shares closed at 14.30 on Tuesday", "it rose to 14.30 on Tuesday"])
def test_a_price_is_no_time_of_day(text: str) -> None:
    assert only(text, "TEMPORAL")["date"] == "2025-06-17"
    assert only(text, "QUANTITY")["value"] == 14.3
