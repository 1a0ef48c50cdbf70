"""The two agents: what each does with a record, and what it keeps."""

import asyncio
from collections import Counter as Tally
from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime
from time import time
from typing import Any

import orjson
from faust.types import TP

from streams.alerting.decide import decide
from streams.alerting.memory import Memory, expire
from streams.failures import Failed, Rejection
from streams.kafka.delivery import Delivery
from streams.kafka.lease import Lease
from streams.kafka.records import Outgoing, Record
from streams.kafka.state import PartitionState
from streams.kafka.steps import LoopStep, Result, Step
from streams.kafka.topics import Names
from streams.metrics import Metrics, StageMetrics
from streams.settings import Settings
from streams.tagging.frames import Item
from streams.tagging.pool import Answer, Taggers

REQUEST_ITEMS = 16  # at most in one request to a tagger process
REQUEST_BYTES = 1 << 16  # after which no further item is added
UNDER_WAY = 4  # requests of a partition that taggers may have at once
ANSWERED = 32  # requests whose answers may wait for a transaction


class EnrichStep:
    """An item in; itself with what was found in it, and a signal for each alert rule that matched, out. No state."""

    def __init__(self, taggers: Taggers, names: Names, metrics: Metrics) -> None:
        self._taggers, self._names, self._metrics = taggers, names, metrics
        self._waiting: deque[Record] = deque()
        self._requests: deque[asyncio.Future[list[Answer]]] = deque()
        self._under_way = 0
        self._enriched = 0

    def put(self, records: Iterable[Record]) -> None:
        """More records; as many as may be under way are sent to the taggers at once, whatever the lane is doing."""
        self._waiting.extend(records)
        self._send()

    def _send(self) -> None:
        while self._waiting and self._under_way < UNDER_WAY and len(self._requests) < ANSWERED:
            request = asyncio.ensure_future(self._taggers.tag(_next(self._waiting, UNDER_WAY - self._under_way)))
            request.add_done_callback(self._answered)
            self._requests.append(request)
            self._under_way += 1

    def _answered(self, request: asyncio.Future[list[Answer]]) -> None:
        self._under_way -= 1
        if not request.cancelled():
            self._send()

    async def take(self) -> list[Result]:
        """The results of the request that was sent longest ago; see `Step.take`."""
        answers = await self._requests.popleft()
        self._send()
        return [self._result(answer) for answer in answers]

    def _result(self, answer: Answer) -> Result:
        if len(answer) == len(Failed._fields):
            return Failed(*answer)
        key, value, signals = answer
        self._enriched += 1
        return [Outgoing(self._names.enriched, key, value), *(Outgoing(self._names.signals, *each) for each in signals)]

    def finish(self) -> list[Outgoing]:
        return []

    def committed(self) -> None:
        self._metrics.enriched.inc(self._enriched)
        self._enriched = 0

    async def open(self) -> None:
        await self._taggers.start()

    def close(self) -> None:
        self._waiting.clear()
        for request in self._requests:
            request.cancel()


def _next(waiting: deque[Record], requests: int) -> list[Item]:
    """What the next request takes from `waiting`: an item at least, and so few that `requests` of them have some."""
    items: list[Item] = []
    size = 0
    for _ in range(min(-(-len(waiting) // requests), REQUEST_ITEMS)):
        record = waiting.popleft()
        items.append((record.key, record.value, record.timestamp))
        size += len(record.value or b"")
        if size >= REQUEST_BYTES:
            break
    return items


class AlertStep(LoopStep):
    """A signal in; what it changes about the alerts of its matter out. Remembers its partition's matters."""

    def __init__(self, partition: int, settings: Settings, names: Names, metrics: Metrics, turn: asyncio.Lock) -> None:
        super().__init__(turn)
        self._settings, self._names, self._metrics = settings, names, metrics
        self._state = PartitionState(names.state, partition)
        self._memory = Memory(self._state)
        self._published: list[tuple[dict[str, Any], float]] = []
        self._latest = ""
        self._signals = 0

    def __call__(self, record: Record) -> list[Outgoing]:
        try:
            signal = orjson.loads(record.value or b"")
        except orjson.JSONDecodeError as error:
            raise Rejection("bad-signal", str(error)) from None
        self._state.mark()
        try:
            alerts = decide(self._memory, signal, signal["received"])
        except Exception:
            self._state.undo()
            raise
        self._latest = max(self._latest, signal["received"])
        self._signals += 1
        arrived = datetime.fromisoformat(signal["received"]).timestamp()
        outgoing: list[Outgoing] = []
        for alert in alerts:
            key, value = alert["id"].encode(), orjson.dumps(alert)
            # By the matter: a transaction then touches one partition of each topic, and a matter keeps its order.
            topics = self._names.alerts, self._names.alerts_of(alert["topic"])
            outgoing.extend(Outgoing(topic, key, value, partition_key=record.key) for topic in topics)
            self._published.append((alert, arrived))
        return outgoing

    def finish(self) -> list[Outgoing]:
        if self._latest:
            # A signal adds two entries at the most; forgetting twice as fast as that, the memory catches up.
            keep, at_most = self._settings.memory_hours * 3600, 100 + 4 * self._signals
            expire(self._state, self._latest, keep_seconds=keep, at_most=at_most)
            self._signals = 0
        return self._state.flush()

    def committed(self) -> None:
        now = time()
        for (topic, status), count in Tally((a["topic"], a["status"]) for a, _ in self._published).items():
            self._metrics.alerts.labels(topic, status).inc(count)
        for _, arrived in self._published:
            self._metrics.alert_seconds.observe(max(0.0, now - arrived))
        self._published.clear()

    async def open(self) -> None:
        await self._state.restore(self._settings)


def new_deliveries(
    settings: Settings,
    lease: Lease,
    metrics: Metrics,
    on_fatal: Callable[[BaseException], None],
    taggers: Taggers,
    steps: dict[str, Callable[[TP], Step]] | None = None,
) -> list[Delivery]:
    """A delivery for each source topic: `wire.raw` and `wire.signals`, or those of `steps`."""
    if steps is None:
        names = Names(settings.topic_prefix)
        turn = asyncio.Lock()
        steps = {
            names.raw: lambda _: EnrichStep(taggers, names, metrics),
            names.signals: lambda tp: AlertStep(tp.partition, settings, names, metrics, turn),
        }
    stages: Iterable[str] = (topic.removeprefix(settings.topic_prefix + ".") for topic in steps)
    return [
        Delivery(topic, new_step, settings, lease, StageMetrics(metrics, stage), on_fatal)
        for stage, (topic, new_step) in zip(stages, steps.items(), strict=True)
    ]
