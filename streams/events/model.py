"""What a linear model makes of a sentence's type: weights of its words, their classes, and its verbs.

The rules know structure and the model knows wording; each is right about four times in five where neither has been
fitted, and together they are more often so (docs/decisions/0012-events.md). Words of names are left out: what happens
shall not hang on who it happens to.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
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
TRUST: Final = 200
"""What the rules' type is ahead of the others."""
TRUST_IF_SURE: Final = 400
"""The same where the rules know the verb together with its object; both by sentences that neither had seen."""

_NO_WORDS: Final = frozenset({NAME, TIME, NUMBER, COMMA, QUOTE, STOP})
MOST_WORDS: Final = 100
"""Of a sentence, from the first that counts."""
_BITS: Final = 20
_MASK: Final = (1 << _BITS) - 1
_HALF: Final = 1 << (_BITS - 1)
_OFFSET: Final = sum(_HALF << (_BITS * n) for n in range(len(TYPES)))
"""Makes every field of a packed sum positive."""


def features(reading: Reading, found: Sequence[Predicate], lead: int) -> list[tuple[str, str]]:
    """The features of a sentence, each a kind and a key, as often as they hold; `found` are its verbs."""
    held: list[tuple[str, str]] = [("bias", "")]
    for n in _counting(reading, found, lead):
        if reading.kinds[n] not in _NO_WORDS:
            held.append(("word", reading.words[n]))
        entry = reading.entries[n]
        if entry is not None:
            held += _classes(entry)
    for n, predicate in enumerate(found):
        if n != lead:
            held.append(("other", predicate.cls))
            continue
        held.append(("lead", f"{predicate.cls} {predicate.noun}"))
        if predicate.future:
            held.append(("time", "future"))
        if predicate.negated:
            held.append(("time", "negated"))
    return held


def _classes(entry: Word) -> list[tuple[str, str]]:
    told = (("verb", entry.verb), ("noun", entry.noun), ("deed", entry.nominal), ("sector", entry.sector))
    return [feature for feature in told if feature[1]]


def _counting(reading: Reading, found: Sequence[Predicate], lead: int) -> range:
    """The numbers of the words that count: what a comma parts from the subject behind it tells when and where."""
    first = 0
    if lead >= 0:
        subject = found[lead].subject_from
        if subject > 0 and COMMA in reading.kinds[:subject]:
            first = subject
    return range(first, min(len(reading.words), first + MOST_WORDS))


def packed(scores: Sequence[int]) -> int:
    """Weights for each of `TYPES` in one integer, so that one addition adds them all."""
    return sum(score << (_BITS * n) for n, score in enumerate(scores))


class Model:
    """Adds up the weights of a sentence's features; never changed."""

    __slots__ = ("_bias", "_leads", "_others", "_told", "_weights", "_words")

    def __init__(self, weights: Mapping[tuple[str, str], Sequence[int]]) -> None:
        self._weights = {feature: packed(scores) for feature, scores in weights.items()}
        self._bias = self._weights.get(("bias", ""), 0)
        self._words = {key: row for (kind, key), row in self._weights.items() if kind == "word"}
        self._others = {key: row for (kind, key), row in self._weights.items() if kind == "other"}
        self._leads: dict[str, dict[str, Any]] = {}
        for (kind, key), row in self._weights.items():
            if kind == "lead":
                cls, _, noun = key.partition(" ")
                self._leads.setdefault(cls, {})[noun] = row
        self._told: dict[str, tuple[Any, Any]] = {}
        """Of words of the lexicon, as far as they have been met: what they and their classes say, and these alone."""

    def best(self, reading: Reading, found: Sequence[Predicate], lead: int, type_: str, sure: bool) -> str:
        """The type of a sentence to which the rules give `type_`, and are `sure` or not; empty for none."""
        scores = self.scores(reading, found, lead)
        scores[_NUMBERS[type_]] += TRUST_IF_SURE if sure else TRUST
        return TYPES[scores.index(max(scores))]

    def scores(self, reading: Reading, found: Sequence[Predicate], lead: int) -> list[int]:
        """For each of `TYPES` what the features come to; see `features`."""
        total = self._bias
        words, told = self._words, self._told
        kinds, entries = reading.kinds, reading.entries
        for n in _counting(reading, found, lead):
            word, entry = reading.words[n], entries[n]
            if entry is not None:
                both = told.get(word)
                if both is None:
                    both = told[word] = self._of(word, entry)
                total = total + (both[1] if kinds[n] in _NO_WORDS else both[0])
            elif kinds[n] not in _NO_WORDS:
                row = words.get(word)
                if row is not None:
                    total = total + row
        for n, predicate in enumerate(found):
            if n != lead:
                total = total + self._others.get(predicate.cls, 0)
                continue
            total = total + self._leads.get(predicate.cls, _NOTHING).get(predicate.noun, 0)
            if predicate.future:
                total = total + self._weights.get(("time", "future"), 0)
            if predicate.negated:
                total = total + self._weights.get(("time", "negated"), 0)
        total = total + _OFFSET
        return [(total >> (_BITS * n) & _MASK) - _HALF for n in range(len(TYPES))]

    def _of(self, word: str, entry: Word) -> tuple[Any, Any]:
        classes = sum([self._weights.get(feature, 0) for feature in _classes(entry)])
        return self._words.get(word, 0) + classes, classes


_NOTHING: Final[Mapping[str, Any]] = {}
_NUMBERS: Final = {type_: n for n, type_ in enumerate(TYPES)}


def load(folder: Path) -> Model:
    """The model of `weights.txt`, whose lines hold a feature and its weights."""
    weights: dict[tuple[str, str], list[int]] = {}
    for line in (folder / "weights.txt").read_text(encoding="utf-8").rstrip("\n").split("\n"):
        feature, _, scores = line.rpartition("\t")
        kind, _, key = feature.partition("=")
        weights[kind, key] = [int(score) for score in scores.split()]
    return Model(weights)
