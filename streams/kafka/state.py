import asyncio
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

from aiokafka import TopicPartition

from streams.errors import BrokerError
from streams.kafka.client import new_reader
from streams.kafka.records import Outgoing
from streams.settings import Settings


class PartitionState:
    """The memory of one source partition: a dictionary whose changes travel in the partition's transactions.

    Restored from the same partition of a compacted changelog, in the order of the last change. Values stay bytes:
    of a million entries few are looked at.
    """

    def __init__(self, changelog: str, partition: int) -> None:
        self.changelog = TopicPartition(changelog, partition)
        # Not a plain dictionary: finding the oldest entry of one whose front was deleted walks over the holes.
        self._entries: OrderedDict[str, bytes] = OrderedDict()
        self._changed: dict[str, bytes | None] = {}
        self._undo: list[tuple[str, bytes | None]] = []

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: str) -> bytes | None:
        return self._entries.get(key)

    def put(self, key: str, value: bytes) -> None:
        self._undo.append((key, self._entries.get(key)))
        # A copy, since orjson leaves its result in the buffer it wrote it to: 4 KB for an entry of 20 bytes.
        self._set(key, memoryview(value).tobytes())

    def delete(self, key: str) -> None:
        self._undo.append((key, self._entries.get(key)))
        self._set(key, None)

    def oldest(self) -> Iterator[tuple[str, bytes]]:
        """Entries in the order of their last change, the oldest first; must not be iterated while they change."""
        return iter(self._entries.items())

    def mark(self) -> None:
        """From here on `undo` takes back; called before each record."""
        self._undo.clear()

    def undo(self) -> None:
        """Take back all changes since `mark`: the record that made them is a dead letter."""
        for key, before in reversed(self._undo):
            self._set(key, before)
        self._undo.clear()

    def _set(self, key: str, value: bytes | None) -> None:
        """Change an entry; the order here, in the changelog and so after a restore is that of the last change."""
        self._changed.pop(key, None)
        self._changed[key] = value
        if value is None:
            self._entries.pop(key, None)
        else:
            self._entries[key] = value
            self._entries.move_to_end(key)

    def flush(self) -> list[Outgoing]:
        """The changes since the last call, as records of the changelog; the last one of each key."""
        topic, partition = self.changelog
        changes = [Outgoing(topic, key.encode(), value, partition=partition) for key, value in self._changed.items()]
        self._changed.clear()
        return changes

    async def restore(self, settings: Settings) -> int:
        """Read the changelog to its end and return how many records that were.

        The caller has fenced the partition's former owner, so the end stands still.

        Raises:
            BrokerError: no record came for `restore_timeout` seconds.

        """
        reader = new_reader(settings, max_partition_fetch_bytes=8 << 20)
        tp, entries, read = self.changelog, self._entries, 0
        try:
            async with asyncio.timeout(settings.restore_timeout):
                await reader.start()
                reader.assign([tp])
                await reader.seek_to_beginning(tp)
                end = (await reader.end_offsets([tp]))[tp]
            while True:
                async with asyncio.timeout(settings.restore_timeout):
                    if await reader.position(tp) >= end:
                        return read
                    fetched: dict[Any, list[Any]] = await reader.getmany(tp, timeout_ms=500, max_records=5000)
                for record in fetched.get(tp, ()):
                    key = record.key.decode()
                    if record.value is None:
                        entries.pop(key, None)
                    else:
                        entries[key] = record.value
                        entries.move_to_end(key)
                    read += 1
        except TimeoutError:
            raise BrokerError(
                f"{tp.topic}-{tp.partition}: no record of the state came for {settings.restore_timeout:.0f} s"
            ) from None
        finally:
            await reader.stop()
