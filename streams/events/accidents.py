"""What is nobody's deed: sport, markets, weather, fires, crashes. Each function answers one question of
`data/precedence.txt`.
"""

from typing import Final

from streams.events.grammar import CONJUNCTION, DETERMINER, OTHER
from streams.events.predicate import Predicate
from streams.events.reading import Reading
from streams.language.listing import listed

_MISHAPS: Final = frozenset({"sport", "market", "accident"})
_ACCIDENTS: Final = frozenset(
    {"capsized", "overturned", "derailed", "collapsed", "collided", "crashed", "sank", "plunged", "skidded", "veered"}
)
_ACCIDENT_WITHIN: Final = 15
_ARMED: Final = frozenset({"attack", "projectile", "missile", "weapon"})
_BLASTS: Final = frozenset(listed("blast blasts explosion explosions fire fires blaze blazes"))
"""Mishaps or attacks, as it happens."""
_FIRES: Final = frozenset({"fire", "fires", "blaze", "blazes"})
_HAZARDOUS: Final = frozenset(
    listed(
        "gas fireworks firecracker firecrackers firework boiler boilers coal refinery pipeline chemical petrochemical "
        "cylinder cylinders methane propane ammonia silo smelter steelworks stove kiln foundry petrol sawmill bakery "
        "transformer fertiliser"
    )
)
"""What goes off or burns by itself, and where."""
_MEANT: Final = frozenset(
    listed(
        "attack attacks attacked bomb bombs bomber bombers suicide missile missiles rocket rockets drone drones "
        "militants shelling airstrike arson claimed device sabotage saboteurs fired shells grenade grenades tear "
        "mine mines"
    )
)
"""What shows that somebody did it on purpose."""


def of_no_concern(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Sport, markets and accidents: a side is beaten, a storm kills."""
    if predicate.noun in _MISHAPS or predicate.other_noun in _MISHAPS:
        return True
    first = predicate.at if predicate.passive and predicate.noun else max(0, predicate.subject_from)
    if first == predicate.first and CONJUNCTION in reading.kinds[first - 1 : first]:
        return _begins_with_mishap(reading, first)  # floods killed nine and damaged
    for i in range(predicate.at - 1, first - 1, -1):
        entry = reading.entries[i]
        if entry is not None and entry.noun:
            if entry.noun in _MISHAPS:
                return True
            break
    sport = [entry for entry in reading.entries[predicate.at : predicate.until] if entry is not None]
    return any(entry.noun == "sport" for entry in sport)


def _begins_with_mishap(reading: Reading, end: int) -> bool:
    """Whether the first noun of the words before `end` is a mishap: the subject of all verbs that share it."""
    nouns = [entry.noun for entry in reading.entries[:end] if entry is not None and entry.noun]
    return nouns[:1] != [] and nouns[0] in _MISHAPS


def by_hazard(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether a blast or a fire did it where such things go off by themselves, and nothing is told of an attack."""
    low, high = predicate.subject()
    if _is_fire(reading, low, high):
        return True
    words = reading.words
    by = words[predicate.at :] if predicate.passive else words[low:high]
    if (_BLASTS.isdisjoint(by) and predicate.lemma != "explode") or _HAZARDOUS.isdisjoint(words):
        return False
    return _MEANT.isdisjoint(words) and not any(
        entry is not None and entry.sector == "REB" for entry in reading.entries
    )


def _is_fire(reading: Reading, low: int, high: int) -> bool:
    """Whether a subject is a fire, and nobody's: a huge fire, not Israeli fire or artillery fire."""
    for i in range(low, high):
        if reading.words[i] in _FIRES:
            return True
        if reading.kinds[i] not in (DETERMINER, OTHER):
            return False
    return False


def in_accident(reading: Reading, predicate: Predicate, other: Predicate) -> bool:
    """Whether a mishap is told behind the verb, and nothing of an attack: were killed when a ferry capsized.

    What has the accident is no weapon: when their helicopter crashed.
    """
    first = predicate.at + 1
    words = reading.words[first : first + _ACCIDENT_WITHIN]
    at = next((i for i, word in enumerate(words) if word in _ACCIDENTS), -1)
    if at < 0:
        return False
    told = {entry.noun for entry in reading.entries[first : first + _ACCIDENT_WITHIN] if entry is not None}
    if at and (crashed := reading.entries[first + at - 1]) is not None:
        told.discard(crashed.noun)
    return told.isdisjoint(_ARMED)
