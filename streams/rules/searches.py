"""Searches in the text of an item: single words, words in a row, regular expressions."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

import re2

from streams.rules.document import FIELDS, Document, Occurrence
from streams.rules.queries import Query
from streams.rules.short import shortened
from streams.rules.terms import Pattern, Phrase, rarest
from streams.rules.vocabulary import Vocabulary

INDEXES: Final = ("title", "subtitle", "body", "text_content")
"""The fields of EXTRA: headline, none, text, and all of them."""

_FIELDS_OF: Final[dict[str, tuple[str, ...]]] = {
    "title": FIELDS[:1],
    "subtitle": (),
    "body": FIELDS[1:],
    "text_content": FIELDS,
}


def clipped(index: str, document: Document, low: int, high: int) -> tuple[int, int]:
    """The words of a field among those numbered `low` up to `high`."""
    if index == "title":
        return low, min(high, document.split)
    if index == "body":
        return max(low, document.split + 1), high
    return (low, high) if index == "text_content" else (low, low)


def between(numbers: list[int], low: int, high: int) -> list[int]:
    """Those of some numbers, which are in order, from `low` up to `high`."""
    if not numbers or (numbers[0] >= low and numbers[-1] < high):
        return numbers
    return numbers[bisect_left(numbers, low) : bisect_left(numbers, high)]


class _Row:
    """A phrase: the numbers of its patterns, and which of its words to look for first."""

    __slots__ = ("cased", "numbers", "patterns", "rarest", "wires")

    def __init__(self, words: Phrase, vocabulary: Vocabulary, wires: bool = False) -> None:
        self.wires = wires
        self.patterns = list(words)
        self.numbers = [vocabulary.add(pattern) for pattern in words]
        self.rarest = rarest(words)
        self.cased = [number for number, pattern in enumerate(words) if pattern.cased is not None]

    def find(self, document: Document, vocabulary: Vocabulary, low: int, high: int, found: list[Occurrence]) -> None:
        """Add where the phrase stands among the words `low` up to `high`."""
        numbers = document.met(vocabulary).get(self.numbers[self.rarest])
        if numbers is None:
            return
        size, words, rarest = len(self.numbers), document.words, self.rarest
        for number in between(numbers, low + rarest, high - size + rarest + 1):
            start = number - rarest
            for offset in range(size):
                if offset != rarest and self.numbers[offset] not in vocabulary.meets(words[start + offset]):
                    break
            else:
                if not self.cased or self._as_written(document, start):
                    found.append((start, start + size))

    def _as_written(self, document: Document, start: int) -> bool:
        """Whether the words from `start` on have the case asked for; wires have none in capitals throughout."""
        if self.wires and document.is_in_capitals(start):
            return True
        for number in self.cased:
            if not _same_case(self.patterns[number], document.written(start + number)):
                return False
        return True


def _same_case(pattern: Pattern, written: str) -> bool:
    cased = pattern.cased or ""
    return written.startswith(cased) if pattern.open else written == cased


class AnyWord(Query):
    """Phrases of which any will do; looks only for those whose rarest word is there.

    In `wires` also what is short for one will, and none behind *anti-* and its like.
    """

    local = True
    worded = True

    def __init__(self, index: str, wanted: Iterable[Phrase], vocabulary: Vocabulary, wires: bool = False) -> None:
        self.index, self.vocabulary, self.wires = index, vocabulary, wires
        self._single: set[int] = set()
        self._rows: dict[int, list[_Row]] = {}
        asked = dict.fromkeys(wanted)
        short = [form for words in asked for form in shortened(words)] if wires else []
        for words in dict.fromkeys([*asked, *short]):
            if len(words) == 1 and words[0].cased is None:
                self._single.add(vocabulary.add(words[0]))
            else:
                row = _Row(words, vocabulary, wires)
                self._rows.setdefault(row.numbers[row.rarest], []).append(row)
        self.needs = (frozenset(self._single | self._rows.keys()),)
        self.commonness = vocabulary.commonness(self.needs[0])

    def match(self, document: Document, low: int, high: int) -> list[Occurrence] | None:
        low, high = clipped(self.index, document, low, high)
        if low >= high:
            return None
        met = document.met(self.vocabulary)
        found: list[Occurrence] = []
        for pattern in self._single & met.keys():
            found += [(number, number + 1) for number in between(met[pattern], low, high)]
        if self._rows:
            for pattern in self._rows.keys() & met.keys():
                for row in self._rows[pattern]:
                    row.find(document, self.vocabulary, low, high, found)
        if self.wires and found and document.behind_prefixes:
            found = [hit for hit in found if hit[0] not in document.behind_prefixes]
        return found or None


class AllWords(Query):
    """Phrases that must all stand in a field."""

    worded = True

    def __init__(self, index: str, wanted: Sequence[Phrase], vocabulary: Vocabulary, wires: bool = False) -> None:
        self._parts = [AnyWord(index, [words], vocabulary, wires) for words in wanted]
        self.needs = tuple([need for part in self._parts for need in part.needs])
        self.commonness = min([part.commonness for part in self._parts])

    def match(self, document: Document, low: int, high: int) -> list[Occurrence] | None:
        found: list[Occurrence] = []
        for part in self._parts:
            hits = part.match(document, low, high)
            if hits is None:
                return None
            found += hits
        return found


class WholeField(Query):
    """A field that holds the words of a phrase and no others."""

    worded = True

    def __init__(self, index: str, words: Phrase, vocabulary: Vocabulary) -> None:
        self.fields = ("title", "body") if index == "text_content" else (index,)
        self._row, self.vocabulary = _Row(words, vocabulary), vocabulary
        self.needs = tuple([frozenset([number]) for number in self._row.numbers])
        self.commonness = min([vocabulary.commonness(need) for need in self.needs])

    def match(self, document: Document, low: int, high: int) -> list[Occurrence] | None:
        found: list[Occurrence] = []
        for field in self.fields:
            start, end = clipped(field, document, 0, len(document.words))
            if low <= start and end <= high and end - start == len(self._row.numbers):
                self._row.find(document, self.vocabulary, start, end, found)
        return found or None


class NoWord(Query):
    """A field that holds none of some phrases."""

    grows = False

    def __init__(self, inner: AnyWord) -> None:
        self.inner = inner

    def match(self, document: Document, low: int, high: int) -> list[Occurrence] | None:
        return [] if self.inner.match(document, low, high) is None else None


class Regexp(Query):
    """A regular expression in the text of a field as it is; RE2's, which takes time in proportion to the text alone."""

    def __init__(self, index: str, pattern: str) -> None:
        """Raises ValueError for a pattern that RE2 does not know or finds too large."""
        options = re2.Options()
        options.log_errors = False
        options.max_mem = 1 << 20
        try:
            self._pattern = re2.compile(pattern, options)
        except re2.error as e:
            said = e.args[0] if e.args else e
            raise ValueError(f"{pattern!r}: {said.decode() if isinstance(said, bytes) else said}") from None
        self.fields: tuple[str, ...] = _FIELDS_OF[index]

    def match(self, document: Document, low: int, high: int) -> list[Occurrence] | None:
        searched = document.searched.get(self)
        if searched is None:
            searched = document.searched[self] = self._search(document)
        found, wordless = searched
        if low == 0 and high == len(document.words):
            return found if found or wordless else None
        within = [one for one in found[bisect_left(found, (low, 0)) : bisect_left(found, (high, 0))] if one[1] <= high]
        return within if within or between(wordless, low, high) else None

    def _search(self, document: Document) -> tuple[list[Occurrence], list[int]]:
        """Where a whole document has the pattern, and the words beside which it has it where no word is; in order."""
        found: list[Occurrence] = []
        wordless: set[int] = set()
        for field in self.fields:
            for match in self._pattern.finditer(document.text_of(field)):
                start, end = match.span()
                occurrence = document.occurrence(field, start, end) if start < end else None
                if occurrence is None:
                    wordless.add(document.word_beside(field, start))
                else:
                    found.append(occurrence)
        return sorted(found), sorted(wordless)
