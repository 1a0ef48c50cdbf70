"""Input is hostile: offsets hold, time is linear, and what is found is bounded."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Event
from streams.events.find import MOST_EVENTS, MOST_SENTENCES
from streams.language.listing import listed

PIECES = st.sampled_from(
    listed(
        "Russia Russian’s troops “ ” , . ; : - — that who to not will by said refused agreed must attacked strike "
        "attack the a an of in on after if unless and or talks sanctions Kenya U.N. \U0001f1fa\U0001f1e6 é İ ß\u0301 "
        "is was being have been killed 6,000 $5m May 2024 (a) 's n't can't protest against with joint drills border aid"
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_every_offset_slices_its_text_and_every_event_fits_the_contract(find, text):
    for event in find(text):
        Event.model_validate(event)
        trigger = event["evidence"]["trigger"]
        assert event["evidence"]["start"] <= trigger["start"] < trigger["end"] <= event["evidence"]["end"]
        for span in (trigger, event.get("actor", {}), event.get("recipient", {}), event.get("place", {})):
            if "start" in span:
                assert text[span["start"] : span["end"]] == span["text"]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(find, text):
    for event in find(text):
        Event.model_validate(event)


def test_the_surest_comes_first_and_there_are_not_too_many(find):
    nations = ("Chad", "Mali", "Togo", "Peru", "Cuba", "Iran", "Oman", "Fiji", "Laos", "Iraq", "Kenya", "Nepal")
    text = "\n".join(f"{one} accused {two} of theft, and {two} attacked {one}." for one in nations for two in nations)
    told = find(text)
    assert 0 < len(told) <= MOST_EVENTS
    assert [event["score"] for event in told] == sorted((event["score"] for event in told), reverse=True)
    assert len({event["evidence"]["start"] for event in told}) <= MOST_SENTENCES


def test_sentences_that_abbreviations_join_are_bounded(coder):
    from streams.events import events
    from streams.language import sentences

    def seconds(text: str) -> float:
        started = time.perf_counter()
        events(text, [], sentences(text), coder)
        return time.perf_counter() - started

    short, long = "attacked U.S. Xyz " * 500, "attacked U.S. Xyz " * 50_000
    seconds(short)
    assert seconds(long) < 400 * max(seconds(short), 0.001)


@pytest.mark.parametrize(
    "piece",
    ["1,", "attack ", "said that ", "who said ", "refused to ", "not ", "a-", "the Russian ", "'s", "(", "Kenya, "],
)
def test_a_long_line_costs_little_more_than_a_short_one(coder, piece):
    from streams.events import events

    def seconds(text: str) -> float:
        started = time.perf_counter()
        events(text, [], [(0, len(text))], coder)
        return time.perf_counter() - started

    short, long = piece * 2_000, piece * 200_000
    seconds(short)
    assert seconds(long) < 50 * max(seconds(short), 0.001)
