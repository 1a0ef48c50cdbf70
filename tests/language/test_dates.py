from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.measured import entities, only, told


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("on June 4", "June 4", "2025-06-04"),
        ("on 4 June 2024", "4 June 2024", "2024-06-04"),
        ("on the 4th of June", "4th of June", "2025-06-04"),
        ("on Sept. 11, 2001,", "Sept. 11, 2001", "2001-09-11"),
        ("his Dec.14th call", "Dec.14th", "2025-12-14"),
        ("on 31 December", "31 December", "2024-12-31"),
        ("on December 1", "December 1", "2025-12-01"),
        ("on JUNE 4", "JUNE 4", "2025-06-04"),
        ("on February 30", "February 30", None),
        ("on Tuesday, June 17,", "Tuesday, June 17", "2025-06-17"),
        ("on Wednesday 18 December", "Wednesday 18 December", "2024-12-18"),
        ("since 2024-06-04", "2024-06-04", "2024-06-04"),
        ("since 2024-02-30", "2024-02-30", None),
        ("on 24/06/2024", "24/06/2024", "2024-06-24"),
        ("on 06/24/2024", "06/24/2024", "2024-06-24"),
        ("on 04.06.2024", "04.06.2024", "2024-06-04"),
        ("on 04/06/2024", "04/06/2024", None),
        ("Oct. 2: Troops", "Oct. 2", "2025-10-02"),
        ("May 9: Russia", "May 9", "2025-05-09"),
        ("on March 11 last year", "March 11 last year", "2024-03-11"),
        ("on 15 September next year", "15 September next year", "2026-09-15"),
        ("Clashes since Oct. 2", "Oct. 2", "2024-10-02"),
        ("It will open on Feb. 2", "Feb. 2", "2026-02-02"),
        ("today", "today", "2025-06-18"),
        ("yesterday morning", "yesterday morning", "2025-06-17"),
        ("last night", "last night", "2025-06-17"),
        ("early Tuesday", "early Tuesday", "2025-06-17"),
        ("the early hours of Sunday", "the early hours of Sunday", "2025-06-15"),
        ("two days ago", "two days ago", "2025-06-16"),
        ("nearly two days ago", "two days ago", None),
        ("two days later", "two days later", None),
        ("the following day", "the following day", None),
        ("the day before yesterday", "the day before yesterday", "2025-06-16"),
        ("The day after tomorrow", "The day after tomorrow", "2025-06-20"),
        ("the night before last", "the night before last", "2025-06-16"),
        ("They meet on Friday next week", "Friday next week", "2025-06-27"),
        ("shelled on Monday of last week", "Monday of last week", "2025-06-09"),
        ("late on Friday of this week", "Friday of this week", "2025-06-20"),
        ("on Monday of the following week", "Monday of the following week", None),
        ("on Sunday of next week", "Sunday of next week", None),
        ("They will vote a week on Tuesday", "a week on Tuesday", "2025-07-01"),
        ("a week from Friday", "a week from Friday", "2025-06-27"),
    ],
)
def test_days(text: str, words: str, day: str | None) -> None:
    assert told(text) == (words, day, None, "day")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Troops came on Wednesday.", "2025-06-18"),
        ("Troops came on Tuesday.", "2025-06-17"),
        ("Troops arrived on Thursday.", "2025-06-12"),
        ("The leaders will meet on Thursday.", "2025-06-19"),
        ("Talks are due to start on Monday.", "2025-06-23"),
        ("They'll meet on Monday.", "2025-06-23"),
        ("The summit is scheduled for Monday.", "2025-06-23"),
        ("On Monday, both sides will meet.", "2025-06-23"),
        ("Units will be deployed on Monday.", "2025-06-23"),
        ("Talks that will be held on Monday.", "2025-06-23"),
        ("Talks with the U.S. will go on, and on Monday too.", "2025-06-23"),
        ("He said on Monday it will rain.", "2025-06-16"),
        ("It will rain, he said on Monday.", "2025-06-16"),
        ("It will rain. Shells fell on Monday.", "2025-06-16"),
        ("They will visit the town that was hit on Monday.", "2025-06-16"),
        ("They used the disputed road to reach it on Monday.", "2025-06-16"),
        ("Leaders meet on Thursday.", "2025-06-19"),
        ("The ban takes effect on Thursday.", "2025-06-19"),
        ("The start of the war on Thursday shook them.", "2025-06-12"),
        ("He said he would arrive on Thursday.", "2025-06-19"),
        ("Talks could start as early as Thursday.", "2025-06-19"),
        ("He may have fled on Thursday.", "2025-06-12"),
        ("He could not be reached on Thursday.", "2025-06-12"),
        ("She plans to leave on Thursday.", "2025-06-19"),
        ("He is to visit Oman on Thursday.", "2025-06-19"),
        ("They failed to meet on Thursday.", "2025-06-12"),
        ("He was due to travel on Thursday.", "2025-06-19"),
        ("Talks were due to start on Tuesday.", "2025-06-17"),
        ("Rovers, who host United on Saturday, lost.", "2025-06-21"),
        ("Ministers visit Cairo on Friday.", "2025-06-20"),
        ("The minister's visit on Friday was short.", "2025-06-13"),
        ("The Athens visit on Friday was short.", "2025-06-13"),
        ("She was on sick leave on Friday.", "2025-06-13"),
        ("The envoy flies to Rome on Friday.", "2025-06-20"),
        ("Voters go to the polls on Sunday.", "2025-06-22"),
        ("Polls close early on Sunday.", "2025-06-22"),
        ("Posts close to Sumy were hit on Sunday.", "2025-06-15"),
        ("Parties rallied ahead of Sunday's election.", "2025-06-22"),
        ("Shops closed ahead of Tuesday's election.", "2025-06-17"),
        ("The hearing was postponed until Tuesday.", "2025-06-24"),
        ("The rebels have until midnight on Tuesday.", "2025-06-24"),
        ("They gave him until 8 p.m. on Tuesday to leave.", "2025-06-24T20:00"),
        ("Rebels let two hostages go on Tuesday.", "2025-06-17"),
        ("A book that it says plays down war on Tuesday caused anger.", "2025-06-17"),
        ("The garrison resisted until Tuesday.", "2025-06-17"),
        ("The deadline is Friday.", "2025-06-20"),
        ("The final is on Saturday.", "2025-06-21"),
        ("The convoy will have arrived by Friday.", "2025-06-20"),
        ("He came by train and leaves on Friday.", "2025-06-20"),
        ("The talks and votes on Friday failed.", "2025-06-13"),
        ("Rovers beat United on Saturday.", "2025-06-14"),
        ("They hope to beat United on Saturday.", "2025-06-21"),
        ("next Tuesday", "2025-06-24"),
        ("next Friday", None),
        ("last Thursday", "2025-06-12"),
        ("last Wednesday", "2025-06-11"),
        ("last Tuesday", None),
        ("this Friday", "2025-06-20"),
        ("this Monday", None),
        ("this coming Monday", "2025-06-23"),
        ("every Monday", None),
    ],
)
def test_weekdays(text: str, day: str | None) -> None:
    assert only(text, "TEMPORAL").get("date") == day


