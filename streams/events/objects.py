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
    kinds, words, entries = reading.kinds, reading.words, reading.entries
    i = predicate.at + 1
    settled = around = False
    while i < limit:
        kind = kinds[i]
        if kind in (STOP, SUBORDINATOR, THAT, RELATIVE) or (kind == COMMA and predicate.noun):
            break
        if words[i] in TOGETHER or words[i].startswith(("joint ", "coordinated ")):
            predicate.joint = True
        if words[i] == "by" and predicate.passive and predicate.agent < 0:
            predicate.agent = i
        if words[i] == "no" and kind == DETERMINER and predicate.cls in ("be", "have", "say"):
            predicate.negated = True
        entry = entries[i]
        name = reading.names[i]
        cls = entry.noun if entry is not None and kind in (NOUN, VERB) and not around else ""
        if not cls and name is not None and name["type"] == "MONEY":
            cls = "money"
        if cls:
            following = kinds[i + 1] if i + 1 < limit else STOP
            head = following not in (NOUN,) and i not in reading.owning
            if not settled or cls in _OVERRIDING or _member(reading, i, predicate):
                predicate.noun, predicate.noun_at = cls, i
                settled = head
            elif head and not predicate.other_noun:
                predicate.other_noun = cls
        elif kind in (PREPOSITION, TO):
            if words[i] in _BECAUSE:
                around = True
            if predicate.noun:
                settled = True
            elif (
                (predicate.cls in _DIRECT and words[i] != "of")
                or words[i] in _AROUND
                or (words[i] == "by" and not predicate.passive)  # feats displayed by soldiers
                or (words[i] == "in" and predicate.cls not in ("cooperate", "join", "be", "launch", "consult", "die"))
            ):
                around = True
        if words[i] == "from" and name is None and i + 1 < limit and not predicate.noun:
            body = reading.names[i + 1] or (reading.names[i + 2] if i + 2 < limit else None)
            if body is not None and body["type"] == "ORGANISATION":
                predicate.noun, predicate.noun_at = "membership", i + 1
        i += 1
    predicate.until = i
    if predicate.subject_from >= 0 and _is_joint(reading, predicate):
        predicate.joint = True
    moves = predicate.cls in ("move", "arrive", "mobilise") and predicate.noun not in _MOVED
    alone = predicate.cls == "be" or predicate.at + 1 >= len(kinds) or kinds[predicate.at + 1] not in _AFTER_TRANSITIVE
    intransitive = (
        predicate.lemma in _HAPPEN or (predicate.cls in _INTRANSITIVE and not predicate.noun and alone) or moves
    )
    if predicate.lemma in ("leave", "quit") and not predicate.noun and not predicate.passive:
        noun, at = _subject_noun(reading, predicate)
        if noun in _LEAVING:
            predicate.noun, predicate.noun_at = noun, at
        return
    if predicate.passive or intransitive:
        noun, at = _subject_noun(reading, predicate)
        happens = reading.entries[at]
        told = (happens is not None and happens.nominal) or (moves and noun in _MOVED)
        if predicate.noun and not predicate.passive and not told:
            return
        if noun and (predicate.passive or predicate.form == FINITE):
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
