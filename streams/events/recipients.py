"""To whom it is done: the country and the sector of the object of an event, or who else is meant."""

from typing import Final

from streams.events.grammar import CONJUNCTION
from streams.events.parties import AT_HOME, INTERNATIONAL, Parties, Party, Region
from streams.events.predicate import Predicate

_TO_WHOM: Final = frozenset({"AID", "COOPERATE", "AGREE"})
_OF_TWO: Final = frozenset({"CONSULT", "COOPERATE", "SUPPORT"})
"""Types of what two do together: the recipient is the other one of the subject, not who or where it is about."""
_EACH_OTHER: Final = frozenset({"exchange", "trade", "swap", "clash", "skirmish", "duel"})
"""First words of verbs of what two do to one another."""
_DOMESTIC: Final = frozenset({"SUPPORT", "AGREE", "AID", "RETREAT", "CONSULT", "COOPERATE"})
"""Types whose recipient, where no country is named, is of the actor's own if somebody is spoken of at all."""
_TOWARDS: Final = ("against", "with", "on", "to", "over", "at", "toward", "towards")
_COMPLAINED_TO: Final = frozenset({"UNO", "EUR", "IGO", "NGO"})
_PHRASE: Final = 5  # words from a name that tell its sector


def recipient(
    parties: Parties, predicate: Predicate, type_: str, code: str | None, region: Region, tail: int
) -> Party | None:
    """Whom an actor with a code does it to, looked for in a region first; `tail` is where the source is named."""
    low, high = region
    at = _named(parties, predicate, type_, code, region, tail)
    if at >= 0:
        return parties.party(at, at, min(high, at + _PHRASE))
    located = parties.located(low, high, anywhere=type_ in AT_HOME)
    if located is not None and located.code != code:
        return located
    if type_ in AT_HOME:
        at = parties.first(low, high)  # one of the actor's own
        if at >= 0:
            return parties.party(at, at, min(high, at + _PHRASE))
        if code in INTERNATIONAL:
            return None
        return parties.unnamed(code, low, high) or (Party(code, None, None) if code is not None else None)
    return parties.unnamed(code, low, high) if type_ in _DOMESTIC and code not in INTERNATIONAL else None


def _named(parties: Parties, predicate: Predicate, type_: str, code: str | None, region: Region, tail: int) -> int:
    """The word that names another than the actor; -1 for none."""
    low, high = region
    subject = max(0, predicate.subject_from), predicate.first
    two = predicate.joint or CONJUNCTION in parties.reading.kinds[subject[0] : subject[1]]
    at = parties.first(*subject, but=code) if two and type_ in _OF_TWO and code is not None else -1
    if at < 0 and type_ in _TO_WHOM:
        at = _behind(parties, ("to", "for", "with"), low, high, code)
    elif type_ == "PROTEST":
        at = _behind(parties, ("against", "outside"), 0, high, code)
    if at < 0:
        at = parties.nearest(low, high, but=code)
    if at < 0 and code is not None and (predicate.joint or (two and _is_mutual(predicate, type_))):
        at = parties.first(*subject, but=code)
    if at < 0 and code is not None:
        at = _behind(parties, _TOWARDS, 0, max(high, tail) if predicate.passive else high, code)
    if at >= 0 and type_ == "ACCUSE" and parties.code(at) in _COMPLAINED_TO:
        return _beyond_complaint(parties, at, high, code)
    return at


def _is_mutual(predicate: Predicate, type_: str) -> bool:
    """Whether what two do, they do to one another: agreed, exchanged fire."""
    return type_ == "AGREE" or predicate.lemma.partition(" ")[0] in _EACH_OTHER


def _beyond_complaint(parties: Parties, at: int, high: int, code: str | None) -> int:
    """The first word behind `at` that names one who is accused, not one who is complained to; `at` if there is none."""
    other = parties.first(at + 1, high, but=code)
    while other >= 0 and parties.code(other) in _COMPLAINED_TO:
        other = parties.first(other + 1, high, but=code)
    return other if other >= 0 else at


def _behind(parties: Parties, prepositions: tuple[str, ...], low: int, high: int, code: str | None) -> int:
    """The first name in a region right behind one of some prepositions; -1 for none."""
    words = parties.reading.words
    for i in range(low, min(high, len(words))):
        if words[i] in prepositions:
            at = parties.first(i + 1, min(high, i + 5), but=code)
            if at >= 0:
                return at
    return -1
