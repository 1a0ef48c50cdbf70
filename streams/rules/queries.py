"""What clauses become: queries that hold for a document, or a part of it, and say by which words."""

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from streams.rules.document import Document, Occurrence
from streams.rules.near import apart, pairs

Need = frozenset[int]
"""Patterns of which a document must meet one."""
UNKNOWN: Final = 1 << 30
"""The commonness of what is no word of the text."""


class Query(ABC):
    """A clause ready to match.

    `needs` lets a rule set pass over it without a call: where a document meets none of the patterns of one of them, the
    query does not hold. Without needs nothing can be said beforehand.
    """

    needs: tuple[Need, ...] = ()
    commonness: int = UNKNOWN
    """How often it is likely to hold, in the unit of `Vocabulary.commonness`: of clauses that must all hold, the rarest
    is asked first."""
    local: bool = False
    """Whether it holds by words alone, and in a part of a document by those of its words that lie there."""
    grows: bool = True
    """Whether it holds, by the same words at least, in all that has a part of a document in it where it holds."""
    worded: bool = False
    """Whether it holds by a word at least wherever it does."""

    @abstractmethod
    def match(self, document: Document, low: int, high: int) -> list[Occurrence] | None:
        """The words among those numbered `low` up to `high` that make it hold there, or None if it does not.

        An empty list where it holds by no words.
        """

    def hits(self, document: Document) -> list[Occurrence] | None:
        """The same for the whole document."""
        return self.match(document, 0, len(document.words))


class AllOf(Query):
    """`and`: all of some clauses hold and none of others does."""

    def __init__(self, positive: Sequence[Query], negative: Sequence[Query]) -> None:
        self.positive, self.negative = sorted(positive, key=_commonness), list(negative)
        self.needs = tuple([need for part in positive for need in part.needs])
        self.commonness = self.positive[0].commonness if positive else UNKNOWN
        self.grows = not negative and _all_grow(positive)
        self.worded = any(part.worded for part in positive)

    def match(self, document: Document, low: int, high: int) -> list[Occurrence] | None:
        found: list[Occurrence] = []
        for part in self.positive:
            hits = part.match(document, low, high)
            if hits is None:
                return None
            found += hits
        for part in self.negative:
            if part.match(document, low, high) is not None:
                return None
        return found


class OneOf(Query):
    """`or`: one clause holds; the words are those of all that do."""

    def __init__(self, parts: Sequence[Query]) -> None:
        self.parts = list(parts)
        self.needs = one_of(parts)
        self.commonness = sum([part.commonness for part in parts])
        self.local = all(part.local for part in parts)
        self.grows = _all_grow(parts)
        self.worded = all(part.worded for part in parts)

    def match(self, document: Document, low: int, high: int) -> list[Occurrence] | None:
        found: list[Occurrence] | None = None
        for part in self.parts:
            hits = part.match(document, low, high)
            if hits is not None:
                found = hits if found is None else found + hits
        return found


class AtLeast(Query):
    """`or/count`, `or/countunique`: enough occurrences, or enough clauses that hold."""

    def __init__(self, parts: Sequence[Query], least: int, unique: bool) -> None:
        self.parts, self.least, self.unique = list(parts), least, unique
        self.needs = one_of(parts)
        self.commonness = sum([part.commonness for part in parts])
        self.grows = _all_grow(parts)
        self.worded = not unique or all(part.worded for part in parts)

    def match(self, document: Document, low: int, high: int) -> list[Occurrence] | None:
        parts = [hits for part in self.parts if (hits := part.match(document, low, high)) is not None]
        # The same words met by two clauses are one occurrence.
        found = list({hit for hits in parts for hit in hits})
        return found if (len(parts) if self.unique else len(found)) >= self.least else None


class Near(Query):
    """`prox/unit=word/distance<N`: an occurrence of each of two clauses with few words between, in either order."""

    worded = True

    def __init__(self, first: Query, second: Query, least: int, most: int) -> None:
        self.first, self.second = sorted((first, second), key=_commonness)
        self.least, self.most = least, most
        self.needs = first.needs + second.needs
        self.commonness = self.first.commonness
        self.grows = _all_grow((first, second))

    def match(self, document: Document, low: int, high: int) -> list[Occurrence] | None:
        first = self.first.match(document, low, high)
        if not first:
            return None
        second = self.second.match(document, low, high)
        if not second:
            return None
        return pairs(sorted(first), sorted(second), document.split, self.least, self.most) or None


class Apart(Query):
    """`prox/unit=word/distance>N`: an occurrence of one clause with none of another near it, and none that holds it."""

    grows = False
    worded = True

    def __init__(self, first: Query, second: Query, distance: int) -> None:
        self.first, self.second, self.distance = first, second, distance
        self.needs = first.needs
        self.commonness = first.commonness

    def match(self, document: Document, low: int, high: int) -> list[Occurrence] | None:
        first = self.first.match(document, low, high)
        if not first:
            return None
        second = self.second.match(document, low, high)
        return apart(sorted(first), sorted(second or ()), document.split, self.distance) or None


