"""What is made of a sentence by its words, their classes, its leading verb, and what the rules say.

The rules know structure and the model knows wording; together they are right more often than either
(docs/decisions/0012-events.md). What the words say, `network` tells; all else adds up to it.
"""

from binascii import a2b_base64
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from streams.events.features import (
    BIAS,
    CLASSES,
    CLAUSE,
    FUTURE,
    KIND,
    LEAD,
    MOST_WORDS,
    NEGATED,
    NO_WORDS,
    OPENING,
    RULES,
    SIDES,
    SURE,
    TIME_OF,
    UNSURE,
    Feature,
    classes,
    opening,
    side,
)
from streams.events.fields import Fields
from streams.events.lexicon import Word
from streams.events.network import COARSE, UNITS, Network
from streams.events.predicate import Predicate
from streams.events.reading import Reading

TYPES: Final = (
    *("ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE"),
    *("PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN", ""),
)
"""PLOVER's, and none."""
AHEAD: Final = 100
"""What a type must be ahead of none by where the rules see none; hundredths of the logarithm of odds, as all scores."""
TRUST: Final = 200
"""What another type must be ahead of theirs by where they are sure: what is written for us is plainer than wires."""

HEED: Final = 50
"""What none must be ahead of every type by where they know a verb, if alone."""

UNIT: Final = "unit"
"""Kind of the weights with which a unit of the hidden layer says something of the types."""
UNITS_BIAS: Final = "units"
"""Key of the bias of the units."""

MOST_OF_KIND: Final = 60
"""What the kind of a word adds at the most to a unit, in steps of `network.COARSE`."""
MOST_OF_CLASSES: Final = 200
"""What its classes add at the most to a type: with these, MOST_OF_WORD and MOST_WORDS, no sum leaves its field."""
_NOTHING: Final[Mapping[str, Sequence[int]]] = {}
_NUMBERS: Final = {type_: n for n, type_ in enumerate(TYPES)}
_OPENING: Final = SIDES.index(OPENING)


