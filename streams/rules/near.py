"""Occurrences near each other: the word distances of `prox`. Those of the two fields, divided at `split`, never are."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from streams.rules.document import Occurrence


class _Others:
    """Occurrences in order, to be asked for those near another one."""

    def __init__(self, others: list[Occurrence]) -> None:
        self.others = others
        self.starts = [start for start, _ in others]
        # One may lie within another, so they do not end in the order in which they begin.
        self.by_end = sorted(others, key=_end)
        self.ends = [end for _, end in self.by_end]
        self.longest = max([end - start for start, end in others], default=0)

    def beside(self, one: Occurrence) -> list[Occurrence]:
        """The nearest on each side of `one` that share no word with it."""
        before, after = bisect_right(self.ends, one[0]), bisect_left(self.starts, one[1])
        return self.by_end[max(0, before - 1) : before] + self.others[after : after + 1]

    def around(self, one: Occurrence, most: int) -> list[Occurrence]:
        """Those that begin or end near `one`."""
        first, upto = bisect_left(self.ends, one[0] - most), one[1] + most
        last = bisect_right(self.ends, upto + self.longest)
        return [other for other in self.by_end[first:last] if other[0] <= upto]


def _end(occurrence: Occurrence) -> int:
    return occurrence[1]


def pairs(first: list[Occurrence], second: list[Occurrence], split: int, least: int, most: int) -> list[Occurrence]:
    """The occurrences of both lists that have one of the other with `least` to `most` words between, in one field."""
    others = _Others(second)
    found: set[Occurrence] = set()
    for one in first:
        for other in others.around(one, most) if least else others.beside(one):
            if least <= _gap(one, other) <= most and _same_field(one, other, split):
                found.add(one)
                found.add(other)
    return sorted(found)


def apart(first: list[Occurrence], second: list[Occurrence], split: int, between: int) -> list[Occurrence]:
    """The occurrences of `first` with none of `second` within `between` words, and with 0: not part of one."""
    others = _Others(second)
    reach = list(accumulate([end for _, end in second], max))
    found: list[Occurrence] = []
    for one in first:
        upto = bisect_right(others.starts, one[0])
        if upto and reach[upto - 1] >= one[1]:
            continue
        if not between or not _near(one, others.beside(one), split, between):
            found.append(one)
    return found


def _near(one: Occurrence, others: list[Occurrence], split: int, between: int) -> bool:
    for other in others:
        if _gap(one, other) <= between and _same_field(one, other, split):
            return True
    return False


def _gap(one: Occurrence, other: Occurrence) -> int:
    """How many words stand between; a negative number where they share words."""
    return max(one[0] - other[1], other[0] - one[1])


def _same_field(one: Occurrence, other: Occurrence, split: int) -> bool:
    return (one[0] < split) == (other[0] < split)
