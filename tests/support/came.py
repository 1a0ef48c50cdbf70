from dataclasses import dataclass

from streams.kafka.records import Headers


@dataclass(frozen=True)
class Came:
    """A record as it came: of a wire, and unreadable unless told otherwise."""

    offset: int = 7
    timestamp: int = 1_750_230_000_000
    key: bytes | None = b"urn:1"
    value: bytes | None = b"\xff\x00{"
    headers: Headers = ()
