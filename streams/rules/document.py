"""An item as rules see it: its words by number, shared by all rules, and what enrichment found in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
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
        headline_words = folded(self.headline) if headline else []
        self.split = len(headline_words)
        """Number of the gap: words before are the headline's, words after are the text's."""
        self.words = [*headline_words, _GAP, *folded(text)]
        # Made when first asked for: few rules ask for all of them.
        self._index: dict[str, list[int]] | None = None
        self._vocabulary: list[str] | None = None
        self._starts_of_words: list[int] | None = None
        self._sentences: dict[str, list[tuple[int, int]]] | None = None
        self._numbers_of: dict[str, list[int]] = {}
        self._countries: dict[str, list[Occurrence]] | None = None

    def text_of(self, field: str) -> str:
        return self.headline if field == FIELDS[0] else self.text

    def quoted(self, field: str, start: int, end: int) -> dict[str, Any]:
        """Code points of a field with their text: a dict of the shape of `schemas.Span`."""
        return {"field": field, "start": start, "end": end, "text": self.text_of(field)[start:end]}

    @property
    def index(self) -> dict[str, list[int]]:
        """Word to its numbers, in order."""
        index = self._index
        if index is None:
            index = self._index = {}
            for number, word in enumerate(self.words):
                numbers = index.get(word)
                if numbers is None:
                    index[word] = [number]
                else:
                    numbers.append(number)
        return index

    @property
    def vocabulary(self) -> list[str]:
        """The different words in order."""
        if self._vocabulary is None:
            self._vocabulary = sorted(self.index)
        return self._vocabulary

    def beginning_with(self, prefix: str) -> list[str]:
        """The words of the document that begin with `prefix`."""
        vocabulary = self.vocabulary
        start = stop = bisect_left(vocabulary, prefix)
        while stop < len(vocabulary) and vocabulary[stop].startswith(prefix):
            stop += 1
        return vocabulary[start:stop]

    @property
    def _starts(self) -> list[int]:
        """Where each word begins in its field."""
        starts = self._starts_of_words
        if starts is None:
            starts = [word.start() for word in WORD.finditer(self.headline)]
            starts.append(-1)
            starts += [word.start() for word in WORD.finditer(self.text)]
            self._starts_of_words = starts
        return starts

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
        numbers = self._numbers_of.get(kind)
        if numbers is None:
            spans = list(self.sentences.values()) if kind == "sentence" else self._paragraphs()
            numbers = self._numbers_of[kind] = self._numbered(spans)
        return numbers

    @property
    def sentences(self) -> dict[str, list[tuple[int, int]]]:
        """The spans of the sentences of each field, in order."""
        if self._sentences is None:
            self._sentences = {name: sentences(self.text_of(name)) for name in FIELDS}
        return self._sentences

    def _paragraphs(self) -> list[list[tuple[int, int]]]:
        spans: list[tuple[int, int]] = []
        start = 0
        for line in self.text.split("\n"):
            spans.append((start, start + len(line)))
            start += len(line) + 1
        return [[(0, len(self.headline))], spans]

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

    @property
    def countries(self) -> dict[str, list[Occurrence]]:
        """Alpha-3 codes of the countries and nationalities named, with where."""
        found = self._countries
        if found is not None:
            return found
        found = self._countries = {}
        for entity in self.entities:
            if entity["id"].startswith("country:"):
                occurrence = self.occurrence(Span(FIELDS[1], entity["start"], entity["end"]))
                if occurrence is not None:
                    found.setdefault(entity["id"][8:], []).append(occurrence)
        return found
