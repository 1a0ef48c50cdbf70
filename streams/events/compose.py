"""From verbs, objects and complements to PLOVER types, by the rules and the precedence in `data/`."""

from collections.abc import Mapping
from typing import Final

from streams.events.facts import NOBODY, TYPE, Facts
from streams.events.lexicon import Lexicon
from streams.events.precedence import Precedence
from streams.events.predicate import TAIL, Predicate
from streams.events.reading import Reading

_NO_RULES: Final[Mapping[str, str]] = {}


def compose(reading: Reading, found: list[Predicate], lexicon: Lexicon, precedence: Precedence) -> None:
    """Give each predicate its type, from the last, so that complements have theirs first."""
    sourced = bool(found) and found[-1].clause == TAIL
    facts = [Facts(reading, predicate, sourced) for predicate in found]
    after = NOBODY
    for n in range(len(found) - 1, -1, -1):
        predicate, own = found[n], facts[n]
        inner = facts[predicate.complement] if predicate.complement >= 0 else NOBODY
        own.values[TYPE] = _by_rules(own, inner, lexicon, precedence)
        precedence.together.decide(own, inner)
        precedence.deed.decide(own, inner)
        precedence.terms.decide(own, inner)
        precedence.following.decide(own, after)
        predicate.type = own.values[TYPE]
        after = own


def _by_rules(own: Facts, inner: Facts, lexicon: Lexicon, precedence: Precedence) -> str:
    """The type by the first line of the rules that fits."""
    predicate = own.predicate
    of_verb = lexicon.rules_of_verbs.get(predicate.lemma, _NO_RULES)
    of_class = lexicon.rules.get(predicate.cls, _NO_RULES)
    inside = inner.values[TYPE]
    nominal = _named(own, inner, precedence)
    row = precedence.object.first(own, inner)
    asked = row.gives if row is not None else "noun"
    keys = [predicate.noun] if asked in ("noun", "both") else []
    if asked in ("other", "both"):
        keys.append(predicate.other_noun)
    if inside:
        keys += (f"={inside}", "=*")
    elif nominal and inner is NOBODY:
        keys.append(f"={nominal}")
    type_ = _first(keys, of_verb, of_class) or of_verb.get("*") or of_class.get("*", "")
    if type_ == "=":
        return inside or nominal
    return "" if type_ == "-" else type_


def _first(keys: list[str], of_verb: Mapping[str, str], of_class: Mapping[str, str]) -> str:
    for key in keys:
        type_ = of_verb.get(key) or of_class.get(key)
        if type_:
            return type_
    return ""


def _named(own: Facts, inner: Facts, precedence: Precedence) -> str:
    """The type of what the object names; empty if it names no event."""
    at = own.predicate.noun_at
    entry = own.reading.entries[at] if at >= 0 else None
    if entry is None or not entry.nominal:
        return ""
    own.values[TYPE] = entry.nominal
    precedence.named.decide(own, inner)
    nominal = own.values[TYPE]
    own.values[TYPE] = ""
    return nominal
