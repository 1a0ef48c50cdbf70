import asyncio
import itertools
from collections import defaultdict
from collections.abc import Coroutine, Iterable
from typing import Any

from aiokafka import TopicPartition

from streams.kafka.lease import NO_MEMBER, Lease, Membership
from streams.kafka.partitioner import partition_of
from streams.kafka.producer import TransactionalProducer, together
from streams.kafka.record_batch import encode, split
from streams.kafka.records import Outgoing
from streams.settings import Settings


class Transactions:
    """The transactions of one source partition: output and source offset, both or neither.

    The transactional id names the source partition, so that whoever starts it fences the partition's former owner.
    After any error but in `open` an instance must not be used again, only closed.
    """

    def __init__(
        self, settings: Settings, source: TopicPartition, lease: Lease, membership: Membership = NO_MEMBER
    ) -> None:
        self._source = source
        self._timeout = settings.publish_timeout
        self._compression = settings.compression
        self._lease = lease
        self._producer = TransactionalProducer(
            settings, f"{settings.group}-{source.topic}-{source.partition}", membership
        )
        self._sequences: defaultdict[TopicPartition, int] = defaultdict(int)
        self._epoch = -1
        self._sticky = itertools.count()

    async def open(self) -> None:
        """Fence the partition's former owner and end its open transaction.

        Raises:
            TimeoutError: the broker did not do so within `publish_timeout`.
            FencedError, RefusedError: see `TransactionalProducer`.

        """
        async with asyncio.timeout(self._timeout):
            await self._producer.start()

    async def publish(self, records: Iterable[Outgoing], offset: int) -> None:
        """Publish the records and move the source's committed offset to `offset`, in one transaction.

        Raises:
            TimeoutError: it did not end within `publish_timeout`; nobody knows whether it will be committed.
            FencedError, RefusedError: see `TransactionalProducer`; nothing was published.
            LeaseLostError: the group does not count this worker in any more; nothing was published.

        """
        producer = self._producer
        async with asyncio.timeout(self._timeout):
            await self._lease.confirm(self._timeout)
            by_partition = await self._by_partition(records)
            if producer.implicit:
                await producer.produce(self._encoded(by_partition))
                await producer.send_offset(self._source, offset)
            else:
                opening: list[Coroutine[Any, Any, Any]] = [producer.add_offsets()]
                if by_partition:
                    opening.append(producer.add_partitions(by_partition))
                await together(*opening)
                await together(
                    producer.produce(self._encoded(by_partition)), producer.send_offset(self._source, offset)
                )
            await self._lease.confirm(self._timeout)
            await producer.commit()

    async def _by_partition(self, records: Iterable[Outgoing]) -> dict[TopicPartition, list[Outgoing]]:
        found: dict[tuple[str, int], list[Outgoing]] = {}
        counts: dict[str, int] = {}  # asked anew each time: a topic may get more partitions
        for record in records:
            topic, key, _, _, _, partition, partition_key = record
            if partition is None:
                count = counts.get(topic)
                if count is None:
                    count = counts[topic] = await self._producer.partitions(topic)
                key = partition_key or key
                partition = partition_of(key, count) if key is not None else next(self._sticky) % count
            to = topic, partition
            if to in found:
                found[to].append(record)
            else:
                found[to] = [record]
        return {TopicPartition(*to): of for to, of in found.items()}

    def _encoded(self, by_partition: dict[TopicPartition, list[Outgoing]]) -> dict[TopicPartition, list[bytes]]:
        """The batches of each partition: one, unless that would be too large."""
        producer, sequences = self._producer, self._sequences
        if producer.epoch != self._epoch:
            self._epoch = producer.epoch
            sequences.clear()
        batches = defaultdict[TopicPartition, list[bytes]](list)
        for tp, records in by_partition.items():
            for portion in split(records):
                batches[tp].append(
                    encode(portion, producer.producer_id, producer.epoch, sequences[tp], self._compression)
                )
                sequences[tp] = (sequences[tp] + len(portion)) & 0x7FFFFFFF
        return batches

    async def close(self) -> None:
        """Let go of the producer; the broker ends its transaction, if one is open."""
        async with asyncio.timeout(5):
            await self._producer.close()
