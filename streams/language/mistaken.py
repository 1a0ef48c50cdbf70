"""Names that a list or the model sees in what is none there: total losses, Brent crude."""

import re
from collections.abc import Sequence
from typing import Final

from streams.language.listing import listed
from streams.language.mentions import Mention
from streams.language.neighbours import begins_sentence
from streams.language.scores import CLASSES
from streams.language.settle import Span, longer_first, overlapping
from streams.language.tense_words import NO_PAST_VERBS, PAST_VERBS

_ORGANISATION: Final = CLASSES.index("ORGANISATION")
_ADJECTIVES: Final = frozenset(listed("Total Next Continental Universal Progressive"))
"""Companies whose names are what may stand before any noun at the beginning of a sentence."""
_VERBS: Final = PAST_VERBS | frozenset(listed("is was has had will would could may plans expects aims and in"))
_WORD: Final = re.compile(r" ([a-z]{1,20})")
_OILS: Final = frozenset({"Brent", "WTI", "Urals", "Murban", "West Texas Intermediate"})
"""Kinds of crude that are called by their names alone."""
_TRADED: Final = (" crude", " Crude", " futures", " oil futures")
_FLIGHT: Final = re.compile(r"[Ff]light (?:[A-Z]{1,2} ?)?[0-9]{1,4}(?!\w)")
_AIRLINE: Final = re.compile(r"(?:[A-Z][\w-]{1,20} ){1,3}(?:Airlines|Airways|Air) \Z")
_LOOKBACK: Final = 80


def with_airlines(text: str, spans: Sequence[Span]) -> Sequence[Span]:
    """The spans, in order, and the airlines before the numbers of flights: Ethiopian Airlines Flight 302."""
    if "light " not in text:
        return spans
    starts = [span.start for span in spans]
    kept = set(spans)
    for flight in _FLIGHT.finditer(text):
        airline = _AIRLINE.search(text, max(0, flight.start() - _LOOKBACK), flight.start())
        if airline is not None:
            start, end = airline.start(), flight.start() - 1
            kept -= {span for span in overlapping(spans, starts, start, end) if span.start < start or span.end >= end}
            kept.add(Span(start, end, _ORGANISATION, 0))
    return sorted(kept, key=longer_first)


def is_mistaken(text: str, mention: Mention) -> bool:
    """Whether a mention is a plain word at the head of a sentence, or a kind of oil: Total losses, Brent crude."""
    start, end, of, id_, _, _ = mention
    words = text[start:end]
    if of == "ORGANISATION" and words in _ADJECTIVES:
        behind = _WORD.match(text, end)
        return behind is not None and begins_sentence(text, start) and not _tells(behind[1])
    if words in _OILS:
        return "crude" in text or "barrel" in text
    return of == "LOCATION" and not id_.startswith("country:") and text.startswith(_TRADED, end)


def _tells(word: str) -> bool:
    """Whether a word says what the one before it did."""
    return word in _VERBS or (word.endswith("ed") and word not in NO_PAST_VERBS)
