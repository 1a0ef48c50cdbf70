"""Which of the spans that the model takes for names stay, where they cross or lie within each other."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from streams.language.scores import PERSON
from streams.language.tokens import TITLES, bare

_LONGEST: Final = 400
"""Code points that a name has at the most."""


class Span(NamedTuple):
    """A name: code points, a class as an index of `scores.CLASSES`, a score."""

    start: int
    end: int
    kind: int
    score: int


def settled(text: str, spans: list[Span]) -> list[Span]:
    """The spans without those that cross a better one, in order, the longer first.

    Of a person's name a part is no name of its own, unless what stands before it within the longer one are titles.
    """
    if len(spans) < 2:
        return spans
    spans.sort()
    kept: list[Span] = []
    group = [spans[0]]
    end = spans[0].end
    for span in spans[1:]:
        if span.start >= end:
            kept += _settled(text, group)
            group = []
        group.append(span)
        end = max(end, span.end)
    return kept + _settled(text, group)


def _settled(text: str, spans: list[Span]) -> list[Span]:
    """The same for spans of one run, which are few."""
    if len(spans) < 2:
        return spans
    kept: list[Span] = []
    for span in sorted(spans, key=_by_score):
        if span.kind == PERSON and _is_part(text, span, spans):
            continue
        if not any(
            span.start < other.start < span.end < other.end or other.start < span.start < other.end < span.end
            for other in kept
        ):
            kept.append(span)
    kept.sort(key=longer_first)
    return kept


def overlapping(spans: Sequence[Span], starts: Sequence[int], start: int, end: int) -> list[Span]:
    """Those of the spans, in order with their `starts`, that share something with what stands from `start` to `end`."""
    near = spans[bisect_left(starts, start - _LONGEST) : bisect_left(starts, end)]
    return [span for span in near if span.end > start]


def _is_part(text: str, inner: Span, spans: list[Span]) -> bool:
    """Whether a person's name is a part of that of a longer one."""
    return any(
        outer.kind == PERSON
        and outer.start <= inner.start
        and inner.end <= outer.end
        and outer != inner
        and (inner.end < outer.end or not _titled(text, outer.start, inner.start))
        for outer in spans
    )


def _by_score(span: Span) -> int:
    return -span.score


def longer_first(span: Span) -> tuple[int, int]:
    """Sorts spans by where they begin, the longer before the shorter."""
    return span.start, -span.end


def _titled(text: str, start: int, end: int) -> bool:
    """Whether what stands between holds a title (Minister for the Middle East), or ends in a comma or dash."""
    words = text[start:end].split()
    return not words or words[-1][-1] in ",-–" or any(bare(word).lower() in TITLES for word in words)
