"""An item as rules see it: its words by number, shared by all rules, and what enrichment found in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

from streams.language.sentences import sentences
from streams.rules.words import WORD, folded

FIELDS: Final = ("headline", "text")
_GAP: Final = "\0"
"""Stands between the fields, so that no phrase and no distance spans both; it is no word of any rule."""


class Occurrence(NamedTuple):
    """Words `start` up to `end`, counted through the whole document."""

    start: int
    end: int


class Span(NamedTuple):
    """Code points of a field."""

    field: str
    start: int
    end: int


class Document:
    """The words of a headline and a text, numbered through, and where each stands.

    `countries` are the alpha-3 codes of its entities, `topics` the ids of the topics found, which `RuleSet.topics_of`
    adds; each with the words that say so.
    """

    def __init__(
        self,
        headline: str | None,
        text: str,
        entities: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        self.headline = headline or ""
        self.text = text
        self.entities = entities
        self.topics: dict[str, list[Occurrence]] = {}

    def text_of(self, field: str) -> str:
        return self.headline if field == FIELDS[0] else self.text

    def quoted(self, field: str, start: int, end: int) -> dict[str, Any]:
        """Code points of a field with their text: a dict of the shape of `schemas.Span`."""
        return {"field": field, "start": start, "end": end, "text": self.text_of(field)[start:end]}

    @cached_property
    def words(self) -> list[str]:
        return [*folded(self.headline), _GAP, *folded(self.text)]

    @cached_property
    def split(self) -> int:
        """Number of the gap: words before are the headline's, words after are the text's."""
        return self.words.index(_GAP)

    @cached_property
    def index(self) -> dict[str, list[int]]:
        """Word to its numbers, in order."""
        index: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            if word in index:
                index[word].append(number)
            else:
                index[word] = [number]
        return index

    @cached_property
    def vocabulary(self) -> list[str]:
        return sorted(self.index)

    def beginning_with(self, prefix: str) -> list[str]:
        """The words of the document that begin with `prefix`."""
        start = bisect_left(self.vocabulary, prefix)
        stop = start
        while stop < len(self.vocabulary) and self.vocabulary[stop].startswith(prefix):
            stop += 1
        return self.vocabulary[start:stop]

    @cached_property
    def _starts(self) -> list[int]:
        """Where each word begins in its field."""
        return [w.start() for w in WORD.finditer(self.headline)] + [-1] + [w.start() for w in WORD.finditer(self.text)]

    def span(self, occurrence: Occurrence) -> Span:
        """The code points of an occurrence."""
        headline = occurrence.start < self.split
        field = self.headline if headline else self.text
        last = WORD.match(field, self._starts[occurrence.end - 1])
        assert last is not None  # noqa: S101 - the pattern that found the word finds it again
        return Span(FIELDS[0] if headline else FIELDS[1], self._starts[occurrence.start], last.end())

    def occurrence(self, span: Span) -> Occurrence | None:
        """The words that a span holds or cuts; none where it has only signs."""
        low, high = (0, self.split) if span.field == FIELDS[0] else (self.split + 1, len(self.words))
        first = bisect_right(self._starts, span.start, low, high) - 1
        if first < low or self._end(first) <= span.start:
            first += 1
        last = bisect_left(self._starts, span.end, low, high)
        return Occurrence(first, last) if first < last else None

    def _end(self, number: int) -> int:
        return self._starts[number] + len(self.words[number])

    def units(self, kind: str) -> list[int]:
        """For every word the number of its sentence or paragraph (`kind`)."""
        return self._sentence_numbers if kind == "sentence" else self._paragraphs

    @cached_property
    def sentences(self) -> dict[str, list[tuple[int, int]]]:
        """The spans of the sentences of each field, in order."""
        return {name: sentences(self.text_of(name)) for name in FIELDS}

    @cached_property
    def _sentence_numbers(self) -> list[int]:
        return self._numbered(list(self.sentences.values()))

    @cached_property
    def _paragraphs(self) -> list[int]:
        ends: list[tuple[int, int]] = []
        start = 0
        for line in self.text.split("\n"):
            ends.append((start, start + len(line)))
            start += len(line) + 1
        return self._numbered([[(0, len(self.headline))], ends])

    def _numbered(self, fields: Sequence[Sequence[tuple[int, int]]]) -> list[int]:
        numbers: list[int] = []
        unit = 0
        for spans, low, high in zip(fields, (0, self.split + 1), (self.split, len(self.words)), strict=True):
            for _, end in spans:
                last = bisect_left(self._starts, end, low, high)
                numbers += [unit] * (last - low)
                low = last
                unit += 1
            if len(numbers) == self.split:
                numbers.append(-1)
        return numbers

    @cached_property
    def countries(self) -> dict[str, list[Occurrence]]:
        """Alpha-3 codes of the countries and nationalities named, with where."""
        found: dict[str, list[Occurrence]] = {}
        for entity in self.entities:
            if entity["id"].startswith("country:"):
                occurrence = self.occurrence(Span(FIELDS[1], entity["start"], entity["end"]))
                if occurrence is not None:
                    found.setdefault(entity["id"][8:], []).append(occurrence)
        return found
