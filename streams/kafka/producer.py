"""A transactional producer in the words of Kafka's protocol: one method a request, each repeated until it is answered.

Not aiokafka's own: its accumulator and tasks cost more than the records, it takes fencing for an unknown error, and its
futures may never resolve. What stays of aiokafka are connections, metadata and requests.

Where the cluster speaks their second version, a transaction takes two requests less, and each has an epoch of its own:
what a broken connection delivers late belongs to none. The first version is for older clusters and the embedded broker.

Source: KIP-98 (exactly once delivery and transactional messaging), KIP-890 (the second version), Kafka protocol guide.
"""

import asyncio
import logging
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from aiokafka import TopicPartition
from aiokafka.client import ConnectionGroup, CoordinationType
from aiokafka.errors import (
    BrokerResponseError,
    CorrelationIdError,
    KafkaConnectionError,
    NodeNotReadyError,
    RequestTimedOutError,
    for_code,
)
from aiokafka.protocol.produce import ProduceRequest
from aiokafka.protocol.transaction import (
    AddOffsetsToTxnRequest,
    AddPartitionsToTxnRequest,
    EndTxnRequest,
    InitProducerIdRequest,
    TxnOffsetCommitRequest,
)

from streams.errors import FencedError, RefusedError
from streams.kafka import protocol
from streams.kafka.client import new_client
from streams.kafka.lease import NO_MEMBER, Membership
from streams.settings import Settings

log = logging.getLogger(__name__)

IN_FLIGHT = 5  # batches of a partition that Kafka can put in order and know again
FIRST_RETRY, LAST_RETRY = 0.002, 0.1  # seconds
_DONE = {0, 46}  # 46: a repetition of what has arrived before
_TRY_AGAIN = {
    7,  # request timed out between brokers
    14,  # the coordinator is loading
    19,  # not enough replicas
    20,  # not enough replicas after append
    51,  # the transaction before is being completed
    56,  # storage
}
_NO_LEADER, _NO_COORDINATOR = 5, 15
_LOOK_AGAIN = {
    3,  # unknown topic or partition
    _NO_LEADER,
    6,  # not the leader
    _NO_COORDINATOR,
    16,  # not the coordinator
}
_FENCED = {47, 90}  # a newer epoch; 90 since KIP-588
_EXPELLED = {22, 25}  # another generation; no member
_NO_ANSWER = (KafkaConnectionError, NodeNotReadyError, RequestTimedOutError, CorrelationIdError)


_T = TypeVar("_T")


async def together(*asked: Coroutine[Any, Any, _T]) -> list[_T]:
    """The results of all, or the first error; then the others are cancelled."""
    tasks = [asyncio.ensure_future(one) for one in asked]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()


