"""Text as it would stand without no-break spaces and hard-wrapped lines."""

from itertools import chain, pairwise
from typing import Final

_LINE: Final = range(40, 101)
"""Code points of a line that may go on in the next one."""
_LEAST: Final = 2
"""Lines that go on in the next one, at least one of them in lower case, from which on a text counts as hard-wrapped."""


def unbroken(text: str) -> str:
    """`text`, sign by sign, with blanks for no-break spaces and for the line breaks of hard-wrapped copy.

    So a name may go on in the next line: Papua New / Guinea. Paragraphs stay apart.
    """
    plain = text.replace("\xa0", " ")
    if plain.count("\n") < _LEAST:
        return plain
    lines = plain.split("\n")
    cut = [_goes_on(line, following) for line, following in pairwise(lines)]
    if sum(cut) < _LEAST or not any(n and line[:1].islower() for n, line in enumerate(lines) if cut[n - 1]):
        return plain
    between = [" " if goes_on else "\n" for goes_on in cut]
    return "".join([*chain.from_iterable(zip(lines, between, strict=False)), lines[-1]])


def _goes_on(line: str, following: str) -> bool:
    """Whether a line that ends no sentence is followed by another."""
    return len(line) in _LINE and (line[-1].isalnum() or line[-1] in ",-'’") and following[:1].isalnum()