@pytest.mark.parametrize(
    ("text", "words", "month"),
    [
        ("the June 2024 signing", "June 2024", "2024-06"),
        ("in June", "June", "2025-06"),
        ("It fell in May.", "May", "2025-05"),
        ("It fell in September.", "September", "2024-09"),
        ("They will meet in September.", "September", "2025-09"),
        ("They will meet in May.", "May", "2026-05"),
        ("elections in December", "December", None),
        ("It fell in July.", "July", None),
        ("The bank last cut in September.", "September", "2024-09"),
        ("The bank will cut in September.", "September", "2025-09"),
        ("Prices barely moved in the year to May.", "May", "2025-05"),
        ("A rate cut in August is likely", "August", "2025-08"),
        ("The trial was postponed until October", "October", "2025-10"),
        ("last June", "last June", "2024-06"),
        ("last May", "last May", "2025-05"),
        ("next May", "next May", "2026-05"),
        ("next September", "next September", None),
        ("this September", "this September", "2025-09"),
        ("mid-June", "mid-June", "2025-06"),
        ("in early June 2019", "early June 2019", "2019-06"),
        ("last month", "last month", "2025-05"),
        ("early next month", "early next month", "2025-07"),
        ("the end of the month", "the end of the month", "2025-06"),
        ("three months ago", "three months ago", "2025-03"),
        ("18 months ago", "18 months ago", "2023-12"),
        ("two years and three months ago", "two years and three months ago", "2023-03"),
        ("In January last year", "January last year", "2024-01"),
        ("in March of next year", "March of next year", "2026-03"),
        ("in Jan. 2025", "Jan. 2025", "2025-01"),
    ],
)
def test_months(text: str, words: str, month: str | None) -> None:
    assert told(text) == (words, month, None, "month")


