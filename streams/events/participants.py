"""Who does it and to whom: countries and sectors of the subject and of the object of an event."""

from typing import Final

from streams.events.actors import actor_of
from streams.events.grammar import NAME, NOUN, PRONOUN
from streams.events.nominal import noun_of, parties_of
from streams.events.parties import AT_HOME, Parties, Party, Region
from streams.events.predicate import INFINITIVE, MAIN, Predicate
from streams.events.reading import Reading
from streams.events.recipients import recipient
from streams.events.sources import Source, source_of
from streams.events.victims import attacker, victim

_SAYER_ACTS: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
_ANNOUNCED: Final = frozenset({"AGREE", "CONCEDE", "THREATEN"})
"""Types of what who announces it will do: the curfew will be lifted, the government said."""
_OF_THEMSELVES: Final = frozenset({"ask", "agree", "vow", "plan", "allow", "threaten", "say"})
"""Classes whose passive without an agent leaves the subject to act."""


def participants(parties: Parties, found: list[Predicate], lead: int, type_: str) -> tuple[Party | None, Party | None]:
    """The actor and the recipient of the event that `found[lead]` tells of, or with a `lead` of -1 the sentence."""
    reading = parties.reading
    predicate = found[lead] if lead >= 0 else None
    noun = noun_of(reading, predicate, type_)
    if noun >= 0:
        return parties_of(parties, noun, predicate, type_)
    if predicate is None:
        return parties.without_verb()
    doer, sayer = _doer(reading, found, lead)
    source = source_of(reading, found)
    tail = source.begins
    if type_ == "ASSAULT" and doer.agent < 0 and (doer.passive or doer.lemma == "die"):
        killer = attacker(parties, found, doer, tail)
        if killer is not None:
            return killer, victim(parties, doer, killer.code, tail)
    acting, done_to = _regions(predicate, doer, sayer, type_, source)
    actor = actor_of(parties, doer, acting, source, type_)
    code = actor.code if actor is not None else None
    if doer.cls == "say" and doer.complement >= 0 and not doer.passive:
        told = found[doer.complement].at + 1
        if parties.first(told, done_to[1], but=code) >= 0:
            done_to = told, done_to[1]  # told the U.N. it would help Chad
    to_whom = recipient(parties, predicate, type_, code, done_to, tail)
    if doer.passive and code is None and to_whom is not None and actor is not None:
        actor.code = to_whom.code if type_ in AT_HOME else None
    return actor, to_whom


def _regions(
    predicate: Predicate, doer: Predicate, sayer: Predicate, type_: str, source: Source
) -> tuple[Region, Region]:
    """Where who acts is looked for, and where whom it is done to."""
    acting, done_to = doer.subject(), (doer.at + 1, source.begins)
    if doer.passive:
        subject, acting = acting, (doer.agent + 1, doer.agent + 10) if doer.agent >= 0 else (0, 0)
        if doer.agent < 0 and type_ in _ANNOUNCED:
            acting = sayer.subject() if sayer is not doer else source.region
            done_to = subject
        elif doer.agent < 0 and (doer.cls in _OF_THEMSELVES or type_ == "MOBILIZE"):
            acting = subject  # was asked, is prepared, were put on alert
        else:
            done_to = subject
    if sayer is not doer and (doer.subject_from >= 0 or doer.form == INFINITIVE) and type_ in _SAYER_ACTS:
        acting, done_to = sayer.subject(), (sayer.at + 1, source.begins)
    if predicate.obliged and type_ == "REQUEST" and source.named and predicate.clause == MAIN:
        acting, done_to = source.region, acting
    return acting, done_to


def _doer(reading: Reading, found: list[Predicate], lead: int) -> tuple[Predicate, Predicate]:
    """The predicate whose subject acts, and the one that says so: of the rebels said they would leave, both."""
    sayer = doer = found[lead]
    while doer.cls in ("say", "decide") and doer.complement >= 0:
        inner = found[doer.complement]
        low, high = inner.subject()
        named = any(kind in (NAME, NOUN) for kind in reading.kinds[low:high])
        pronoun = high > low and reading.kinds[high - 1] == PRONOUN
        if not named or pronoun:
            if not inner.passive:
                return doer, sayer
            break
        doer = inner
    return doer, sayer
