"""What the linear model sees of a sentence: its structure, and what the rules make of it."""

from typing import Final

from streams.events.clauses import FINITE, MAIN, RELATED, SAID, TAIL, Predicate
from streams.events.compose import subject_sector
from streams.events.grammar import NOUN
from streams.events.reading import Reading

_MOST: Final = 8
"""Verbs beside the leading ones that are looked at."""


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
                return n
            if predicate.clause == SAID and said < 0:
                said = n
        if any_ < 0 and predicate.clause != RELATED:
            any_ = n
    if said >= 0:
        return said
    if plain >= 0:
        return plain
    if any_ >= 0:
        return any_
    return 0 if found else -1


def fallback(reading: Reading, found: list[Predicate], lead: int) -> str:
    """A type for a sentence whose leading verb has none: that of a noun, or else of another verb; may be empty."""
    if lead >= 0 and found[lead].future and "unless" in reading.words:
        return "THREATEN"
    for kind, entry in zip(reading.kinds, reading.entries, strict=True):
        if kind == NOUN and entry is not None and entry.nominal:
            return entry.nominal
    for other in found:
        if other.type and other.clause != RELATED:
            return other.type
    return ""


def features(reading: Reading, found: list[Predicate], lead: int) -> list[str]:
    """The names of the features of a sentence whose leading predicate is `found[lead]`, or of one without verbs."""
    named = ["bias"]
    chain: set[int] = set()
    if lead >= 0:
        first = found[lead]
        sector = subject_sector(reading, first)
        named += _of(first, "1", sector)
        chain.add(lead)
        type_ = first.type or "0"
        if first.clause != MAIN:
            named.append(f"clause={first.clause}.{type_}")
        inner = found[first.complement] if first.complement >= 0 else None
        if inner is not None:
            chain.add(first.complement)
            named += _of(inner, "2", "")
            named.append(f"12={first.cls}.{inner.cls}")
            named.append(f"12t={first.cls}.{inner.type}")
            named.append(f"l12={first.lemma}.{inner.type}")
            if first.complement + 1 < len(found) and inner.complement >= 0:
                chain.add(inner.complement)
                named += _of(found[inner.complement], "3", "")
    else:
        type_ = ""
    for n, other in enumerate(found[: _MOST + len(chain)]):
        if n in chain:
            continue
        place = "tail" if other.clause == TAIL else other.clause if n > lead else f"before.{other.clause}"
        named.append(f"x={other.cls}@{place}")
        if other.type:
            named.append(f"xt={other.type}@{place}")
    for kind, entry in zip(reading.kinds, reading.entries, strict=True):
        if kind == NOUN and entry is not None and entry.noun:
            named.append(f"w={entry.noun}")
            if entry.nominal and not type_.strip("0"):
                named.append(f"nominal={entry.nominal}")
    if not type_.strip("0"):
        named.append(f"fallback={fallback(reading, found, lead)}")
    return list(dict.fromkeys(named))


def _of(predicate: Predicate, place: str, sector: str) -> list[str]:
    cls, lemma, noun, type_ = predicate.cls, predicate.lemma, predicate.noun, predicate.type or "0"
    named = [
        f"{place}t={type_}", f"{place}c={cls}", f"{place}l={lemma}", f"{place}n={noun}", f"{place}cn={cls}.{noun}",
        f"{place}ln={lemma}.{noun}", f"{place}tc={type_}.{cls}",
    ]  # fmt: skip
    if predicate.other_noun:
        named.append(f"{place}o={predicate.other_noun}")
        named.append(f"{place}co={cls}.{predicate.other_noun}")
    if sector:
        named += (f"s={sector}", f"st={sector}.{type_}", f"sc={sector}.{cls}")
    for flag, holds in (
        ("negated", predicate.negated), ("future", predicate.future), ("obliged", predicate.obliged),
        ("possible", predicate.possible), ("hedged", predicate.hedged), ("passive", predicate.passive),
        ("joint", predicate.joint),
    ):  # fmt: skip
        if holds:
            named += (f"{place}{flag}", f"{place}{flag}.{type_}", f"{place}{flag}.{cls}")
    return named
