import asyncio
from collections import deque
from collections.abc import Sequence

from streams.kafka.records import Record, size


class Inbox:
    """Records that wait for a lane, bounded by their bytes.

    Not by the batches they came in: many small ones would be held up, and with them all partitions that the consumer
    reads.
    """

    def __init__(self, limit: int) -> None:
        self._limit, self._bytes = limit, 0
        self._records: deque[Record] = deque()
        self._came, self._room = asyncio.Event(), asyncio.Event()
        self._room.set()
        self._closed = False

    def __len__(self) -> int:
        return len(self._records)

    def add(self, records: Sequence[Record]) -> None:
        """More records; none at all wakes who waits, too."""
        self._records.extend(records)
        self._count(size(records))
        self._came.set()

    async def room(self) -> None:
        """Return when there is room for another batch, or when the inbox is closed."""
        await self._room.wait()

    async def wait(self, timeout: float | None) -> bool:
        """Whether records are there or something came; False when `timeout` seconds pass, or it is closed, before."""
        if not self._records and not self._closed:
            self._came.clear()
            try:
                async with asyncio.timeout(timeout):
                    await self._came.wait()
            except TimeoutError:
                return False
        return not self._closed

    def take(self, count: int) -> list[Record]:
        """The `count` records that have waited longest."""
        taken = [self._records.popleft() for _ in range(count)]
        self._count(-size(taken))
        return taken

    @property
    def next_offset(self) -> int | None:
        """That of the record that has waited longest."""
        return self._records[0].offset if self._records else None

    def close(self) -> None:
        """Hold up nobody any more."""
        self._closed = True
        self._came.set()
        self._room.set()

    def _count(self, held: int) -> None:
        self._bytes += held
        if self._bytes < self._limit or self._closed:
            self._room.set()
        else:
            self._room.clear()
