"""Occurrences near each other: the word distances of `prox`. Those of the two fields, divided at `split`, never are."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from streams.rules.document import Occurrence


def pairs(first: list[Occurrence], second: list[Occurrence], split: int, least: int, most: int) -> list[Occurrence]:
    """The occurrences of both lists that have one of the other with `least` to `most` words between, in one field."""
    return sorted({*_beside(first, second, split, least, most), *_beside(second, first, split, least, most)})


def _beside(ones: list[Occurrence], others: list[Occurrence], split: int, least: int, most: int) -> list[Occurrence]:
    """Those of some occurrences that have one of `others`, which are in order, so many words before or behind."""
    starts = [start for start, _ in others]
    # One may lie within another, so they do not end in the order in which they begin.
    ends = sorted([end for _, end in others])
    found: list[Occurrence] = []
    for one in ones:
        earliest, latest = _reach(one, split, most)
        behind = bisect_left(starts, one[1] + least)
        if behind < len(starts) and starts[behind] <= latest:
            found.append(one)
            continue
        before = bisect_right(ends, one[0] - least)
        if before and ends[before - 1] >= earliest:
            found.append(one)
    return found


def apart(first: list[Occurrence], second: list[Occurrence], split: int, between: int) -> list[Occurrence]:
    """The occurrences of `first` that share no word with one of `second` and have none within `between` words.

    With 0, those that are not part of one of `second`.
    """
    starts = [start for start, _ in second]
    furthest = list(accumulate([end for _, end in second], max))
    found: list[Occurrence] = []
    for one in first:
        earliest, latest = _reach(one, split, between) if between else (one[1], one[0])
        upto = bisect_right(starts, latest)
        if not upto or furthest[upto - 1] < earliest:
            found.append(one)
    return found


def _reach(one: Occurrence, split: int, most: int) -> tuple[int, int]:
    """Where another must end at the earliest and begin at the latest to be near `one`, in the same field."""
    if one[0] < split:
        return one[0] - most, min(one[1] + most, split - 1)
    return max(one[0] - most, split + 1), one[1] + most
