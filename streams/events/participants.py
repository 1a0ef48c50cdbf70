"""Who does it and to whom: countries and sectors of the subject and of the object of an event."""

from typing import Final

from streams.events.grammar import DETERMINER, NAME, NOUN, NUMBER, OTHER, PRONOUN
from streams.events.nominal import noun_of, parties_of
from streams.events.parties import AT_HOME, Parties, Party, Region
from streams.events.predicate import INFINITIVE, MAIN, TAIL, Predicate
from streams.events.reading import Reading
from streams.events.recipients import recipient

_SAYER_ACTS: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
_ANNOUNCED: Final = frozenset({"AGREE", "CONCEDE", "THREATEN"})
"""Types of what who announces it will do: the curfew will be lifted, the government said."""
_OF_THEMSELVES: Final = frozenset({"ask", "agree", "vow", "plan", "allow", "threaten", "say"})
"""Classes whose passive without an agent leaves the subject to act."""
_DIED_IN: Final = frozenset({"in", "during", "by", "from", "after"})
_ATTACKS: Final = frozenset({"attack", "labourstrike"})
"""Classes of nouns whose people attack: a strike in which somebody dies is no walkout."""
_DEED_WITHIN: Final = 5
_NAMING: Final = frozenset({NOUN, NAME, OTHER})


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
    ended = _tail(found)
    tail = ended.subject_from if ended is not None else len(reading.words)
    if type_ == "ASSAULT" and doer.agent < 0 and (doer.passive or doer.lemma == "die"):
        at = _attacker(parties, doer.at + 1, tail)
        if at >= 0:
            return parties.party(at, at, at + 1), _victim(parties, doer, parties.code(at), tail)
    acting, done_to = _regions(reading, predicate, doer, sayer, type_, tail)
    actor = _actor(parties, doer, acting, tail)
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
    reading: Reading, predicate: Predicate, doer: Predicate, sayer: Predicate, type_: str, tail: int
) -> tuple[Region, Region]:
    """Where who acts is looked for, and where whom it is done to."""
    acting, done_to = _subject(doer), (doer.at + 1, tail)
    if doer.passive:
        subject, acting = acting, (doer.agent + 1, doer.agent + 10) if doer.agent >= 0 else (0, 0)
        if doer.agent < 0 and type_ in _ANNOUNCED:
            acting = _subject(sayer) if sayer is not doer else (tail, len(reading.words))
            done_to = subject
        elif doer.agent < 0 and (doer.cls in _OF_THEMSELVES or type_ == "MOBILIZE"):
            acting = subject  # was asked, is prepared, were put on alert
        else:
            done_to = subject
    if sayer is not doer and (doer.subject_from >= 0 or doer.form == INFINITIVE) and type_ in _SAYER_ACTS:
        acting, done_to = _subject(sayer), (sayer.at + 1, tail)
    if predicate.obliged and type_ == "REQUEST" and tail < len(reading.words) and predicate.clause == MAIN:
        acting, done_to = (tail, len(reading.words)), acting
    return acting, done_to


def _actor(parties: Parties, doer: Predicate, region: Region, tail: int) -> Party | None:
    """Who does it, by the subject; where that names no country, by who says so or who else is named in the sentence."""
    reading = parties.reading
    spoken = _in_person(reading, *region)
    low, high = region if not spoken or tail == len(reading.words) else (tail, len(reading.words))
    at = parties.first(low, high)
    if at > 0 and reading.words[at - 1] == "ethnic":
        other = parties.first(0, tail)
        at = other if other >= 0 and reading.words[other - 1] != "ethnic" else at
    if at >= 0:
        return parties.party(at, low, high)
    actor = parties.unnamed(None, low, high)
    at = parties.first(0, doer.first if not doer.passive else 0)
    anybody = doer.agent >= 0 if doer.passive else not spoken and not _is_somebody(parties, low, high)
    if at < 0 and anybody:
        at = parties.first(0, tail)
    if at < 0:
        return actor if actor is not None else parties.somebody(low, high)
    if actor is None:
        return parties.party(at, low, high)
    actor.code = parties.code(at)
    return actor


def speaks(reading: Reading, predicate: Predicate) -> bool:
    """Whether it is *we* or *I* who does it."""
    return not predicate.passive and _in_person(reading, *_subject(predicate))


def says_who_speaks(reading: Reading, found: list[Predicate]) -> bool:
    """Whether the sentence ends with who says so, by more than a pronoun."""
    tail = _tail(found)
    return tail is not None and not _NAMING.isdisjoint(reading.kinds[max(0, tail.subject_from) : tail.first])


def speaker(parties: Parties, found: list[Predicate]) -> Party | None:
    """Whose words a sentence ends with, where he or she stands for a country."""
    tail = _tail(found)
    if tail is None:
        return None
    low, high = max(0, tail.subject_from), len(parties.reading.words)
    at = parties.first(low, high)
    return parties.party(at, low, high) if at >= 0 else None


def _tail(found: list[Predicate]) -> Predicate | None:
    return next((predicate for predicate in found if predicate.clause == TAIL), None)


def _in_person(reading: Reading, low: int, high: int) -> bool:
    return high - low <= 2 and any(word in ("we", "i") for word in reading.words[low:high])


def _attacker(parties: Parties, low: int, high: int) -> int:
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


def _victim(parties: Parties, doer: Predicate, attacker: str | None, end: int) -> Party | None:
    """Who died in another's attack: of the country that the subject, or where it was, tells."""
    low, high = _subject(doer)
    at = parties.first(low, high, but=attacker)
    if at < 0:
        at = parties.nearest(doer.at + 1, end, but=attacker)
    if at >= 0:
        return parties.party(at, at, min(end, at + 5))
    located = parties.located(doer.at + 1, end, anywhere=True)
    return located if located is not None and located.code != attacker else parties.unnamed(None, low, high)


def _is_somebody(parties: Parties, low: int, high: int) -> bool:
    """Whether a subject is a person, a company of unknown country or one who speaks: no other country stands for them.

    Security forces and the Ministry are of the country that is named.
    """
    reading = parties.reading
    for i in range(low, min(high, len(reading.words))):
        name = reading.names[i]
        if reading.words[i] in ("i", "we") or (name is not None and name["type"] == "PERSON"):
            return True
        if name is not None and name["type"] == "ORGANISATION":
            return parties.sector(low, high) in (None, "BUS")
    return False


def _doer(reading: Reading, found: list[Predicate], lead: int) -> tuple[Predicate, Predicate]:
    """The predicate whose subject acts, and the one that says so: of the rebels said they would leave, both."""
    sayer = doer = found[lead]
    while doer.cls in ("say", "decide") and doer.complement >= 0:
        inner = found[doer.complement]
        low, high = _subject(inner)
        named = any(kind in (NAME, NOUN) for kind in reading.kinds[low:high])
        pronoun = high > low and reading.kinds[high - 1] == PRONOUN
        if not named or pronoun:
            if not inner.passive:
                return doer, sayer
            break
        doer = inner
    return doer, sayer


def _subject(predicate: Predicate) -> tuple[int, int]:
    return (predicate.subject_from, predicate.subject_to) if predicate.subject_from >= 0 else (0, predicate.first)
