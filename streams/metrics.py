"""Every metric: its name, help, labels, buckets.

No label is unbounded: partitions are the broker's, reasons a fixed set, topics those of the rules. Hot code reports
once a batch, never once an item. Series of a partition disappear when it is revoked.
"""

import platform
from collections import Counter as Tally
from collections.abc import Iterable
from importlib.metadata import version
from time import monotonic
from typing import NamedTuple

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

# What an item can be rejected for; anything else counts as "other".
REASONS = frozenset(
    {
        "bad-encoding",
        "bad-json",
        "bad-schema",
        "bad-signal",
        "bug",
        "empty",
        "tagger-died",
        "too-large",
        "too-slow",
        "unknown-format",
    }
)
STAGE_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
ALERT_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0)
BATCH_BUCKETS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


class Partition(NamedTuple):
    """A partition as labels."""

    topic: str
    partition: int


class Metrics:
    """The metrics of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        stage, place = ["stage"], ["topic", "partition"]
        self.consumed = Counter(
            "wirewatch_items_consumed", "Records taken from the source topic, committed.", stage, registry=registry
        )
        self.bytes = Counter("wirewatch_consumed_bytes", "Their bytes, values alone.", stage, registry=registry)
        self.enriched = Counter("wirewatch_items_enriched", "Items published on wire.enriched.", registry=registry)
        self.alerts = Counter(
            "wirewatch_alerts", "Alerts published, by topic and status.", ["topic", "status"], registry=registry
        )
        self.deadletters = Counter(
            "wirewatch_deadletters", "Records that went to wire.deadletter.", ["stage", "reason"], registry=registry
        )
        self.tagger_restarts = Counter(
            "wirewatch_tagger_restarts", "Tagger processes started in the place of one that ended.", registry=registry
        )
        self.rule_reloads = Counter(
            "wirewatch_rule_reloads", "Rule sets found changed, by what became of them: taken or refused.",
            ["result"], registry=registry,
        )  # fmt: skip
        self.watchlist_loads = Counter(
            "wirewatch_watchlist_loads",
            "Watchlists that a tagger process took up, dropped or refused, by result: loaded or refused.",
            ["result"],
            registry=registry,
        )
        self.batch_items = Histogram(
            "wirewatch_batch_items", "Records of one transaction.", stage, buckets=BATCH_BUCKETS, registry=registry
        )
        self.stage_seconds = Histogram(
            "wirewatch_stage_seconds",
            "Time that one transaction took, by part: work or commit.",
            ["stage", "part"],
            buckets=STAGE_BUCKETS,
            registry=registry,
        )
        self.alert_seconds = Histogram(
            "wirewatch_wire_to_alert_seconds",
            "From an item's arrival on wire.raw until an alert that names it is committed.",
            buckets=ALERT_BUCKETS,
            registry=registry,
        )
        self.committed_offset = Gauge(
            "wirewatch_committed_offset", "The committed offset of an assigned partition.", place, registry=registry
        )
        self.lag = Gauge(
            "wirewatch_consumergroup_lag",
            "Offsets between an assigned partition's end and its committed offset.",
            place,
            registry=registry,
        )
        self.idle_seconds = Gauge(
            "wirewatch_since_progress_seconds",
            "Time since a partition's offset moved or it had no lag.",
            place,
            registry=registry,
        )
        self.transactions = Counter(
            "wirewatch_transactions", "Transactions, by how they ended.", ["stage", "result"], registry=registry
        )
        self.expired_records = Counter(
            "wirewatch_expired_records",
            "Records that retention removed before they were read.",
            stage,
            registry=registry,
        )
        self.restore_seconds = Histogram(
            "wirewatch_restore_seconds",
            "From the assignment of a partition until it works: fencing, state, offset.",
            stage,
            buckets=(*STAGE_BUCKETS, 30.0, 60.0),
            registry=registry,
        )
        self.rebalances = Counter("wirewatch_rebalances", "Rebalances of the consumer group.", registry=registry)
        self.rebalance_seconds = Histogram(
            "wirewatch_rebalance_seconds",
            "From the revocation of partitions until the new assignment.",
            buckets=(*STAGE_BUCKETS, 30.0, 60.0),
            registry=registry,
        )
        build = Gauge(
            "wirewatch_build_info", "1, with the versions at work.", ["version", "python", "faust"], registry=registry
        )
        build.labels(version("wirewatch"), platform.python_version(), version("faust-streaming")).set(1)


class StageMetrics:
    """What the lanes of one stage report."""

    def __init__(self, metrics: Metrics, stage: str) -> None:
        self.stage = stage
        self._metrics = metrics
        self.progress: dict[Partition, float] = {}
        """When each partition's offset last moved; seconds of the monotonic clock, read by the watchdog."""

    def processed(
        self, records: int, size: int, reasons: Iterable[str], work_seconds: float, commit_seconds: float
    ) -> None:
        """A transaction of so many records and bytes was committed; `reasons` tell of its dead letters."""
        metrics, stage = self._metrics, self.stage
        metrics.consumed.labels(stage).inc(records)
        metrics.bytes.labels(stage).inc(size)
        metrics.batch_items.labels(stage).observe(records)
        metrics.stage_seconds.labels(stage, "work").observe(work_seconds)
        metrics.stage_seconds.labels(stage, "commit").observe(commit_seconds)
        for reason, count in Tally(reasons).items():
            metrics.deadletters.labels(stage, reason if reason in REASONS else "other").inc(count)

    def committed(self, tp: Partition, offset: int) -> None:
        self._metrics.transactions.labels(self.stage, "committed").inc()
        self._metrics.committed_offset.labels(tp.topic, tp.partition).set(offset)
        self.progress[tp] = monotonic()

    def aborted(self, tp: Partition) -> None:
        self._metrics.transactions.labels(self.stage, "aborted").inc()

    def expired(self, tp: Partition, count: int) -> None:
        self._metrics.expired_records.labels(self.stage).inc(count)

    def opened(self, tp: Partition, offset: int, seconds: float) -> None:
        """A partition is ready to work from `offset` on."""
        self._metrics.restore_seconds.labels(self.stage).observe(seconds)
        self._metrics.committed_offset.labels(tp.topic, tp.partition).set(offset)
        self.progress[tp] = monotonic()

    def forget(self, tp: Partition) -> None:
        """Drop the series of a partition that is no longer ours."""
        self.progress.pop(tp, None)
        for gauge in (self._metrics.committed_offset, self._metrics.lag, self._metrics.idle_seconds):
            gauge.remove_by_labels({"topic": tp.topic, "partition": str(tp.partition)})
