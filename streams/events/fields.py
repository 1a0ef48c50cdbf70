"""Numbers packed into one integer, so that one addition adds them all."""

from collections.abc import Sequence
from struct import Struct
from typing import Any, Final

BYTE: Final = 128
"""What is added to numbers that are kept in a byte each."""
_CODES: Final = {16: "h", 32: "i"}


class Fields:
    """Integers of `count` fields of 16 or 32 bits; no sum of numbers may leave its field."""

    __slots__ = ("_of_bytes", "_offset", "_size", "_struct")

    def __init__(self, count: int, bits: int) -> None:
        self._struct = Struct(f"<{count}{_CODES[bits]}")
        self._size = self._struct.size
        ones: Any = sum([1 << (bits * n) for n in range(count)])
        self._offset: Any = ones << (bits - 1)
        """With this added no field is below zero, and no sum borrows from the next field."""
        self._of_bytes: Any = BYTE * ones

    def packed(self, numbers: Sequence[int]) -> Any:
        """The numbers as one integer. A sum of such integers holds the sums of their numbers."""
        # What tells a signed field from one with the offset added is its highest bit.
        return (int.from_bytes(self._struct.pack(*numbers), "little") ^ self._offset) - self._offset

    def of_bytes(self, numbers: bytes) -> Any:
        """The same of numbers in a byte each, BYTE added."""
        spread = bytearray(self._size)
        spread[:: self._size // len(numbers)] = numbers
        return int.from_bytes(spread, "little") - self._of_bytes

    def unpacked(self, total: Any) -> list[int]:
        """The numbers of a sum."""
        return list(self._struct.unpack(((total + self._offset) ^ self._offset).to_bytes(self._size, "little")))
