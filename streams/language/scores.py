"""Scores of the classes of a name, all in one integer, so that one addition adds them all.

A score is the logarithm of the odds of a class against being no name, in hundredths. Each has a field of 15 bits:
four of them fit into the two digits of a Python integer. No sum of weights may leave its field, see
`training/entities.py`.
"""

from collections.abc import Iterable
from typing import Final

CLASSES: Final = ("PERSON", "ORGANISATION", "LOCATION", "NATIONALITY")
PERSON: Final = 0
NONE: Final = 4
"""Stands for no class."""
SCALE: Final = 100
"""Units of a score to one of the logarithm of odds."""
LIMIT: Final = 1 << 14
"""What a score is always below, and above its negative."""
_BITS: Final = 15
_MASK: Final = (1 << _BITS) - 1
_OFFSET: Final = sum(LIMIT << (_BITS * k) for k in range(4))
"""Makes every field positive."""


def packed(scores: Iterable[int]) -> int:
    """The scores of the classes as one integer."""
    return sum(score << (_BITS * k) for k, score in enumerate(scores))


def unpacked(total: int) -> list[int]:
    """The scores of the classes."""
    total += _OFFSET
    return [(total >> (_BITS * k) & _MASK) - LIMIT for k in range(4)]


def best(total: int) -> tuple[int, int]:
    """The class with the highest score, and that score."""
    total += _OFFSET
    highest, kind = total & _MASK, 0
    if (score := total >> _BITS & _MASK) > highest:
        highest, kind = score, 1
    if (score := total >> 2 * _BITS & _MASK) > highest:
        highest, kind = score, 2
    if (score := total >> 3 * _BITS) > highest:
        highest, kind = score, 3
    return kind, highest - LIMIT
