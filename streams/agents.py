"""The two agents: what each does with a record, and what it keeps."""

import asyncio
from collections import Counter as Tally
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from time import time
from typing import Any

import orjson
from faust.types import TP

from streams.alerting.decide import decide
from streams.alerting.memory import Memory, expire
from streams.kafka.deadletters import Rejection
from streams.kafka.delivery import Delivery, Step
from streams.kafka.lease import Lease
from streams.kafka.records import Outgoing, Record
from streams.kafka.state import PartitionState
from streams.kafka.topics import Names
from streams.metrics import Metrics, StageMetrics
from streams.settings import Settings
from streams.signals import signal_key
from streams.tagger import Tagger
from streams.wire.decode import decode
from streams.wire.item import Rejected

Y2K_MS = 946_684_800_000


def received(record: Record) -> str:
    """When the record came to the topic, ISO 8601 in UTC; now, on a broker that does not know (the embedded one)."""
    milliseconds = record.timestamp if record.timestamp > Y2K_MS else time() * 1000
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class EnrichStep:
    """An item in; itself with what was found in it, and a signal for each alert rule that matched, out. No state."""

    def __init__(self, tagger: Tagger, settings: Settings, names: Names, metrics: Metrics) -> None:
        self._tagger, self._names, self._metrics = tagger, names, metrics
        self._max_bytes = settings.max_item_bytes
        self._enriched = 0

    def __call__(self, record: Record) -> list[Outgoing]:
        key = record.key
        item = decode(
            record.value or b"",
            uri=key.decode(errors="replace") if key else None,
            max_bytes=self._max_bytes,
        )
        if isinstance(item, Rejected):
            raise Rejection(item.reason, item.message)
        enriched, signals = self._tagger.process(item, received=received(record))
        outgoing = [Outgoing(self._names.enriched, enriched["uri"].encode(), orjson.dumps(enriched))]
        outgoing.extend(
            Outgoing(self._names.signals, signal_key(signal).encode(), orjson.dumps(signal)) for signal in signals
        )
        self._enriched += 1
        return outgoing

    def finish(self) -> list[Outgoing]:
        return []

    def committed(self) -> None:
        self._metrics.enriched.inc(self._enriched)
        self._enriched = 0

    async def open(self) -> None:
        pass


class AlertStep:
    """A signal in; what it changes about the alerts of its matter out. Remembers its partition's matters."""

    def __init__(self, partition: int, settings: Settings, names: Names, metrics: Metrics) -> None:
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
        outgoing = []
        for alert in alerts:
            key, value = alert["id"].encode(), orjson.dumps(alert)
            outgoing.append(Outgoing(self._names.alerts, key, value))
            outgoing.append(Outgoing(self._names.alerts_of(alert["topic"]), key, value))
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
    steps: dict[str, Callable[[TP], Step]] | None = None,
) -> list[Delivery]:
    """A delivery for each source topic: `wire.raw` and `wire.signals`, or those of `steps`."""
    if steps is None:
        names = Names(settings.topic_prefix)
        tagger = Tagger.load(settings.rules)
        steps = {
            names.raw: lambda _: EnrichStep(tagger, settings, names, metrics),
            names.signals: lambda tp: AlertStep(tp.partition, settings, names, metrics),
        }
    turn = asyncio.Lock()
    stages: Iterable[str] = (topic.removeprefix(settings.topic_prefix + ".") for topic in steps)
    return [
        Delivery(topic, new_step, settings, lease, StageMetrics(metrics, stage), on_fatal, turn)
        for stage, (topic, new_step) in zip(stages, steps.items(), strict=True)
    ]
