"""Occurrences near each other: the word distances of `prox`. Those of the two fields, divided at `split`, never are."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from streams.rules.document import Occurrence


def pairs(first: list[Occurrence], second: list[Occurrence], split: int, least: int, most: int) -> list[Occurrence]:
    """The occurrences of both lists that have one of the other with `least` to `most` words between, in one field."""
    found: set[Occurrence] = set()
    for one in first:
        for other in _neighbours(one, second) if not least else _around(one, second, most):
            if least <= _gap(one, other) <= most and _same_field(one, other, split):
                found.add(one)
                found.add(other)
    return sorted(found)


def apart(first: list[Occurrence], second: list[Occurrence], split: int, between: int) -> list[Occurrence]:
    """The occurrences of `first` with none of `second` within `between` words, and with 0: not part of one."""
    starts = [other.start for other in second]
    reach = list(accumulate([other.end for other in second], max))
    found: list[Occurrence] = []
    for one in first:
        upto = bisect_right(starts, one.start)
        if upto and reach[upto - 1] >= one.end:
            continue
        if not between or not _near(one, _neighbours(one, second), split, between):
            found.append(one)
    return found


def _near(one: Occurrence, others: list[Occurrence], split: int, between: int) -> bool:
    for other in others:
        if _gap(one, other) <= between and _same_field(one, other, split):
            return True
    return False


def _neighbours(one: Occurrence, others: list[Occurrence]) -> list[Occurrence]:
    """The nearest of `others` (in order) on each side of `one` that share no word with it."""
    after = bisect_left(others, one.end, key=_start)
    before = bisect_right(others, one.start, key=_end)
    return others[max(0, before - 1) : before] + others[after : after + 1]


def _around(one: Occurrence, others: list[Occurrence], most: int) -> list[Occurrence]:
    """Those of `others` that begin or end near `one`."""
    low = bisect_left(others, one.start - most, key=_end)
    return others[low : bisect_right(others, one.end + most, key=_start)]


def _start(occurrence: Occurrence) -> int:
    return occurrence.start


def _end(occurrence: Occurrence) -> int:
    return occurrence.end


def _gap(one: Occurrence, other: Occurrence) -> int:
    """How many words stand between; a negative number where they share words."""
    return max(one.start - other.end, other.start - one.end)


def _same_field(one: Occurrence, other: Occurrence, split: int) -> bool:
    return (one.start < split) == (other.start < split)
