import asyncio
from collections.abc import Iterable, Mapping, Sequence

import pytest
from aiokafka import TopicPartition

from streams.errors import LeaseLostError
from streams.kafka.lease import Lease
from streams.kafka.record_batch import HEADER_BYTES
from streams.kafka.records import Outgoing
from streams.kafka.transactions import Transactions
from streams.settings import Settings

SOURCE = TopicPartition("raw", 3)


class Producer:
    """One that notes what it is asked, and gives each transaction an epoch of its own where that is the way."""

    def __init__(self, *, implicit: bool) -> None:
        self.implicit = implicit
        self.producer_id, self.epoch = 1, 0
        self.asked: list[str] = []
        self.sent: list[tuple[TopicPartition, int, int]] = []
        """Partition, epoch and first sequence number of each batch."""

    async def partitions(self, topic: str) -> int:
        return 4

    async def add_offsets(self) -> None:
        self.asked.append("add offsets")

    async def add_partitions(self, tps: Iterable[TopicPartition]) -> None:
        self.asked.append(f"add {len(list(tps))}")

    async def produce(self, batches: Mapping[TopicPartition, Sequence[bytes]]) -> None:
        self.asked.append(f"produce {len(batches)}")
        for tp, of in batches.items():
            for batch in of:
                assert len(batch) > HEADER_BYTES
                self.sent.append((tp, int.from_bytes(batch[51:53], "big"), int.from_bytes(batch[53:57], "big")))

    async def send_offset(self, source: TopicPartition, offset: int) -> None:
        self.asked.append(f"offset {source.partition}@{offset}")

    async def commit(self) -> None:
        self.asked.append("commit")
        self.epoch += self.implicit


def publishing(*counts: int, implicit: bool, lease: Lease | None = None) -> Producer:
    """A transaction of so many records for each of `counts`."""
    producer = Producer(implicit=implicit)

    async def run() -> None:
        transactions = Transactions(Settings(publish_timeout=1), SOURCE, lease or Lease(60))
        transactions._producer = producer  # type: ignore[assignment]
        for number, count in enumerate(counts):
            await transactions.publish([Outgoing("out", b"k", b"v", partition=2)] * count, number)

    asyncio.run(run())
    return producer


def test_the_first_version_announces_what_comes() -> None:
    producer = publishing(2, implicit=False)
    assert sorted(producer.asked[:2]) == ["add 1", "add offsets"]
    assert sorted(producer.asked[2:4]) == ["offset 3@0", "produce 1"]
    assert producer.asked[4:] == ["commit"]


def test_the_second_version_needs_no_announcement() -> None:
    assert publishing(2, implicit=True).asked == ["produce 1", "offset 3@0", "commit"]


def test_sequence_numbers_go_on_within_an_epoch() -> None:
    out = TopicPartition("out", 2)
    assert publishing(2, 3, 1, implicit=False).sent == [(out, 0, 0), (out, 0, 2), (out, 0, 5)]


def test_each_epoch_counts_anew() -> None:
    out = TopicPartition("out", 2)
    assert publishing(2, 3, 1, implicit=True).sent == [(out, 0, 0), (out, 1, 0), (out, 2, 0)]


@pytest.mark.parametrize("implicit", [False, True])
def test_an_offset_alone_is_a_transaction_too(implicit: bool) -> None:
    asked = publishing(0, implicit=implicit).asked
    assert "offset 3@0" in asked
    assert asked[-1] == "commit"


def test_nothing_is_sent_without_a_lease() -> None:
    lease = Lease(60)
    lease.renew(-1000)
    with pytest.raises((LeaseLostError, TimeoutError)):
        publishing(1, implicit=True, lease=lease)
