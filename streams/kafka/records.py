"""What comes from a partition and what goes to one."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

Headers = Sequence[tuple[str, bytes]]


class Record(Protocol):
    """A record as aiokafka's parser hands it out: read-only, `timestamp` in milliseconds since 1970."""

    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: Headers


class Outgoing(NamedTuple):
    """A record to publish.

    `partition` None means: that of the key, or of `partition_key` where there is one. `timestamp` (milliseconds) None
    means: the time of publishing. `value` None is a tombstone.
    """

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    timestamp: int | None = None
    partition: int | None = None
    partition_key: bytes | None = None


def size(records: Iterable[Record]) -> int:
    """The bytes of their values."""
    return sum(len(record.value) for record in records if record.value)
