"""What a verb's subject tells: whose deed it is. Each function answers one question of `data/precedence.txt`."""

from typing import Final

from streams.events.grammar import COMMA, NOUN, PREPOSITION
from streams.events.predicate import Predicate
from streams.events.reading import Reading

_FIGHTING: Final = frozenset({"REB", "MIL", "PRM"})
_SIDES: Final = frozenset({"both", "rival", "warring", "opposing", "factions", "sides", "parties"})


def sector(reading: Reading, predicate: Predicate) -> str:
    """The sector of the head of a subject, the last of those its words tell of before any preposition."""
    found = crowd = ""
    for i in range(max(0, predicate.subject_from), max(0, predicate.subject_to)):
        entry = reading.entries[i]
        if reading.kinds[i] == PREPOSITION and found:
            break
        if entry is not None and entry.sector and not (found == "COP" and entry.sector == "GOV"):
            found = entry.sector
        elif not found and reading.words[i] in ("thousands", "hundreds"):
            crowd = "CVL"
    return found or crowd


def noun_class(reading: Reading, predicate: Predicate) -> str:
    """The class of the first noun of a subject, or of the one a passive is done by."""
    low, high = max(0, predicate.subject_from), max(0, predicate.subject_to)
    if predicate.agent >= 0:
        low, high = predicate.agent + 1, min(len(reading.words), predicate.agent + 5)
    for i in range(low, high):
        entry = reading.entries[i]
        if entry is not None and entry.noun and reading.kinds[i] == NOUN:
            return entry.noun
        if reading.kinds[i] in (COMMA, PREPOSITION):
            break
    return ""


def by_state(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether a country or body is the subject, not people of it."""
    name = reading.names[predicate.first - 1] if predicate.first else None
    return name is not None and name["type"] in ("LOCATION", "ORGANISATION")


def by_warring(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether the subject takes part in a war."""
    for i in range(max(0, predicate.subject_from), max(0, predicate.subject_to)):
        entry = reading.entries[i]
        if reading.words[i] in _SIDES or (entry is not None and entry.sector in _FIGHTING):
            return True
    return False


def by_settlers(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether the subject is settlers, whose arson the gold standard takes for force, not protest."""
    return any(word.startswith("settler") for word in reading.words[max(0, predicate.subject_from) : predicate.at])


def by_hackers(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether hackers are named before a verb."""
    return "hacker" in reading.words[: predicate.at]


def of_another(reading: Reading, predicate: Predicate, inner: Predicate) -> bool:
    """Whether the subject of what is said is named."""
    return any(name is not None for name in reading.names[max(0, inner.first - 3) : inner.first])


def of_oneself(reading: Reading, predicate: Predicate, inner: Predicate) -> bool:
    """Whether what is said is what one does oneself: said it would."""
    return any(word in ("it", "they", "he", "she") for word in reading.words[max(0, inner.first - 2) : inner.first])


def helps_rebels(reading: Reading, predicate: Predicate, inner: Predicate) -> bool:
    """Whether what is said is that others help rebels."""
    if inner.future or inner.passive or not of_another(reading, predicate, inner):
        return False
    entries = [entry for entry in reading.entries[inner.at + 1 : inner.at + 8] if entry is not None]
    return any(entry.sector == "REB" for entry in entries)
