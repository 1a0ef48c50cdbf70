"""The file of a compiled watchlist: named arrays behind a header, read in place by any number of processes.

The words of all ways to write a name make a trie. Its nodes are numbered level by level from the root, 0, so that the
children of a node are a range of numbers, in order of the words that lead to them.
"""

import struct
import sys
from typing import Final

MAGIC: Final = b"WWATCH2" + (b"<" if sys.byteorder == "little" else b">")
PREFIX: Final = struct.Struct("=8sIIQ")
"""The magic, the CRC-32 of all that follows the prefix, the length of the JSON header, the length of the file."""
ALIGNMENT: Final = 8
SUFFIX: Final = ".watchlist"

ARRAYS: Final = {
    # Each distinct word, by number from 1 on: its hash (CRC-32 of UTF-8) in order, which word has it, where it ends.
    "word_hashes": "I",
    "word_numbers": "I",
    "word_ends": "I",
    "word_letters": "B",
    # Each node: its first child (those of the next node follow), the word that leads to it, its first meaning.
    "children": "I",
    "labels": "I",
    "meanings": "I",
    # Each meaning of a node: a name, and what of it is otherwise.
    "meaning_names": "I",
    "meaning_flags": "B",
    # Each name: the entry it belongs to, its role, where it ends.
    "name_entries": "I",
    "name_roles": "B",
    "name_ends": "Q",
    "name_letters": "B",
    # Each entry: its first name, its type as an index of `ways.TYPES`, where its id ends.
    "entry_names": "I",
    "entry_types": "B",
    "entry_ends": "Q",
    "entry_letters": "B",
}
"""The arrays of a file, in order, with the code of their items as `array` has it."""

COMMON: Final = 8
"""Of a meaning's flags, beside the changes of `ways`: every word is one of the language, as in Global Trade."""
