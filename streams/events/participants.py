"""Who does it and to whom: countries and sectors of the subject and of the object of an event."""

from typing import Final

from streams.events.grammar import CONJUNCTION, DETERMINER, NAME, NOUN, NUMBER, OTHER, PRONOUN
from streams.events.nominal import noun_of, parties_of
from streams.events.parties import AT_HOME, INTERNATIONAL, Parties, Party
from streams.events.predicate import INFINITIVE, MAIN, TAIL, Predicate
from streams.events.reading import Reading

_SAYER_ACTS: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
_TO_WHOM: Final = frozenset({"AID", "COOPERATE", "AGREE"})
_OF_TWO: Final = frozenset({"CONSULT", "COOPERATE", "SUPPORT"})
"""Types of what two do together: the recipient is the other one of the subject, not who or where it is about."""
_DOMESTIC: Final = frozenset({"SUPPORT", "AGREE", "AID", "RETREAT", "CONSULT", "COOPERATE"})
"""Types whose recipient, where no country is named, is of the actor's own if somebody is spoken of at all."""
_ANNOUNCED: Final = frozenset({"AGREE", "CONCEDE", "THREATEN"})
"""Types of what who announces it will do: the curfew will be lifted, the government said."""
_TOWARDS: Final = ("against", "with", "on", "to", "over", "at", "toward", "towards")
_OF_THEMSELVES: Final = frozenset({"ask", "agree", "vow", "plan", "allow", "threaten", "say"})
"""Classes whose passive without an agent leaves the subject to act."""
_DIED_IN: Final = frozenset({"in", "during", "by", "from", "after"})
_ATTACKS: Final = frozenset({"attack", "labourstrike"})
"""Classes of nouns whose people attack: a strike in which somebody dies is no walkout."""
_DEED_WITHIN: Final = 5
_NAMING: Final = frozenset({NOUN, NAME, OTHER})
_COMPLAINED_TO: Final = frozenset({"UNO", "EUR", "IGO", "NGO"})


def participants(parties: Parties, found: list[Predicate], lead: int, type_: str) -> tuple[Party | None, Party | None]:
    """The actor and the recipient of the event that `found[lead]` tells of, or with a `lead` of -1 the sentence."""
    reading = parties.reading
    noun = noun_of(reading, found[lead] if lead >= 0 else None, type_)
    if noun >= 0:
        return parties_of(parties, noun, found[lead] if lead >= 0 else None, type_)
    if lead < 0:
        return parties.without_verb()
    predicate = found[lead]
    doer, sayer = _doer(reading, found, lead)
    low, high = _subject(doer)
    size = len(reading.words)
    ended = _tail(found)
    tail = ended.subject_from if ended is not None else size
    if type_ == "ASSAULT" and doer.agent < 0 and (doer.passive or doer.lemma == "die"):
        at = _attacker(parties, doer.at + 1, min(tail, size))
        if at >= 0:
            return parties.party(at, at, at + 1), _victim(parties, doer, parties.code(at), min(tail, size))
    object_low, object_high = doer.at + 1, min(tail, size)
    if doer.passive:
        subject = low, high
        low, high = (doer.agent + 1, doer.agent + 10) if doer.agent >= 0 else (0, 0)
        if doer.agent < 0 and type_ in _ANNOUNCED:
            low, high = _subject(sayer) if sayer is not doer else (tail, size)
            object_low, object_high = subject
        elif doer.agent < 0 and (doer.cls in _OF_THEMSELVES or type_ == "MOBILIZE"):
            low, high = subject  # was asked, is prepared, were put on alert
        else:
            object_low, object_high = subject
    if sayer is not doer and (doer.subject_from >= 0 or doer.form == INFINITIVE) and type_ in _SAYER_ACTS:
        low, high = _subject(sayer)
        object_low, object_high = sayer.at + 1, min(tail, size)
    if predicate.obliged and type_ == "REQUEST" and tail < size and predicate.clause == MAIN:
        object_low, object_high = low, high
        low, high = tail, size
    spoken = _in_person(reading, low, high)
    if spoken and tail < size:
        low, high = tail, size
    at = parties.first(low, high)
    if at > 0 and reading.words[at - 1] == "ethnic":
        other = parties.first(0, tail)
        at = other if other >= 0 and reading.words[other - 1] != "ethnic" else at
    actor = parties.party(at, low, high) if at >= 0 else None
    if actor is None:
        actor = parties.unnamed(None, low, high)
        at = parties.first(0, doer.first if not doer.passive else 0)
        if at < 0 and not doer.passive and not spoken and not _is_somebody(parties, low, high):
            at = parties.first(0, tail)
        if at < 0 and doer.passive and doer.agent >= 0:
            at = parties.first(0, tail)
        if at >= 0 and actor is not None:
            actor.code = parties.code(at)
        elif at >= 0:
            actor = parties.party(at, low, high)
        elif actor is None:
            actor = parties.somebody(low, high)
    code = actor.code if actor is not None else None
    if doer.cls == "say" and doer.complement >= 0 and not doer.passive:
        told = found[doer.complement].at + 1
        if parties.first(told, object_high, but=code) >= 0:
            object_low = told  # told the U.N. it would help Chad
    recipient = _recipient(parties, predicate, type_, code, object_low, object_high, min(tail, size))
    if doer.passive and code is None and recipient is not None and actor is not None:
        actor.code = recipient.code if type_ in AT_HOME else None
    return actor, recipient


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


