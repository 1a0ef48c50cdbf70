"""The word of a sentence that tells of its event."""

from typing import Final

from streams.events.grammar import NOUN, VERB
from streams.events.predicate import Predicate
from streams.events.reading import Reading

_SAYING_NOTHING: Final = frozenset({"be", "have", "concern"})
"""Classes of verbs whose object tells of the event."""
_AUXILIARY: Final = frozenset({"be", "have"})
_TELLING: Final = frozenset({VERB, NOUN})


def telling(reading: Reading, found: list[Predicate], lead: int, type_: str) -> int:
    """The number of the word that a type comes from: send in said that it would send, visit in marked his visit."""
    if lead >= 0 and found[lead].type == type_:
        predicate = found[lead]
        while predicate.complement >= 0 and found[predicate.complement].type == type_:
            predicate = found[predicate.complement]
        return predicate.noun_at if predicate.cls in _SAYING_NOTHING and predicate.noun_at >= 0 else predicate.at
    at = _of_type(reading, found, type_)
    if at >= 0:
        return at
    if lead >= 0 and found[lead].cls not in _AUXILIARY:
        told = found[lead]
        while told.cls == "say" and told.complement >= 0:
            told = found[told.complement]
        return told.at
    named = next((i for i, entry in enumerate(reading.entries) if entry is not None and entry.nominal), -1)
    return named if named >= 0 else next((i for i, kind in enumerate(reading.kinds) if kind in _TELLING), 0)


def is_told(reading: Reading, found: list[Predicate], type_: str) -> bool:
    """Whether a verb or a noun of a sentence tells of a type by itself, not only all its words together."""
    return _of_type(reading, found, type_) >= 0


def _of_type(reading: Reading, found: list[Predicate], type_: str) -> int:
    """The first verb of a type, or else the first noun; -1 for none."""
    verb = next((predicate.at for predicate in found if predicate.type == type_), -1)
    if verb >= 0:
        return verb
    return next((i for i, entry in enumerate(reading.entries) if entry is not None and entry.nominal == type_), -1)
