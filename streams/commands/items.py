"""Items from files, as they are."""

import codecs
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import orjson


def items(files: Iterable[str]) -> Iterator[bytes]:
    """The items of the files, in order; `-` is standard input.

    A file whose first line is a whole JSON object is JSON Lines, read line by line; any other file is one item.
    """
    for name in files:
        if name == "-":
            yield from _items(sys.stdin.buffer)
        else:
            with open(name, "rb") as file:
                yield from _items(file)


def _items(file: BinaryIO) -> Iterator[bytes]:
    first = file.readline()
    while first and not first.strip():
        first = file.readline()
    if _is_object(first):
        yield first.rstrip(b"\r\n")
        for line in file:
            if line.strip():
                yield line.rstrip(b"\r\n")
    elif first:
        yield first + file.read()


def _is_object(line: bytes) -> bool:
    line = line.removeprefix(codecs.BOM_UTF8)
    if not line.lstrip().startswith(b"{"):
        return False
    try:
        orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return True