def _recipient(
    parties: Parties, predicate: Predicate, type_: str, code: str | None, low: int, high: int, end: int
) -> Party | None:
    at = -1
    if type_ in _OF_TWO and code is not None:
        subject = max(0, predicate.subject_from), predicate.first
        if predicate.joint or CONJUNCTION in parties.reading.kinds[subject[0] : subject[1]]:
            at = parties.first(*subject, but=code)
    if at < 0 and type_ in _TO_WHOM:
        at = _behind(parties, ("to", "for", "with"), low, high, code)
    elif type_ == "PROTEST":
        at = _behind(parties, ("against", "outside"), 0, high, code)
    if at < 0:
        at = parties.nearest(low, high, but=code)
    if at < 0 and code is not None and predicate.joint:
        at = parties.first(predicate.subject_from, predicate.first, but=code)
    if at < 0 and code is not None:
        at = _behind(parties, _TOWARDS, 0, max(high, end) if predicate.passive else high, code)
    if at >= 0 and type_ == "ACCUSE" and parties.code(at) in _COMPLAINED_TO:
        other = parties.first(at + 1, high, but=code)
        while other >= 0 and parties.code(other) in _COMPLAINED_TO:
            other = parties.first(other + 1, high, but=code)
        at = other if other >= 0 else at
    if at >= 0:
        return parties.party(at, at, min(high, at + 5))
    located = parties.located(low, high, anywhere=type_ in AT_HOME)
    if located is not None and located.code != code:
        return located
    if type_ not in AT_HOME or code in INTERNATIONAL:
        at = parties.first(low, high)
        if at >= 0 and type_ in AT_HOME:
            return parties.party(at, at, min(high, at + 5))
        return parties.unnamed(code, low, high) if type_ in _DOMESTIC and code not in INTERNATIONAL else None
    at = parties.first(low, high)
    if at >= 0:
        return parties.party(at, at, min(high, at + 5))
    return parties.unnamed(code, low, high) or (Party(code, None, None) if code is not None else None)


def _behind(parties: Parties, prepositions: tuple[str, ...], low: int, high: int, code: str | None) -> int:
    words = parties.reading.words
    for i in range(low, min(high, len(words))):
        if words[i] in prepositions:
            at = parties.first(i + 1, min(high, i + 5), but=code)
            if at >= 0:
                return at
    return -1


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
