"""Who died in whose attack, where the verb tells of the victims alone: killed in a raid, killed when jets bombed it."""

from typing import Final

from streams.events.grammar import DETERMINER, NUMBER, OTHER
from streams.events.parties import Parties, Party
from streams.events.predicate import Predicate

_DIED_IN: Final = frozenset({"in", "during", "by", "from", "after"})
_DIED_WHEN: Final = frozenset({"when", "after", "as", "while"})
"""What leads in a clause that tells what somebody died of."""
_ATTACKS: Final = frozenset({"attack", "labourstrike"})
"""Classes of nouns whose people attack: a strike in which somebody dies is no walkout."""
_FIGHTING: Final = frozenset({"REB", "MIL", "PRM", "UAF", "COP", "CRM"})
"""Sectors of those who strike."""
_DEED_WITHIN: Final = 5


def attacker(parties: Parties, found: list[Predicate], doer: Predicate, end: int) -> Party | None:
    """Whose attack it was that somebody died in, as the words behind the verb `doer` of dying tell."""
    at = _in_whose_attack(parties, doer.at + 1, end)
    return parties.party(at, at, at + 1) if at >= 0 else _who_struck(parties, found, doer)


def victim(parties: Parties, doer: Predicate, attacker: str | None, end: int) -> Party | None:
    """Who died in another's attack: of the country that the subject, or where it was, tells."""
    low, high = doer.subject()
    at = parties.first(low, high, but=attacker)
    if at < 0:
        at = parties.nearest(doer.at + 1, end, but=attacker)
    if at >= 0:
        return parties.party(at, at, min(end, at + 5))
    located = parties.located(doer.at + 1, end, anywhere=True)
    return located if located is not None and located.code != attacker else parties.unnamed(None, low, high)


def _in_whose_attack(parties: Parties, low: int, high: int) -> int:
    """The word that tells whose attack it was that somebody died in: an Israeli strike; -1 for none."""
    reading = parties.reading
    for at, _ in parties.coded:
        if not low < at < high:
            continue
        before = at - 1
        while before > low and reading.kinds[before] in (DETERMINER, NUMBER, OTHER):
            before -= 1
        if reading.words[before] not in _DIED_IN:
            continue
        for entry in reading.entries[at + 1 : min(at + _DEED_WITHIN, high)]:
            if entry is not None and entry.noun in _ATTACKS:
                return at
    return -1


def _who_struck(parties: Parties, found: list[Predicate], doer: Predicate) -> Party | None:
    """Who did what somebody died of, told by a clause behind that verb: when Turkish jets bombed it."""
    for predicate in found:
        told = predicate.at > doer.at and predicate.type == "ASSAULT" and predicate.link_word in _DIED_WHEN
        if told and not predicate.passive:
            low, high = predicate.subject()
            at = parties.first(low, high)
            if at >= 0:
                return parties.party(at, low, high)
            return parties.unnamed(None, low, high) if parties.sector(low, high) in _FIGHTING else None
    return None
