"""The Faust app: what it is made of and how it lives."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir
from time import monotonic
from typing import Any

import faust
from faust.types import TP

from streams.agents import new_deliveries
from streams.kafka.batches import BatchTransport
from streams.kafka.delivery import Delivery
from streams.kafka.lease import Lease, Membership
from streams.kafka.steps import Step
from streams.metrics import Metrics
from streams.rules import Contents
from streams.settings import Settings
from streams.tagging.pool import Taggers

log = logging.getLogger(__name__)


class App(faust.App):
    """A Faust app whose agents take batches and publish in transactions of their own."""

    settings: Settings
    lease: Lease
    metrics: Metrics
    taggers: Taggers
    deliveries: list[Delivery]
    assigned_at: float | None = None
    """When partitions were last assigned, None before that and during a rebalance; seconds, monotonic."""

    class BootStrategy(faust.App.BootStrategy):
        """Starts what this service needs of Faust."""

        enable_kafka_producer = False  # every record leaves in a transaction of its source partition
        enable_web = False

    def _new_transport(self) -> BatchTransport:
        return BatchTransport(self.conf.broker_consumer, self, loop=self.loop)

    def full(self, tp: TP) -> bool:
        """Whether no more of a partition should be fetched for now.

        Not Faust's own flow control: that is by events and by topic, so that a partition waits for its neighbours.
        """
        return any(delivery.full(tp) for delivery in self.deliveries)

    @property
    def ready(self) -> bool:
        """Whether partitions are assigned and each has its producer, offset and state."""
        return self.assigned_at is not None and all(delivery.ready for delivery in self.deliveries)


def create_app(
    settings: Settings,
    *,
    on_fatal: Callable[[BaseException], None],
    steps: dict[str, Callable[[TP], Step]] | None = None,
    rules: Contents | None = None,
) -> App:
    """The service as a Faust app, not yet started.

    `on_fatal` is called, from the event loop, with what must end the process; the transaction makes that safe at any
    time. `steps` are the steps for other topics than ours, by topic: what a benchmark puts in the place of enrichment.
    `rules` are the rule files to begin with, else those of the settings are read.
    """
    app = App(
        settings.group,
        broker=[f"kafka://{address}" for address in settings.brokers],
        autodiscover=False,
        web_enabled=False,
        store="memory://",
        datadir=Path(gettempdir()) / f"{settings.group}-faust",
        topic_disable_leader=True,
        topic_allow_declare=False,
        stream_buffer_maxsize=16,
        stream_wait_empty=False,
        broker_session_timeout=settings.session_timeout,
        broker_heartbeat_interval=settings.session_timeout / 4,
        worker_redirect_stdouts=False,
    )
    app.settings = settings
    app.metrics = Metrics()
    app.lease = Lease(settings.session_timeout)
    app.taggers = Taggers(settings, app.metrics, rules=rules)
    app.deliveries = new_deliveries(settings, app.lease, app.metrics, on_fatal, app.taggers, steps)
    for delivery in app.deliveries:
        _add_agent(app, delivery)
    _follow_assignments(app)
    return app


def _add_agent(app: App, delivery: Delivery) -> None:
    async def agent(stream: Any) -> None:
        async for event in stream.events():
            delivery.receive(event.value)

    source = app.topic(delivery.topic, key_serializer="raw", value_serializer="raw", acks=False)
    app.agent(source, name=f"{app.settings.group}.{delivery.topic}", concurrency=1)(agent)


def _follow_assignments(app: App) -> None:
    revoked_at = monotonic()

    async def assigned(_app: App, assigned: set[TP], **_: object) -> None:
        membership = Membership(app.consumer_generation_id, app.consumer.member_id)
        for delivery in app.deliveries:
            delivery.assign(assigned, membership)
        app.assigned_at = monotonic()
        app.metrics.rebalances.inc()
        app.metrics.rebalance_seconds.observe(app.assigned_at - revoked_at)
        log.info("assigned: %s", ", ".join(sorted(f"{tp.topic}-{tp.partition}" for tp in assigned)) or "nothing")

    async def revoked(_app: App, revoked: set[TP], **_: object) -> None:
        nonlocal revoked_at
        revoked_at = monotonic()
        app.assigned_at = None
        await asyncio.gather(*(delivery.revoke(revoked) for delivery in app.deliveries))

    app.on_partitions_assigned.connect(assigned, weak=False)
    app.on_partitions_revoked.connect(revoked, weak=False)
