"""Occurrences near each other: the word distances of `prox`."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from streams.rules.document import Document, Occurrence


def pairs(first: list[Occurrence], second: list[Occurrence], document: Document, between: int) -> list[Occurrence]:
    """The occurrences of both lists that have one of the other with at most `between` words between, in one field."""
    found: set[Occurrence] = set()
    for one in first:
        for other in _neighbours(one, second):
            if _gap(one, other) <= between and _same_field(one, other, document):
                found |= {one, other}
    return sorted(found)


def apart(first: list[Occurrence], second: list[Occurrence], document: Document, between: int) -> list[Occurrence]:
    """The occurrences of `first` with none of `second` within `between` words, and with 0: not part of one."""
    if not between:
        starts = [o.start for o in second]
        reach = list(accumulate((o.end for o in second), max))
        found: list[Occurrence] = []
        for one in first:
            upto = bisect_right(starts, one.start)
            if not upto or reach[upto - 1] < one.end:
                found.append(one)
        return found
    return [
        one
        for one in apart(first, second, document, 0)
        if not any(_gap(one, o) <= between and _same_field(one, o, document) for o in _neighbours(one, second))
    ]


def _neighbours(one: Occurrence, others: list[Occurrence]) -> list[Occurrence]:
    """The nearest of `others` (in order) on each side of `one` that share no word with it."""
    after = bisect_left(others, one.end, key=lambda o: o.start)
    before = bisect_right(others, one.start, key=lambda o: o.end)
    return others[max(0, before - 1) : before] + others[after : after + 1]


def _gap(one: Occurrence, other: Occurrence) -> int:
    return max(one.start - other.end, other.start - one.end)


def _same_field(one: Occurrence, other: Occurrence, document: Document) -> bool:
    return (one.start < document.split) == (other.start < document.split)
