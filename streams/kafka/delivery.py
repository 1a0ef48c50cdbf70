"""From a fetched batch to a committed transaction, one lane a partition.

A lane opens in this order, which is what makes it exact: start the producer (it fences the former owner and ends its
open transaction), read the committed offset, restore the state, drop fetched records below the offset, work.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Protocol

from aiokafka import TopicPartition
from faust.types import TP

from streams.errors import StateError, StreamGapError, TooManyDeadLettersError
from streams.kafka.batches import Batch
from streams.kafka.client import new_reader
from streams.kafka.deadletters import DeadLetterLimit, dead_letter, reason_of
from streams.kafka.lease import Lease
from streams.kafka.records import Outgoing, Record
from streams.kafka.transactions import Transactions
from streams.metrics import StageMetrics
from streams.settings import Settings

log = logging.getLogger(__name__)

SLICE_SECONDS = 0.005  # of work before other lanes, the network and the signals have a turn
TRANSACTION_SECONDS = 0.1  # of work before what is done is committed
TRANSACTION_BYTES = 8 << 20
MARKERS_SECONDS = 1.0  # until an offset that only passes markers is committed too
QUEUED = 4  # batches that may wait for a lane


class Step(Protocol):
    """What is done with the records of one partition."""

    def __call__(self, record: Record) -> Iterable[Outgoing]:
        """What the record gives rise to; any exception makes it a dead letter and takes its changes back."""

    def finish(self) -> Iterable[Outgoing]:
        """What else the transaction holds, e.g. changes of state; called once at the end of each."""

    def committed(self) -> None:
        """The transaction is committed; for metrics."""

    async def open(self) -> None:
        """Restore what the step remembers; called once, after the former owner is fenced."""


class Lane:
    """One partition's way from batches to transactions, while it is assigned to this worker."""

    def __init__(
        self,
        tp: TP,
        generation: int,
        step: Step,
        settings: Settings,
        lease: Lease,
        metrics: StageMetrics,
        on_fatal: Callable[[BaseException], None],
        turn: asyncio.Lock,
    ) -> None:
        self.tp, self.generation = tp, generation
        self.offset = 0
        """The next offset to process; means nothing until the lane is ready."""
        self.ready = False
        self._step, self._settings, self._lease = step, settings, lease
        self._metrics, self._on_fatal, self._turn = metrics, on_fatal, turn
        self._transactions = Transactions(settings, TopicPartition(*tp), lease)
        self._limit = DeadLetterLimit(settings.deadletter_max_in_row, settings.deadletter_max_share)
        self._deadletter_topic = f"{settings.topic_prefix}.deadletter"
        self._queue: asyncio.Queue[Batch] = asyncio.Queue(QUEUED)
        self._busy = False
        self._closing = asyncio.Event()
        self._committed: int | None = None
        self._task = asyncio.create_task(self._run(), name=f"lane {tp.topic}-{tp.partition}")

    @property
    def idle(self) -> bool:
        """Whether it is open and has nothing to do."""
        return self.ready and self._queue.empty() and not self._busy

    async def receive(self, batch: Batch) -> None:
        """Queue a batch; waits while too many wait. One of another assignment is dropped: it will be fetched again."""
        if batch.generation != self.generation or self._closing.is_set():
            return
        put = asyncio.ensure_future(self._queue.put(batch))
        closing = asyncio.ensure_future(self._closing.wait())
        try:
            await asyncio.wait([put, closing], return_when=asyncio.FIRST_COMPLETED)
        finally:
            put.cancel()
            closing.cancel()

    async def close(self) -> None:
        """Let the transaction in flight end, take no more, let go of the producer.

        Never longer than `publish_timeout`: each wait of the lane has that bound, and past it the process ends.
        """
        self._closing.set()
        self.ready = False
        await asyncio.wait([self._task])

    async def _run(self) -> None:
        try:
            await self._open()
            await self._work()
            await self._transactions.close()
        except Exception as failure:  # noqa: BLE001 -- whatever it is, this lane must not go on
            await self._fail(failure)

    async def _fail(self, failure: Exception) -> None:
        """End the process, unless the partition is no longer ours: then the failure is its new owner's doing."""
        self.ready = False
        try:
            await self._transactions.close()
        except Exception as error:  # noqa: BLE001 -- what matters is the failure before
            log.warning("%s-%s: its producer cannot be closed: %r", *self.tp, error)
        if not isinstance(failure, TooManyDeadLettersError | StreamGapError | StateError):
            # A frozen worker learns that it was fenced before it learns that it was expelled.
            log.warning("%s-%s: %s: %s", *self.tp, type(failure).__name__, failure)
            try:
                async with asyncio.timeout(self._settings.session_timeout):
                    await self._closing.wait()
            except TimeoutError:
                pass
            else:
                return
        self._on_fatal(failure)

    async def _open(self) -> None:
        started = perf_counter()
        await self._lease.confirm(self._settings.publish_timeout)
        await self._transactions.open()
        self._committed, oldest = await self._committed_offset()
        self.offset = oldest if self._committed is None else self._committed
        await self._step.open()
        self.ready = True
        self._metrics.opened(self.tp, self.offset, perf_counter() - started)
        log.info("%s-%s: ready at offset %s", *self.tp, self.offset)

    async def _committed_offset(self) -> tuple[int | None, int]:
        """The committed offset, None where there is none yet, and the oldest offset of the partition."""
        tp = TopicPartition(*self.tp)
        reader = new_reader(self._settings, group_id=self._settings.group)
        try:
            async with asyncio.timeout(self._settings.publish_timeout):
                await reader.start()
                reader.assign([tp])
                return await reader.committed(tp), (await reader.beginning_offsets([tp]))[tp]
        finally:
            await reader.stop()

    async def _work(self) -> None:
        closing = asyncio.ensure_future(self._closing.wait())
        try:
            while not self._closing.is_set():
                got = asyncio.ensure_future(self._queue.get())
                await asyncio.wait(
                    [got, closing],
                    timeout=MARKERS_SECONDS if self.offset != self._committed else None,
                    return_when=asyncio.FIRST_COMPLETED,
                )
                if self._closing.is_set():
                    got.cancel()
                elif got.done():
                    self._busy = True
                    await self._process(await self._join(got.result()))
                    self._busy = False
                else:
                    got.cancel()
                    await self._commit([])
        finally:
            closing.cancel()

    async def _join(self, batch: Batch) -> Batch:
        """The batch and those that wait behind it, as one: a transaction costs the same, small or large."""
        records, start, end = batch.records, batch.start, batch.end
        size = _size(records)
        await self._check(batch)
        while size < TRANSACTION_BYTES and not self._queue.empty():
            following = self._queue.get_nowait()
            if following.start != end:
                raise StreamGapError(_gap(self.tp, end, following.start))
            size += _size(following.records)
            records, end = records + following.records, following.end
        if start < self.offset:
            records = [record for record in records if record.offset >= self.offset]
        return Batch(batch.tp, start, end, records, batch.generation)

    async def _check(self, batch: Batch) -> None:
        """See that the batch follows what was processed before: Faust may drop a batch and read on."""
        if batch.start <= self.offset:
            return
        reader = new_reader(self._settings)
        try:
            async with asyncio.timeout(self._settings.publish_timeout):
                await reader.start()
                tp = TopicPartition(*self.tp)
                oldest = (await reader.beginning_offsets([tp]))[tp]
        finally:
            await reader.stop()
        if oldest < batch.start:
            raise StreamGapError(_gap(self.tp, self.offset, batch.start))
        log.error("%s-%s: retention removed offsets %s to %s unread", *self.tp, self.offset, batch.start - 1)
        self._metrics.expired(self.tp, batch.start - self.offset)

    async def _process(self, batch: Batch) -> None:
        records, done = batch.records, 0
        while done < len(records):
            done = await self._transaction(records, done, batch.end)
            if self._closing.is_set():
                return
        if not records:
            self.offset = max(batch.end, self.offset)

    async def _transaction(self, records: list[Record], begin: int, end: int) -> int:
        """Process records from index `begin` on, as many as one transaction has time for; returns the next index."""
        step, tp = self._step, self.tp
        outgoing: list[Outgoing] = []
        reasons: list[str] = []
        started = perf_counter()
        index, good_since = begin, begin
        while index < len(records) and perf_counter() - started < TRANSACTION_SECONDS:
            async with self._turn:
                slice_end = perf_counter() + SLICE_SECONDS
                while index < len(records):
                    record = records[index]
                    try:
                        outgoing.extend(step(record))
                    except StateError:
                        raise
                    except Exception as failure:  # noqa: BLE001 -- an item that fails is a dead letter, whatever failed
                        self._limit.good(index - good_since)
                        good_since = index + 1
                        self._limit.bad(failure)
                        outgoing.append(dead_letter(self._deadletter_topic, tp, record, self._metrics.stage, failure))
                        reasons.append(reason_of(failure))
                    index += 1
                    if perf_counter() > slice_end:
                        break
            await asyncio.sleep(0)
        self._limit.good(index - good_since)
        outgoing.extend(step.finish())
        worked = perf_counter()
        self.offset = end if index == len(records) else records[index].offset
        await self._commit(outgoing)
        step.committed()
        done = records[begin:index]
        self._metrics.processed(tp, done, _size(done), reasons, worked - started, perf_counter() - worked)
        return index

    async def _commit(self, outgoing: list[Outgoing]) -> None:
        try:
            await self._transactions.publish(outgoing, self.offset)
        except BaseException:
            self._metrics.aborted(self.tp)
            raise
        self._committed = self.offset
        self._metrics.committed(self.tp, self.offset)