@pytest.mark.parametrize(
    ("text", "words", "year"),
    [
        ("since 2014", "2014", "2014"),
        ("early 2024", "early 2024", "2024"),
        ("post-2003 Iraq", "2003", "2003"),
        ("the 2013 elections", "2013", "2013"),
        ("the war of 1812", "1812", "1812"),
        ("In 2000 people fled", "2000", "2000"),
        ("this year", "this year", "2025"),
        ("late last year", "late last year", "2024"),
        ("the end of last year", "the end of last year", "2024"),
        ("two years ago", "two years ago", "2023"),
        ("a year ago", "a year ago", "2024"),
    ],
)
def test_years(text: str, words: str, year: str) -> None:
    assert told(text) == (words, year, None, "year")


@pytest.mark.parametrize(
    "text",
    ["2000 people fled", "more than 2000 homes", "1943 votes", "Resolution 2014", "about 2014 homes", "2014% more"],
)
def test_numbers_that_are_no_years(text: str) -> None:
    assert entities(text, "TEMPORAL") == []


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "grain"),
    [
        ("from 4 to 6 June", "4 to 6 June", "2025-06-04", "2025-06-06", "day"),
        ("from 5-6 April 2016", "5-6 April 2016", "2016-04-05", "2016-04-06", "day"),
        ("on May 15-24", "May 15-24", "2025-05-15", "2025-05-24", "day"),
        ("the October 28-29 meeting", "October 28-29", "2025-10-28", "2025-10-29", "day"),
        ("the May 9–11 visit", "May 9–11", "2025-05-09", "2025-05-11", "day"),
        ("the 3rd to the 5th of June", "3rd to the 5th of June", "2025-06-03", "2025-06-05", "day"),
        ("on the night of 5/6 May", "the night of 5/6 May", "2025-05-05", "2025-05-06", "day"),
        ("on 5/7 May", "5/7 May", None, None, "day"),
        ("On June 4 - 20 soldiers died", "June 4", "2025-06-04", None, "day"),
        ("On June 4 and 5 soldiers died", "June 4", "2025-06-04", None, "day"),
        ("on October 25–26, 2016,", "October 25–26, 2016", "2016-10-25", "2016-10-26", "day"),
        ("on June 4 and 5.", "June 4 and 5", "2025-06-04", "2025-06-05", "day"),
        ("June 30-July 2", "June 30-July 2", "2025-06-30", "2025-07-02", "day"),
        ("Dec. 30, 2024 to Jan. 2, 2025", "Dec. 30, 2024 to Jan. 2, 2025", "2024-12-30", "2025-01-02", "day"),
        ("from Monday to Wednesday", "Monday to Wednesday", "2025-06-16", "2025-06-18", "day"),
        ("last weekend", "last weekend", "2025-06-14", "2025-06-15", "day"),
        ("between May and July 2024", "between May and July 2024", "2024-05", "2024-07", "month"),
        ("November to February 2024", "November to February 2024", "2023-11", "2024-02", "month"),
        ("the second half of 2024", "the second half of 2024", "2024-07", "2024-12", "month"),
        ("the first quarter of 2025", "the first quarter of 2025", "2025-01", "2025-03", "quarter"),
        ("Q4 2024", "Q4 2024", "2024-10", "2024-12", "quarter"),
        ("Jan-Mar 2025", "Jan-Mar 2025", "2025-01", "2025-03", "month"),
        ("from May to July last year", "May to July last year", "2024-05", "2024-07", "month"),
        ("Monday to Friday next week", "Monday to Friday next week", "2025-06-23", "2025-06-27", "day"),
        ("the first two months of 2025", "the first two months of 2025", "2025-01", "2025-02", "month"),
        ("the final 3 months of last year", "the final 3 months of last year", "2024-10", "2024-12", "month"),
        ("the first nine months of the year", "the first nine months of the year", "2025-01", "2025-09", "month"),
        ("the winter of 2024-25", "the winter of 2024-25", "2024-12", "2025-02", "season"),
        ("the summer of 2024-25", "the summer of 2024-25", None, None, "season"),
        ("early summer of 1864", "early summer of 1864", "1864-06", "1864-08", "season"),
        ("last quarter", "last quarter", "2025-01", "2025-03", "quarter"),
        ("the summer of 2017", "the summer of 2017", "2017-06", "2017-08", "season"),
        ("last winter", "last winter", "2024-12", "2025-02", "season"),
        ("last summer", "last summer", "2024-06", "2024-08", "season"),
        ("next spring", "next spring", "2026-03", "2026-05", "season"),
        ("It fell in spring.", "spring", "2025-03", "2025-05", "season"),
        ("It will fall in autumn.", "autumn", "2025-09", "2025-11", "season"),
        ("It fell in summer.", "summer", "2025-06", "2025-08", "season"),
        ("next autumn", "next autumn", None, None, "season"),
        ("winter 2024", "winter 2024", None, None, "season"),
        ("from 2014 to 2016", "2014 to 2016", "2014", "2016", "year"),
        ("between 2014 and 2016", "between 2014 and 2016", "2014", "2016", "year"),
        ("in 2014-15", "2014-15", "2014", "2015", "year"),
        ("(1828-1832)", "1828-1832", "1828", "1832", "year"),
        ("over the past year", "the past year", "2024", "2025", "year"),
        ("in the 1990s", "the 1990s", "1990", "1999", "decade"),
        ("the mid-1990s", "the mid-1990s", "1990", "1999", "decade"),
        ("the '90s", "the '90s", "1990", "1999", "decade"),
        ("in the late 60's", "the late 60's", "1960", "1969", "decade"),
        ("the 1990's", "the 1990's", "1990", "1999", "decade"),
        ("back in the 80s", "the 80s", "1980", "1989", "decade"),
        ("last decade", "last decade", None, None, "decade"),
        ("the 21st century", "the 21st century", "2001", "2100", "century"),
        ("the 5th century BC", "the 5th century BC", None, None, "century"),
    ],
)
def test_spans(text: str, words: str, first: str | None, last: str | None, grain: str) -> None:
    assert told(text) == (words, first, last, grain)


