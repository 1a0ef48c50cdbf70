"""The broker side of the benchmarks: a Kafka, topics, items on them, and how fast committed output appears."""

import contextlib
import subprocess
import sys
import tempfile
import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path

from confluent_kafka import Consumer, IsolationLevel, KafkaException, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic, OffsetSpec

from tests.support.kafka_server import KafkaServer, available

QUIET = 3.0  # seconds without a commit, when all may have come out, until it is counted


@contextlib.contextmanager
def kafka(address: str | None) -> Iterator[str]:
    """The address of a broker: the given one, else one that is started now and stopped at the end."""
    if address:
        yield address
        return
    if missing := available():
        sys.exit(f"bench: no Kafka ({missing}); give one with --broker")
    with tempfile.TemporaryDirectory(prefix="wirewatch-bench-") as folder:
        server = KafkaServer()
        try:
            yield server.start(Path(folder))
        finally:
            server.stop()


@contextlib.contextmanager
def topic(broker: str, name: str, partitions: int, **configs: str) -> Iterator[str]:
    """A topic that exists inside the context; names of configs with underscores for dots."""
    admin = AdminClient({"bootstrap.servers": broker})
    configs = {key.replace("_", "."): value for key, value in configs.items()}
    for done in admin.create_topics([NewTopic(name, partitions, 1, config=configs)]).values():
        done.result(30)
    _await_leaders(admin, [TopicPartition(name, number) for number in range(partitions)])
    try:
        yield name
    finally:
        for done in admin.delete_topics([name]).values():
            done.result(30)


def _await_leaders(admin: AdminClient, tps: list[TopicPartition]) -> None:
    """A topic that was just created refuses its first requests."""
    deadline = time.monotonic() + 30
    while True:
        try:
            ends(admin, tps)
        except KafkaException:
            assert time.monotonic() < deadline, f"{tps[0].topic} does not come up"
            time.sleep(0.1)
        else:
            return


def fill(broker: str, to: str, items: Iterable[tuple[str, bytes]]) -> None:
    """Publish `(key, value)` items as fast as it goes."""
    producer = Producer(
        {
            "bootstrap.servers": broker,
            "linger.ms": 20,
            "partitioner": "murmur2_random",
            "queue.buffering.max.messages": 100_000,
        }
    )
    for key, value in items:
        while True:
            try:
                producer.produce(to, value, key)
                break
            except BufferError:
                producer.poll(0.1)
    assert producer.flush(60) == 0


def partitions_of(broker: str, name: str) -> list[TopicPartition]:
    """The partitions of a topic, in order."""
    found = AdminClient({"bootstrap.servers": broker}).list_topics(name, timeout=10).topics[name]
    return [TopicPartition(name, number) for number in sorted(found.partitions)]


def reader(broker: str, topics: Iterable[str]) -> Consumer:
    """A read_committed consumer of all that is on the topics and comes to them; the caller closes it."""
    consumer = Consumer(
        {
            "bootstrap.servers": broker,
            "group.id": "bench-reader",
            "enable.auto.commit": False,
            "isolation.level": "read_committed",
            "auto.offset.reset": "earliest",
            "fetch.wait.max.ms": 20,
        }
    )
    consumer.assign(
        [TopicPartition(tp.topic, tp.partition, 0) for name in topics for tp in partitions_of(broker, name)]
    )
    return consumer


def ends(admin: AdminClient, tps: list[TopicPartition]) -> tuple[int, ...]:
    """Up to where a read_committed reader can read each partition just now; takes about a millisecond."""
    asked = dict.fromkeys(tps, OffsetSpec.latest())
    found = admin.list_offsets(asked, isolation_level=IsolationLevel.READ_COMMITTED)
    return tuple(found[tp].result(30).offset for tp in tps)


def rate(broker: str, output: str, items: int, worker: subprocess.Popen[bytes], *, patience: float = 120.0) -> float:
    """Items a second of a worker that was just started and writes one committed record of `output` for each item.

    Counted from the first commit (so the start does not count) to the last but one: the last may have waited for a
    timer with nothing left to do. While it works, the broker is asked for the end of what is committed, 50 times a
    second; when all is done, a read_committed reader tells how many items lie below each of these ends. That costs the
    worker less of two cores than reading along would.
    """
    admin, tps = AdminClient({"bootstrap.servers": broker}), partitions_of(broker, output)
    _await_leaders(admin, tps)
    seen: list[tuple[float, tuple[int, ...]]] = []
    deadline = time.monotonic() + patience
    while True:
        now, found = time.monotonic(), ends(admin, tps)
        if any(found) and (not seen or found != seen[-1][1]):
            seen.append((now, found))
        elif seen and sum(found) >= items and now - seen[-1][0] > QUIET:
            break
        assert worker.poll() is None, f"the worker ended with {worker.returncode}"
        assert now < deadline, f"{sum(found)} of {items} items came out in {patience:.0f} s"
        time.sleep(0.02)
    offsets = _offsets(broker, output, seen[-1][1])
    counts = [sum(bisect_left(of, end) for of, end in zip(offsets, found, strict=True)) for _, found in seen]
    assert counts[-1] == items, f"{counts[-1]} of {items} items came out"
    assert len(seen) >= 4, f"only {len(seen)} commits seen: take more items"
    return (counts[-2] - counts[0]) / (seen[-2][0] - seen[0][0])


def _offsets(broker: str, name: str, until: tuple[int, ...]) -> list[list[int]]:
    """The offsets of the committed records below the ends `until`, partition by partition."""
    consumer = reader(broker, [name])
    offsets: list[list[int]] = [[] for _ in until]
    try:
        while found := consumer.consume(10_000, 2.0):
            for message in found:
                offsets[message.partition()].append(message.offset())
    finally:
        consumer.close()
    return offsets
