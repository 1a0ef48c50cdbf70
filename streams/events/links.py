"""What a verb is to those before it: their complement, a clause of its own, or what modifies a noun."""

from collections.abc import Sequence
from typing import Final

from streams.events.grammar import ADVERB, COMMA, TIME
from streams.events.predicate import (
    ADVERBIAL,
    GERUND,
    INFINITIVE,
    MODIFIER,
    PURPOSE,
    RELATED,
    SAID,
    SPEAKING,
    TAKES_COMPLEMENT,
    Predicate,
)
from streams.events.reading import Reading

_TELLING: Final = frozenset({"demand", "offer", "threat", "unwilling"})
"""Nouns with a complement: a demand to leave."""
_ACTING: Final = frozenset({"launch", "end", "finish", "bar", "coerce", "impose", "lift", "be", "have", "concede"})
"""Classes of verbs whose infinitive behind an object is what they are for."""
_BEFORE_BARE_GERUND: Final = frozenset({"launch", "end", "finish", "plan", "refuse", "ask"})
_BEFORE_TO_AND_GERUND: Final = frozenset({"agree", "concede", "be"})
_BEFORE_FROM_AND_GERUND: Final = frozenset({"end", "bar", "coerce"})
_WITH_WHAT_IS_SAID: Final = SPEAKING | {"be", "refuse"}


def link(reading: Reading, found: list[Predicate], n: int) -> None:
    """Say of the predicate `n` of a sentence what it is to those before it; a predicate has one complement at most."""
    predicate = found[n]
    if predicate.form == INFINITIVE:
        _link_infinitive(reading, found, n)
    elif predicate.form == GERUND:
        _link_gerund(reading, found, n)
    elif predicate.form == MODIFIER:
        predicate.clause = RELATED
    elif _let(reading, found[n - 1], predicate):
        _complete(found, n - 1, n)
    elif predicate.clause == SAID:
        _link_what_is_said(found, n)


def _complete(found: list[Predicate], m: int, n: int) -> None:
    """Make predicate `n` the complement of `m`."""
    found[m].complement, found[n].within, found[n].clause = n, m, SAID


def _link_infinitive(reading: Reading, found: list[Predicate], n: int) -> None:
    predicate, m = found[n], _governor(reading, found, n)
    before = found[m]
    noun = before.noun in _TELLING
    acting = before.cls in _ACTING and before.noun and not noun
    parted = before.cls != "ask" and COMMA in reading.kinds[before.at + 1 : predicate.first]
    if before.complement < 0 and not parted and not acting and (before.cls in TAKES_COMPLEMENT or noun):
        _complete(found, m, n)
    else:
        predicate.clause = PURPOSE


def _governor(reading: Reading, found: list[Predicate], n: int) -> int:
    """The number of the verb that an infinitive may belong to, beyond participles that modify: told agencies working
    there to.
    """
    m = n - 1
    while m > 0 and found[m].form in (GERUND, MODIFIER) and found[m].cls not in TAKES_COMPLEMENT:
        if COMMA in reading.kinds[found[m - 1].at + 1 : found[n].first] or found[m - 1].complement >= 0:
            break
        m -= 1
    return m


def _link_gerund(reading: Reading, found: list[Predicate], n: int) -> None:
    predicate, before = found[n], found[n - 1]
    leading = reading.words[predicate.first - 1] if predicate.first else ""
    between = reading.kinds[before.at + 1 : predicate.first]
    if before.complement < 0 and _takes_gerund(before, leading, between):
        _complete(found, n - 1, n)
        predicate.link_word = leading
    else:
        predicate.clause, predicate.link_word = ADVERBIAL, leading or "ing"


def _takes_gerund(before: Predicate, leading: str, between: Sequence[str]) -> bool:
    """Whether a gerund behind the word `leading` is what the verb before is about: ended shelling."""
    if leading == "from" and before.cls in _BEFORE_FROM_AND_GERUND:
        return True
    if leading == "to" and len(between) <= 2 and before.cls in _BEFORE_TO_AND_GERUND:
        return True
    if leading == "of" and before.noun in _TELLING:
        return True
    return before.cls in _BEFORE_BARE_GERUND and all(kind in (ADVERB, TIME) for kind in between)


def _let(reading: Reading, before: Predicate, predicate: Predicate) -> bool:
    """Whether a bare verb is what somebody lets happen: let inspectors in."""
    return before.lemma == "let" and before.complement < 0 and not reading.kinds[predicate.first : predicate.at]


def _link_what_is_said(found: list[Predicate], n: int) -> None:
    predicate = found[n]
    for m in range(n - 1, -1, -1):
        before = found[m]
        if before.cls in _WITH_WHAT_IS_SAID and before.clause != RELATED:
            if before.cls == "say" and before.noun and predicate.subject_from >= predicate.first:
                predicate.clause = before.clause  # declared support and condemned
            elif before.complement < 0:
                before.complement, predicate.within = n, m
            return