@pytest.mark.parametrize("text", ["a man in his 60s", "highs in the 80s", "back in the 20s"])
def test_figures_that_are_no_decades(text: str) -> None:
    assert entities(text, "TEMPORAL") == []


@pytest.mark.parametrize(
    "text", ["They may march. March on!", "the Winter War", "The Sunday Times said", "John 3:16", "Jan spoke", "99:99"]
)
def test_words_that_are_no_times(text: str) -> None:
    assert entities(text, "TEMPORAL") == []


def test_weeks_are_those_of_iso_8601() -> None:
    assert told("last week") == ("last week", "2025-W24", None, "week")
    assert told("two weeks ago") == ("two weeks ago", "2025-W23", None, "week")
    assert told("the week before last") == ("the week before last", "2025-W23", None, "week")
    assert told("the week after next") == ("the week after next", "2025-W27", None, "week")
    assert told("the week before last Friday")[:2] == ("last Friday", "2025-06-13")
    assert told("this week", "2024-12-30T00:00:00Z") == ("this week", "2025-W01", None, "week")


@pytest.mark.parametrize("words", ["Tuesday", "last week", "today", "two days ago", "June 4", "last summer", "in June"])
def test_without_a_day_of_publication_relative_times_have_words_only(words: str) -> None:
    found = only(words, "TEMPORAL", None)
    assert "date" not in found
    assert found["id"] == f"temporal:{found['text'].lower().replace(' ', '-')}"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("In 1910, on October 5, a revolt began.", "1910-10-05"),
        ("During 1910 a revolt broke out in Lisbon on October 5.", "1910-10-05"),
        ("The writer, born in 1920 on 4 May, has died.", "1920-05-04"),
        ("In 2007 it was held from September 10 till September 16.", "2007-09-10"),
        ("In 1945, after the war, he moved in March to Rome.", "1945-03"),
        ("In 1914, on Christmas Eve, they sang.", "1914-12-24"),
        ("In 2014 Crimea fell, and Kyiv said on June 5 it would not forget.", "2025-06-05"),
        ("In 2022 he was jailed, he will be freed on June 20.", "2025-06-20"),
        ("The firm was founded in 1998. On June 5 it closed.", "2025-06-05"),
        ("Founded in 1998, the firm closed on June 5.", "2025-06-05"),
        ("In 2014 it rained, and on Thursday, June 5, again.", "2025-06-05"),
    ],
)
def test_the_year_may_stand_at_the_head_of_the_sentence(text: str, date: str) -> None:
    assert entities(text, "TEMPORAL")[1]["date"] == date