class Within(Query):
    """`prox/unit=sentence` or `paragraph`: a clause holds in one of them, or in `size` that follow each other."""

    def __init__(self, inner: AllOf, unit: str, size: int) -> None:
        self.inner, self.unit, self.size = inner, unit, size
        self.needs = inner.needs
        self.commonness = inner.commonness
        self.grows, self.worded = inner.grows, inner.worded
        self._rest = AllOf([part for part in inner.positive if not part.local], inner.negative)
        self._by_words = size == 1 and len(self._rest.positive) < len(inner.positive)

    def match(self, document: Document, low: int, high: int) -> list[Occurrence] | None:
        each: list[list[Occurrence]] = []
        others: list[list[Occurrence]] = []
        for part in self.inner.positive:
            if not part.grows:
                continue  # where it does not hold in all of it, it may in a part
            hits = part.match(document, low, high)
            if hits is None:
                return None  # most items have not all of it anywhere, which is quickly seen
            if part.worded:
                (each if part.local else others).append(hits)
        if self._by_words:
            windows, inner = self._together(document, each), self._rest
        else:
            windows = dict.fromkeys(self._windows(document, each + others), _NO_WORDS)
            inner = self.inner
        found: dict[Occurrence, None] = {}
        holds = False
        for (start, end), words in windows.items():
            start, end = max(low, start), min(high, end)
            hits = inner.match(document, start, end) if start < end else None
            if hits is not None:
                holds = True
                found.update(dict.fromkeys(hits))
                found.update(dict.fromkeys(words))
        return list(found) if holds else None

    def _together(
        self, document: Document, each: list[list[Occurrence]]
    ) -> dict[tuple[int, int], Sequence[Occurrence]]:
        """The words of the units that have one of the hits of each part, with these hits."""
        ends = document.unit_ends(self.unit)
        each.sort(key=len)
        found: dict[int, list[Occurrence]] = {}
        for number, hits in enumerate(each):
            inside: dict[int, list[Occurrence]] = {}
            for hit in hits:
                unit = bisect_right(ends, hit[0])
                if hit[1] <= ends[unit] and (not number or unit in found):
                    inside.setdefault(unit, []).append(hit)
            for unit, more in inside.items():
                more += found.get(unit, _NO_WORDS)
            found = inside
        units = document.units(self.unit)
        return {units[unit]: hits for unit, hits in found.items()}

    def _windows(self, document: Document, each: list[list[Occurrence]]) -> list[tuple[int, int]]:
        """The words of the units, or `size` in a row, that have a hit of the part with the fewest, or of all units."""
        units = document.units(self.unit)
        fewest = min(each, key=len, default=_NO_WORDS)
        if not fewest:
            numbers = set(range(len(units)))
        else:
            ends = document.unit_ends(self.unit)
            numbers = {bisect_right(ends, start) for start, _ in fewest}
        if self.size == 1:
            return [units[number] for number in sorted(numbers)]
        firsts = {first for number in numbers for first in range(max(0, number - self.size + 1), number + 1)}
        return [self._row(units, first) for first in sorted(firsts)]

    def _row(self, units: list[tuple[int, int]], first: int) -> tuple[int, int]:
        """`size` units from the first; fewer where the field ends."""
        last = first
        while last + 1 < min(len(units), first + self.size) and units[last + 1][0] == units[last][1]:
            last += 1
        return units[first][0], units[last][1]


class Without(Query):
    """`prox/unit=sentence/distance>N`: the first clause holds in a field of which no N sentences hold all of them."""

    grows = False

    def __init__(self, first: Query, together: Within) -> None:
        self.first, self.together = first, together
        self.needs = first.needs
        self.commonness = first.commonness
        self.worded = first.worded

    def match(self, document: Document, low: int, high: int) -> list[Occurrence] | None:
        found: list[Occurrence] | None = None
        for start, end in ((0, document.split), (document.split + 1, len(document.words))):
            start, end = max(low, start), min(high, end)
            if start >= end:
                continue
            hits = self.first.match(document, start, end)
            if hits is not None and self.together.match(document, start, end) is None:
                found = hits if found is None else found + hits
        return found


_NO_WORDS: Final[Sequence[Occurrence]] = ()


def _commonness(query: Query) -> int:
    return query.commonness


def _all_grow(parts: Sequence[Query]) -> bool:
    return all(part.grows for part in parts)


def one_of(parts: Sequence[Query]) -> tuple[Need, ...]:
    """The need of clauses of which one must hold: any of the most telling needs of each."""
    union: set[int] = set()
    for part in parts:
        if not part.needs:
            return ()
        union |= min(part.needs, key=len)
    return (frozenset(union),)
