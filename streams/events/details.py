"""What else an event's sentence tells: modes and contexts, place, day, amounts, and how real the event is."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

from streams.events.predicate import Predicate
from streams.events.reading import Reading

_IN: Final = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout", "off"})
_DAY: Final = re.compile(r"temporal:([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)\Z")
_LONG_AGO: Final = frozenset({"decade", "decades", "century", "centuries", "years"})
_UNDONE: Final = frozenset({"failed", "fails", "fail", "failing", "refrained", "refrains", "refrain", "refraining"})
_FOILED: Final = frozenset({"foiled", "foil", "foils", "thwarted", "thwart", "thwarts", "averted", "prevented"})
_FOILED_WITHIN: Final = 5
_MOST_MODES: Final = 3
_ABSORBED: Final = frozenset({"AGREE", "THREATEN", "CONCEDE", "REQUEST", "REJECT"})
"""Types that lie in the future by their nature; the future is no news in them."""


def modes(reading: Reading, type_: str) -> list[str]:
    """The modes of PLOVER 2024 that the words of the sentence tell of, in their order, three at most."""
    found: list[str] = []
    for entry in reading.entries:
        if entry is not None and entry.modes:
            for of, mode in entry.modes:
                if of == type_ and mode not in found:
                    found.append(mode)
    return found[:_MOST_MODES]


def contexts(reading: Reading) -> list[str]:
    """The contexts of PLOVER 2024 that the words of the sentence tell of, in their order."""
    found: dict[str, None] = {}
    for entry in reading.entries:
        if entry is not None and entry.contexts:
            found.update(dict.fromkeys(entry.contexts))
    return list(found)


def place(reading: Reading, predicate: Predicate) -> Mapping[str, Any] | None:
    """The location that stands behind `in` or its like after a verb, else before it."""
    behind = _place(reading, predicate.at + 1, len(reading.words))
    return behind if behind is not None else _place(reading, 0, predicate.first)


def _place(reading: Reading, low: int, high: int) -> Mapping[str, Any] | None:
    for i in range(low, high):
        name: Mapping[str, Any] | None = reading.names[i]
        if name is None or name["start"] != reading.starts[i] or name["type"] != "LOCATION":
            continue
        for word in reading.words[max(0, i - 3) : i]:
            if word in _IN:
                return name
    return None


def day(entities: Sequence[Mapping[str, Any]], reading: Reading) -> str | None:
    """The first of the most precise dates among a sentence's entities, as it is given: 2025-06-17, 2025-06 or 2025.

    Of a year and a day, it is the year that tells of something else: which invaded in 2022, fired missiles on Tuesday;
    but when somebody spoke comes last.
    """
    told: list[tuple[bool, int, str]] = []
    for entity in entities:
        found = _DAY.match(entity["id"]) if entity["type"] == "TEMPORAL" else None
        if found is not None:
            at = bisect_left(reading.starts, entity["start"])
            spoke = any(entry is not None and entry.verb == "say" for entry in reading.entries[max(0, at - 2) : at])
            told.append((not spoke, len(found.group(1)), found.group(1)))
    return max(told, key=itemgetter(0, 1))[2] if told else None


def amounts(entities: Sequence[Mapping[str, Any]]) -> list[int]:
    """Where the quantities and sums of money of a sentence begin."""
    return [entity["start"] for entity in entities if entity["type"] in ("QUANTITY", "MONEY")]


def latest_year(entities: Sequence[Mapping[str, Any]]) -> int | None:
    """The year of the latest day that an item names in full: about when it was written; none where it names none."""
    years = [
        e["id"][9:13] for e in entities if e["type"] == "TEMPORAL" and len(e["id"]) == 19 and e["id"][9:10] in "12"
    ]
    return max((int(year) for year in years if year.isdigit()), default=None)


def auxiliary(
    reading: Reading, found: Sequence[Predicate], lead: int, type_: str, date: str | None, now: int | None
) -> dict[str, bool]:
    """The four auxiliary modes, each true or false: negated, future, historical, hypothetical.

    What is part of a type is not said again: AGREE is future, a REJECT is no negated event.
    """
    predicate = found[lead] if lead >= 0 else None
    chain = _chain(found, lead)
    last = chain[-1] if chain else None
    words = reading.words
    denied = last is not None and (last.negated or _is_denied(words, last))
    negated = denied and type_ not in ("REJECT", "CONCEDE")
    future = any(p.future for p in chain) and type_ not in _ABSORBED
    hedged = predicate is not None and (predicate.hedged or (predicate.possible and not predicate.future))
    supposed = last is not None and last.possible and not last.future and type_ not in _ABSORBED
    historical = date is not None and now is not None and int(date[:4]) < now - 1
    if not historical and "ago" in words:
        historical = words[max(0, words.index("ago") - 1)] in _LONG_AGO
    return {
        "negated": negated,
        "future": future,
        "historical": historical,
        "hypothetical": hedged or supposed,
    }


def _is_denied(words: Sequence[str], predicate: Predicate) -> bool:
    """Whether words before a verb say that it was not done: failed to expel, neither of them, foiled a plot to bomb."""
    first = predicate.first
    link = first if words[first] in ("to", "from") else first - 1
    if link > 0 and words[link] in ("to", "from") and words[link - 1] in _UNDONE:
        return True
    if predicate.subject_from >= 0 and "neither" in words[max(0, predicate.subject_from - 1) : predicate.subject_to]:
        return True
    return not _FOILED.isdisjoint(words[max(0, first - _FOILED_WITHIN) : first])


def _chain(found: Sequence[Predicate], lead: int) -> list[Predicate]:
    """The leading predicate and those that it is about, where one takes over the other's type."""
    chain: list[Predicate] = []
    n = lead
    while n >= 0 and len(chain) < len(found):
        chain.append(found[n])
        n = found[n].complement if found[n].cls in ("say", "decide", "plan", "launch", "be", "have") else -1
    return chain
