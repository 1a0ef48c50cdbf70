"""A Faust transport that hands on what one fetch brought of a partition as one event.

Faust's cost is per event; with one event a batch it all but disappears. Each batch says where it starts and where it
ends, control records included, so that a batch that went missing shows (`delivery.Lane`). Offsets are never committed
here: they travel in the transaction that holds the output.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from aiokafka import AIOKafkaConsumer
from aiokafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor
from aiokafka.errors import ConsumerStoppedError
from faust.transport.drivers import aiokafka as driver
from faust.types import TP, ConsumerMessage

from streams.kafka.client import connection, embedded_needs
from streams.kafka.fetch import checked, take
from streams.kafka.fetch_socket import FetchSockets
from streams.kafka.lease import Lease, now
from streams.kafka.records import Record
from streams.settings import Settings


class Batch(NamedTuple):
    """Records of one partition, in order: all of those between `start` and `end` that are committed.

    `records` may be empty, where the log holds transaction markers or aborted records alone.
    """

    tp: TP
    start: int
    end: int
    records: list[Record]
    generation: int


class BatchConsumerThread(driver.AIOKafkaConsumerThread):
    """The thread that fetches and heartbeats, with a consumer made from our own settings."""

    consumer: "BatchConsumer"

    async def on_start(self) -> None:
        await super().on_start()
        consumer = self._ensure_consumer()
        consumer._fetcher._prefetch_backoff = 0  # others are fetched while the records of a full partition wait
        coordinator = consumer._coordinator
        beat = coordinator._do_heartbeat
        lease = self.consumer.lease

        async def renewing() -> bool:
            asked_at = now()
            accepted: bool = await beat()
            if accepted:
                lease.renew(asked_at)
            return accepted

        coordinator._do_heartbeat = renewing

    def _create_worker_consumer(self, transport: driver.Transport) -> AIOKafkaConsumer:
        settings = self.consumer.settings
        self._assignor = RoundRobinPartitionAssignor
        consumer = AIOKafkaConsumer(
            **connection(settings),
            group_id=settings.group,
            partition_assignment_strategy=[RoundRobinPartitionAssignor],
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            isolation_level="read_committed",
            # A partition whose records wait to be taken is not in the next fetch, and waits until that one ends.
            **{"fetch_max_wait_ms": 100} | embedded_needs(settings) | {"check_crcs": False},
            max_partition_fetch_bytes=settings.fetch_bytes,
            session_timeout_ms=int(settings.session_timeout * 1000),
            heartbeat_interval_ms=int(settings.session_timeout * 250),
            rebalance_timeout_ms=int(max(settings.publish_timeout, settings.session_timeout) * 1000),
            max_poll_interval_ms=int(max(settings.stall_timeout, settings.publish_timeout) * 5000),
        )
        client = consumer._client
        if not settings.embedded:
            plain = not settings.security_protocol.endswith("SSL")
            client.send = checked(client.send, FetchSockets(client).send if plain else client.send)
        return consumer

    async def _fetch_records(
        self,
        consumer: AIOKafkaConsumer,
        active_partitions: set[TP],
        timeout: float | None = None,
        max_records: int | None = None,
    ) -> Mapping[TP, list[Batch]]:
        if not self.consumer.flow_active:
            return {}
        fetcher, coordinator = consumer._fetcher, consumer._coordinator
        if consumer._closed or fetcher._closed:
            raise ConsumerStoppedError
        with fetcher._subscriptions.fetch_context():
            taken = await take(fetcher, active_partitions, timeout or 0, self.consumer.full)
            generation = coordinator.generation
        batches = {tp: [Batch(tp, *of, generation)] for tp, of in taken.items()}
        for tp, (batch,) in batches.items():
            self.consumer.positions[tp] = batch.end
        return batches


class BatchConsumer(driver.Consumer):
    """Faust's consumer, of batches."""

    def __init__(
        self,
        transport: driver.Transport,
        *args: Any,
        settings: Settings,
        lease: Lease,
        full: Callable[[TP], bool],
        **kwargs: Any,
    ) -> None:
        self.settings = settings
        self.full = full
        self.lease = lease
        self.positions: dict[TP, int] = {}
        """How far each partition has been read, for the watchdog: past markers too, that no record tells of."""
        super().__init__(transport, *args, **kwargs)

    def _new_consumer_thread(self) -> BatchConsumerThread:
        return BatchConsumerThread(self, loop=self.loop, beacon=self.beacon)

    @property
    def member_id(self) -> str:
        """What the group's coordinator calls this worker."""
        found: str = self._thread._ensure_consumer()._coordinator.member_id
        return found

    def _to_message(self, tp: TP, batch: Batch) -> ConsumerMessage:
        return ConsumerMessage(
            tp.topic,
            tp.partition,
            batch.start,
            None,
            None,
            (),
            None,
            batch,
            None,
            0,
            0,
            tp,
            generation_id=batch.generation,
        )

    async def on_partitions_assigned(self, assigned: set[TP], generation_id: int = 0) -> None:
        self.lease.renew(now())  # the group has just answered
        self.positions = {tp: offset for tp, offset in self.positions.items() if tp in assigned}
        await super().on_partitions_assigned(assigned, generation_id)

    async def _commit(self, offsets: Mapping[TP, int]) -> bool:
        return True


class BatchTransport(driver.Transport):
    """Makes the consumers of an app; its settings, lease and `full` come from `streams.app.App`."""

    Consumer = BatchConsumer

    def create_consumer(self, callback: Any, **kwargs: Any) -> BatchConsumer:
        app = self.app
        return BatchConsumer(self, callback=callback, settings=app.settings, lease=app.lease, full=app.full, **kwargs)
