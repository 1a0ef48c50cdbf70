"""Sees from outside whether a worker gets on: a thread of its own, with a client of its own.

A worker may look alive and do nothing: Faust's rebalance that never ends, a future that is never resolved, a loop that
is blocked. What counts is that an assigned partition with lag has its committed offset move.
"""

import asyncio
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from aiokafka import TopicPartition
from aiokafka.errors import KafkaError

from streams.errors import StalledError
from streams.kafka.client import new_reader

if TYPE_CHECKING:
    from streams.app import App

log = logging.getLogger(__name__)

EVERY = 2.0  # seconds between two looks


@dataclass
class Seen:
    """How far a partition was, and since when it has stood there with something to do; seconds, monotonic."""

    offset: int
    since: float


def stalled(
    seen: dict[TopicPartition, Seen], offsets: Mapping[TopicPartition, tuple[int, int]], now: float, limit: float
) -> list[str]:
    """Take note of `(processed, end)` offsets of the assigned partitions; names those that stand still with lag."""
    for tp in seen.keys() - offsets.keys():
        del seen[tp]
    stuck = []
    for tp, (offset, end) in offsets.items():
        before = seen.get(tp)
        if before is None or offset != before.offset or offset >= end:
            seen[tp] = Seen(offset, now)
        elif now - before.since > limit:
            stuck.append(f"{tp.topic}-{tp.partition} at offset {offset} of {end} for {now - before.since:.0f} s")
    return stuck


class Watchdog:
    """Ends the process by way of `on_stall` when it does not get on for `stall_timeout` seconds."""

    def __init__(self, app: "App", on_stall: Callable[[BaseException], None]) -> None:
        self._app, self._on_stall = app, on_stall
        self._settings = app.settings
        self._limit = app.settings.stall_timeout
        self._seen: dict[TopicPartition, Seen] = {}
        self._reported: set[TopicPartition] = set()
        self._beat = self._assigned = monotonic()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._ticker: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Start to watch; called on the event loop that is watched."""
        self._ticker = asyncio.create_task(self._tick(), name="watchdog ticker")
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()

    def alive(self) -> bool:
        """What /livez says: the loop turns, no rebalance lasts for ever, no partition stands still."""
        now = monotonic()
        return (
            now - self._beat < self._limit
            and now - self._assigned < self._limit
            and all(now - seen.since <= self._limit for seen in self._seen.copy().values())
        )

    async def _tick(self) -> None:
        while True:
            self._beat = monotonic()
            if self._app.assigned_at is not None:
                self._assigned = self._beat
            await asyncio.sleep(1)

    def _watch(self) -> None:
        try:
            asyncio.run(self._look_on())
        except Exception as failure:  # noqa: BLE001 -- a worker without its watchdog must not go on
            if not self._stop.is_set():
                self._on_stall(failure)

    async def _look_on(self) -> None:
        reader = None
        while not self._stop.is_set():
            now = monotonic()
            if now - self._beat > self._limit:
                self._on_stall(StalledError(f"the event loop has been blocked for {now - self._beat:.0f} s"))
            if now - self._assigned > self._limit:
                self._on_stall(StalledError(f"no partitions were assigned for {now - self._assigned:.0f} s"))
            try:
                async with asyncio.timeout(self._limit):
                    if reader is None:
                        reader = new_reader(self._settings)
                        await reader.start()
                    await self._look(reader)
            except (KafkaError, TimeoutError, OSError) as error:
                # Without a broker nobody gets on; whoever needs it has bounds of their own.
                log.warning("watchdog: the broker does not answer: %s", error)
                if reader is not None:
                    await reader.stop()
                    reader = None
            await asyncio.sleep(EVERY)
        if reader is not None:
            await reader.stop()

    async def _look(self, reader) -> None:  # type: ignore[no-untyped-def]  # aiokafka ships no types
        app, metrics = self._app, self._app.metrics
        lanes = {TopicPartition(*tp): lane for delivery in app.deliveries for tp, lane in delivery.lanes.copy().items()}
        ends = await reader.end_offsets(list(lanes)) if lanes else {}
        positions = app.consumer.positions.copy()
        now = monotonic()
        offsets = {}
        for tp, lane in lanes.items():
            # A lane that has nothing waiting is where the consumer is: past markers, which it is not told of.
            offset = positions.get(tp, lane.offset) if lane.idle else lane.offset
            offsets[tp] = offset, ends[tp]
        stuck = stalled(self._seen, offsets, now, self._limit)
        for tp, (offset, end) in offsets.items():
            metrics.lag.labels(*tp).set(max(0, end - offset))
            metrics.idle_seconds.labels(*tp).set(now - self._seen[tp].since)
        for tp in self._reported - offsets.keys():
            # Revoked since: a look that was under way may have brought its series back.
            for gauge in (metrics.lag, metrics.idle_seconds):
                gauge.remove_by_labels({"topic": tp.topic, "partition": str(tp.partition)})
        self._reported = set(offsets)
        if stuck:
            self._on_stall(StalledError("no progress: " + "; ".join(stuck)))
