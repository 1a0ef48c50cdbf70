"""Bytes to `Item`, or to the reason why not: one module per format behind one `decode`."""

from streams.wire.decode import FORMATS, MAX_BYTES, decode
from streams.wire.item import REASONS, Item, Rejected

__all__ = ["FORMATS", "MAX_BYTES", "REASONS", "Item", "Rejected", "decode"]
