"""What a verb's surroundings tell: who acts, on what, where to, on which terms. Each function is one question."""

from typing import Final

from streams.events.grammar import ADVERB, COMMA, NOUN, PREPOSITION, SUBORDINATOR, TIME, VERB
from streams.events.predicate import Predicate
from streams.events.reading import Reading

MISHAPS: Final = frozenset({"sport", "market", "accident"})
"""Classes of nouns that tell of sport, markets and accidents."""
FIGHTING: Final = frozenset({"REB", "MIL", "PRM"})
"""Sectors that fight."""
_LET_IN: Final = frozenset({"aid", "peacekeeper", "inspector", "convoy"})
_RETURNING: Final = frozenset({"refugee", "prisoner", "troops", "victim", "peacekeeper", "inspector", "warship"})
_WORKPLACES: Final = frozenset(
    {"office", "headquarters", "studio", "newspaper", "radio station", "television station", "home", "house"}
)
_PARTIES: Final = frozenset({"both", "rival", "warring", "opposing", "factions", "sides", "parties"})


def is_of_another(reading: Reading, inner: Predicate) -> bool:
    """Whether the subject of what is said is named."""
    return any(name is not None for name in reading.names[max(0, inner.first - 3) : inner.first])


def helps_rebels(reading: Reading, inner: Predicate) -> bool:
    """Whether what is said is that others help rebels."""
    if inner.future or inner.passive or not is_of_another(reading, inner):
        return False
    entries = [entry for entry in reading.entries[inner.at + 1 : inner.at + 8] if entry is not None]
    return any(entry.sector == "REB" for entry in entries)


def subject_class(reading: Reading, predicate: Predicate) -> str:
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


def keeps_from_doing(reading: Reading, predicate: Predicate) -> bool:
    """Whether people are kept from something other than coming in: barred them from praying."""
    words = reading.words
    for i in range(predicate.at + 1, min(len(words) - 1, predicate.at + 12)):
        if words[i] == "from":
            return words[i + 1].endswith("ing") and words[i + 1] not in ("entering", "returning", "visiting", "landing")
    return False


def is_border(reading: Reading, predicate: Predicate) -> bool:
    """Whether the object is a border or a mission abroad."""
    entry = reading.entries[predicate.noun_at] if predicate.noun_at >= 0 else None
    return entry is not None and entry.noun_lemma in ("border", "frontier", "border crossing", "embassy", "consulate")


def are_settlers(reading: Reading, predicate: Predicate) -> bool:
    """Whether the subject is settlers, whose arson the gold standard takes for force, not protest."""
    return any(word.startswith("settler") for word in reading.words[max(0, predicate.subject_from) : predicate.at])


def is_abroad(reading: Reading, predicate: Predicate) -> bool:
    """Whether an official is said to be in a place: was in Cairo on Monday."""
    i = predicate.at + 1
    if reading.words[i : i + 1] != ["in"] or i + 1 >= len(reading.words):
        return False
    name = reading.names[i + 1]
    return name is not None and name["type"] == "LOCATION" and subject_sector(reading, predicate) == "GOV"


def returns(reading: Reading, predicate: Predicate) -> bool:
    """Whether something is given back, or people come home whose coming home is an event."""
    i = predicate.at + 1
    if i < len(reading.words) and reading.kinds[i] in (PREPOSITION, ADVERB, TIME, COMMA):
        return subject_class(reading, predicate) in _RETURNING
    return True


def is_from_ranks(reading: Reading, predicate: Predicate) -> bool:
    """Whether it is a party or a body that one is expelled from."""
    words = reading.words
    for i in range(predicate.at + 1, min(len(words), predicate.at + 14)):
        if words[i] in ("from", "of"):
            told = [entry for entry in reading.entries[i + 1 : i + 5] if entry is not None]
            if any(entry.sector == "PTY" or entry.noun == "membership" for entry in told):
                return True
    return False


def is_with_another(reading: Reading, predicate: Predicate) -> bool:
    """Whether a country is named behind `with`, right behind the noun."""
    words, names = reading.words, reading.names
    for i in range(predicate.noun_at + 1, min(len(words) - 1, predicate.noun_at + 3)):
        if words[i] == "with" and any(
            name is not None and name["type"] in ("LOCATION", "NATIONALITY") for name in names[i + 1 : i + 4]
        ):
            return True
    return False


def is_march(reading: Reading, predicate: Predicate) -> bool:
    """Whether the object is a march."""
    entry = reading.entries[predicate.noun_at] if predicate.noun_at >= 0 else None
    return entry is not None and entry.noun_lemma == "march"


