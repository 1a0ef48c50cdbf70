"""Compiles the entries of a watchlist to a file that `store` reads in place."""

import os
import re
import tempfile
import zlib
from array import array
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from itertools import islice
from operator import eq
from pathlib import Path
from typing import IO, Any, Final

import orjson

from streams.errors import WatchlistError
from streams.watchlists.entries import Entry
from streams.watchlists.layout import ALIGNMENT, ARRAYS, COMMON, MAGIC, PREFIX
from streams.watchlists.spelling import POSSESSIVE, is_short, spelled, words_of
from streams.watchlists.ways import MILITARY_PLATFORM, TYPES, ways

_END: Final = bytes(4)
"""Ends the words of a row: no word has this number."""
_WORD: Final = 4
_CHUNK: Final = 1 << 20
_MOST_MET: Final = 50_000
"""Words whose spelling is kept: lists name the same families, towns and trades over and over."""
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]"
)
"""Signs of scripts whose words no blanks set apart, or not from what is added to them: Thai, Chinese, Korean."""
MAX_NAME: Final = 1000
"""Code points of a name; longer ones are left out."""


class Builder:
    """Takes entries and writes the file. Needs some 250 bytes of memory for each name."""

    def __init__(self, common: Collection[str] = ()) -> None:
        """`common` are words in lower case that alone name nobody."""
        self._common = common
        self._arrays = {name: array(code) for name, code in ARRAYS.items()}
        self._words: dict[str, bytes] = {}
        self._met: dict[str, str] = {}
        self._rows: list[bytes] = []
        self.entries = self.names = self.left_out = 0
        self.short = self.unspaced = 0
        """Names that are found under conditions alone: of one short word, and of scripts without blanks."""
        self._ids = array("q")

    def add(self, entry: Entry) -> None:
        """Take an entry; names without words and those that are too long are counted in `left_out`."""
        arrays = self._arrays
        names = arrays["name_entries"]
        arrays["entry_names"].append(len(names))
        for name in entry.names:
            plain_words = words_of(name.text) if len(name.text) <= MAX_NAME else []
            words_spelled = [self._spelled(word) for word in plain_words]
            found = ways(name.text, entry.type, [word for word in words_spelled if word])
            if not found:
                self.left_out += 1
                continue
            self.short += len(plain_words) == 1 and is_short(plain_words[0]) and entry.type != MILITARY_PLATFORM
            self.unspaced += not name.text.isascii() and _UNSPACED.search(name.text) is not None
            number = len(names)
            own = {
                other
                for word, other in zip(plain_words, words_spelled, strict=True)
                if word.removesuffix(POSSESSIVE) not in self._common
            }
            for way in found:
                words = [self._words.get(word) or self._new(word) for word in way.words]
                flags = way.changes | (COMMON if own.isdisjoint(way.words) else 0)
                self._rows.append(b"".join([*words, _END, number.to_bytes(4), flags.to_bytes(1)]))
            names.append(self.entries)
            arrays["name_roles"].append(name.role)
            self._letters("name", name.text)
        if len(names) == arrays["entry_names"][-1]:
            arrays["entry_names"].pop()
            return
        arrays["entry_types"].append(TYPES.index(entry.type))
        self._letters("entry", entry.id)
        self._ids.append(hash(entry.id))
        self.entries += 1
        self.names = len(names)

    def _spelled(self, word: str) -> str:
        known = self._met.get(word)
        if known is None:
            if len(self._met) >= _MOST_MET:
                self._met.clear()
            known = self._met[word] = spelled(word)
        return known

    def _new(self, word: str) -> bytes:
        number = self._words[word] = (len(self._words) + 1).to_bytes(_WORD)
        self._letters("word", word)
        return number

    def _letters(self, of: str, text: str) -> None:
        letters = self._arrays[of + "_letters"]
        letters.frombytes(text.encode("utf-8", "replace"))
        self._arrays[of + "_ends"].append(len(letters))

    def repeated(self) -> int:
        """How many entries have an id that one before them has."""
        ids = sorted(self._ids)
        return sum(map(eq, ids, islice(ids, 1, None)))

    def write(self, file: Path, about: Mapping[str, Any]) -> None:
        """Write the file, all or nothing; `about` is kept in its header. Nothing can be added afterwards.

        Raises WatchlistError for a watchlist that has no names.
        """
        if not self.names:
            raise WatchlistError(f"{file.stem}: there is no name in {about.get('source', 'it')}")
        self._hash()
        self._grow()
        written = {**about, "entries": self.entries, "names": self.names, "left_out": self.left_out}
        _replace(file, written, self._arrays)

    def _hash(self) -> None:
        hashed = sorted((zlib.crc32(word.encode("utf-8", "replace")), number) for word, number in self._words.items())
        for crc, number in hashed:
            self._arrays["word_hashes"].append(crc)
            self._arrays["word_numbers"].append(int.from_bytes(number))
        self._words.clear()

    def _grow(self) -> None:
        """Make the trie, level by level: of each node, the rows that begin with its words, which are neighbours."""
        arrays, rows = self._arrays, self._rows
        rows.sort()
        children, labels, meanings = arrays["children"], arrays["labels"], arrays["meanings"]
        names, flags = arrays["meaning_names"], arrays["meaning_flags"]
        labels.append(0)
        nodes, depth = 1, 0
        level = array("I", [0, len(rows)])
        while level:
            low, high = depth * _WORD, (depth + 1) * _WORD
            below = array("I")
            for at in range(0, len(level), 2):
                row, end = level[at], level[at + 1]
                meanings.append(len(names))
                while row < end and rows[row][low:high] == _END:
                    names.append(int.from_bytes(rows[row][high : high + 4]))
                    flags.append(rows[row][high + 4])
                    row += 1
                children.append(nodes)
                while row < end:
                    word, first = rows[row][low:high], row
                    row += 1
                    while row < end and rows[row][low:high] == word:
                        row += 1
                    labels.append(int.from_bytes(word))
                    below.append(first)
                    below.append(row)
                    nodes += 1
            level = below
            depth += 1
        children.append(nodes)
        meanings.append(len(names))
        rows.clear()


def _replace(file: Path, about: Mapping[str, Any], arrays: Mapping[str, "array[int]"]) -> None:
    header = orjson.dumps({**about, "arrays": {name: len(items) for name, items in arrays.items()}})
    header += b" " * (-(PREFIX.size + len(header)) % ALIGNMENT)
    descriptor, name = tempfile.mkstemp(prefix=f".{file.stem}.", dir=file.parent)
    try:
        with os.fdopen(descriptor, "w+b") as out:
            out.write(bytes(PREFIX.size))
            out.write(header)
            for items in arrays.values():
                items.tofile(out)
                out.write(bytes(-out.tell() % ALIGNMENT))
            size = out.tell()
            out.seek(0)
            out.write(PREFIX.pack(MAGIC, _checksum(out), len(header), size))
            out.flush()
            os.fsync(out.fileno())
            # Nobody may write into a file that is mapped: processes that read it would die.
            os.fchmod(out.fileno(), 0o444)
        os.replace(name, file)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _checksum(file: IO[bytes]) -> int:
    file.seek(PREFIX.size)
    crc = 0
    while chunk := file.read(_CHUNK):
        crc = zlib.crc32(chunk, crc)
    file.seek(0)
    return crc


def build(file: Path, entries: Iterable[Entry], common: Collection[str], about: Mapping[str, Any]) -> Builder:
    """Compile `entries` to a file; what comes back knows how many there were. Raises as `Builder.write`."""
    builder = Builder(common)
    for entry in entries:
        builder.add(entry)
    builder.write(file, about)
    return builder
