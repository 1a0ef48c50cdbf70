"""What the model is told of a sentence: its words and where they stand, their classes, the leading verb, the rules."""

from collections.abc import Sequence
from typing import Final

from streams.events.grammar import COMMA, NAME, NUMBER, QUOTE, STOP, TIME
from streams.events.lexicon import Word
from streams.events.predicate import Predicate
from streams.events.reading import Reading

Feature = tuple[str, str]
"""What is told, one of the kinds below, and of what."""

BIAS: Final = "bias"
RULES: Final = "rules"
LEAD: Final = "lead"
CLAUSE: Final = "clause"
TIME_OF: Final = "time"
CLASSES: Final = ("verb", "noun", "deed", "sector")
OF_TYPES: Final = (BIAS, RULES, LEAD, CLAUSE, TIME_OF, *CLASSES)
"""Kinds of features that say something of the types by themselves."""
KIND: Final = "kind"
"""Kind of the features that tell a word's side and its kind."""
OPENING: Final = "opening"
SIDES: Final = ("far before", "before", "after", "far after", "leading", OPENING)
"""Where a word may stand beside the leading verb, or that it is this verb; opening: that a comma parts it from the
subject behind it, so that it tells when and where and its classes do not count. These are the kinds of the features
that tell a word."""

DECIDED: Final = "decided"
SURE: Final = "sure"
UNSURE: Final = "unsure"
GUESSED: Final = "guessed"
HOW: Final = (DECIDED, SURE, UNSURE, GUESSED)
"""How the rules come to a type: by a row of precedence or what a sentence denies, by a verb together with its object,
by a verb, or by another word."""
FUTURE: Final = "future"
NEGATED: Final = "negated"
NO_WORDS: Final = frozenset({NAME, TIME, NUMBER, COMMA, QUOTE, STOP})
"""Kinds of words that are told of by their kind alone: what happens shall not hang on who it happens to."""
MOST_WORDS: Final = 100
"""Of a sentence, from the first."""

_NEAR_BEFORE: Final = 4
_NEAR_AFTER: Final = 8
"""Words from the leading verb up to which one is near it."""


def features(reading: Reading, found: Sequence[Predicate], lead: int, by_rules: str, how: str) -> list[Feature]:
    """The features of a sentence, as often as they hold.

    `found` are its verbs, `lead` the number of the leading one, `by_rules` the type that the rules give, `how` one of
    `HOW`.
    """
    held: list[Feature] = [(BIAS, ""), (RULES, f"{by_rules} {how}")]
    subject = opening(reading, found, lead)
    for n in range(min(len(reading.words), MOST_WORDS)):
        kind, where = reading.kinds[n], SIDES[side(found, lead, subject, n)]
        held.append((KIND, f"{where} {kind}"))
        if kind not in NO_WORDS:
            held.append((where, reading.words[n]))
        entry = reading.entries[n]
        if entry is not None and n >= subject:
            held += classes(entry)
    if lead >= 0:
        verb = found[lead]
        held += [(LEAD, f"{verb.cls} {verb.noun}"), (CLAUSE, f"{verb.cls} {verb.clause} {verb.form}")]
        held += [(TIME_OF, told) for told, holds in ((FUTURE, verb.future), (NEGATED, verb.negated)) if holds]
    return held


def opening(reading: Reading, found: Sequence[Predicate], lead: int) -> int:
    """How many words from the first a comma parts from the subject of the leading verb."""
    if lead >= 0:
        subject = found[lead].subject_from
        if subject > 0 and COMMA in reading.kinds[:subject]:
            return subject
    return 0


def side(found: Sequence[Predicate], lead: int, subject: int, n: int) -> int:
    """Where a word stands, as an index of `SIDES`; without a leading verb all stand far behind it."""
    if lead < 0:
        return 3
    if n < subject:
        return 5
    away = n - found[lead].at
    if away < 0:
        return 1 if away >= -_NEAR_BEFORE else 0
    if away == 0:
        return 4
    return 2 if away <= _NEAR_AFTER else 3


def classes(entry: Word) -> tuple[Feature, ...]:
    """The classes that the lexicon has of a word."""
    of_word = (entry.verb, entry.noun, entry.nominal, entry.sector)
    return tuple([(kind, class_) for kind, class_ in zip(CLASSES, of_word, strict=True) if class_])