class TransactionalProducer:
    """Sends record batches and an offset in transactions of its transactional id.

    Every method repeats its request while the broker is away or asks for patience; the caller bounds the time. After
    any error, a time-out too, the producer can only be closed: whoever starts the next one ends the transaction.

    Raises (every method):
        FencedError: another producer has started under this transactional id.
        RefusedError: the broker refused the request, and would do so again.

    """

    def __init__(self, settings: Settings, transactional_id: str, membership: Membership = NO_MEMBER) -> None:
        self.id = transactional_id
        self.producer_id, self.epoch = -1, -1
        self.implicit = False
        """Whether the cluster speaks the second version: it adds partitions and offsets to the transaction unasked."""
        self._membership = membership
        self._settings = settings
        self._client = new_client(
            settings, request_timeout_ms=int(settings.publish_timeout * 1000), retry_backoff_ms=int(FIRST_RETRY * 1000)
        )
        self._coordinators: dict[CoordinationType, int] = {}

    async def start(self) -> None:
        """Connect, fence the former producer of this transactional id and end its transaction."""
        await self._repeat(self._connect)
        # The broker ends the transaction of a producer that vanished after this long at the latest.
        timeout = int(max(self._settings.session_timeout, 10) * 1000)
        answer = await self._coordinate(
            CoordinationType.TRANSACTION,
            InitProducerIdRequest(transactional_id=self.id, transaction_timeout_ms=timeout),
            lambda answer: [answer.error_code],
        )
        self.producer_id, self.epoch = answer.producer_id, answer.producer_epoch

    async def _connect(self) -> Iterable[int]:
        await self._client.bootstrap()
        node = self._client.get_random_node()
        try:
            answer = await self._client.send(node, protocol.ApiVersions("wirewatch", "1"))
        except NotImplementedError:  # the embedded broker answers an older version alone
            return ()
        self.implicit = protocol.level(answer, protocol.TRANSACTIONS) >= 2
        return [answer.error_code]

    async def partitions(self, topic: str) -> int:
        """How many partitions a topic has."""
        return len(await self._client._wait_on_metadata(topic))

    async def add_partitions(self, tps: Iterable[TopicPartition]) -> None:
        """Open a transaction, of the first version, that will hold records of these partitions."""
        topics: defaultdict[str, list[int]] = defaultdict(list)
        for tp in tps:
            topics[tp.topic].append(tp.partition)
        await self._coordinate(
            CoordinationType.TRANSACTION,
            AddPartitionsToTxnRequest(self.id, self.producer_id, self.epoch, list(topics.items())),
            lambda answer: [code for _, found in answer.errors for _, code in found],
        )

    async def add_offsets(self) -> None:
        """Say that the transaction, of the first version and opened by this if need be, will hold an offset."""
        await self._coordinate(
            CoordinationType.TRANSACTION,
            AddOffsetsToTxnRequest(self.id, self.producer_id, self.epoch, self._settings.group),
            lambda answer: [answer.error_code],
        )

    async def produce(self, batches: Mapping[TopicPartition, Sequence[bytes]]) -> None:
        """Send each partition its batches, in order, and wait until all replicas in sync have them.

        All are under way at once; Kafka keeps their order by their sequence numbers, up to five a partition.
        """
        left = {tp: deque(of) for tp, of in batches.items()}
        for topic in {tp.topic for tp in batches}:
            await self.partitions(topic)  # or its leaders stay unknown

        async def leaders() -> Iterable[int]:
            sent = []
            for position in range(max(map(len, left.values()))):
                by_leader: defaultdict[int | None, dict[TopicPartition, bytes]] = defaultdict(dict)
                for tp, of in left.items():
                    if position < min(len(of), IN_FLIGHT):
                        by_leader[self._client.cluster.leader_for_partition(tp)][tp] = of[position]
                sent += [self._produce(leader, of) for leader, of in by_leader.items()]
            refused = []
            stuck = set[TopicPartition]()
            for answer in await together(*sent):
                for tp, code in answer.items():
                    if tp in stuck:
                        continue  # out of sequence, since the batch before was refused
                    if code in _DONE:
                        left[tp].popleft()
                    else:
                        stuck.add(tp)
                        refused.append(code)
            for tp in [tp for tp, of in left.items() if not of]:
                del left[tp]
            return refused

        while left:
            await self._repeat(leaders)

    async def _produce(self, leader: int | None, batches: Mapping[TopicPartition, bytes]) -> dict[TopicPartition, int]:
        """Send a batch to each partition; returns the error codes."""
        if leader is None or leader < 0:
            return dict.fromkeys(batches, _NO_LEADER)
        topics: defaultdict[str, list[tuple[int, bytes]]] = defaultdict(list)
        for tp, batch in batches.items():
            topics[tp.topic].append((tp.partition, batch))
        timeout = int(self._settings.publish_timeout * 1000)
        request = (
            protocol.Produce(self.id, -1, timeout, protocol.tagged(topics.items()))
            if self.implicit
            else ProduceRequest(self.id, -1, timeout, list(topics.items()))
        )
        answer = await self._client.send(leader, request)
        return {
            TopicPartition(topic, found[0]): found[1] for topic, partitions, *_ in answer.topics for found in partitions
        }

    async def send_offset(self, source: TopicPartition, offset: int) -> None:
        """Commit the group's offset of a partition with the transaction."""
        group, begun = self._settings.group, (self.producer_id, self.epoch)
        if self.implicit:
            topics = protocol.tagged([(source.topic, [(source.partition, offset, -1, "")])])
            request: Any = protocol.TxnOffsetCommit(self.id, group, *begun, *self._membership, None, topics)
        else:
            request = TxnOffsetCommitRequest(self.id, group, *begun, [(source.topic, [(source.partition, offset, "")])])
        await self._coordinate(
            CoordinationType.GROUP,
            request,
            lambda answer: [found[1] for _, partitions, *_ in answer.errors for found in partitions],
        )

    async def commit(self) -> None:
        """Commit the transaction: its records and its offset, or neither."""
        end = protocol.EndTxn if self.implicit else EndTxnRequest
        answer = await self._coordinate(
            CoordinationType.TRANSACTION,
            end(self.id, self.producer_id, self.epoch, True),
            lambda answer: [answer.error_code],
        )
        if self.implicit:
            self.producer_id, self.epoch = answer.producer_id, answer.producer_epoch

    async def close(self) -> None:
        """Hang up; the broker ends a transaction that is open."""
        await self._client.close()

    async def _coordinate(self, kind: CoordinationType, request: Any, codes: Callable[[Any], Iterable[int]]) -> Any:
        """The answer of the coordinator of our transactions or of our group."""
        answer: Any = None

        async def ask() -> Iterable[int]:
            nonlocal answer
            node = self._coordinators.get(kind)
            if node is None:
                key = self._settings.group if kind is CoordinationType.GROUP else self.id
                try:
                    node = self._coordinators[kind] = await self._client.coordinator_lookup(kind, key)
                except BrokerResponseError as error:
                    return [error.errno]
            answer = await self._client.send(node, request, group=ConnectionGroup.COORDINATION)
            return codes(answer)

        await self._repeat(ask)
        return answer

    async def _repeat(self, ask: Callable[[], Awaitable[Iterable[int]]]) -> None:
        """Ask until the error codes are none."""
        pause, told = FIRST_RETRY, set[int]()
        while True:
            try:
                found = set(await ask()) - _DONE
            except _NO_ANSWER:
                found = {_NO_COORDINATOR}
            if not found:
                return
            if fenced := found & _FENCED:
                raise FencedError(f"{self.id}: another producer has taken over (Kafka error {min(fenced)})")
            if expelled := found & _EXPELLED:
                raise FencedError(f"{self.id}: the group no longer counts us in (Kafka error {min(expelled)})")
            if refused := found - _TRY_AGAIN - _LOOK_AGAIN:
                error = for_code(min(refused))
                raise RefusedError(f"{self.id}: {error.__name__} (Kafka error {min(refused)}): {error.description}")
            if found & _LOOK_AGAIN:
                self._coordinators.clear()
                self._client.force_metadata_update()
            if pause == LAST_RETRY and found != told:
                log.warning("%s: still waiting: %s", self.id, ", ".join(for_code(code).__name__ for code in found))
                told = found
            await asyncio.sleep(pause)
            pause = min(pause * 2, LAST_RETRY)
