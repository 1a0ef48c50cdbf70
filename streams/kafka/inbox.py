import asyncio
from collections import deque
from collections.abc import Sequence

from streams.kafka.records import Record, size


class Inbox:
    """Records that wait for a lane. It takes what it is given; who fetches asks before whether it is full."""

    def __init__(self, limit: int) -> None:
        self._limit, self._bytes = limit, 0
        self._records: deque[Record] = deque()
        self._came = asyncio.Event()
        self._closed = False

    def __len__(self) -> int:
        return len(self._records)

    @property
    def full(self) -> bool:
        """Whether so many bytes wait that no more should be fetched; may be asked from another thread."""
        return self._bytes >= self._limit

    @property
    def next_offset(self) -> int | None:
        """That of the record that has waited longest."""
        return self._records[0].offset if self._records else None

    def add(self, records: Sequence[Record]) -> None:
        """More records; none at all wakes who waits, too."""
        self._records.extend(records)
        self._bytes += size(records)
        self._came.set()

    def take(self, count: int) -> list[Record]:
        """The `count` records that have waited longest."""
        taken = [self._records.popleft() for _ in range(count)]
        self._bytes -= size(taken)
        return taken

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

    def close(self) -> None:
        """Let nobody wait any more."""
        self._closed = True
        self._came.set()
