"""Properties that hold for numbers and times in whatever text comes."""

import gc
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Entity
from streams.language import recognise
from tests.support.measured import PUBLISHED, gazetteer

KINDS = {"QUANTITY", "MONEY", "TEMPORAL"}
PIECES = st.sampled_from([
    *("0", "1", "12", "1,000", "3.5", "0930", "2024", "1990s", "04/06/2024", "2024-06-04", "7:30", "p.m.", "GMT", "%"),
    *("$", "€", "US", "Rs", "bn", "m", "k", "km", "- ", "-", "–", "+", " ", "  ", "\n", "\xa0", ",", ".", ";", "'"),
    *("(", "one", "two", "a dozen", "half a million", "hundreds", "of", "and", "to", "between", "from", "at least"),
    *("up to", "about", "minus", "more than", "or more", "or so", "people", "troops", "days", "weeks", "years"),
    *("ago", "old", "later", "the past", "the next", "last", "next", "early", "mid-", "the end of", "total of"),
    *("including", "comprising", "of whom", "of them", "June", "May", "Dec.", "Monday", "Tuesday", "yesterday"),
    *("last week", "summer", "Q1", "first quarter", "th century", "will", "said", "dollars", "Canadian", "yuan"),
    *("CHF", "percent", "percentage points", "degrees Celsius", "strikes", "oil", "Resolution", "𝔘", "é", "\u0301"),
    *("half", "half of the", "two thirds", "a third of", "by a quarter", "half an hour", "½", " 1/2", "every", "daily"),
    *("each", "Mondays", "twice a week", "times a day", "every other", "Of the", "\0", "\x1b[0m", "\u202e", "\u200f"),
    *("hours", "1700 hours", "noon", "midnight on", "o'clock", "minutes", "the first two months", "of 2025"),
    "next week",
    *("In 1910, ", "until", "the day before", "a week from", "months to", "for a year", "Black Friday", "the 60s"),
    *("1 200", "1'200", "1.200.000", "1,20,000", "1,2", "−", "‑", "\u202f", "5m-10m", "km²", "sq. km", "kWh", "b/d"),
    *("killed", "toll", "other", "Green", "Aster", "Challenger 2", "3 in 10", "2/3 of", "1-in-5", "R", "KSh", "B"),
    *("Israelis", "Chinese", "British", "full-time", "18-year-old", "per dollar", "to the dollar", "a child and"),
    *("😀", "👩‍🚀", "\u2028", "\ufeff", "٣", "१२", "²", "①"),
])  # fmt: skip
RECURRENCE = re.compile(
    r"P[0-9T.A-Z]+|XXXX(-\d\d|-WXX-(\d|WE|WD)|-XX-XX|-[A-Z]{2})?(-\d\d)?(T(\d\d:\d\d.*|[A-Z]{2}))?", re.ASCII
)
DATE = re.compile(r"\d{4}(-W\d\d|-\d\d(-\d\d(T\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII)


@given(st.lists(PIECES, max_size=30).flatmap(lambda pieces: st.sampled_from([" ", ""]).map(lambda by: by.join(pieces))))
def test_mentions_are_what_the_text_says_and_fit_the_contract(text: str) -> None:
    entities = recognise(text, PUBLISHED, gazetteer())
    starts = {e["start"] for e in entities if e["type"] in KINDS}
    for entity in entities:
        Entity.model_validate(entity)
        assert text[entity["start"] : entity["end"]] == entity["text"]
        if entity["type"] not in KINDS:
            continue
        assert None not in entity.values()
        assert entity["text"] == entity["text"].strip()
        assert entity.get("part_of") in {None, *starts} - {entity["start"]}
        assert ("upper" in entity) == (entity.get("precision") == "range")
        if "value" in entity and "upper" in entity:
            assert entity["value"] < entity["upper"]
        assert "recurrence" in entity or "frequency" not in entity
        if "recurrence" in entity:
            assert RECURRENCE.fullmatch(entity["recurrence"])
            assert not {"date", "until", "duration"} & entity.keys()
        for when in (entity.get("date"), entity.get("until")):
            assert when is None or DATE.fullmatch(when)


@pytest.mark.parametrize(
    "piece",
    [
        *("1,", "1-", "1 ", "1.", "$", "$1", "1:30 ", "1/", "'90s ", "2024-", "20-", "two and ", "a hundred and "),
        *("half a million ", "hundreds of ", "between 1 and ", "June ", "June 4-", "4 June ", "Monday "),
        *("Monday, ", "early ", "the end of ", "including 5 men ", "total of 5 "),
        *(
            "5 men, including 4 men, of whom ",
            "half of the 5 ",
            "Of the 9, 1 ",
            "9: 1, ",
            "every ",
            "Mondays and ",
            "twice a week ",
            "3 times a day ",
            "two thirds by a third ",
            "1½",
            "1 1/2 ",
            "1 to ",
            "last week ",
            "two days ago ",
            "5 percent ",
            "two hours and ",
            "1 year, 2 months, ",
            "9 a.m. to ",
            "0600 to ",
            "noon on ",
            "In 1910, on June 4 ",
            "a week from ",
            "2 months to ",
            "for a year and ",
            "first two months ",
            "1 000 ",
            "1'000",
            "1.000.",
            "1,00,",
            "-1 to ",
            "5m-",
            "killed 3, ",
            "the toll rose to nine of ",
            "2 U.S. and ",
            "2 full-time and ",
            "3 other Green ",
            "Foobar 15 masts ",
            "A 1 ",
            "1-plus billion ",
            "4 in 10 ",
            "9 men, including a child and ",
        ),
    ],
)
def test_the_time_it_takes_grows_with_the_text_only(piece: str) -> None:
    def taken(size: int) -> float:
        text = piece * (size // len(piece))
        # The collector would look at all that other tests have left, as often as this makes objects.
        gc.disable()
        started = time.process_time()
        recognise(text, PUBLISHED, gazetteer())
        taken = time.process_time() - started
        gc.enable()
        return taken

    taken(1_000)
    # Ten times the text in a hundred times the time is what a quadratic part would take.
    assert taken(100_000) < 60 * max(min(taken(10_000), taken(10_000)), 0.02)
