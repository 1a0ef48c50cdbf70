import pytest

from tests.support.measured import entities, only


@pytest.mark.parametrize(
    ("text", "words", "recurrence", "grain"),
    [
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1", "day"),
        ("They meet each Friday", "each Friday", "XXXX-WXX-5", "day"),
        ("They meet on Sundays.", "Sundays", "XXXX-WXX-7", "day"),
        ("Every Sunday night it burns", "Every Sunday night", "XXXX-WXX-7", "day"),
        ("each Friday at 9 a.m. GMT", "each Friday at 9 a.m. GMT", "XXXX-WXX-5T09:00Z", "day"),
        ("daily at 7:30 p.m.", "daily at 7:30 p.m.", "XXXX-XX-XXT19:30", "day"),
        ("trains run every day", "every day", "P1D", "day"),
        ("three daily flights", "daily", "P1D", "day"),
        ("It appears weekly.", "weekly", "P1W", "week"),
        ("Monthly talks go on", "Monthly", "P1M", "month"),
        ("every other day", "every other day", "P2D", "day"),
        ("every two weeks", "every two weeks", "P2W", "week"),
        ("every 10 minutes", "every 10 minutes", "PT10M", "minute"),
        ("It meets every few months", "every few months", "PXM", "month"),
        ("every couple of hours", "every couple of hours", "PTXH", "hour"),
        ("their annual drills", "annual", "P1Y", "year"),
        ("every June", "every June", "XXXX-06", "month"),
        ("every May", "every May", "XXXX-05", "month"),
        ("every 4 July", "every 4 July", "XXXX-07-04", "day"),
        ("each summer", "each summer", "XXXX-SU", "season"),
        ("on weekends", "weekends", "XXXX-WXX-WE", "day"),
    ],
)
def test_what_comes_again_has_a_recurrence_and_no_date(text: str, words: str, recurrence: str, grain: str) -> None:
    found = only(text, "TEMPORAL")
    assert (found["text"], found["recurrence"], found["grain"]) == (words, recurrence, grain)
    assert found["id"] == f"temporal:{recurrence}"
    assert not {"date", "until", "duration", "frequency"} & found.keys()


@pytest.mark.parametrize(
    ("text", "recurrence", "frequency"),
    [
        ("twice a week", "P1W", 2),
        ("three times per day", "P1D", 3),
        ("10 times a day", "P1D", 10),
        ("twice daily", "P1D", 2),
        ("four times each year", "P1Y", 4),
    ],
)
def test_how_often_it_comes(text: str, recurrence: str, frequency: float) -> None:
    found = only(text, "TEMPORAL")
    assert (found["text"], found["recurrence"], found["frequency"]) == (text, recurrence, frequency)


def test_days_that_are_listed_come_again_all() -> None:
    assert [e["recurrence"] for e in entities("every Monday, Tuesday and Friday", "TEMPORAL")] == [
        "XXXX-WXX-1",
        "XXXX-WXX-2",
        "XXXX-WXX-5",
    ]
    assert [e["recurrence"] for e in entities("on Mondays and Fridays", "TEMPORAL")] == ["XXXX-WXX-1", "XXXX-WXX-5"]


def test_one_day_stays_one_day() -> None:
    assert only("They met on Monday", "TEMPORAL")["date"] == "2025-06-16"
    assert [e.get("date") for e in entities("They met on Monday and Tuesday", "TEMPORAL")] == [
        "2025-06-16",
        "2025-06-17",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "the Israeli daily Haaretz",
        "the daily said",
        "the Daily Mail",
        "the Annual Meeting",
        "a weekly magazine",
        "every man",
        "each of us",
    ],
)
def test_what_does_not_come_again(text: str) -> None:
    assert entities(text, "TEMPORAL") == []
