"""The codebook's rules of precedence, where a type hangs on more than verb and object."""

from typing import Final

from streams.events.agency import HARMING, by_who_acts
from streams.events.circumstances import (
    FIGHTING,
    MISHAPS,
    has_condition,
    helps_rebels,
    is_abroad,
    is_at_sea,
    is_in_protest,
    is_of_another,
    is_of_no_concern,
    is_own,
    is_verbal,
    is_with_another,
    keeps_from_doing,
    lets_in,
    moves_away,
    moves_into,
    returns,
    subject_class,
    subject_sector,
)
from streams.events.predicate import FINITE, INFINITIVE, Predicate
from streams.events.reading import Reading

COOPERATIVE: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
_OPERATORS: Final = frozenset({"ask", "order", "urge", "refuse", "deny", "threaten", "accuse", "vow", "agree"})
_BY_LETTER: Final = frozenset({"lodge", "file", "submit", "send", "deliver", "hand", "register", "make", "present"})
_BREAKING: Final = frozenset({"end", "boycott", "bar"})
_BLAMED: Final = frozenset({"ASSAULT", "COERCE", "REJECT", "MOBILIZE", "THREATEN"})
_TRADED: Final = frozenset({"cooperation", "money", "weapon", "aid"})
_CONCERNS: Final = frozenset({"ASSAULT", "RETREAT", "SANCTION", "CONCEDE", "CONSULT"})
_RISINGS: Final = frozenset({"labourstrike", "protest"})
_UNMAKING: Final = frozenset({"burn", "destroy", "crush", "smash", "blow up", "demolish", "explode", "sink"})
_MAKING: Final = frozenset({"launch", "normalise", "move"})
_GUESTS: Final = frozenset({"diplomat", "peacekeeper", "inspector"})
_PEOPLE: Final = frozenset({"victim", "prisoner", "refugee", "diplomat"})


def corrected(reading: Reading, predicate: Predicate, inner: Predicate | None, type_: str) -> str:
    """The type of a predicate, given that by its verb and object, by who acts, how, and when."""
    told = _by_what_is_said(reading, predicate, inner, type_)
    if told is not None:
        return told
    acted = by_who_acts(reading, predicate, inner, type_)
    if acted is not None:
        return acted
    done = _by_manner(reading, predicate, inner, type_)
    if done is not None:
        return done
    return _by_time(reading, predicate, inner, type_)


def _by_what_is_said(reading: Reading, predicate: Predicate, inner: Predicate | None, type_: str) -> str | None:
    if inner is None:
        return None
    if predicate.cls == "say":
        if inner.obliged and not inner.negated:
            return "REQUEST"
        if predicate.lemma == "tell" and inner.form == INFINITIVE:
            return "REQUEST"
        if type_ == "RETREAT" and inner.cls in ("end", "finish"):
            return "CONCEDE"
        if inner.cls in ("misdeed", "violate") and not inner.future and is_of_another(reading, inner):
            return "ACCUSE"  # that others plot
        if type_ in ("AID", "SUPPORT", "COOPERATE") and helps_rebels(reading, inner):
            return "ACCUSE"  # that others arm the rebels
        if type_ == "ASSAULT" and inner.cls == "be":
            return "ACCUSE"  # that torture was widespread
        if type_ in _BLAMED:
            sector = subject_sector(reading, predicate)
            own = any(
                word in ("it", "they", "he", "she") for word in reading.words[max(0, inner.first - 2) : inner.first]
            )
            if (sector in ("OPP", "SOC") and not own) or predicate.lemma in ("claim", "argue", "charge"):
                return "ACCUSE"
    if predicate.cls == "ask" and inner.lemma in ("forgive", "pardon"):
        return "CONCEDE"
    if predicate.cls == "order" and inner.noun == "money" and subject_sector(reading, predicate) == "JUD":
        return "SANCTION"
    if predicate.cls == "order" and inner.lemma == "leave" and predicate.noun in _GUESTS:
        return "SANCTION"
    if predicate.cls == "end" and inner.link_word == "from" and predicate.noun in _PEOPLE:
        return "COERCE"
    return None


