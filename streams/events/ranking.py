"""Which of the verbs of a sentence it is about, and how sure that is."""

from typing import Final

from streams.events.features import DECIDED, GUESSED, SURE, UNSURE
from streams.events.grammar import NOUN
from streams.events.predicate import ADVERBIAL, FINITE, MAIN, RELATED, SAID, TAIL, Predicate
from streams.events.reading import Reading

_COOPERATIVE: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
_REPORTS: Final = frozenset({"say", "respond", "plan"})
"""Classes of verbs whose object is only spoken of: commented on the attack."""
_GUESSED: Final = 0.4
_SURE: Final = 0.85
_UNSPECIFIC: Final = 0.75
_SPECIFIC: Final = 0.9
_HEDGED: Final = 0.7
_ASIDE: Final = 0.8


def leading(found: list[Predicate]) -> int:
    """The number of the predicate that the sentence is about, by its structure alone; -1 for none.

    That is the first verb of the main clause that means something, else the first of what is said, else any.
    """
    any_ = plain = said = -1
    for n, predicate in enumerate(found):
        if not predicate.type:
            if predicate.form == FINITE and predicate.clause == MAIN and plain < 0 and predicate.cls != "say":
                plain = n
            continue
        if predicate.form == FINITE:
            if predicate.clause == MAIN:
                last = found[-1]
                return len(found) - 1 if last.clause == TAIL and _objects(last, predicate) else n
            if predicate.clause == SAID and said < 0:
                said = n
        if any_ < 0 and predicate.clause != RELATED:
            any_ = n
    if said >= 0:
        return said
    if plain >= 0:
        return len(found) - 1 if found[-1].clause == TAIL and _objects(found[-1], found[plain]) else plain
    if any_ >= 0:
        return len(found) - 1 if found[-1].clause == TAIL and _objects(found[-1], found[any_]) else any_
    main = next((n for n, p in enumerate(found) if p.form == FINITE and p.clause == MAIN), 0)
    return main if found else -1


def _objects(tail: Predicate, main: Predicate) -> bool:
    """Whether the source at the end protests or warns, and that is more than what it protests at or warns of."""
    if tail.cls == "threaten":
        return main.future or main.possible or main.hedged
    return tail.type == "ACCUSE" and main.type in _COOPERATIVE


def by_the_rules(reading: Reading, found: list[Predicate], lead: int) -> tuple[str, str]:
    """The type that the rules give a sentence, empty for none, and how they come to it, one of `model.HOW`."""
    predicate = found[lead] if lead >= 0 else None
    if predicate is not None and predicate.decided and not predicate.type:
        return "", GUESSED  # what names a blast does not make an accident an attack
    if predicate is None or not predicate.type:
        return fallback(reading, found, lead), GUESSED
    sure = certainty(predicate) >= _SURE
    if predicate.decided or (sure and predicate.negated):
        return predicate.type, DECIDED
    return predicate.type, SURE if sure else UNSURE


def fallback(reading: Reading, found: list[Predicate], lead: int) -> str:
    """A type for a sentence whose leading verb has none: that of another verb, or else of a noun; may be empty."""
    if lead >= 0 and found[lead].future and "unless" in reading.words:
        return "THREATEN"
    if lead >= 0 and _announces(reading, found, lead):
        return "AGREE"
    other = next((p for p in found if p.type and p.clause != RELATED), None) or next((p for p in found if p.type), None)
    if other is not None:
        return other.type
    reports = lead >= 0 and found[lead].cls in _REPORTS
    known = reading.entries[: found[lead].at] if reports else reading.entries
    for kind, entry in zip(reading.kinds, known, strict=False):
        if kind == NOUN and entry is not None and entry.nominal:
            return "AGREE" if lead >= 0 and found[lead].future and entry.nominal in _COOPERATIVE else entry.nominal
    return ""


def _announces(reading: Reading, found: list[Predicate], lead: int) -> bool:
    """Whether somebody says what they themselves will do, in words that no rule knows."""
    sayer = found[lead]
    if sayer.cls not in ("say", "decide") or sayer.complement < 0:
        return False
    inner = found[sayer.complement]
    own = reading.words[inner.first - 1] in ("it", "they", "he", "she", "we", "i")
    return own and inner.future and not inner.negated and inner.cls not in ("be", "have", "nothing")


def certainty(predicate: Predicate | None) -> float:
    """How sure a type is: from 0.4 for a guess from a noun to 0.9 for a verb with an object that the rules know."""
    if predicate is None or not predicate.type:
        return _GUESSED
    sure = _SPECIFIC if predicate.noun or predicate.complement >= 0 else _UNSPECIFIC
    if predicate.hedged or (predicate.possible and not predicate.future):
        sure *= _HEDGED
    if predicate.clause != MAIN:
        sure *= _ASIDE
    return sure


def others(found: list[Predicate], lead: int) -> list[int]:
    """The further verbs of a sentence that tell of events of their own: coordinated, or in a clause of time."""
    taken = {lead}
    n = lead
    while n >= 0:
        n = found[n].complement
        taken.add(n)
    kept = []
    for n, predicate in enumerate(found):
        aside = predicate.clause == ADVERBIAL and predicate.link_word in ("after", "as", "while", "since", "when")
        told = predicate.form == FINITE and (predicate.clause == MAIN or aside)
        if n not in taken and predicate.within < 0 and predicate.type and told:
            kept.append(n)
    return kept
