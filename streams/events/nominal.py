"""Who takes part in a deed that a noun tells of: Norway's bombing of Bamako, the arrest of reporters by police."""

from typing import Final

from streams.events.grammar import DETERMINER, NAME, NOUN, NUMBER, OTHER, PREPOSITION, RELATIVE, TO, VERB
from streams.events.parties import AT_HOME, Parties, Party
from streams.events.predicate import Predicate
from streams.events.reading import Reading
from streams.language.listing import listed

_SAYING_LITTLE: Final = frozenset(
    listed("be have launch give say plan normalise concern move finish arrive receive nothing")
)
"""Classes of verbs that only say that, when or how what their subject names came about."""
_OF_DOERS: Final = frozenset(
    {"CONSULT", "REQUEST", "PROTEST", "MOBILIZE", "AGREE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "COOPERATE"}
)
"""Types of deeds that are of those who do them: a visit of the minister; others are of those they are done to."""
_LEAVING: Final = frozenset(listed("withdrawal pullout pullback retreat resignation departure exit surrender"))
"""What those do of whom it is, though other deeds of the same type are done to them: the release of hostages."""
_FROM_SOMEWHERE: Final = frozenset({"RETREAT", "PROTEST", "ASSAULT", "MOBILIZE"})
"""Types whose from tells where, not who."""
_AGAINST: Final = frozenset({"against", "outside", "before", "at"})
"""Before those whom a protest is against."""
_MEANS: Final = frozenset({"aid", "helper", "money", "weapon", "diplomat"})
"""Classes of nouns that name who or what it is done with, not the deed."""
_IN_PHRASE: Final = frozenset({NOUN, NAME, OTHER, NUMBER, DETERMINER})


def noun_of(reading: Reading, predicate: Predicate | None, type_: str) -> int:
    """The number of the noun that tells of an event of a type, in a verb's subject or a sentence without a known verb.

    -1 where the verb does: it has an object, a complement or an agent, or what it says of its subject is an event.
    """
    low, high = _region(reading, predicate)
    if predicate is not None:
        if low < 0 or predicate.agent >= 0 or predicate.complement >= 0:
            return -1
        if predicate.type == type_ and (predicate.cls not in _SAYING_LITTLE or predicate.noun_at >= high):
            return -1
    guess = -1
    for i in range(low, high):
        if reading.kinds[i] in (VERB, RELATIVE):
            break  # soldiers who are to leave under an accord
        entry = reading.entries[i]
        if entry is None or not entry.nominal or entry.noun in _MEANS or reading.kinds[i] != NOUN:
            continue
        if i + 1 < high and reading.kinds[i + 1] == NOUN:
            continue  # a relief plane
        if entry.nominal == type_:
            return i
        guess = i if guess < 0 else guess
    return guess if predicate is None or predicate.type != type_ else -1


def _region(reading: Reading, predicate: Predicate | None) -> tuple[int, int]:
    return (predicate.subject_from, predicate.subject_to) if predicate is not None else (0, len(reading.words))


def parties_of(
    parties: Parties, noun: int, predicate: Predicate | None, type_: str
) -> tuple[Party | None, Party | None]:
    """Actor and recipient of what the word `noun` in the subject of a verb names, or of a sentence without one."""
    reading = parties.reading
    words, size = reading.words, len(reading.words)
    low, high = _region(reading, predicate)
    until = predicate.at + 2 if predicate is not None else size
    if "between" in words[noun:until]:
        at = words.index("between", noun)
        first = parties.first(at, size)
        second = parties.first(first + 1, min(size, first + 8), but=parties.code(first)) if first >= 0 else -1
        both = _party(parties, first, low, high), _party(parties, second, second, high)
        return _at_home(parties, *both, type_)
    named = [(i, code, _led_by(reading, noun, i)) for i, code in parties.coded if noun < i < high]
    actor, recipient = _named(parties, noun, low, high, type_, named)
    code = parties.code(actor) if actor >= 0 else None
    by = words.index("by", noun, high) if "by" in words[noun:high] else -1
    doer = _party(parties, actor, low if actor < noun else actor, noun if actor < noun else high)
    if doer is None:
        doer = parties.unnamed(None, by + 1, by + 8) if by >= 0 else parties.unnamed(None, low, noun)
    if recipient < 0:
        recipient = parties.nearest(high, size, but=code) if code is not None else -1
    done_to = _party(parties, recipient, recipient, recipient + 5)
    if done_to is None:
        done_to = parties.unnamed(None, noun + 1, by if by >= 0 else high)
    return _at_home(parties, doer, done_to, type_)


def _named(
    parties: Parties, noun: int, low: int, high: int, type_: str, named: list[tuple[int, str, str]]
) -> tuple[int, int]:
    """The words of the subject whose names are those of the actor and of the recipient; -1 for none."""
    of_doers = type_ in _OF_DOERS or parties.reading.words[noun] in _LEAVING
    leading = ("by", *(("from",) if type_ not in _FROM_SOMEWHERE else ()), *(("of",) if of_doers else ()))
    against = next((i for i, _, led_by in named if led_by in _AGAINST), -1) if type_ == "PROTEST" else -1
    actor = next((i for i, _, led_by in named if led_by == "by"), parties.first(low, noun))
    if actor < 0:
        actor = next((i for word in leading for i, _, led_by in named if led_by == word and i != against), -1)
    if against >= 0:
        return actor, against
    code = parties.code(actor) if actor >= 0 else None
    recipient = next((i for i, other, led_by in named if other != code and led_by == "of" and not of_doers), -1)
    return actor, recipient if recipient >= 0 else parties.nearest(noun + 1, high, but=code)


def _at_home(
    parties: Parties, doer: Party | None, done_to: Party | None, type_: str
) -> tuple[Party | None, Party | None]:
    """The same two, where nobody's country is told that of the other, or else the first that the sentence names."""
    home = next((party.code for party in (doer, done_to) if party is not None and party.code is not None), None)
    if home is None or (doer is None and type_ == "PROTEST"):
        where = parties.first(0, len(parties.reading.words), but=home)  # no crowd is of those that it shouts at
        home = parties.code(where) if where >= 0 else home
    if home is None:
        return doer, done_to
    if doer is None:
        doer = Party(home, None, None)
    if done_to is None and type_ in AT_HOME:
        done_to = Party(home, None, None)
    for party in (doer, done_to):
        if party is not None and party.code is None:
            party.code = home
    return doer, done_to


def _party(parties: Parties, at: int, low: int, high: int) -> Party | None:
    return parties.party(at, low, high) if at >= 0 else None


def _led_by(reading: Reading, noun: int, at: int) -> str:
    """The preposition of the phrase that the word `at` stands in, empty for none."""
    for i in range(at - 1, noun, -1):
        if reading.kinds[i] in (PREPOSITION, TO):
            return reading.words[i]
        if reading.kinds[i] not in _IN_PHRASE:
            break
    return ""