def has_condition(reading: Reading) -> bool:
    """Whether the sentence names a condition."""
    return any(word in ("if", "unless") for word in reading.words)


def subject_sector(reading: Reading, predicate: Predicate) -> str:
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


def is_verbal(reading: Reading, predicate: Predicate) -> bool:
    """Whether an attack is one of words: attacked the Vatican for making, as inhuman."""
    for i in range(predicate.at + 1, min(len(reading.words) - 1, predicate.at + 9)):
        if reading.words[i] == "as" or (reading.words[i] == "for" and reading.words[i + 1].endswith("ing")):
            return True
    return False


def is_workplace(reading: Reading, predicate: Predicate) -> bool:
    """Whether the object is a house or an office, which police search."""
    entry = reading.entries[predicate.noun_at] if predicate.noun == "property" else None
    return entry is not None and entry.noun_lemma in _WORKPLACES


def lets_in(reading: Reading, predicate: Predicate) -> bool:
    """Whether somebody who is let in stands behind `to`: opened the camps to inspectors."""
    words = reading.words
    for i in range(predicate.at + 1, min(len(words) - 1, predicate.at + 12)):
        if words[i] == "to":
            entries = [entry for entry in reading.entries[i + 1 : i + 6] if entry is not None]
            return any(entry.noun in _LET_IN for entry in entries)
    return False


def moves_away(reading: Reading, predicate: Predicate) -> bool:
    """Whether one moves back where one came from."""
    words = reading.words
    for i in range(predicate.at + 1, min(len(words), predicate.at + 12)):
        if words[i] in ("home", "back") or (words[i] == "out" and words[i + 1 : i + 2] == ["of"]):
            return True
        if reading.kinds[i] in (COMMA, SUBORDINATOR, VERB):
            break
    return False


def is_own(reading: Reading, predicate: Predicate) -> bool:
    """Whether the object belongs to the subject."""
    return any(word in ("its", "their", "his") for word in reading.words[predicate.at : predicate.noun_at])


def is_at_sea(reading: Reading, predicate: Predicate) -> bool:
    """Whether the sea is named behind a verb."""
    return any(word in ("sea", "ocean", "waters") for word in reading.words[predicate.at : predicate.at + 14])


def moves_into(reading: Reading, predicate: Predicate) -> bool:
    """Whether one moves into a place."""
    return predicate.lemma.endswith(" into") or "into" in reading.words[predicate.at + 1 : predicate.at + 6]


def is_in_protest(reading: Reading, predicate: Predicate) -> bool:
    """Whether something is done in protest."""
    words = reading.words[predicate.at : predicate.at + 16]
    return "protest" in words and words[words.index("protest") - 1] == "in"


def is_name(reading: Reading, predicate: Predicate) -> bool:
    """Whether a country or body is the subject, not people of it."""
    name = reading.names[predicate.first - 1] if predicate.first else None
    return name is not None and name["type"] in ("LOCATION", "ORGANISATION")


def names_country(reading: Reading, predicate: Predicate) -> bool:
    """Whether a country is the object."""
    name = reading.names[predicate.at + 1] if predicate.at + 1 < predicate.until else None
    return name is not None and name["type"] == "LOCATION"


def is_of_no_concern(reading: Reading, predicate: Predicate) -> bool:
    """Sport, markets and accidents: a side is beaten, a storm kills."""
    if predicate.noun in MISHAPS or predicate.other_noun in MISHAPS:
        return True
    first = predicate.at if predicate.passive and predicate.noun else max(0, predicate.subject_from)
    for i in range(predicate.at - 1, first - 1, -1):
        entry = reading.entries[i]
        if entry is not None and entry.noun:
            if entry.noun in MISHAPS:
                return True
            break
    sport = [entry for entry in reading.entries[predicate.at : predicate.until] if entry is not None]
    return any(entry.noun == "sport" for entry in sport)


def ends_war(predicate: Predicate, inner: Predicate | None) -> bool:
    """Whether what is asked for is the end of a war."""
    if inner is not None:
        return inner.cls == "end" and inner.noun == "attack"
    return predicate.noun == "ending" and predicate.other_noun == "attack"


def is_party(reading: Reading, predicate: Predicate) -> bool:
    """Whether the subject takes part in a war."""
    for i in range(max(0, predicate.subject_from), max(0, predicate.subject_to)):
        entry = reading.entries[i]
        if reading.words[i] in _PARTIES or (entry is not None and entry.sector in FIGHTING):
            return True
    return False
