"""What a linear model makes of a sentence by its words, their classes, its leading verb, and what the rules say.

The rules know structure and the model knows wording; each is right about four times in five where neither has been
fitted, and together they are more often so (docs/decisions/0012-events.md). Words of names are left out: what happens
shall not hang on who it happens to.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from struct import Struct
from typing import Any, Final

from streams.events.grammar import COMMA, NAME, NUMBER, QUOTE, STOP, TIME
from streams.events.lexicon import Word
from streams.events.predicate import Predicate
from streams.events.reading import Reading

TYPES: Final = (
    *("ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE"),
    *("PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN", ""),
)
"""PLOVER's, and none."""
SCALE: Final = 100
"""Units of a weight to one of the logarithm of odds."""
DECIDED: Final = "decided"
SURE: Final = "sure"
UNSURE: Final = "unsure"
GUESSED: Final = "guessed"
HOW: Final = (DECIDED, SURE, UNSURE, GUESSED)
"""How the rules come to a type: by a row of precedence or what a sentence denies, by a verb together with its object,
by a verb, or by another word."""
AHEAD: Final = 100
"""What a type must be ahead of none by where the rules see none, and none of theirs where a verb tells them of one."""
TRUST: Final = 60
"""What another type must be ahead of theirs by where they are sure: what is written for us is plainer than wires."""

BEFORE: Final = "before"
AFTER: Final = "after"
NEAR: Final = "near"
_SIDES: Final = ((BEFORE,), (BEFORE, NEAR), (AFTER, NEAR), (AFTER,))
"""What is told of a word by where it stands: the numbers of these are those that `_side` gives."""
_NEAR_BEFORE: Final = 4
_NEAR_AFTER: Final = 8
"""Words from the leading verb up to which one is near it."""
_KINDS_OF_CLASSES: Final = ("verb", "noun", "deed", "sector")
_FUTURE: Final = "future"
_NEGATED: Final = "negated"
_NO_WORDS: Final = frozenset({NAME, TIME, NUMBER, COMMA, QUOTE, STOP})
MOST_WORDS: Final = 100
"""Of a sentence, from the first that counts."""
_FIELDS: Final = Struct(f"<{len(TYPES)}I")
_HALF: Final = 1 << 31
_OFFSET: Final = sum(_HALF << (32 * n) for n in range(len(TYPES)))
"""Makes every field of a packed sum positive."""


def features(reading: Reading, found: Sequence[Predicate], lead: int, by_rules: str, how: str) -> list[tuple[str, str]]:
    """The features of a sentence, each a kind and a key, as often as they hold.

    `found` are its verbs, `lead` the number of the leading one, `by_rules` the type that the rules give, `how` one of
    `HOW`.
    """
    held: list[tuple[str, str]] = [("bias", ""), ("rules", f"{by_rules} {how}")]
    for n in _counting(reading, found, lead):
        if reading.kinds[n] not in _NO_WORDS:
            word = reading.words[n]
            held += [("word", word), *[(side, word) for side in _SIDES[_side(found, lead, n)]]]
        entry = reading.entries[n]
        if entry is not None:
            held += _classes(entry)
    if lead >= 0:
        verb = found[lead]
        held += [("lead", f"{verb.cls} {verb.noun}"), ("clause", f"{verb.cls} {verb.clause} {verb.form}")]
        held += [("time", told) for told, holds in ((_FUTURE, verb.future), (_NEGATED, verb.negated)) if holds]
    return held


def _counting(reading: Reading, found: Sequence[Predicate], lead: int) -> range:
    """The numbers of the words that count: what a comma parts from the subject behind it tells when and where."""
    first = 0
    if lead >= 0:
        subject = found[lead].subject_from
        if subject > 0 and COMMA in reading.kinds[:subject]:
            first = subject
    return range(first, min(len(reading.words), first + MOST_WORDS))


def _side(found: Sequence[Predicate], lead: int, n: int) -> int:
    """Where a word stands, as an index of `_SIDES`; without a leading verb all stand far behind it."""
    if lead < 0:
        return 3
    away = n - found[lead].at
    if away < 0:
        return 1 if away >= -_NEAR_BEFORE else 0
    return 2 if away <= _NEAR_AFTER else 3


def _classes(entry: Word) -> list[tuple[str, str]]:
    classes = (entry.verb, entry.noun, entry.nominal, entry.sector)
    return [(kind, class_) for kind, class_ in zip(_KINDS_OF_CLASSES, classes, strict=True) if class_]


def packed(scores: Sequence[int]) -> int:
    """Weights for each of `TYPES` in one integer, so that one addition adds them all."""
    return int.from_bytes(_FIELDS.pack(*[score + _HALF for score in scores]), "little") - _OFFSET


