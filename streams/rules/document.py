"""An item as rules see it: its words by number, shared by all rules, and what enrichment found in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from streams.language.sentences import sentences
from streams.rules.vocabulary import Vocabulary
from streams.rules.words import plain

FIELDS: Final = ("headline", "text")
_PREFIXES: Final = frozenset({"anti", "non", "post", "pre"})
"""What with a hyphen makes another thing of the word behind it; who kills an ex-mayor kills somebody of that kind."""
_HYPHENS: Final = "-‐‑"
_GAP: Final = "\0"
"""Stands between the fields, so that no phrase and no distance spans both; it is no word of any rule."""


_NONE: Final[frozenset[int]] = frozenset()
Occurrence = tuple[int, int]
"""Words from the first number up to the second, counted through the whole document. A plain tuple: there are many."""


Value = tuple[str | float, Occurrence | None]
"""What was found, lower-case where it is a text, and the words that say so if any do."""


class Span(NamedTuple):
    """Code points of a field."""

    field: str
    start: int
    end: int


class Document:
    """The words of a headline and a text, numbered through, and where each stands.

    `topics` are the ids of the topics found, which `RuleSet.topics_of` adds, each with the words that say so; `facts`
    what is known of the item as a whole (`provider`, `urgency`, `published`).
    """

    def __init__(
        self,
        headline: str | None,
        text: str,
        entities: Sequence[Mapping[str, Any]] = (),
        events: Sequence[Mapping[str, Any]] = (),
        facts: Mapping[str, str | float | None] | None = None,
    ) -> None:
        self.headline = headline or ""
        self.text = text
        self.entities = entities
        self.in_headline: list[dict[str, Any]] = []
        """Entities in the headline, as far as they were looked for, each with its `field`."""
        self.events = events
        self.facts: Mapping[str, str | float | None] = facts or {}
        self.topics: dict[str, list[Occurrence]] = {}
        self._plain = (plain(self.headline), plain(text))
        words = self._plain[0].split()
        self.split = len(words)
        """Number of the gap: words before are the headline's, words after are the text's."""
        words.append(_GAP)
        words += self._plain[1].split()
        self.words: list[str] = words
        # What follows is made when first asked for: few items need all of it.
        self._vocabulary: Vocabulary | None = None
        self._met: dict[int, list[int]] = {}
        self._starts_of_words: list[int] | None = None
        self._behind_prefixes: frozenset[int] | None = None
        self._sentences: dict[str, list[tuple[int, int]]] | None = None
        self.values: dict[str, Any] = {}
        """What enrichment found, by index of the rule language; see `found`."""
        self.searched: dict[object, tuple[list[Occurrence], list[int]]] = {}
        """What queries that look through all of the text have found; see `searches`."""
        self._units: dict[str, list[tuple[int, int]]] = {}
        self._unit_ends: dict[str, list[int]] = {}

    @property
    def year(self) -> int | None:
        """The year of the item, as far as `facts` say when it was published."""
        published = self.facts.get("published")
        return int(published[:4]) if isinstance(published, str) and published[:4].isdecimal() else None

    def text_of(self, field: str) -> str:
        return self.headline if field == FIELDS[0] else self.text

    def quoted(self, field: str, start: int, end: int) -> dict[str, Any]:
        """Code points of a field with their text: a dict of the shape of `schemas.Span`."""
        return {"field": field, "start": start, "end": end, "text": self.text_of(field)[start:end]}

    def met(self, vocabulary: Vocabulary) -> dict[int, list[int]]:
        """The patterns of a vocabulary that the document meets, each with the numbers of the words, in order."""
        if self._vocabulary is not vocabulary:
            met: dict[int, list[int]] = {}
            for number, word in enumerate(self.words):
                for pattern in vocabulary.meets(word):
                    numbers = met.get(pattern)
                    if numbers is None:
                        met[pattern] = [number]
                    else:
                        numbers.append(number)
            self._met, self._vocabulary = met, vocabulary
        return self._met

    @property
    def _starts(self) -> list[int]:
        """Where each word begins in its field."""
        starts = self._starts_of_words
        if starts is None:
            starts = self._starts_of_words = []
            field, position = self._plain[0], 0
            for number, word in enumerate(self.words):
                if number == self.split:
                    starts.append(-1)
                    field, position = self._plain[1], 0
                    continue
                position = field.find(word, position)
                starts.append(position)
                position += len(word)
        return starts

    def span(self, occurrence: Occurrence) -> Span:
        """The code points of an occurrence."""
        first, last = occurrence[0], occurrence[1] - 1
        starts = self._starts
        field = FIELDS[0] if first < self.split else FIELDS[1]
        return Span(field, starts[first], starts[last] + len(self.words[last]))

    def written(self, number: int) -> str:
        """A word as it stands in its field, with one kind of apostrophe."""
        start = self._starts[number]
        field = self.headline if number < self.split else self.text
        return field[start : start + len(self.words[number])].replace("’", "'")

    @property
    def behind_prefixes(self) -> frozenset[int]:
        """The numbers of the words that a prefix and a hyphen make another thing of: tank fire in *anti-tank fire*."""
        behind = self._behind_prefixes
        if behind is None:
            behind = _NONE if _PREFIXES.isdisjoint(self.words) else frozenset(self._prefixed())
            self._behind_prefixes = behind
        return behind

    def _prefixed(self) -> Iterator[int]:
        for number, word in enumerate(self.words[:-1]):
            if word in _PREFIXES and number + 1 != self.split and self.sign_behind(number) in _HYPHENS:
                yield number + 1

    def sign_behind(self, number: int) -> str:
        """The sign right behind a word, a blank at the end of a field."""
        end = self._starts[number] + len(self.words[number])
        return (self.headline if number < self.split else self.text)[end : end + 1] or " "

    def is_in_capitals(self, number: int) -> bool:
        """Whether the field of a word is in capitals throughout, so that the case of a word says nothing."""
        return (self.headline if number < self.split else self.text).isupper()

    def sign_before(self, number: int) -> str:
        """The sign that stands before a word and its blank, ` ` at the beginning of a field."""
        start = self._starts[number]
        field = self.headline if number < self.split else self.text
        return field[start - 2] if start > 1 else " "

    def divided(self, low: int, high: int) -> bool:
        """Whether a colon or semicolon stands among words of one field."""
        start, end = self._starts[low], self._starts[high - 1]
        field = self.headline if low < self.split else self.text
        return field.find(";", start, end) >= 0 or field.find(":", start, end) >= 0

    def occurrence(self, field: str, start: int, end: int) -> Occurrence | None:
        """The words that code points of a field hold or cut; none where these are only signs."""
        low, high = (0, self.split) if field == FIELDS[0] else (self.split + 1, len(self.words))
        starts = self._starts
        first = bisect_right(starts, start, low, high) - 1
        if first < low or starts[first] + len(self.words[first]) <= start:
            first += 1
        last = bisect_left(starts, end, low, high)
        return (first, last) if first < last else None

    def word_beside(self, field: str, at: int) -> int:
        """The word before a code point of a field that is part of none, or behind it where a sentence begins.

        The gap's number where the field has no such word.
        """
        low, high = (0, self.split) if field == FIELDS[0] else (self.split + 1, len(self.words))
        behind = bisect_left(self._starts, at, low, high)
        if behind > low:
            spans = self.sentences[field]
            sentence = bisect_right(spans, (at, len(self.text_of(field)))) - 1
            if behind == high or sentence < 0 or self._starts[behind - 1] >= spans[sentence][0]:
                return behind - 1
        return behind if behind < high else self.split

    @property
    def sentences(self) -> dict[str, list[tuple[int, int]]]:
        """The spans of the sentences of each field, in order."""
        if self._sentences is None:
            self._sentences = {name: sentences(self.text_of(name)) for name in FIELDS}
        return self._sentences

    def units(self, kind: str) -> list[tuple[int, int]]:
        """The sentences or paragraphs (`kind`) of both fields in order, as numbers of words; all but the gap."""
        units = self._units.get(kind)
        if units is None:
            units = self._units[kind] = []
            starts, low = self._starts, 0
            for field, high in zip(FIELDS, (self.split, len(self.words)), strict=True):
                ends = [end for _, end in self.sentences[field]] if kind == "sentence" else self._paragraphs(field)
                for end in ends:
                    last = bisect_left(starts, end, low, high)
                    if last > low:
                        units.append((low, last))
                    low = last
                low = high + 1
        return units

    def unit_ends(self, kind: str) -> list[int]:
        """Where the units of a kind end, as numbers of words."""
        ends = self._unit_ends.get(kind)
        if ends is None:
            ends = self._unit_ends[kind] = [end for _, end in self.units(kind)]
        return ends

    def _paragraphs(self, field: str) -> list[int]:
        """Where the paragraphs of a field end."""
        if field == FIELDS[0]:
            return [len(self.headline)]
        ends: list[int] = []
        end = -1
        for line in self.text.split("\n"):
            end += len(line) + 1
            ends.append(end)
        return ends
