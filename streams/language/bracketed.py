"""Bodies with initials in brackets behind them, which tell where their names begin: Alternative for Germany (AfD)."""

import re
from collections.abc import Sequence
from typing import Final

from streams.language.listing import listed
from streams.language.scores import CLASSES
from streams.language.settle import Span, longer_first, overlapping

_ORGANISATION: Final = CLASSES.index("ORGANISATION")
_INITIALS: Final = re.compile(r"[A-Z][A-Za-z]{2,7}")
_LEAST_CAPITALS: Final = 2
_LOOKBACK: Final = 140
"""Most code points of a name that its initials are looked for in."""
_LINKS: Final = frozenset(listed("of the for and in on to at & de la du des et der und former"))
_PARTS: Final = re.compile(r"[A-Z]\.|[^-. ]+")
"""What of a word has an initial of its own: U.S., Inter-Governmental."""


def with_bracketed(text: str, spans: Sequence[Span]) -> Sequence[Span]:
    """The spans, in order, with the whole names of bodies whose initials stand in brackets behind them."""
    starts: list[int] = []
    new: list[Span] = []
    gone: set[Span] = set()
    for short in spans:
        end = short.start - 2
        if short.kind != _ORGANISATION or text[end : end + 2] != " (" or not text.startswith(")", short.end):
            continue
        start = _beginning(text, end, text[short.start : short.end])
        starts = starts or [span.start for span in spans]
        beside = overlapping(spans, starts, start, end) if start >= 0 else []
        if start >= 0 and not any(span.start <= start and span.end >= end for span in beside):
            new.append(Span(start, end, _ORGANISATION, short.score))
            gone.update(span for span in beside if span.kind == _ORGANISATION or span.start < start)
    return sorted([*(span for span in spans if span not in gone), *new], key=longer_first) if new else spans


def _beginning(text: str, end: int, initials: str) -> int:
    """Where the name begins that ends at `end` and has these initials, or these and more; -1 if there is none.

    Of Red Cross and Red Crescent Societies all but the first words go without. Small words have initials of their own
    only where some of the initials are small: AfD.
    """
    if not _INITIALS.fullmatch(initials) or sum(map(str.isupper, initials)) < _LEAST_CAPITALS:
        return -1
    counts_links = not initials.isupper()
    found, letters, start = -1, "", end
    for word in reversed(text[max(0, end - _LOOKBACK) : end].split(" ")):
        start -= len(word)
        if not word[:1].isupper() and word not in _LINKS:
            break
        if word[0].isupper():
            letters = "".join([part[0] for part in _PARTS.findall(word)]) + letters
            if letters.upper().startswith(initials.upper()):
                found = start
                if len(letters) == len(initials):
                    break
        elif counts_links:
            letters = word[0] + letters
        start -= 1
    return found
