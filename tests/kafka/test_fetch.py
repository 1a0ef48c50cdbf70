import asyncio
import gc
import struct
import weakref
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka import TopicPartition
from aiokafka.consumer.fetcher import READ_COMMITTED, FetchResult, PartitionRecords
from aiokafka.errors import CorruptRecordException
from aiokafka.protocol.fetch import FetchRequest
from aiokafka.record.memory_records import MemoryRecords
from faust.types import TP
from google_crc32c import value as crc32c

from streams.kafka.fetch import BREATH, SMALL_ANSWER, checked, committed, take
from streams.kafka.record_batch import encode
from streams.kafka.records import Outgoing

COMMIT, ABORT = b"\0\0\0\1", b"\0\0\0\0"  # version and type of a control record


def batch(
    offset: int, producer: int, *values: bytes, control: bytes | None = None, transactional: bool = True
) -> bytes:
    """A batch as a broker keeps it: with its offset, and attributes that `encode` does not set."""
    records = [Outgoing("t", control, value, timestamp=1) for value in values]
    made = bytearray(encode(records, producer, 0, 0))
    struct.pack_into(">q", made, 0, offset)
    struct.pack_into(">h", made, 21, (0x10 if transactional else 0) | (0x20 if control is not None else 0))
    struct.pack_into(">I", made, 17, crc32c(bytes(made[21:])))
    return bytes(made)


def fetched(batches: bytes, *aborted: tuple[int, int], offset: int = 0) -> PartitionRecords:
    records = MemoryRecords(batches)
    return PartitionRecords(TopicPartition("t", 0), records, list(aborted), offset, None, None, True, READ_COMMITTED)


def values(of: PartitionRecords) -> list[tuple[int, bytes | None]]:
    return [(record.offset, record.value) for record in committed(of)]


def test_markers_and_aborted_records_are_left_out() -> None:
    log = (
        batch(0, 1, b"a", b"b")
        + batch(2, 2, b"lost")
        + batch(3, 2, b"", control=ABORT)
        + batch(4, 1, b"", control=COMMIT)
        + batch(5, 2, b"c")
        + batch(6, 2, b"", control=COMMIT)
    )
    found = fetched(log, (2, 2))
    assert values(found) == [(0, b"a"), (1, b"b"), (5, b"c")]
    assert found.next_fetch_offset == 7


def test_an_aborted_producer_does_not_hide_others_or_what_is_in_no_transaction() -> None:
    log = batch(0, 2, b"lost") + batch(1, 3, b"a") + batch(2, 2, b"b", transactional=False) + batch(3, -1, b"c")
    assert values(fetched(log, (2, 0))) == [(1, b"a"), (2, b"b"), (3, b"c")]


def test_it_is_the_same_that_aiokafka_hands_out() -> None:
    log = batch(0, 1, b"a") + batch(1, 2, b"b") + batch(2, 2, b"", control=ABORT) + batch(3, 1, b"", control=COMMIT)
    theirs = fetched(log, (2, 1))
    assert values(fetched(log, (2, 1))) == [(record.offset, record.value) for record in theirs]
    assert theirs.next_fetch_offset == 4


def test_a_batch_that_begins_before_the_offset_asked_for_is_cut() -> None:
    found = fetched(batch(10, 1, b"a", b"b", b"c"), offset=11)
    assert values(found) == [(11, b"b"), (12, b"c")]
    assert found.next_fetch_offset == 13


def test_markers_alone_move_the_offset() -> None:
    found = fetched(batch(7, 1, b"", control=COMMIT), offset=7)
    assert values(found) == []
    assert found.next_fetch_offset == 8


def answering(batches: bytes | None) -> Any:
    async def send(node: int, request: Any, **more: Any) -> Any:
        return SimpleNamespace(topics=[("t", [(3, 0, 10, 10, None, batches)])])

    return checked(send, send)


REQUEST = FetchRequest(0, 1, 1, 0, [])


def test_a_wrong_checksum_is_an_error_that_names_the_partition() -> None:
    bad = bytearray(batch(0, 1, b"a"))
    bad[-2] ^= 1
    with pytest.raises(CorruptRecordException, match="t-3: wrong checksum"):
        asyncio.run(answering(bytes(bad))(1, REQUEST))


