"""From a fetched batch to a committed transaction, one lane a partition.

A lane opens in this order, which is what makes it exact: start the producer (it fences the former owner and ends its
open transaction), read the committed offset, restore the state, drop fetched records below the offset, work.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from time import perf_counter
from typing import Any

from aiokafka import TopicPartition
from faust.types import TP

from streams.errors import RuleError, StateError, StreamGapError, TaggerError, TooManyDeadLettersError
from streams.failures import Failed
from streams.kafka.batches import Batch
from streams.kafka.client import new_reader
from streams.kafka.deadletters import DeadLetterLimit, dead_letter
from streams.kafka.lease import Lease
from streams.kafka.records import Outgoing, Record
from streams.kafka.steps import Result, Step
from streams.kafka.transactions import Transactions
from streams.metrics import StageMetrics
from streams.settings import Settings

log = logging.getLogger(__name__)

TRANSACTION_SECONDS = 0.5  # of work, at most, before what is done is committed
TRANSACTION_BYTES = 8 << 20
MARKERS_SECONDS = 1.0  # until an offset that only passes markers is committed too
SMALL_BATCH = 100  # records; a lane that gets fewer of them rests between its transactions
REST_SECONDS = 0.25  # that it rests at the most
QUEUED = 4  # batches that may wait for a lane
OUR_OWN = TooManyDeadLettersError, StreamGapError, StateError, RuleError, TaggerError  # no new owner causes these


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
    ) -> None:
        self.tp, self.generation = tp, generation
        self.offset = 0
        """The next offset to process; means nothing until the lane is ready."""
        self.ready = False
        self._step, self._settings, self._lease = step, settings, lease
        self._metrics, self._on_fatal = metrics, on_fatal
        self._transactions = Transactions(settings, TopicPartition(*tp), lease)
        self._limit = DeadLetterLimit(settings.deadletter_max_in_row, settings.deadletter_max_share)
        self._deadletter_topic = f"{settings.topic_prefix}.deadletter"
        self._queue: asyncio.Queue[Batch] = asyncio.Queue(QUEUED)
        self._busy = False
        self._closing: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._committed: int | None = None
        self._rested_at = 0.0
        self._task = asyncio.create_task(self._run(), name=f"lane {tp.topic}-{tp.partition}")

    @property
    def idle(self) -> bool:
        """Whether it is open and has nothing to do."""
        return self.ready and self._queue.empty() and not self._busy

    async def receive(self, batch: Batch) -> None:
        """Queue a batch; waits while too many wait. One of another assignment is dropped: it will be fetched again."""
        if batch.generation != self.generation or self._closing.done():
            return
        put = asyncio.ensure_future(self._queue.put(batch))
        try:
            await asyncio.wait([put, self._closing], return_when=asyncio.FIRST_COMPLETED)
        finally:
            put.cancel()

    async def close(self) -> None:
        """Let the transaction in flight end, take no more, let go of the producer.

        Never longer than `publish_timeout`: each wait of the lane has that bound, and past it the process ends.
        """
        if not self._closing.done():
            self._closing.set_result(None)
        self.ready = False
        await asyncio.wait([self._task])

    async def _run(self) -> None:
        try:
            await self._open()
            await self._work()
            await self._transactions.close()
        except Exception as failure:  # noqa: BLE001 -- whatever it is, this lane must not go on
            await self._fail(failure)
        finally:
            self._step.close()

    async def _fail(self, failure: Exception) -> None:
        """End the process, unless the partition is no longer ours: then the failure is its new owner's doing."""
        self.ready = False
        try:
            await self._transactions.close()
        except Exception as error:  # noqa: BLE001 -- what matters is the failure before
            log.warning("%s-%s: its producer cannot be closed: %r", *self.tp, error)
        if not isinstance(failure, OUR_OWN):
            # A frozen worker learns that it was fenced before it learns that it was expelled.
            log.warning("%s-%s: %s: %s", *self.tp, type(failure).__name__, failure)
            try:
                async with asyncio.timeout(self._settings.session_timeout):
                    await asyncio.shield(self._closing)
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
        while not self._closing.done():
            got = asyncio.ensure_future(self._queue.get())
            waits: list[asyncio.Future[Any]] = [got, self._closing]
            await asyncio.wait(
                waits,
                timeout=MARKERS_SECONDS if self.offset != self._committed else None,
                return_when=asyncio.FIRST_COMPLETED,
            )
            if self._closing.done():
                got.cancel()
            elif got.done():
                self._busy = True
                await self._rest(got.result())
                await self._process(await self._join(got.result()))
                self._busy = False
            else:
                got.cancel()
                await self._commit([])

    async def _rest(self, batch: Batch) -> None:
        """Let more records come before a small transaction: since the last one as long as its commit took.

        Commits then take half of a lane's time at the most, and a busy broker is asked for fewer and larger ones.
        """
        pause = self._rested_at - perf_counter()
        if pause > 0 and len(batch.records) < SMALL_BATCH:
            await asyncio.wait([self._closing], timeout=pause)

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
            if self._closing.done():
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
            results = await self._unless_closing(step.take(records, index))
            if results is None:
                return begin
            for result in results:
                if isinstance(result, Failed):
                    self._limit.good(index - good_since)
                    good_since = index + 1
                    self._limit.bad(result)
                    outgoing.append(
                        dead_letter(self._deadletter_topic, tp, records[index], self._metrics.stage, result)
                    )
                    reasons.append(result.reason)
                else:
                    outgoing.extend(result)
                index += 1
        self._limit.good(index - good_since)
        outgoing.extend(step.finish())
        worked = perf_counter()
        self.offset = end if index == len(records) else records[index].offset
        await self._commit(outgoing)
        step.committed()
        done = records[begin:index]
        self._metrics.processed(tp, done, _size(done), reasons, worked - started, perf_counter() - worked)
        return index

    async def _unless_closing(self, results: Coroutine[Any, Any, list[Result]]) -> list[Result] | None:
        """The results, or None when the lane is closed before they are there: then the next owner asks anew."""
        task = asyncio.ensure_future(results)
        waits: list[asyncio.Future[Any]] = [task, self._closing]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        task.cancel()
        return None

    async def _commit(self, outgoing: list[Outgoing]) -> None:
        began = perf_counter()
        try:
            await self._transactions.publish(outgoing, self.offset)
        except BaseException:
            self._metrics.aborted(self.tp)
            raise
        self._committed = self.offset
        self._metrics.committed(self.tp, self.offset)
        ended = perf_counter()
        self._rested_at = ended + min(ended - began, REST_SECONDS)


def _size(records: list[Record]) -> int:
    return sum(len(record.value) for record in records if record.value)


def _gap(tp: TP, expected: int, found: int) -> str:
    return f"{tp.topic}-{tp.partition}: offset {expected} was to come next, but {found} came"