def test_a_year_before_a_word_for_time_is_one() -> None:
    assert told("in 2012 Obama time and again said so")[:2] == ("2012", "2012")


def test_what_is_shut_for_a_week_is_so_from_the_day_on() -> None:
    assert entities("The port was shut for a week on Tuesday.", "TEMPORAL")[-1]["date"] == "2025-06-17"


@pytest.mark.parametrize("text", ["On Friday, last week's loser won.", "In June this year's budget was passed."])
def test_what_is_of_a_week_or_year_says_nothing_of_the_day_before_it(text: str) -> None:
    assert len(entities(text, "TEMPORAL")) == 2


def test_ids_are_the_date_or_span() -> None:
    assert only("on June 4", "TEMPORAL")["id"] == "temporal:2025-06-04"
    assert only("Q1 2025", "TEMPORAL")["id"] == "temporal:2025-01/2025-03"


@given(
    st.dates(date(300, 1, 1), date(9700, 12, 31)),
    st.sampled_from([
        *("Tuesday", "next Tuesday", "last Friday", "today", "last week", "next month", "June 4", "in June"),
        *("last summer", "this winter", "next spring", "last weekend", "three weeks ago", "100 years ago"),
        *("40000 days ago", "the past three months", "last quarter", "this century", "February 29"),
        *("from Monday to Friday", "the next two years will"),
    ]),
)  # fmt: skip
def test_any_day_of_publication_gives_dates_in_order(day: date, words: str) -> None:
    for found in entities(words, "TEMPORAL", f"{day.isoformat()}T00:00:00Z"):
        first, last = found.get("date"), found.get("until")
        assert last is None or (first is not None and first < last)
        if first is not None and found["grain"] == "day":
            date.fromisoformat(first)


@given(st.dates(date(300, 1, 1), date(9700, 12, 31)))
def test_a_weekday_is_within_a_week_of_the_publication(day: date) -> None:
    published = f"{day.isoformat()}T23:59:59Z"
    past = date.fromisoformat(only("Shells fell on Tuesday.", "TEMPORAL", published)["date"])
    coming = date.fromisoformat(only("They will meet on Tuesday.", "TEMPORAL", published)["date"])
    assert past.weekday() == coming.weekday() == 1
    assert 0 <= (day - past).days < 7
    assert 0 <= (coming - day).days < 7


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        # In Seoul it is Thursday while it is Wednesday in UTC.
        ("SEOUL, June 19 (Yonhap) -- It came on Thursday.", "2025-06-18T23:30:00Z", "2025-06-19"),
        ("SEOUL, June 19, 2025 (Yonhap) -- It came on Thursday.", None, "2025-06-19"),
        ("SEOUL, June 12 (Yonhap) -- It came on Thursday.", "2025-06-18T23:30:00Z", "2025-06-12"),
        ("SEOUL (Yonhap) -- It came on Thursday.", "2025-06-18T23:30:00Z", "2025-06-12"),
    ],
)
def test_the_datelines_day_counts_where_clocks_differ(text: str, published: str | None, day: str) -> None:
    *_, thursday = entities(text, "TEMPORAL", published)
    assert (thursday["text"], thursday["date"]) == ("Thursday", day)
