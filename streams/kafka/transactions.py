import asyncio
import itertools
from collections import defaultdict
from collections.abc import Iterable

from aiokafka import AIOKafkaProducer, TopicPartition

from streams.kafka.client import new_producer
from streams.kafka.lease import Lease
from streams.kafka.partitioner import partition_of
from streams.kafka.records import Outgoing
from streams.settings import Settings


class Transactions:
    """The transactions of one source partition: output and source offset, both or neither.

    The transactional id names the source partition, so that whoever starts it fences the partition's former owner.
    After any error but in `open` an instance must not be used again, only `abandon`ed: aiokafka maps several fencing
    errors to `UnknownError`, and its futures may never resolve. That is why every wait has a bound.
    """

    def __init__(self, settings: Settings, source: TopicPartition, lease: Lease) -> None:
        self._source = source
        self._group = settings.group
        self._timeout = settings.publish_timeout
        self._lease = lease
        self._settings = settings
        self._producer: AIOKafkaProducer | None = None
        self._sticky = itertools.count()

    async def open(self) -> None:
        """Fence the partition's former owner and end its open transaction.

        Raises:
            TimeoutError: the broker did not do so within `publish_timeout`.
            KafkaError: it refused.

        """
        producer = new_producer(
            self._settings,
            transactional_id=f"{self._group}-{self._source.topic}-{self._source.partition}",
            # The broker ends the transaction of a worker that vanished after this long at the latest.
            transaction_timeout_ms=int(max(self._settings.session_timeout, 10) * 1000),
            retry_backoff_ms=20,
        )
        self._producer = producer
        async with asyncio.timeout(self._timeout):
            await producer.start()
            await producer._txn_manager.wait_for_pid()

    async def publish(self, records: Iterable[Outgoing], offset: int) -> None:
        """Publish the records and move the source's committed offset to `offset`, in one transaction.

        Raises:
            TimeoutError: it did not end within `publish_timeout`; nobody knows whether it will be committed.
            KafkaError: it was refused; this worker may have been fenced.
            LeaseLostError: the group does not count this worker in any more; nothing was published.

        """
        producer = self._producer
        assert producer  # noqa: S101 -- open() comes first
        async with asyncio.timeout(self._timeout):
            await self._lease.confirm(self._timeout)
            await producer.begin_transaction()
            by_partition: defaultdict[tuple[str, int], list[Outgoing]] = defaultdict(list)
            counts: dict[str, int] = {}
            for record in records:
                topic, key, partition = record.topic, record.key, record.partition
                if partition is None:
                    count = counts.get(topic)
                    if count is None:
                        count = counts[topic] = len(await producer.partitions_for(topic))
                    partition = partition_of(key, count) if key is not None else next(self._sticky) % count
                by_partition[topic, partition].append(record)
            # One after the other: while the coordinator takes note of the offset, it refuses to vouch for the records.
            await asyncio.gather(*(self._send(producer, *to, group) for to, group in by_partition.items()))
            await producer.send_offsets_to_transaction({self._source: offset}, self._group)
            await self._lease.confirm(self._timeout)
            await producer.commit_transaction()

    @staticmethod
    async def _send(producer: AIOKafkaProducer, topic: str, partition: int, records: list[Outgoing]) -> None:
        sent = []
        builder = producer.create_batch()
        for _, key, value, headers, timestamp, _ in records:
            if (
                builder.append(timestamp=timestamp, key=key, value=value, headers=list(headers) if headers else [])
                is None
            ):  # full
                builder.close()
                sent.append(await producer.send_batch(builder, topic, partition=partition))
                builder = producer.create_batch()
                builder.append(timestamp=timestamp, key=key, value=value, headers=list(headers) if headers else [])
        builder.close()
        sent.append(await producer.send_batch(builder, topic, partition=partition))
        await asyncio.gather(*sent)

    async def close(self) -> None:
        """Stop the producer; no transaction may be open, since stopping inside one hangs its futures for ever."""
        producer, self._producer = self._producer, None
        if producer:
            async with asyncio.timeout(5):
                await producer.stop()

    async def abandon(self) -> None:
        """Let go of a producer that failed; the broker ends its transaction."""
        producer, self._producer = self._producer, None
        if producer is None:
            return
        producer._closed = True
        sender = producer._sender.sender_task
        if sender is not None:
            sender.cancel()
            await asyncio.wait([sender], timeout=5)
        async with asyncio.timeout(5):
            await producer.client.close()
