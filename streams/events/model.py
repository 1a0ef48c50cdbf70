"""What a linear model makes of a sentence's type: weights of its words, their classes, and its verbs.

The rules know structure and the model knows wording; each is right about four times in five where neither has been
fitted, and together they are more often so (docs/decisions/0012-events.md). Words of names are left out: what happens
shall not hang on who it happens to.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from streams.events.grammar import COMMA, NAME, NUMBER, QUOTE, STOP, TIME
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
_BITS: Final = 32
_MASK: Final = (1 << _BITS) - 1
_HALF: Final = 1 << (_BITS - 1)
_OFFSET: Final = sum(_HALF << (_BITS * n) for n in range(len(TYPES)))
"""Makes every field of a packed sum positive."""


def features(reading: Reading, found: Sequence[Predicate], lead: int) -> list[tuple[str, str]]:
    """The features of a sentence, each a kind and a key, as often as they hold; `found` are its verbs."""
    held: list[tuple[str, str]] = [("bias", "")]
    for n in range(_first(reading, found, lead), len(reading.words)):
        if reading.kinds[n] not in _NO_WORDS:
            held.append(("word", reading.words[n]))
        entry = reading.entries[n]
        if entry is not None:
            told = (("verb", entry.verb), ("noun", entry.noun), ("deed", entry.nominal), ("sector", entry.sector))
            held += [feature for feature in told if feature[1]]
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


def _first(reading: Reading, found: Sequence[Predicate], lead: int) -> int:
    """The first word that counts: what a comma parts from the subject behind it tells when and where."""
    if lead < 0:
        return 0
    subject = found[lead].subject_from
    return subject if subject > 0 and COMMA in reading.kinds[:subject] else 0


def packed(scores: Sequence[int]) -> int:
    """Weights for each of `TYPES` in one integer, so that one addition adds them all."""
    return sum(score << (_BITS * n) for n, score in enumerate(scores))


class Model:
    """Adds up the weights of a sentence's features; never changed."""

    __slots__ = ("_bias", "_deeds", "_leads", "_nouns", "_others", "_sectors", "_times", "_verbs", "_words")

    def __init__(self, weights: Mapping[tuple[str, str], Sequence[int]]) -> None:
        kinds: dict[str, dict[str, Any]] = {}
        for (kind, key), scores in weights.items():
            kinds.setdefault(kind, {})[key] = packed(scores)
        self._bias = kinds.get("bias", {}).get("", 0)
        self._words, self._verbs, self._nouns = kinds.get("word", {}), kinds.get("verb", {}), kinds.get("noun", {})
        self._deeds, self._sectors = kinds.get("deed", {}), kinds.get("sector", {})
        self._others, self._times = kinds.get("other", {}), kinds.get("time", {})
        self._leads: dict[str, dict[str, Any]] = {}
        for key, row in kinds.get("lead", {}).items():
            cls, _, noun = key.partition(" ")
            self._leads.setdefault(cls, {})[noun] = row

    def best(self, reading: Reading, found: Sequence[Predicate], lead: int, type_: str, sure: bool) -> str:
        """The type of a sentence to which the rules give `type_`, and are `sure` or not; empty for none."""
        scores = self.scores(reading, found, lead)
        scores[_NUMBERS[type_]] += TRUST_IF_SURE if sure else TRUST
        return TYPES[scores.index(max(scores))]

    def scores(self, reading: Reading, found: Sequence[Predicate], lead: int) -> list[int]:
        """For each of `TYPES` what the features come to; see `features`."""
        total = self._bias
        words, verbs, nouns, deeds, sectors = self._words, self._verbs, self._nouns, self._deeds, self._sectors
        kinds, entries = reading.kinds, reading.entries
        for n in range(_first(reading, found, lead), len(kinds)):
            if kinds[n] not in _NO_WORDS:
                row = words.get(reading.words[n])
                if row is not None:
                    total = total + row
            entry = entries[n]
            if entry is None:
                continue
            if entry.verb:
                total = total + verbs.get(entry.verb, 0)
            if entry.noun:
                total = total + nouns.get(entry.noun, 0)
            if entry.nominal:
                total = total + deeds.get(entry.nominal, 0)
            if entry.sector:
                total = total + sectors.get(entry.sector, 0)
        for n, predicate in enumerate(found):
            if n != lead:
                total = total + self._others.get(predicate.cls, 0)
                continue
            total = total + self._leads.get(predicate.cls, _NOTHING).get(predicate.noun, 0)
            if predicate.future:
                total = total + self._times.get("future", 0)
            if predicate.negated:
                total = total + self._times.get("negated", 0)
        total = total + _OFFSET
        return [(total >> (_BITS * n) & _MASK) - _HALF for n in range(len(TYPES))]


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
