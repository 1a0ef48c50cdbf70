"""What a verb's surroundings tell: where to, with whom, on which terms. Each function answers one question of
`data/precedence.txt`, about a verb and its complement or, in the groups `next` and `purpose`, the next verb.
"""

from collections.abc import Callable, Mapping
from typing import Final

from streams.events import accidents, subjects
from streams.events.grammar import ADVERB, COMMA, CONJUNCTION, PREPOSITION, SUBORDINATOR, TIME, VERB
from streams.events.predicate import Predicate
from streams.events.reading import Reading
from streams.language.listing import listed

_OFFICES: Final = frozenset(
    listed(
        "minister ministers president vice-president premier governor governors chief chiefs commander commanders "
        "general generals judge judges prosecutor prosecutors mayor mayors cabinet commissioner ambassador"
    )
)
"""Whom a state dismisses; what companies do with their own is no event."""
_LET_IN: Final = frozenset({"aid", "peacekeeper", "inspector", "convoy"})
_OTHERWISE: Final = frozenset({"see", "face", "lose", "risk", "suffer", "be", "else", "expect", "forfeit", "leave"})
_TIMES: Final = frozenset(
    {"hours", "days", "hour", "day", "week", "weeks", "month", "months", "until", "deadline", "nightfall"}
)


def moves_away(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether one moves back where one came from."""
    words = reading.words
    for i in range(predicate.at + 1, min(len(words), predicate.at + 12)):
        if words[i] in ("home", "back") or (words[i] == "out" and words[i + 1 : i + 2] == ["of"]):
            return True
        if reading.kinds[i] in (COMMA, SUBORDINATOR, VERB):
            break
    return False


def moves_into(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether one moves into a place."""
    return predicate.lemma.endswith(" into") or "into" in reading.words[predicate.at + 1 : predicate.at + 6]


def lets_in(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether somebody who is let in stands behind `to`: opened the camps to inspectors."""
    words = reading.words
    for i in range(predicate.at + 1, min(len(words) - 1, predicate.at + 12)):
        if words[i] == "to":
            entries = [entry for entry in reading.entries[i + 1 : i + 6] if entry is not None]
            return any(entry.noun in _LET_IN for entry in entries)
    return False


def from_doing(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether people are kept from something other than coming in: barred them from praying."""
    words = reading.words
    for i in range(predicate.at + 1, min(len(words) - 1, predicate.at + 12)):
        if words[i] == "from":
            return words[i + 1].endswith("ing") and words[i + 1] not in ("entering", "returning", "visiting", "landing")
    return False


def abroad(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether somebody is said to be in a place: was in Cairo on Monday."""
    i = predicate.at + 1
    if reading.words[i : i + 1] != ["in"] or i + 1 >= len(reading.words):
        return False
    name = reading.names[i + 1]
    return name is not None and name["type"] == "LOCATION"


def at_sea(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether the sea is named behind a verb."""
    return any(word in ("sea", "ocean", "waters") for word in reading.words[predicate.at : predicate.at + 14])


def with_another(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether a country is named behind `with`, right behind the noun."""
    words, names = reading.words, reading.names
    for i in range(predicate.noun_at + 1, min(len(words) - 1, predicate.noun_at + 3)):
        if words[i] == "with" and any(
            name is not None and name["type"] in ("LOCATION", "NATIONALITY") for name in names[i + 1 : i + 4]
        ):
            return True
    return False


def several_at(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether the object is in the plural and directed at somebody who is named: strikes against Hezbollah."""
    at = predicate.noun_at + 1
    if at <= 0 or at >= len(reading.words) or reading.words[at] not in ("against", "on"):
        return False
    return reading.words[at - 1].endswith("s") and any(name is not None for name in reading.names[at + 1 : at + 4])


def goes_itself(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether the verb has no object, so that it is the subject that comes back: returned on Monday."""
    i = predicate.at + 1
    return i >= len(reading.words) or reading.kinds[i] in (PREPOSITION, ADVERB, TIME, COMMA, CONJUNCTION)


def its_own(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether the object belongs to the subject."""
    return any(word in ("its", "their", "his") for word in reading.words[predicate.at : predicate.noun_at])


def of_country(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether a country is the object."""
    name = reading.names[predicate.at + 1] if predicate.at + 1 < predicate.until else None
    return name is not None and name["type"] == "LOCATION"


def from_ranks(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether it is a party or a body that one is expelled from."""
    words = reading.words
    for i in range(predicate.at + 1, min(len(words), predicate.at + 14)):
        if words[i] in ("from", "of"):
            told = [entry for entry in reading.entries[i + 1 : i + 5] if entry is not None]
            if any(entry.sector == "PTY" or entry.noun == "membership" for entry in told):
                return True
    return False


def in_words(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether an attack is one of words: attacked the Vatican for making, as inhuman."""
    for i in range(predicate.at + 1, min(len(reading.words) - 1, predicate.at + 9)):
        if reading.words[i] == "as" or (reading.words[i] == "for" and reading.words[i + 1].endswith("ing")):
            return True
    return False


def in_protest(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether something is done in protest."""
    words = reading.words[predicate.at : predicate.at + 16]
    at = words.index("protest") if "protest" in words else 0
    return at > 0 and words[at - 1] == "in"


def of_office(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether the object is one who holds an office, and nobody is told to ask for that: dismissed the army chief."""
    if any(entry is not None and (entry.nominal == "REQUEST" or entry.verb == "ask") for entry in reading.entries):
        return False
    low, high = predicate.at + 1, predicate.until
    if predicate.passive:
        low, high = predicate.subject()
    for i in range(low, high):
        if reading.kinds[i] in (PREPOSITION, COMMA):
            break
        if i not in reading.owning and reading.words[i].rpartition(" ")[2] in _OFFICES:
            return True
    return False


def on_condition(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether the sentence names a condition."""
    return any(word in ("if", "unless") for word in reading.words)


def that_follows(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether what is concluded or recognised is a fact: recognised that."""
    return reading.words[predicate.at + 1 : predicate.at + 2] == ["that"]


def until(reading: Reading, predicate: Predicate, inner: Predicate) -> bool:
    """Whether a deadline stands before what is to be done: have until Monday to leave."""
    return "until" in reading.words[predicate.at : inner.first]


def gives_time(reading: Reading, predicate: Predicate, purpose: Predicate) -> bool:
    """Whether what is given is time: gave the rebels two days to leave."""
    return any(reading.kinds[i] == TIME or reading.words[i] in _TIMES for i in range(predicate.at + 1, purpose.first))


def or_else(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether a demand says what happens otherwise: leave or face arrest."""
    words = reading.words
    return any(words[i] == "or" and words[i + 1] in _OTHERWISE for i in range(predicate.at + 1, len(words) - 1))


ANSWERS: Final[Mapping[str, Callable[[Reading, Predicate], str]]] = {
    "sector": subjects.sector,
    "subject": subjects.noun_class,
}
"""What is found out about a verb only when a row asks for it, by the name of the field."""

QUESTIONS: Final[Mapping[str, Callable[[Reading, Predicate, Predicate], bool]]] = {
    "helps-rebels": subjects.helps_rebels,
    "of-another": subjects.of_another,
    "of-oneself": subjects.of_oneself,
    "by-hackers": subjects.by_hackers,
    "by-settlers": subjects.by_settlers,
    "by-state": subjects.by_state,
    "by-warring": subjects.by_warring,
    "moves-away": moves_away,
    "moves-into": moves_into,
    "lets-in": lets_in,
    "from-doing": from_doing,
    "abroad": abroad,
    "at-sea": at_sea,
    "with-another": with_another,
    "several-at": several_at,
    "goes-itself": goes_itself,
    "its-own": its_own,
    "of-country": of_country,
    "from-ranks": from_ranks,
    "in-words": in_words,
    "in-protest": in_protest,
    "of-no-concern": accidents.of_no_concern,
    "in-accident": accidents.in_accident,
    "by-hazard": accidents.by_hazard,
    "of-office": of_office,
    "on-condition": on_condition,
    "that-follows": that_follows,
    "until": until,
    "gives-time": gives_time,
    "or-else": or_else,
}
"""What rows may ask, by name."""