class Model:
    """Adds up the weights of a sentence's features; never changed."""

    __slots__ = (
        "_bias",
        "_classes",
        "_clauses",
        "_future",
        "_leads",
        "_negated",
        "_rules",
        "_told",
        "_words",
    )

    def __init__(self, weights: Iterable[tuple[tuple[str, str], Sequence[int]]]) -> None:
        """Take each feature, a kind and a key, with its weights for each of `TYPES`."""
        rows: dict[str, dict[str, Any]] = {}
        for (kind, key), scores in weights:
            rows.setdefault(kind, {})[key] = packed(scores)
        self._bias = rows.get("bias", _NOTHING).get("", 0) + _OFFSET
        self._words = _by_side(rows)
        self._classes = {kind: rows.get(kind, {}) for kind in _KINDS_OF_CLASSES}
        self._rules, self._leads = _pairs(rows.get("rules", {})), _pairs(rows.get("lead", {}))
        self._clauses = rows.get("clause", {})
        self._future, self._negated = [rows.get("time", _NOTHING).get(told, 0) for told in (_FUTURE, _NEGATED)]
        self._told: dict[str, tuple[Any, ...]] = {}
        """Of words of the lexicon, as far as they have been met: what they and their classes say on each of the sides,
        and last the classes alone."""

    def best(self, reading: Reading, found: Sequence[Predicate], lead: int, by_rules: str, how: str) -> str:
        """The type of a sentence, empty for none; see `features`."""
        scores = self.scores(reading, found, lead, by_rules, how)
        if not by_rules:
            scores[_NUMBERS[""]] += AHEAD
        elif how != GUESSED:
            scores[_NUMBERS[""]] -= AHEAD
            if how == SURE:
                scores[_NUMBERS[by_rules]] += TRUST
        return TYPES[scores.index(max(scores))]

    def scores(self, reading: Reading, found: Sequence[Predicate], lead: int, by_rules: str, how: str) -> list[int]:
        """For each of `TYPES` what the features come to; see `features`."""
        total = self._bias + self._rules.get(by_rules, _NOTHING).get(how, 0)
        words, kinds, entries, told = reading.words, reading.kinds, reading.entries, self._told
        for n in _counting(reading, found, lead):
            word, entry = words[n], entries[n]
            if entry is not None:
                says = told.get(word)
                if says is None:
                    says = told[word] = self._entered(word, entry)
                total = total + says[-1 if kinds[n] in _NO_WORDS else _side(found, lead, n)]
            elif kinds[n] not in _NO_WORDS:
                sides = self._words.get(word)
                if sides is not None:
                    total = total + sides[_side(found, lead, n)]
        if lead >= 0:
            verb = found[lead]
            total = total + self._leads.get(verb.cls, _NOTHING).get(verb.noun, 0)
            total = total + self._clauses.get(f"{verb.cls} {verb.clause} {verb.form}", 0)
            if verb.future:
                total = total + self._future
            if verb.negated:
                total = total + self._negated
        return [field - _HALF for field in _FIELDS.unpack(total.to_bytes(_FIELDS.size, "little"))]

    def _entered(self, word: str, entry: Word) -> tuple[Any, ...]:
        classes = sum([self._classes[kind].get(class_, 0) for kind, class_ in _classes(entry)])
        return (*[says + classes for says in self._words.get(word, _ON_NO_SIDE)], classes)


def _by_side(rows: dict[str, dict[str, Any]]) -> dict[str, tuple[Any, ...]]:
    """What each word says on each of the sides. The rows are taken out, so that the sums come to lie where they lay."""
    anywhere, before, after, near = [rows.pop(kind, {}) for kind in ("word", BEFORE, AFTER, NEAR)]
    words = {}
    for word in list({**anywhere, **before, **after, **near}):
        row = anywhere.pop(word, 0)
        first, last = [row + side.pop(word) if word in side else row for side in (before, after)]
        # Most have no weights of a side: then all four are the same object.
        close = near.pop(word, None)
        words[word] = (first, first, last, last) if close is None else (first, first + close, last + close, last)
    return words


def _pairs(rows: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The rows of two words by the first and then by the second of them."""
    pairs: dict[str, dict[str, Any]] = {}
    for key, row in rows.items():
        first, _, second = key.partition(" ")
        pairs.setdefault(first, {})[second] = row
    return pairs


_NOTHING: Final[Mapping[str, Any]] = {}
_ON_NO_SIDE: Final = (0, 0, 0, 0)
_NUMBERS: Final = {type_: n for n, type_ in enumerate(TYPES)}


def load(folder: Path) -> Model:
    """The model of `weights.txt`, whose lines hold a feature and its weights."""
    # Line by line: all of them at once would take 10 MB.
    with (folder / "weights.txt").open(encoding="utf-8", newline="\n") as lines:
        return Model(map(_weights, lines))


def _weights(line: str) -> tuple[tuple[str, str], list[int]]:
    feature, _, scores = line.rpartition("\t")
    kind, _, key = feature.partition("=")
    return (kind, key), [int(score) for score in scores.split()]