def _by_manner(reading: Reading, predicate: Predicate, inner: Predicate | None, type_: str) -> str | None:
    lemma, cls = predicate.lemma, predicate.cls
    if type_ in ("COERCE", "REJECT", "ASSAULT", "ACCUSE", "") and cls != "say" and is_in_protest(reading, predicate):
        return "PROTEST"
    if cls == "be" and not type_ and is_abroad(reading, predicate):
        return "CONSULT"
    if lemma == "return" and type_ == "RETREAT" and not predicate.passive and not returns(reading, predicate):
        return ""
    if type_ in ("MOBILIZE", "CONSULT") and predicate.cls in ("move", "arrive") and moves_away(reading, predicate):
        return "CONCEDE" if predicate.future else "RETREAT"
    if (
        type_ in ("COERCE", "")
        and cls in ("coerce", "end", "protest", "move")
        and subject_class(reading, predicate) in _RISINGS
    ):
        return "PROTEST"  # a strike closed the shops
    if cls == "bar" and type_ == "REJECT" and predicate.noun not in _GUESTS and keeps_from_doing(reading, predicate):
        return "COERCE"
    if type_ == "MOBILIZE" and predicate.cls == "move" and moves_into(reading, predicate):
        return "ASSAULT"
    if type_ in ("ASSAULT", "MOBILIZE") and predicate.cls == "attack" and predicate.noun in ("missile", "weapon"):
        if lemma in _UNMAKING and is_own(reading, predicate):
            return "RETREAT"  # disarms
        if predicate.noun == "missile" and is_at_sea(reading, predicate):
            return "MOBILIZE"  # a test
    if type_ == "MOBILIZE" and predicate.noun == "exercise" and is_with_another(reading, predicate):
        return "AGREE" if predicate.future else "COOPERATE"
    if type_ == "THREATEN" and lemma == "prepare" and subject_sector(reading, predicate) in FIGHTING:
        return "MOBILIZE"
    if not type_ and predicate.joint and predicate.cls in _MAKING and predicate.noun not in MISHAPS:
        return "AGREE" if predicate.future else "COOPERATE"
    if type_ == "PROTEST" and predicate.cls in ("launch", "give") and lemma in _BY_LETTER:
        return "ACCUSE"
    if lemma in ("close", "drop", "shut") and is_of_no_concern(reading, predicate):
        return ""
    if (
        type_ in _CONCERNS
        and cls != "resign"
        and not lemma.startswith("bring to")
        and is_of_no_concern(reading, predicate)
    ):
        return ""
    if lemma in ("open", "reopen") and lets_in(reading, predicate):
        return "RETREAT"  # opens airfields to relief flights
    if predicate.noun == "curfew" and predicate.other_noun in _TRADED:
        if predicate.cls == "lift":
            return "RETREAT"  # a ban on imports
        if predicate.cls in ("impose", "launch", "say"):
            return "SANCTION"
    if type_ == "AID" and lemma in ("send", "dispatch", "fly") and predicate.other_noun == "road":
        return "MOBILIZE"  # tanks to the border
    if predicate.cls in ("sign", "support") and reading.words[predicate.at + 1 : predicate.at + 2] == ["that"]:
        return ""  # concluded that, recognised that
    if lemma == "attack" and is_verbal(reading, predicate):
        return "ACCUSE"
    if lemma == "train" and predicate.joint:
        return "COOPERATE"
    return None


def _by_time(reading: Reading, predicate: Predicate, inner: Predicate | None, type_: str) -> str:
    """What lies ahead is AGREE, CONCEDE or THREATEN; what is denied is REJECT."""
    future, negated = predicate.future, predicate.negated
    if future and predicate.cls == "launch" and predicate.noun == "change":
        return "AGREE"
    if future and (predicate.cls == "respond" or (type_ == "REJECT" and predicate.cls in _BREAKING)):
        return "THREATEN"
    if predicate.cls in _OPERATORS:
        return "REJECT" if negated and (predicate.cls == "agree" or (future and predicate.cls == "ask")) else type_
    if negated and type_ and (future or predicate.cls == "allow"):
        return "REJECT" if type_ in COOPERATIVE or type_ in ("CONCEDE", "RETREAT") else type_
    if predicate.cls == "say" and predicate.lemma == "expect" and inner is not None and inner.form == INFINITIVE:
        return "AGREE" if type_ in COOPERATIVE else type_
    if predicate.possible and not future and predicate.form == FINITE and type_ in COOPERATIVE and not predicate.hedged:
        return "AGREE"
    if future and not predicate.hedged:
        if type_ in COOPERATIVE:
            return "AGREE"
        if type_ == "RETREAT":
            return "CONCEDE"
    if future and not predicate.hedged and (predicate.passive or type_ == "MOBILIZE") and has_condition(reading):
        return "THREATEN" if type_ in HARMING or type_ == "MOBILIZE" else type_
    if future and predicate.passive and type_ == "ASSAULT" and not predicate.hedged:
        return "THREATEN"  # would be shot
    ahead = (future and not predicate.hedged) or (predicate.possible and not future)
    if ahead and type_ in HARMING and not predicate.passive:
        return "THREATEN"
    return "COOPERATE" if type_ == "MOBILIZE" and predicate.joint else type_
