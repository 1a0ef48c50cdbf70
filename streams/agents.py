"""The two agents: what each does with a record, and what it keeps."""

import asyncio
from collections import Counter as Tally
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import islice
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

FRAME_ITEMS = 16  # at most for one request to a tagger process
FRAME_BYTES = 1 << 16  # after which no further item is added
AHEAD = 2  # requests of a partition on their way, so that no process waits for a commit


class EnrichStep:
    """An item in; itself with what was found in it, and a signal for each alert rule that matched, out. No state."""

    def __init__(self, taggers: Taggers, names: Names, metrics: Metrics) -> None:
        self._taggers, self._names, self._metrics = taggers, names, metrics
        self._records: Sequence[Record] = ()
        self._sent = 0
        self._ahead: deque[asyncio.Future[list[Answer]]] = deque()
        self._enriched = 0

    async def take(self, records: Sequence[Record], index: int) -> list[Result]:
        """The results of the next request, which was most likely sent some time ago; see `Step.take`."""
        if records is not self._records:
            self._records, self._sent = records, index
        while len(self._ahead) < AHEAD and self._sent < len(records):
            items = _next(records, self._sent)
            self._ahead.append(asyncio.ensure_future(self._taggers.tag(items)))
            self._sent += len(items)
        return [self._result(answer) for answer in await self._ahead.popleft()]

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
        for request in self._ahead:
            request.cancel()


def _next(records: Sequence[Record], index: int) -> list[Item]:
    """What the next request holds: at least one item, and of a few no more than lets all processes have some."""
    items: list[Item] = []
    size = 0
    share = -(-(len(records) - index) // AHEAD)
    for record in islice(records, index, index + min(share, FRAME_ITEMS)):
        items.append((record.key, record.value, record.timestamp))
        size += len(record.value or b"")
        if size >= FRAME_BYTES:
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