@pytest.mark.parametrize("batches", [None, b"", batch(0, 1, b"a")])
def test_what_is_sound_passes(batches: bytes | None) -> None:
    assert asyncio.run(answering(batches)(1, REQUEST)).topics[0][1][0][-1] == batches


class Fetcher:
    """What `take` needs of aiokafka's: fetched records by partition, and word when there are more."""

    def __init__(self) -> None:
        self._records: dict[TopicPartition, FetchResult] = {}
        self._closed = False
        self._wait_consume_future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._subscriptions = SimpleNamespace(reassignment_in_progress=False, is_assigned=lambda tp: True)
        self._waiters: list[asyncio.Future[None]] = []

    def bring(self, partition: int, *values: bytes) -> None:
        tp = TopicPartition("t", partition)
        assignment = SimpleNamespace(active=True, state_value=lambda _: state)
        state = SimpleNamespace(position=0, has_valid_position=True, paused=False)
        state.consumed_to = lambda offset: setattr(state, "position", offset)
        records = PartitionRecords(
            tp, MemoryRecords(batch(0, 1, *values, transactional=False)), [], 0, None, None, True, READ_COMMITTED
        )
        self._records[tp] = FetchResult(tp, assignment=assignment, partition_records=records, backoff=0)
        for waiter in self._waiters:
            self._notify(waiter)

    def _create_fetch_waiter(self) -> asyncio.Future[None]:
        self._waiters.append(asyncio.get_running_loop().create_future())
        return self._waiters[-1]

    @staticmethod
    def _notify(future: asyncio.Future[None]) -> None:
        if not future.done():
            future.set_result(None)


ALL = {TP("t", 0), TP("t", 1)}


async def test_records_of_a_full_partition_stay_and_hold_up_nobody() -> None:
    fetcher = Fetcher()
    fetcher.bring(0, b"a", b"b")
    fetcher.bring(1, b"c")
    taken = await take(fetcher, ALL, 0, lambda tp: tp.partition == 0)
    assert list(taken) == [TP("t", 1)]
    assert list(fetcher._records) == [TopicPartition("t", 0)]
    start, end, records = (await take(fetcher, ALL, 0, lambda tp: False))[TP("t", 0)]
    assert (start, end, [record.value for record in records]) == (0, 2, [b"a", b"b"])


async def test_it_sees_that_a_full_partition_has_room_again() -> None:
    fetcher = Fetcher()
    fetcher.bring(0, b"a")
    answers = iter([True, True, False])
    async with asyncio.timeout(1):
        assert await take(fetcher, ALL, 30, lambda tp: next(answers))


async def test_it_waits_for_records() -> None:
    fetcher = Fetcher()
    taking = asyncio.ensure_future(take(fetcher, ALL, 30, lambda tp: False))
    await asyncio.sleep(0.01)
    assert not taking.done()
    fetcher.bring(1, b"a")
    async with asyncio.timeout(1):
        assert list(await taking) == [TP("t", 1)]


async def test_nothing_within_the_time_is_nothing() -> None:
    assert await take(Fetcher(), ALL, 0.01, lambda tp: False) == {}


def test_what_was_fetched_is_let_go_without_a_collection() -> None:
    gc.disable()
    try:
        found = fetched(batch(0, 1, b"a", transactional=False))
        kept = weakref.ref(found)
        assert len(committed(found)) == 1
        del found
        assert kept() is None
    finally:
        gc.enable()


@pytest.mark.parametrize(("size", "apart"), [(10, True), (SMALL_ANSWER, False)])
async def test_fetches_that_bring_little_keep_apart(size: int, apart: bool) -> None:
    good = batch(0, 1, b"x" * size)

    async def send(node: int, request: Any, **more: Any) -> Any:
        return SimpleNamespace(topics=[("t", [(0, 0, 0, [], good)])])

    sending = checked(send, send)
    started = asyncio.get_running_loop().time()
    for _ in range(4):
        await sending(1, FetchRequest(100, 1, 1, 1, []))
    assert (asyncio.get_running_loop().time() - started >= 3 * BREATH) == apart
