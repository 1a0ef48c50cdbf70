"""The lanes of one source topic: opened on assignment, closed on revocation."""

import asyncio
from collections.abc import Callable, Iterable

from faust.types import TP

from streams.kafka.batches import Batch
from streams.kafka.lane import Lane
from streams.kafka.lease import Lease, Membership
from streams.kafka.steps import Step
from streams.metrics import StageMetrics
from streams.settings import Settings


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
    ) -> None:
        self.topic = topic
        self.lanes: dict[TP, Lane] = {}
        self._new_step, self._settings, self._lease = new_step, settings, lease
        self._metrics, self._on_fatal = metrics, on_fatal

    def assign(self, assigned: Iterable[TP], membership: Membership) -> None:
        """Open a lane for each partition of our topic, in the background."""
        for tp in assigned:
            if tp.topic == self.topic:
                if tp in self.lanes:
                    self._on_fatal(RuntimeError(f"{tp.topic}-{tp.partition} was assigned again without a revocation"))
                self.lanes[tp] = Lane(
                    tp,
                    membership,
                    self._new_step(tp),
                    self._settings,
                    self._lease,
                    self._metrics,
                    self._on_fatal,
                )

    async def revoke(self, revoked: Iterable[TP]) -> None:
        """Close the partitions' lanes, all at once; returns when their transactions have ended."""
        lanes = [self.lanes.pop(tp) for tp in revoked if tp in self.lanes]
        await asyncio.gather(*(lane.close() for lane in lanes))
        for lane in lanes:
            self._metrics.forget(lane.tp)

    def receive(self, batch: Batch) -> None:
        lane = self.lanes.get(batch.tp)
        if lane:
            lane.receive(batch)

    def full(self, tp: TP) -> bool:
        """Whether no more of a partition should be fetched for now; asked from the thread that fetches."""
        lane = self.lanes.get(tp)
        return lane is not None and lane.full

    @property
    def ready(self) -> bool:
        """Whether every lane is open."""
        return all(lane.ready for lane in self.lanes.values())
