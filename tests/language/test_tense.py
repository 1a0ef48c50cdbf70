"""Which way a day is turned by what its sentence says: to the coming one or to the last one."""

import pytest

from tests.support.measured import entities, only


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The hearing, due on Monday, would be put off.", "2025-06-23"),
        ("A verdict, expected on Monday, may be late.", "2025-06-23"),
        ("The bureau expects snow on Friday.", "2025-06-20"),
        ("Analysts expect a cut on Friday.", "2025-06-20"),
        ("She wants an answer by Friday.", "2025-06-20"),
        ("The union plans a march on Saturday.", "2025-06-21"),
        ("A deal is likely on Friday.", "2025-06-20"),
        ("The party called a rally for Saturday.", "2025-06-21"),
        ("The king summoned the envoys for Monday.", "2025-06-23"),
        ("Polls open on Sunday.", "2025-06-22"),
        ("Ahead of a summit in Oslo on Sunday, shells fell on Sumy.", "2025-06-22"),
        ("Shells fell ahead of a visit to Sumy on Sunday.", "2025-06-22"),
        # The same words of what is past, or of something else.
        ("The train, which was due on Monday, crashed.", "2025-06-16"),
        ("The plans on Friday were dropped.", "2025-06-13"),
        ("The plans for a march on Saturday were dropped.", "2025-06-14"),
        ("The most likely suspect was caught on Friday.", "2025-06-13"),
        ("He was thanked for Friday's speech.", "2025-06-13"),
        ("Data for Friday showed a rise.", "2025-06-13"),
        ("He fled ahead of the mob that was seen on Sunday.", "2025-06-15"),
        ("Ahead of the vote, police shot a man on Sunday.", "2025-06-15"),
    ],
)
def test_weekdays(text: str, day: str) -> None:
    assert only(text, "TEMPORAL").get("date") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The strike ended in a settlement on August 4.", "2024-08-04"),
        ("The minister was jailed on July 9.", "2024-07-09"),
        ("Her son died on 2 July.", "2024-07-02"),
        # What was said or done before a day may be ahead of it.
        ("He said the fair on July 9 was safe.", "2025-07-09"),
        ("The party backed the referendum on July 9.", "2025-07-09"),
        ("Guards arrived ahead of the fair on July 9.", "2025-07-09"),
        ("The case was postponed to July 9.", "2025-07-09"),
        ("The pact expires on July 9.", "2025-07-09"),
        ("The minister was jailed on June 9.", "2025-06-09"),
    ],
)
def test_days_of_months(text: str, day: str) -> None:
    assert only(text, "TEMPORAL").get("date") == day


@pytest.mark.parametrize(
    "text", ["The feast falls on a Monday.", "It was a Monday when it sank.", "Shops shut on a Monday."]
)
def test_any_day_of_a_name_has_no_date(text: str) -> None:
    assert "date" not in only(text, "TEMPORAL")


def test_a_day_in_an_interview_has_one() -> None:
    assert only("In a Monday interview he wept.", "TEMPORAL")["date"] == "2025-06-16"


@pytest.mark.parametrize(
    "text",
    [
        "Crowds left after Friday prayers.",
        "The Friday mosque burned.",
        "At Sunday school.",
        "He wrote for the Sunday Mirror.",
    ],
)
def test_what_is_named_after_a_day_is_none(text: str) -> None:
    assert entities(text, "TEMPORAL") == []


@pytest.mark.parametrize(
    ("text", "times", "counted"),
    [
        ("In February 19 miners died.", ["2025-02"], ["19 miners"]),
        ("He said that in April 30 armed men came.", ["2025-04"], ["30 armed men"]),
        ("On February 19 miners died.", ["2025-02-19"], []),
        ("In a February 19 note he said so.", ["2025-02-19"], []),
        ("On May 5 and 10 miners died.", ["2025-05-05"], ["10 miners"]),
        ("Between May 5 and 10 they met.", ["2025-05-05/2025-05-10"], []),
        ("They met between April 2 and 14 there.", ["2025-04-02/2025-04-14"], []),
    ],
)
def test_months_before_numbers(text: str, times: list[str], counted: list[str]) -> None:
    assert [e["id"].removeprefix("temporal:") for e in entities(text, "TEMPORAL")] == times
    assert [e["text"] for e in entities(text, "QUANTITY")] == counted
