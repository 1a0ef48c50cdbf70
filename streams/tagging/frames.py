"""What passes between a worker and its tagger processes: lengths and marshalled values, over pipes.

`marshal` because both ends are the same interpreter, and because reading it calls no code, unlike `pickle`.
"""

import marshal
import struct
from typing import Any, BinaryIO, Final

LENGTH: Final = struct.Struct(">I")

Item = tuple[bytes | None, bytes | None, int]
"""Key, value and timestamp (milliseconds) of a record."""


def packed(value: Any) -> bytes:
    """A frame."""
    body = marshal.dumps(value)
    return LENGTH.pack(len(body)) + body


def read(file: BinaryIO) -> Any:
    """The value of the next frame; EOFError where there is none any more."""
    header = file.read(LENGTH.size)
    if len(header) < LENGTH.size:
        raise EOFError
    body = file.read(LENGTH.unpack(header)[0])
    return marshal.loads(body)  # noqa: S302 -- from our own process


def write(file: BinaryIO, value: Any) -> None:
    """Send a frame at once."""
    file.write(packed(value))
    file.flush()
