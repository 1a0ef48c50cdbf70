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
        ("two hours and 23 minutes", "two hours and 23 minutes", "PT2H23M", "exact"),
        ("11 years, five months and 15 days", "11 years, five months and 15 days", "P11Y5M15D", "exact"),
        ("nearly two years and twenty-six days", "two years and twenty-six days", "P2Y26D", "about"),
        ("three weeks and two days", "three weeks and two days", "P23D", "exact"),
        ("2 days, 3 hours 10 minutes", "2 days, 3 hours 10 minutes", "P2DT3H10M", "exact"),
        ("a 3 year deal", "3 year", "P3Y", "exact"),
        ("closed for a week on end", "a week", "P1W", "exact"),
        ("It took more than an hour", "an hour", "PT1H", "at-least"),
        ("After a month of war", "a month", "P1M", "exact"),
        ("over nearly a decade", "a decade", "P10Y", "about"),
        ("for a year and two months", "a year and two months", "P1Y2M", "exact"),
        ("10 year sentences", "10 year", "P10Y", "exact"),
        ("an eight month siege", "eight month", "P8M", "exact"),
        ("in the first two months of the war", "two months", "P2M", "exact"),
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
        ("the last three months of 2024", "the last three months of 2024", "P3M", "2024-10", "2024-12"),
        ("the past two years and three months", "the past two years and three months", "P2Y3M", "2023-03", "2025-06"),
        ("about the following five years", "the following five years", "P5Y", None, None),
    ],
)
def test_lengths_that_lead_up_to_the_day_or_on_from_it(
    text: str, words: str, length: str, first: str | None, last: str | None
) -> None:
    found = entities(text, "TEMPORAL")[0]
    assert (found["text"], found["duration"], found.get("date"), found.get("until")) == (words, length, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "a 42-year-old man",
        "she is 42 years old",
        "a 3 year old boy",
        "two years and three months old",
        "one day he will come",
    ],
)
def test_ages_are_no_lengths_of_time(text: str) -> None:
    assert entities(text, "TEMPORAL") == []


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("three months and two years", ["P3M", "P2Y"]),
        ("two hours and 90 minutes", ["PT2H", "PT90M"]),
        ("between two years and six months", ["P2Y", "P6M"]),
        ("two hours and 20 to 30 minutes", ["PT2H", "PT20M"]),
    ],
)
def test_lengths_that_are_no_parts_of_one(text: str, lengths: list[str]) -> None:
    assert [found["duration"] for found in entities(text, "TEMPORAL")] == lengths


@pytest.mark.parametrize("text", ["two day trips", "two second half goals"])
def test_words_that_are_no_units_of_time(text: str) -> None:
    assert entities(text, "TEMPORAL") == []


@pytest.mark.parametrize("text", ["for a week-long visit", "after a month's pay", "within a day or two", "$5 a day"])
def test_words_that_are_no_length_of_time(text: str) -> None:
    assert entities(text, "TEMPORAL") == []


@pytest.mark.parametrize(
    ("text", "words", "date"),
    [
        ("Sales were higher than a year ago", "a year ago", "2024"),
        ("It fell over a year ago", "a year ago", None),
        ("It fell a year ago", "a year ago", "2024"),
    ],
)
def test_a_year_ago(text: str, words: str, date: str | None) -> None:
    found = only(text, "TEMPORAL")
    assert (found["text"], found.get("date"), found["grain"]) == (words, date, "year")


@pytest.mark.parametrize(
    ("text", "words", "length", "first", "last"),
    [
        ("in the three months to May", "the three months to May", "P3M", "2025-03", "2025-05"),
        ("the 12 months ended June 2024", "the 12 months ended June 2024", "P12M", "2023-07", "2024-06"),
        ("six months to end-March", "six months to end-March", "P6M", "2024-10", "2025-03"),
    ],
)
def test_months_that_a_month_ends(text: str, words: str, length: str, first: str, last: str) -> None:
    found = only(text, "TEMPORAL")
    assert (found["text"], found["duration"], found["date"], found["until"]) == (words, length, first, last)
    assert found["grain"] == "month"
