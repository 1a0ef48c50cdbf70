"""What a verb is done to: the nouns behind it, or for a passive those of its subject."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

from streams.events.grammar import (
    COMMA,
    CONJUNCTION,
    DETERMINER,
    NAME,
    NOUN,
    NUMBER,
    OTHER,
    PREPOSITION,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    THAT,
    TO,
    TOGETHER,
    VERB,
)
from streams.events.predicate import FINITE, Predicate
from streams.events.reading import Reading

_HAPPEN: Final = frozenset(
    {"continue", "erupt", "break out", "take place", "take effect", "flare", "resume", "arrive", "snap back"}
    | {"go into effect", "come into effect", "come into force", "enter into force", "enter into effect"}
)
"""Verbs whose subject is what happens."""
_INTRANSITIVE: Final = frozenset({"launch", "be", "end", "finish", "impose", "lift", "move", "mobilise", "arrive"})
_AROUND: Final = frozenset({"under", "during", "amid", "despite", "near", "at", "within", "following", "throughout"})
_BECAUSE: Final = frozenset(
    {
        "because of",
        "in response to",
        "in spite of",
        "in defiance of",
        "in retaliation for",
        "thanks to",
        "despite",
        "amid",
    }
)
"""What these lead in is a circumstance, not an object."""
_DIRECT: Final = frozenset({"coerce", "arrest", "expel", "seize"})
"""Classes whose object stands right behind; what a preposition leads in is none."""
_AFTER_TRANSITIVE: Final = frozenset({DETERMINER, NUMBER, OTHER, NOUN, VERB})
_INTO: Final = frozenset({"cooperate", "join", "be", "launch", "consult", "die"})
"""Classes for which *in* leads in what they are about."""
_MOVING: Final = frozenset({"move", "arrive", "mobilise"})
_LEAVING: Final = frozenset({"diplomat", "peacekeeper", "inspector"})
"""Guests who leave with no object but the country: relations are the worse for it."""
_FAITHS: Final = frozenset(
    {"christian", "muslim", "moslem", "druze", "shiite", "sunni", "hindu", "sikh", "jewish", "catholic", "protestant"}
)
_OVERRIDING: Final = frozenset({"guilt", "dead", "fire"})
_MOVED: Final = frozenset(
    {"attack", "projectile", "troops", "police", "peacekeeper", "warship", "weapon", "convoy", "inspector", "missile"}
)


def add_object(reading: Reading, predicate: Predicate, limit: int) -> None:
    """Find the nouns after a verb, or for a passive those of its subject, and where the region of the verb ends."""
    _look_behind(reading, predicate, limit)
    if predicate.subject_from >= 0 and _is_joint(reading, predicate):
        predicate.joint = True
    if predicate.lemma in ("leave", "quit") and not predicate.noun and not predicate.passive:
        noun, at = _subject_noun(reading, predicate)
        if noun in _LEAVING:
            predicate.noun, predicate.noun_at = noun, at
    else:
        _look_at_subject(reading, predicate)


def _look_behind(reading: Reading, predicate: Predicate, limit: int) -> None:
    """Take the nouns of the words behind a verb up to a comma after one, or the next clause."""
    kinds, words = reading.kinds, reading.words
    settled = around = False
    i = predicate.at + 1
    while i < limit:
        kind, word = kinds[i], words[i]
        if kind in (STOP, SUBORDINATOR, THAT, RELATIVE) or (kind == COMMA and predicate.noun):
            break
        if word in TOGETHER or word.startswith(("joint ", "coordinated ")):
            predicate.joint = True
        if word == "by" and predicate.passive and predicate.agent < 0:
            predicate.agent = i
        if word == "no" and kind == DETERMINER and predicate.cls in ("be", "have", "say"):
            predicate.negated = True
        cls = _noun(reading, i, around)
        if cls:
            head = i not in reading.owning and (i + 1 == limit or kinds[i + 1] != NOUN)
            if not settled or cls in _OVERRIDING or _member(reading, i, predicate):
                predicate.noun, predicate.noun_at = cls, i
                settled = head
            elif head and not predicate.other_noun:
                predicate.other_noun = cls
        elif kind in (PREPOSITION, TO):
            around = around or word in _BECAUSE or (not predicate.noun and _leads_around(predicate, word))
            settled = settled or bool(predicate.noun)
        if word == "from" and not predicate.noun and reading.names[i] is None and _body_follows(reading, i, limit):
            predicate.noun, predicate.noun_at = "membership", i + 1
        i += 1
    predicate.until = i


def _noun(reading: Reading, i: int, around: bool) -> str:
    """The class of the noun at `i`, empty for none; within a circumstance only sums of money have one."""
    entry, name = reading.entries[i], reading.names[i]
    if entry is not None and entry.noun and not around and reading.kinds[i] in (NOUN, VERB):
        return entry.noun
    return "money" if name is not None and name["type"] == "MONEY" else ""


def _leads_around(predicate: Predicate, word: str) -> bool:
    """Whether a preposition right behind a verb leads in a circumstance, not what the verb is about."""
    if word in _AROUND or (word == "by" and not predicate.passive):  # feats displayed by soldiers
        return True
    return (predicate.cls in _DIRECT and word != "of") or (word == "in" and predicate.cls not in _INTO)


def _body_follows(reading: Reading, i: int, limit: int) -> bool:
    """Whether a body is named right behind the word at `i`: withdrew from the treaty's commission."""
    if i + 1 >= limit:
        return False
    body = reading.names[i + 1] or (reading.names[i + 2] if i + 2 < limit else None)
    return body is not None and body["type"] == "ORGANISATION"


