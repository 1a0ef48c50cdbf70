"""What the words of a sentence say together: one hidden layer, in whole numbers.

By its side of the leading verb a word adds to the units of the layer, and on any side to the scores of the types. A
unit counts only where its sum is above zero; so words tell together what they do not tell one by one ("Deep unordered
composition rivals syntactic methods for text classification", Iyyer and others 2015). What each word adds is worked
out when the numbers are learned, by `training/events.py`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from streams.events.fields import Fields

UNITS: Final = 32
"""Of the hidden layer."""
SCALE: Final = 100
"""What 1 is in what a unit says and in a score."""
COARSE: Final = 2
"""How many of these one is in what a word adds."""
MOST_OF_WORD: Final = 127
"""What a word adds at the most to a unit or a type, in steps of COARSE."""


class Network:
    """What words add, and what the units make of it; never changed."""

    __slots__ = ("_of_types", "_out", "_types", "_wide", "_words")

    def __init__(self, words: Mapping[str, bytes], out: Sequence[Sequence[int]]) -> None:
        """Take for each word what it adds to the units, side by side, and then to the types: `fields.BYTE` more than
        each number in a byte. `out` has for each unit what it says of each type.
        """
        self._words = words
        self._types: int = len(out[0])
        self._wide, self._of_types = Fields(UNITS + self._types, 16), Fields(self._types, 32)
        self._out: list[Any] = [self._of_types.packed(row) for row in out]

    def knows(self, word: str) -> bool:
        """Whether the word adds anything."""
        return word in self._words

    def adds(self, word: str, side: int) -> Any:
        """What a word of a side adds to each unit and each type, in steps of COARSE, packed; 0 if it is not known."""
        numbers = self._words.get(word)
        if numbers is None:
            return 0
        return self._wide.of_bytes(numbers[UNITS * side : UNITS * (side + 1)] + numbers[-self._types :])

    def scores(self, sums: Any) -> list[int]:
        """For each type what the units and the words themselves come to, of the sum of what words add."""
        added = self._wide.unpacked(sums)
        total: Any = 0
        for n in range(UNITS):
            unit = added[n]
            if unit > 0:
                total = total + unit * self._out[n]
        by_units = self._of_types.unpacked(total)
        return [COARSE * (added[UNITS + n] + by_units[n] // SCALE) for n in range(self._types)]
