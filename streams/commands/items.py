"""Items from files, as they are."""

import codecs
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

import orjson


def items(files: Iterable[str]) -> Iterator[bytes]:
    """The items of the files, in order; `-` is standard input.

    A file whose first or second line is a whole JSON object is JSON Lines, read line by line; any other is one item.
    """
    for name in files:
        if name == "-":
            yield from _items(sys.stdin.buffer)
        else:
            with open(name, "rb") as file:
                yield from _items(file)


def _items(file: BinaryIO) -> Iterator[bytes]:
    _, first = _line(file)
    blank, second = _line(file)
    if _is_object(first) or _is_object(second):
        for line in chain((first, second), file):
            if line.strip():
                yield line.rstrip(b"\r\n")
    elif first:
        yield first + blank + second + file.read()


def _line(file: BinaryIO) -> tuple[bytes, bytes]:
    """The next line that is not empty, behind those before it that are."""
    blank, line = b"", file.readline()
    while line and not line.strip():
        blank, line = blank + line, file.readline()
    return blank, line


def _is_object(line: bytes) -> bool:
    line = line.removeprefix(codecs.BOM_UTF8)
    if not line.lstrip().startswith(b"{"):
        return False
    try:
        orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return True
