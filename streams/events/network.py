"""What the words of a sentence say together: one hidden layer over their vectors, in whole numbers.

A word has a vector, so that words that are used alike say alike. By its side of the leading verb it adds to the units
of the hidden layer, and to the scores of the types. A unit counts only where its sum is above zero; so words tell
together what they do not tell one by one ("Deep unordered composition rivals syntactic methods for text
classification", Iyyer and others 2015). `training/events.py` learns the numbers.
"""

from array import array
from binascii import a2b_base64
from collections.abc import Mapping, Sequence
from typing import Any, Final

from streams.events.fields import Fields

UNITS: Final = 32
"""Of the hidden layer."""
SIZE: Final = 64
"""Numbers of a vector, each a signed byte."""
SCALE: Final = 100
"""What 1 is in a vector, in a layer, in what a unit says and in a score."""
COARSE: Final = 2
"""How many of these one is in what a word adds."""


class Network:
    """The vectors and the layers; never changed."""

    __slots__ = ("_layers", "_of_types", "_out", "_vectors", "_wide", "width")

    def __init__(
        self,
        vectors: Mapping[str, bytes],
        layers: Sequence[Sequence[Sequence[int]]],
        out: Sequence[Sequence[int]],
    ) -> None:
        """Take the vectors of words in base64, and for each side a row for each number of a vector.

        A row has what goes to each unit and then to each type. `out` has for each unit what it says of each type.
        """
        self._vectors = vectors
        types = len(out[0])
        self.width: int = UNITS + types
        """Units and types: numbers that a word adds."""
        self._wide, self._of_types = Fields(self.width, 32), Fields(types, 32)
        self._layers: list[list[Any]] = [[self._wide.packed(row) for row in rows] for rows in layers]
        self._out: list[Any] = [self._of_types.packed(row) for row in out]

    def knows(self, word: str) -> bool:
        """Whether the word has a vector."""
        return word in self._vectors

    def adds(self, word: str, side: int) -> list[int]:
        """What a word of a side adds to each unit and each type, in steps of COARSE; zeros if it has no vector."""
        vector = self._vectors.get(word)
        if vector is None:
            return [0] * self.width
        total: Any = 0
        for number, row in zip(array("b", a2b_base64(vector)), self._layers[side], strict=True):
            total = total + number * row
        return [number // (SCALE * COARSE) for number in self._wide.unpacked(total)]

    def scores(self, sums: Sequence[int]) -> list[int]:
        """For each type what the units and the words themselves come to, of the sums of what words add."""
        total: Any = 0
        for unit, says in zip(sums[:UNITS], self._out, strict=True):
            if unit > 0:
                total = total + unit * says
        by_units = self._of_types.unpacked(total)
        return [COARSE * (says + unit // SCALE) for says, unit in zip(sums[UNITS:], by_units, strict=True)]
