import asyncio
from collections.abc import Iterable, Iterator

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import KafkaConnectionError

from streams.errors import FencedError, RefusedError
from streams.kafka.producer import IN_FLIGHT, TransactionalProducer, together
from streams.settings import Settings

A, B = TopicPartition("a", 0), TopicPartition("b", 1)


class Producer(TransactionalProducer):
    """One whose broker keeps what it is sent and answers as it is told."""

    def __init__(self, answers: Iterator[int]) -> None:
        super().__init__(Settings(), "id")
        self.arrived: list[tuple[TopicPartition, bytes]] = []
        self.sent: list[tuple[TopicPartition, bytes]] = []
        self.answers = answers

    async def partitions(self, topic: str) -> int:
        return 2

    async def _produce(self, leader: int | None, batches: dict[TopicPartition, bytes]) -> dict[TopicPartition, int]:  # type: ignore[override]
        codes = {}
        for tp, batch in batches.items():
            self.sent.append((tp, batch))
            if (tp, batch) in self.arrived:
                codes[tp] = 46
                continue
            before = sum(found == tp for found, _ in self.arrived)
            codes[tp] = next(self.answers, 0) if batch == b"%d" % before else 45
            if codes[tp] == 0:
                self.arrived.append((tp, batch))
        return codes


def produced(answers: Iterable[int], batches: dict[TopicPartition, list[bytes]]) -> Producer:
    async def run() -> Producer:
        producer = Producer(iter(answers))
        async with asyncio.timeout(5):
            await producer.produce(batches)
        return producer

    return asyncio.run(run())


def numbered(count: int) -> list[bytes]:
    return [b"%d" % number for number in range(count)]


def test_batches_arrive_in_order_each_sent_once() -> None:
    producer = produced([], {A: numbered(3), B: numbered(2)})
    assert [batch for tp, batch in producer.arrived if tp == A] == numbered(3)
    assert [batch for tp, batch in producer.arrived if tp == B] == numbered(2)
    assert producer.sent == producer.arrived


@pytest.mark.parametrize("code", [3, 5, 6, 7, 14, 15, 16, 19, 20, 51, 56])
def test_a_batch_that_may_yet_be_taken_is_sent_again_with_those_behind_it(code: int) -> None:
    producer = produced([0, code], {A: numbered(4)})
    assert [batch for _, batch in producer.arrived] == numbered(4)
    assert len(producer.sent) == 4 + 3


def test_no_more_are_under_way_than_kafka_can_put_in_order() -> None:
    producer = produced([7], {A: numbered(12)})
    assert [batch for _, batch in producer.arrived] == numbered(12)
    assert [batch for _, batch in producer.sent[:IN_FLIGHT]] == numbered(IN_FLIGHT)
    assert producer.sent[IN_FLIGHT][1] == b"0"


@pytest.mark.parametrize("code", [47, 90])
def test_a_fenced_producer_says_so(code: int) -> None:
    with pytest.raises(FencedError, match="id: another producer has taken over"):
        produced([code], {A: numbered(1)})


@pytest.mark.parametrize("code", [22, 25])
def test_a_worker_that_the_group_has_expelled_is_fenced(code: int) -> None:
    with pytest.raises(FencedError, match="id: the group no longer counts us in"):
        produced([code], {A: numbered(1)})


@pytest.mark.parametrize("code", [10, 29, 45, 48, 49, 53, 999])
def test_a_refusal_is_not_repeated(code: int) -> None:
    with pytest.raises(RefusedError, match=r"id: \w+ \(Kafka error"):
        produced([code], {A: numbered(2)})


def test_a_broker_that_is_away_is_asked_again() -> None:
    async def run() -> int:
        asked = 0

        async def ask() -> Iterable[int]:
            nonlocal asked
            asked += 1
            if asked < 4:
                raise KafkaConnectionError
            return ()

        async with asyncio.timeout(5):
            await TransactionalProducer(Settings(), "id")._repeat(ask)
        return asked

    assert asyncio.run(run()) == 4


def test_when_one_fails_the_others_are_cancelled() -> None:
    async def run() -> None:
        ended = asyncio.Event()

        async def forever() -> None:
            try:
                await asyncio.sleep(60)
            finally:
                ended.set()

        async def fail() -> None:
            await asyncio.sleep(0)
            raise ValueError("no")

        with pytest.raises(ValueError, match="no"):
            await together(forever(), fail())
        async with asyncio.timeout(1):
            await ended.wait()

    asyncio.run(run())
