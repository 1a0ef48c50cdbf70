"""Numbers packed into one integer, so that one addition adds them all."""

from collections.abc import Sequence
from struct import Struct
from typing import Any, Final

BYTE: Final = 128
"""What is added to numbers that are kept in a byte each."""
_CODES: Final = {16: "H", 32: "I"}


class Fields:
    """Integers of `count` fields of 16 or 32 bits; no sum of numbers may leave its field."""

    __slots__ = ("_half", "_of_bytes", "_offset", "_size", "_struct")

    def __init__(self, count: int, bits: int) -> None:
        self._struct = Struct(f"<{count}{_CODES[bits]}")
        self._size = self._struct.size
        self._half = 1 << (bits - 1)
        ones: Any = sum([1 << (bits * n) for n in range(count)])
        self._offset, self._of_bytes = self._half * ones, BYTE * ones

    def packed(self, numbers: Sequence[int]) -> Any:
        """The numbers as one integer. A sum of such integers holds the sums of their numbers."""
        half = self._half
        return int.from_bytes(self._struct.pack(*[number + half for number in numbers]), "little") - self._offset

    def of_bytes(self, numbers: bytes) -> Any:
        """The same of numbers in a byte each, BYTE added."""
        spread = bytearray(self._size)
        spread[:: self._size // len(numbers)] = numbers
        return int.from_bytes(spread, "little") - self._of_bytes

    def unpacked(self, total: Any) -> list[int]:
        """The numbers of a sum."""
        half = self._half
        fields = self._struct.unpack((total + self._offset).to_bytes(self._size, "little"))
        return [field - half for field in fields]