class Model:
    """Adds up what a sentence's features say; never changed, but that it remembers words that it has met."""

    __slots__ = (
        "_bias",
        "_classes",
        "_clauses",
        "_combined",
        "_kinds",
        "_leads",
        "_listed",
        "_network",
        "_rules",
        "_start",
        "_sums",
        "_times",
        "_types",
        "_unlisted",
    )

    def __init__(
        self, weights: Iterable[tuple[Feature, Sequence[int]]], words: Mapping[str, bytes] | None = None
    ) -> None:
        """Take each feature with what it says of each of `TYPES`, and what words add; see `Network`."""
        rows: dict[str, dict[str, Sequence[int]]] = {}
        for (kind, key), numbers in weights:
            rows.setdefault(kind, {})[key] = numbers
        none = [0] * len(TYPES)
        self._types, self._sums = Fields(len(TYPES), 32), Fields(UNITS + len(TYPES), 16)
        self._bias = self._packed(rows.get(BIAS, _NOTHING).get("", none))
        self._rules, self._leads = self._pairs(rows.get(RULES, _NOTHING)), self._pairs(rows.get(LEAD, _NOTHING))
        self._clauses = {key: self._packed(row) for key, row in rows.get(CLAUSE, _NOTHING).items()}
        self._times = {key: self._packed(row) for key, row in rows.get(TIME_OF, _NOTHING).items()}
        self._combined: dict[tuple[Feature, ...], Any] = {}
        self._classes = {kind: rows.get(kind, _NOTHING) for kind in CLASSES}
        self._network = Network(words or {}, [rows.get(UNIT, _NOTHING).get(str(n), none) for n in range(UNITS)])
        self._start = self._of_units(rows.get(BIAS, _NOTHING).get(UNITS_BIAS, [0] * UNITS))
        self._kinds: list[dict[str, Any]] = [{} for _ in SIDES]
        for key, row in rows.get(KIND, _NOTHING).items():
            where, _, kind = key.rpartition(" ")
            self._kinds[SIDES.index(where)][kind] = self._of_units([_limited(number, MOST_OF_KIND) for number in row])
        self._listed: dict[str, dict[str, list[Any]]] = {}
        """By kind, of words of the lexicon that were met as it, what they and the kind add on each of the sides, None
        where they were not met yet."""
        self._unlisted: dict[str, dict[str, list[Any]]] = {}
        """The same of other words that add something."""

    def __len__(self) -> int:
        """Words that are remembered."""
        return sum([len(met) for words in (self._listed, self._unlisted) for met in words.values()])

    def best(self, reading: Reading, found: Sequence[Predicate], lead: int, by_rules: str, how: str) -> str:
        """The type of a sentence, empty for none; see `features.features`."""
        scores = self.scores(reading, found, lead, by_rules, how)
        if not by_rules:
            scores[_NUMBERS[""]] += AHEAD
        elif how == SURE:
            scores[_NUMBERS[by_rules]] += TRUST
        elif how == UNSURE:
            scores[_NUMBERS[""]] -= HEED
        return TYPES[scores.index(max(scores))]

    def scores(self, reading: Reading, found: Sequence[Predicate], lead: int, by_rules: str, how: str) -> list[int]:
        """For each of `TYPES` what the features come to; see `features.features`."""
        words, kinds, entries, of_kinds = reading.words, reading.kinds, reading.entries, self._kinds
        listed, unlisted = self._listed, self._unlisted
        sums, subject = self._start, opening(reading, found, lead)
        for n in range(min(len(words), MOST_WORDS)):
            kind, where = kinds[n], side(found, lead, subject, n)
            word, entry = words[n], entries[n]
            # Within a name a word may have no entry that has one elsewhere.
            by_kind = listed if entry is not None else unlisted
            met = by_kind.get(kind)
            if met is None:
                met = by_kind[kind] = {}
            adds = met.get(word)
            if adds is None:
                if entry is None and (kind in NO_WORDS or not self._network.knows(word)):
                    sums = sums + of_kinds[where].get(kind, 0)
                    continue
                adds = met[word] = [None] * len(SIDES)
            one = adds[where]
            if one is None:
                one = adds[where] = of_kinds[where].get(kind, 0) + self._adds(word, entry, where, kind in NO_WORDS)
            sums = sums + one
        total = self._bias + self._rules.get(by_rules, _NONE).get(how, 0)
        if lead >= 0:
            verb = found[lead]
            total = total + self._leads.get(verb.cls, _NONE).get(verb.noun, 0)
            total = total + self._clauses.get(f"{verb.cls} {verb.clause} {verb.form}", 0)
            if verb.future:
                total = total + self._times.get(FUTURE, 0)
            if verb.negated:
                total = total + self._times.get(NEGATED, 0)
        of_words = self._network.scores(sums)
        return [one + other for one, other in zip(self._types.unpacked(total), of_words, strict=True)]

    def _adds(self, word: str, entry: Word | None, where: int, of_name: bool) -> Any:
        """What a word adds on a side, its classes included; one of a name says nothing but by these."""
        of_classes = self._of_classes(classes(entry)) if entry is not None and where != _OPENING else 0
        return of_classes if of_name else self._network.adds(word, where) + of_classes

    def _of_classes(self, held: tuple[Feature, ...]) -> Any:
        """What all classes of a word add; words have few combinations of them."""
        total = self._combined.get(held)
        if total is None:
            numbers = [0] * len(TYPES)
            for kind, class_ in held:
                for n, says in enumerate(self._classes[kind].get(class_, ())):
                    numbers[n] += says // COARSE
            limited = [_limited(number, MOST_OF_CLASSES) for number in numbers]
            total = self._combined[held] = self._sums.packed([*[0] * UNITS, *limited])
        return total

    def _packed(self, row: Sequence[int]) -> Any:
        return self._types.packed(row)

    def _of_units(self, row: Sequence[int]) -> Any:
        return self._sums.packed([*row, *[0] * len(TYPES)])

    def _pairs(self, rows: Mapping[str, Sequence[int]]) -> dict[str, dict[str, Any]]:
        """The rows of two words by the first and then by the second of them."""
        pairs: dict[str, dict[str, Any]] = {}
        for key, row in rows.items():
            first, _, second = key.partition(" ")
            pairs.setdefault(first, {})[second] = self._packed(row)
        return pairs


_NONE: Final[Mapping[str, Any]] = {}


def _limited(number: int, most: int) -> int:
    return max(-most, min(most, number))


def load(folder: Path) -> Model:
    """The model of `weights.txt`, a feature and its numbers in a line, and `words.txt`, a word and what it adds."""
    # Line by line: all of them at once would take several MB.
    with (folder / "words.txt").open("rb") as lines:
        words = {word.decode(): a2b_base64(adds) for word, _, adds in (line.partition(b"\t") for line in lines)}
    with (folder / "weights.txt").open(encoding="utf-8", newline="\n") as rows:
        return Model(map(_weights, rows), words)


def _weights(line: str) -> tuple[Feature, list[int]]:
    feature, _, numbers = line.rpartition("\t")
    kind, _, key = feature.partition("=")
    return (kind, key), [int(number) for number in numbers.split()]
