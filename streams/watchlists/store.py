"""A compiled watchlist, read in place: processes share its pages, and it is there at once however large it is."""

import mmap
import zlib
from bisect import bisect_left
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

import orjson

from streams.errors import WatchlistError
from streams.rules.words import LONGEST_KEPT
from streams.watchlists.entries import NAME
from streams.watchlists.layout import ALIGNMENT, ARRAYS, MAGIC, PREFIX
from streams.watchlists.regular import opened
from streams.watchlists.spelling import spelled
from streams.watchlists.ways import TYPES

_ITEM_SIZES: Final = {"B": 1, "I": 4, "Q": 8}
KEPT: Final = 100_000
"""Words of texts that are remembered at the most."""


class Listed(NamedTuple):
    """A name of a watchlist as it stands there."""

    id: str
    type: str
    name: str
    role: int
    called: str
    """The name that the entry is called by."""


class Store:
    """The names of one compiled watchlist, as a trie of words. `about` is what its header says."""

    def __init__(self, name: str, data: mmap.mmap, about: dict[str, Any], arrays: dict[str, Any]) -> None:
        self.name, self.about = name, about
        self._data = data
        self._hashes, self._numbers = arrays["word_hashes"], arrays["word_numbers"]
        self._word_ends, self._word_letters = arrays["word_ends"], arrays["word_letters"]
        self._children, self._labels, self._meanings = arrays["children"], arrays["labels"], arrays["meanings"]
        self._meaning_names, self._meaning_flags = arrays["meaning_names"], arrays["meaning_flags"]
        self._name_entries, self._name_roles = arrays["name_entries"], arrays["name_roles"]
        self._name_ends, self._name_letters = arrays["name_ends"], arrays["name_letters"]
        self._entry_names, self._entry_types = arrays["entry_names"], arrays["entry_types"]
        self._entry_ends, self._entry_letters = arrays["entry_ends"], arrays["entry_letters"]
        self._known: dict[str, int] = {}

    def number(self, word: str) -> int:
        """The number of a word of `plain` text; 0 for one that is in no name."""
        number = self._known.get(word)
        if number is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            number = self._looked_up(spelled(word))
            if len(word) <= LONGEST_KEPT:
                self._known[word] = number
        return number

    def _looked_up(self, word: str) -> int:
        letters = word.encode("utf-8", "replace")
        crc = zlib.crc32(letters)
        at = bisect_left(self._hashes, crc)
        while at < len(self._hashes) and self._hashes[at] == crc:
            number: int = self._numbers[at]
            # Two words may have one hash.
            if _letters(self._word_letters, self._word_ends, number - 1) == letters:
                return number
            at += 1
        return 0

    def first(self, word: str) -> "Node | None":
        """The node of a word of `plain` text that names begin with; None where none does."""
        node = self.child(*self.children(0), word)
        return Node(self, *self.meanings(node), *self.children(node)) if node else None

    def child(self, first: int, last: int, word: str) -> int:
        """Which of the nodes from `first` up to `last` a word of `plain` text leads to; 0 if none."""
        number = self.number(word)
        if not number:
            return 0
        at = bisect_left(self._labels, number, first, last)
        return at if at < last and self._labels[at] == number else 0

    def children(self, node: int) -> tuple[int, int]:
        """The nodes below one: those from the first up to the second."""
        return self._children[node], self._children[node + 1]

    def meanings(self, node: int) -> tuple[int, int]:
        """The meanings of a node: those from the first up to the second, none where no name ends."""
        return self._meanings[node], self._meanings[node + 1]

    def meaning(self, number: int) -> tuple[int, int]:
        """The name and the flags of a meaning, see `layout`."""
        return self._meaning_names[number], self._meaning_flags[number]

    def type_of(self, name: int) -> str:
        """The type of the entry that a name belongs to, one of `ways.TYPES`."""
        return TYPES[self._entry_types[self._name_entries[name]]]

    def text_of(self, name: int) -> str:
        """A name as it is listed."""
        return _letters(self._name_letters, self._name_ends, name).decode()

    def listed(self, name: int) -> Listed:
        """A name by its number."""
        entry = self._name_entries[name]
        role = self._name_roles[name]
        text = self.text_of(name)
        called = text if role == NAME else self.text_of(self._entry_names[entry])
        id_ = _letters(self._entry_letters, self._entry_ends, entry).decode()
        return Listed(id_, TYPES[self._entry_types[entry]], text, role, called)


class Node:
    """A node of a list's trie: its meanings `low` up to `high`, and the nodes `first` up to `last` below it."""

    __slots__ = ("children", "first", "high", "last", "low", "store")

    def __init__(self, store: Store, low: int, high: int, first: int, last: int) -> None:
        self.store, self.low, self.high, self.first, self.last = store, low, high, first, last
        self.children = first < last


def _letters(letters: Any, ends: Any, number: int) -> bytes:
    """The bytes of text `number` of those that stand one after the other."""
    return bytes(letters[ends[number - 1] if number else 0 : ends[number]])


def read(file: Path) -> Store:
    """The watchlist of a file, checked. Takes about 0.1 s for 100 MB, most of it without Python's lock.

    Raises WatchlistError for a file that is none, or is damaged.
    """
    try:
        with opened(file) as source:
            data = mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise WatchlistError(f"{file}: {getattr(error, 'strerror', None) or error}") from None
    try:
        about, arrays = _parts(data)
    except (ValueError, TypeError, KeyError) as error:
        raise WatchlistError(f"{file}: no watchlist that can be used: {error}") from None
    return Store(file.stem, data, about, arrays)


def _parts(data: mmap.mmap) -> tuple[dict[str, Any], dict[str, Any]]:
    if len(data) < PREFIX.size:
        raise ValueError("it is cut off")
    magic, crc, length, size = PREFIX.unpack_from(data)
    if magic != MAGIC:
        raise ValueError("it was not made by this version for this machine; add it again")
    if size != len(data):
        raise ValueError(f"it has {len(data)} bytes instead of {size}")
    view = memoryview(data)
    if zlib.crc32(view[PREFIX.size :]) != crc:
        raise ValueError("its checksum is another")
    about = orjson.loads(view[PREFIX.size : PREFIX.size + length])
    counts = about.pop("arrays")
    at, arrays = PREFIX.size + length, {}
    for name, code in ARRAYS.items():
        end = at + counts[name] * _ITEM_SIZES[code]
        arrays[name] = cast(Any, view[at:end]).cast(code)
        at = end + -end % ALIGNMENT
    return about, arrays