def _size(records: list[Record]) -> int:
    return sum(len(record.value) for record in records if record.value)


def _gap(tp: TP, expected: int, found: int) -> str:
    return f"{tp.topic}-{tp.partition}: offset {expected} was to come next, but {found} came"


class Delivery:
    """The lanes of one source topic."""

    def __init__(
        self,
        topic: str,
        new_step: Callable[[TP], Step],
        settings: Settings,
        lease: Lease,
        metrics: StageMetrics,
        on_fatal: Callable[[BaseException], None],
        turn: asyncio.Lock,
    ) -> None:
        self.topic = topic
        self.lanes: dict[TP, Lane] = {}
        self._new_step, self._settings, self._lease = new_step, settings, lease
        self._metrics, self._on_fatal, self._turn = metrics, on_fatal, turn

    def assign(self, assigned: Iterable[TP], generation: int) -> None:
        """Open a lane for each partition of our topic, in the background."""
        for tp in assigned:
            if tp.topic == self.topic:
                if tp in self.lanes:
                    self._on_fatal(RuntimeError(f"{tp.topic}-{tp.partition} was assigned again without a revocation"))
                self.lanes[tp] = Lane(
                    tp,
                    generation,
                    self._new_step(tp),
                    self._settings,
                    self._lease,
                    self._metrics,
                    self._on_fatal,
                    self._turn,
                )

    async def revoke(self, revoked: Iterable[TP]) -> None:
        """Close the partitions' lanes, all at once; returns when their transactions have ended."""
        lanes = [self.lanes.pop(tp) for tp in revoked if tp in self.lanes]
        await asyncio.gather(*(lane.close() for lane in lanes))
        for lane in lanes:
            self._metrics.forget(lane.tp)

    async def receive(self, batch: Batch) -> None:
        lane = self.lanes.get(batch.tp)
        if lane:
            await lane.receive(batch)

    @property
    def ready(self) -> bool:
        """Whether every lane is open."""
        return all(lane.ready for lane in self.lanes.values())
