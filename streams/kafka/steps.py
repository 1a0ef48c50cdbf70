"""What a lane does with records between fetching and publishing."""

import asyncio
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable
from time import perf_counter
from typing import Protocol

from streams.errors import StateError
from streams.failures import Failed, failed
from streams.kafka.records import Outgoing, Record

SLICE_SECONDS = 0.005  # of work before other lanes, the network and the signals have a turn

Result = Iterable[Outgoing] | Failed
"""What a record gives rise to, or why it is to be a dead letter."""


class Step(Protocol):
    """What is done with the records of one partition."""

    def put(self, records: Iterable[Record]) -> None:
        """More records, after those put before; a step that remembers nothing may start on them at once."""

    async def take(self) -> list[Result]:
        """The results of the next of the records put, in order, at least one; a failed record has changed nothing."""

    def finish(self) -> Iterable[Outgoing]:
        """What else the transaction holds, e.g. changes of state; called once at the end of each."""

    def committed(self) -> None:
        """The transaction is committed; for metrics."""

    async def open(self) -> None:
        """Get ready, e.g. restore what the step remembers; called once, after the former owner is fenced."""

    def close(self) -> None:
        """Let go of what is under way; called once, when the lane is closed or has failed."""


class LoopStep(ABC):
    """A step that works in the event loop, a slice of time at once; all that share a `turn` work one after another."""

    def __init__(self, turn: asyncio.Lock) -> None:
        self._turn = turn
        self._waiting: deque[Record] = deque()

    @abstractmethod
    def __call__(self, record: Record) -> Iterable[Outgoing]:
        """What the record gives rise to; any exception makes it a dead letter and takes its changes back."""

    def put(self, records: Iterable[Record]) -> None:
        self._waiting.extend(records)

    async def take(self) -> list[Result]:
        """See `Step.take`. Raises StateError, which is about what is remembered, not about a record."""
        results: list[Result] = []
        async with self._turn:
            end = perf_counter() + SLICE_SECONDS
            while self._waiting:
                record = self._waiting.popleft()
                try:
                    results.append(self(record))
                except StateError:
                    raise
                except Exception as failure:  # noqa: BLE001 -- an item that fails is a dead letter, whatever failed
                    results.append(failed(failure))
                if perf_counter() > end:
                    break
        await asyncio.sleep(0)
        return results

    def finish(self) -> Iterable[Outgoing]:
        return ()

    def committed(self) -> None:  # noqa: B027 -- most have nothing to count
        """See `Step.committed`."""

    async def open(self) -> None:  # noqa: B027 -- most remember nothing
        """See `Step.open`."""

    def close(self) -> None:  # noqa: B027 -- nothing is ever under way between two slices
        """See `Step.close`."""