def _look_at_subject(reading: Reading, predicate: Predicate) -> None:
    """Take the subject's noun for a passive, and for verbs whose subject is what happens."""
    kinds, behind = reading.kinds, predicate.at + 1
    moves = predicate.cls in _MOVING and predicate.noun not in _MOVED
    alone = predicate.cls == "be" or behind >= len(kinds) or kinds[behind] not in _AFTER_TRANSITIVE
    happens = predicate.lemma in _HAPPEN or (predicate.cls in _INTRANSITIVE and not predicate.noun and alone)
    if not (predicate.passive or happens or moves):
        return
    noun, at = _subject_noun(reading, predicate)
    entry = reading.entries[at]
    told = (entry is not None and entry.nominal) or (moves and noun in _MOVED)
    if not noun or not (predicate.passive or (predicate.form == FINITE and (told or not predicate.noun))):
        return
    if predicate.noun and not predicate.other_noun:
        predicate.other_noun = predicate.noun
    predicate.noun, predicate.noun_at = noun, at


def _is_joint(reading: Reading, predicate: Predicate) -> bool:
    """Whether the subject is two countries, or the verb has a word like together before it."""
    places = []
    for i in range(predicate.subject_from, predicate.at):
        name = reading.names[i]
        if reading.words[i] in TOGETHER:
            return True
        if name is not None and name["type"] in ("LOCATION", "NATIONALITY") and not _is_faith(name):
            places.append((i, name["id"]))
    return any(first != second and CONJUNCTION in reading.kinds[i:j] for (i, first), (j, second) in pairwise(places))


def _is_faith(name: Mapping[str, Any]) -> bool:
    """Whether a nationality is no country's: Druze."""
    return name["type"] == "NATIONALITY" and str(name["id"]).rpartition(":")[2] in _FAITHS


def _member(reading: Reading, i: int, predicate: Predicate) -> bool:
    """Whether the noun at `i` tells who is in a body of troops: a battalion of peacekeepers."""
    entry = reading.entries[i]
    within = entry is not None and entry.noun in ("peacekeeper", "aid", "helper", "inspector")
    return within and predicate.noun == "troops" and "of" in reading.words[predicate.noun_at + 1 : i]


def _subject_noun(reading: Reading, predicate: Predicate) -> tuple[str, int]:
    if predicate.subject_from >= 0:
        low, high = predicate.subject_from, predicate.subject_to
    else:
        low, high = max(0, predicate.at - 4), predicate.at
    found, at = "", -1
    for i in range(low, high):
        entry = reading.entries[i]
        if reading.kinds[i] == PREPOSITION and found and (found != "troops" or reading.words[i] != "of"):
            break
        if entry is not None and entry.noun and reading.kinds[i] in (NOUN, NAME):
            found, at = entry.noun, i
    return found, at
