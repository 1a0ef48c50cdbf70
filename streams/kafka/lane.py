"""From a fetched batch to a committed transaction, one lane a partition.

A lane opens in this order, which is what makes it exact: start the producer (it fences the former owner and ends its
open transaction), read the committed offset, restore the state, drop fetched records below the offset, work.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Coroutine
from time import perf_counter
from typing import Any

from aiokafka import TopicPartition
from faust.types import TP

from streams.errors import (
    RuleError,
    SettingsError,
    StateError,
    StreamGapError,
    TaggerError,
    TooManyDeadLettersError,
)
from streams.failures import Failed
from streams.kafka.batches import Batch
from streams.kafka.client import new_reader
from streams.kafka.deadletters import DeadLetterLimit, dead_letter
from streams.kafka.inbox import Inbox
from streams.kafka.lease import Lease, Membership
from streams.kafka.records import Outgoing, size
from streams.kafka.steps import Result, Step
from streams.kafka.transactions import Transactions
from streams.metrics import StageMetrics
from streams.settings import Settings

log = logging.getLogger(__name__)

TRANSACTION_SECONDS = 0.5  # of work, at most, before what is done is committed
TRANSACTION_BYTES = 8 << 20
MARKERS_SECONDS = 1.0  # until an offset that only passes markers is committed too
SMALL_TRANSACTION = 100  # records; a lane that has fewer of them waiting rests between its transactions
SHORTEST_REST, LONGEST_REST = 0.02, 0.25  # seconds
INBOX_BYTES = 8 << 20  # that may wait for a lane, and what is fetched at once besides
# No new owner causes these.
OUR_OWN = TooManyDeadLettersError, StreamGapError, StateError, RuleError, SettingsError, TaggerError


class Lane:
    """One partition's way from batches to transactions, while it is assigned to this worker."""

    def __init__(
        self,
        tp: TP,
        membership: Membership,
        step: Step,
        settings: Settings,
        lease: Lease,
        metrics: StageMetrics,
        on_fatal: Callable[[BaseException], None],
    ) -> None:
        self.tp, self.generation = tp, membership.generation
        self.offset = 0
        """The next offset to process; means nothing until the lane is ready."""
        self.ready = False
        self._step, self._settings, self._lease = step, settings, lease
        self._metrics, self._on_fatal = metrics, on_fatal
        self._transactions = Transactions(settings, TopicPartition(*tp), lease, membership)
        self._limit = DeadLetterLimit(settings.deadletter_max_in_row, settings.deadletter_max_share)
        self._deadletter_topic = f"{settings.topic_prefix}.deadletter"
        self._inbox = Inbox(INBOX_BYTES)
        self._early: list[Batch] = []  # that came before the lane was open
        self._end = 0  # up to where batches have come
        self._gaps: deque[tuple[int, int]] = deque()  # between them: the offset that was to come and the one that came
        self._busy = False
        self._closing: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._committed: int | None = None
        self._rested_at = 0.0
        self._task = asyncio.create_task(self._run(), name=f"lane {tp.topic}-{tp.partition}")

    @property
    def idle(self) -> bool:
        """Whether it is open and has nothing to do."""
        return self.ready and not self._inbox and not self._busy

    @property
    def full(self) -> bool:
        """Whether no more should be fetched for now; asked from the thread that fetches."""
        return self._inbox.full or bool(self._early)

    def receive(self, batch: Batch) -> None:
        """Queue a batch. One of another assignment is dropped: it will be fetched again."""
        if batch.generation != self.generation or self._closing.done():
            return
        if self.ready:
            self._add(batch)
        else:
            self._early.append(batch)

    def _add(self, batch: Batch) -> None:
        if batch.start > self._end:
            self._gaps.append((self._end, batch.start))
        records = batch.records
        if batch.start < self._end:
            records = [record for record in records if record.offset >= self._end]
        self._end = max(self._end, batch.end)
        self._step.put(records)
        self._inbox.add(records)
        batch.records.clear()  # Faust's event and message refer to each other, and so live until garbage is collected

    async def close(self) -> None:
        """Let the transaction in flight end, take no more, let go of the producer.

        Never longer than `publish_timeout`: each wait of the lane has that bound, and past it the process ends.
        """
        if not self._closing.done():
            self._closing.set_result(None)
            self._inbox.close()
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
        self._end = self.offset
        for batch in self._early:
            self._add(batch)
        self._early.clear()
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
            came = await self._inbox.wait(MARKERS_SECONDS if self._end != self._committed else None)
            if self._closing.done():
                return
            if self._inbox:
                self._busy = True
                await self._rest()
                await self._transaction()
                self._busy = False
            elif not came:
                self.offset = self._end
                await self._commit([])

    async def _rest(self) -> None:
        """Let more records come before a small transaction: since the last one as long as its commit took, or longer.

        Commits then take half of a lane's time at the most, and a busy broker is asked for fewer and larger ones. A
        step that may start on records at once has them done when the rest is over.
        """
        pause = self._rested_at - perf_counter()
        if pause > 0 and len(self._inbox) < SMALL_TRANSACTION:
            await asyncio.wait([self._closing], timeout=pause)

    async def _transaction(self) -> None:
        """Process the records that wait now, as many as one transaction has time and room for."""
        step, tp = self._step, self.tp
        outgoing: list[Outgoing] = []
        reasons: list[str] = []
        started = perf_counter()
        waiting, done, held, good_in_row = len(self._inbox), 0, 0, 0
        while done < waiting and held < TRANSACTION_BYTES and perf_counter() - started < TRANSACTION_SECONDS:
            results = await self._unless_closing(step.take())
            if results is None:
                return
            records = self._inbox.take(len(results))
            for record, result in zip(records, results, strict=True):
                if isinstance(result, Failed):
                    self._limit.good(good_in_row)
                    good_in_row = 0
                    self._limit.bad(result)
                    outgoing.append(dead_letter(self._deadletter_topic, tp, record, self._metrics.stage, result))
                    reasons.append(result.reason)
                else:
                    good_in_row += 1
                    outgoing.extend(result)
            done += len(records)
            held += size(records)
        self._limit.good(good_in_row)
        outgoing.extend(step.finish())
        worked = perf_counter()
        following = self._inbox.next_offset
        self.offset = self._end if following is None else following
        await self._commit(outgoing)
        step.committed()
        self._metrics.processed(done, held, reasons, worked - started, perf_counter() - worked)

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
        while self._gaps:
            await self._account_for(*self._gaps.popleft())
        began = perf_counter()
        try:
            await self._transactions.publish(outgoing, self.offset)
        except BaseException:
            self._metrics.aborted(self.tp)
            raise
        self._committed = self.offset
        self._metrics.committed(self.tp, self.offset)
        ended = perf_counter()
        self._rested_at = ended + min(max(ended - began, SHORTEST_REST), LONGEST_REST)

    async def _account_for(self, expected: int, found: int) -> None:
        """See that only retention can have removed what is missing: Faust may drop a batch and read on.

        Raises:
            StreamGapError: the broker still has it.

        """
        reader = new_reader(self._settings)
        try:
            async with asyncio.timeout(self._settings.publish_timeout):
                await reader.start()
                tp = TopicPartition(*self.tp)
                oldest = (await reader.beginning_offsets([tp]))[tp]
        finally:
            await reader.stop()
        if oldest < found:
            raise StreamGapError(f"{tp.topic}-{tp.partition}: offset {expected} was to come next, but {found} came")
        log.error("%s-%s: retention removed offsets %s to %s unread", *self.tp, expected, found - 1)
        self._metrics.expired(self.tp, found - expected)
