"""A service under test: worker processes on a real broker, items in, what came out counted."""

import contextlib
import itertools
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import orjson
from confluent_kafka import Consumer, KafkaException, Message, Producer, TopicPartition
from confluent_kafka.admin import AdminClient
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from streams.kafka.embedded import EmbeddedBroker
from streams.kafka.topics import specs
from streams.rules import load as load_rules
from streams.settings import Settings
from tests.support.kafka_server import HOST, free_ports

TEXTS = (
    "North Korea will send 6,000 troops to Russia, officials in Seoul said on Tuesday.",
    "The European Union imposed new sanctions on Iran over its missile programme.",
    "Bread prices rose again in May, the statistics office said.",
    "Engineers cleared mines near Kherson in Ukraine, where 200 hectares are still closed.",
    "The parliament of Norway ratified a treaty with Finland on fishing rights.",
)


@dataclass
class Counted:
    """What a read_committed reader found: how often each item, the order within keys, the alerts."""

    enriched: Counter[str] = field(default_factory=Counter)
    dead: Counter[str] = field(default_factory=Counter)
    alerted: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often an alert rule's alerts named an item as new, by (rule and subject, uri)."""
    alerts: defaultdict[str, list[bytes]] = field(default_factory=lambda: defaultdict(list))
    """The records of wire.alerts, by key, in order."""
    times: list[int] = field(default_factory=list)
    """When the records of wire.enriched were published; milliseconds, sorted."""

    @property
    def longest_pause(self) -> float:
        """The longest time without a committed record; seconds."""
        return max((b - a for a, b in itertools.pairwise(self.times)), default=0) / 1000

    def lost(self, sent: Iterable[str]) -> set[str]:
        return set(sent) - self.enriched.keys() - self.dead.keys()

    def repeated(self) -> list[str]:
        return [uri for uri, count in (self.enriched + self.dead).items() if count > 1]


class Service:
    """Workers of one deployment, with topics of its own. Leaving the context ends them and deletes the topics."""

    def __init__(
        self,
        broker: str,
        *,
        workers: int = 2,
        partitions: int = 4,
        embedded: EmbeddedBroker | None = None,
        hampered: str | None = None,
        **settings: object,
    ) -> None:
        self._module = "tests.support.hampered_worker" if hampered else "streams"
        self.broker, self.prefix = broker, f"t{uuid.uuid4().hex[:8]}"
        self._embedded = embedded
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("WIREWATCH_")},
            "WIREWATCH_BROKERS": broker,
            "WIREWATCH_TOPIC_PREFIX": self.prefix,
            "WIREWATCH_GROUP": self.prefix,
            "WIREWATCH_PARTITIONS": str(partitions),
            "WIREWATCH_METRICS_PORT": "0",
            "WIREWATCH_EMBEDDED": str(embedded is not None),
            "HAMPERED": hampered or "",
            **{f"WIREWATCH_{name.upper()}": str(value) for name, value in settings.items()},
        }
        self.partitions = partitions
        self.workers: list[subprocess.Popen[bytes] | None] = [None] * workers
        self._log_from = [0] * workers
        self._metrics_ports: dict[int, int] = {}
        """Where each worker tells of itself: those on an embedded broker only, whose broker does not."""
        self.folder = Path(tempfile.mkdtemp(prefix="wirewatch-test-"))

    def __enter__(self) -> "Service":
        if self._embedded:
            matters = {rule.topic for rule in load_rules(None).alerts}
            self._embedded.touch(spec.name for spec in specs(Settings(topic_prefix=self.prefix), matters))
        else:
            self.command("topics")
        for index in range(len(self.workers)):
            self.start(index)
        return self

    def __exit__(self, failure: type[BaseException] | None, *_: object) -> None:
        for index, process in enumerate(self.workers):
            if process:
                with contextlib.suppress(ProcessLookupError):
                    process.send_signal(signal.SIGCONT)
                self.kill(index)
        if self._embedded is None and failure is None:
            self._delete_topics()

    def _delete_topics(self) -> None:
        """A hundred topics of four partitions each: a broker that kept those of all tests takes minutes to restart."""
        admin = AdminClient({"bootstrap.servers": self.broker})
        ours = [name for name in admin.list_topics(timeout=20).topics if name.startswith(f"{self.prefix}.")]
        for deleted in admin.delete_topics(ours, operation_timeout=20, request_timeout=30).values():
            deleted.result()

    def command(self, *arguments: str, stdin: bytes = b"") -> str:
        done = subprocess.run(
            [sys.executable, "-m", "streams", *arguments],
            env=self._environment,
            input=stdin,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def start(self, index: int) -> None:
        path = self.folder / f"worker-{index}.log"
        self._log_from[index] = len(path.read_text()) if path.exists() else 0
        environment = self._environment
        if self._embedded:
            (self._metrics_ports[index],) = free_ports(1)
            environment = environment | {"WIREWATCH_METRICS_PORT": str(self._metrics_ports[index])}
        with open(path, "ab") as log:
            self.workers[index] = subprocess.Popen(
                [sys.executable, "-m", self._module, "worker"], env=environment, stderr=log
            )

    def join(self) -> int:
        """Start one more worker; returns its index."""
        self.workers.append(None)
        self._log_from.append(0)
        self.start(len(self.workers) - 1)
        return len(self.workers) - 1

    def kill(self, index: int, number: int = signal.SIGKILL, *, wait: bool | None = None) -> None:
        """Send a signal to a worker, and wait for its end if the signal is one that ends it."""
        process = self.workers[index]
        assert process
        process.send_signal(number)
        if number != signal.SIGSTOP if wait is None else wait:
            process.wait(30)
            self.workers[index] = None

    def set(self, **settings: object) -> None:
        """Change settings of workers that are started from now on."""
        self._environment |= {f"WIREWATCH_{name.upper()}": str(value) for name, value in settings.items()}

    def keep_alive(self, seconds: float) -> None:
        """What a supervisor does: start workers again that ended."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for index, process in enumerate(self.workers):
                if process is None or process.poll() is not None:
                    self.start(index)
            time.sleep(0.5)

    def wait_until_assigned(self, timeout: float = 30.0) -> None:
        """Wait until every worker has partitions that are ready."""
        self._until(lambda: all("ready at offset" in self.log(i) for i in range(len(self.workers))), timeout)

    def wait_until_settled(self, index: int, timeout: float = 60.0) -> None:
        """Wait until a worker has partitions that are ready, since it was last started."""
        self._until(lambda: "ready at offset" in self.log(index)[self._log_from[index] :], timeout)

    def wait_until_ended(self, index: int, timeout: float = 30.0) -> int:
        """Wait until a worker ends by itself; returns its exit status."""
        process = self.workers[index]
        assert process
        self.workers[index] = None
        return process.wait(timeout)

    def _until(self, condition: Callable[[], bool], timeout: float) -> None:
        deadline = time.monotonic() + timeout
        while not condition():
            assert time.monotonic() < deadline, self.log(0)[-2000:]
            time.sleep(0.1)

    def log(self, index: int) -> str:
        return (self.folder / f"worker-{index}.log").read_text()

    def feed(self, items: Iterable[tuple[str, bytes]], **producer: object) -> None:
        """Publish `(key, value)` items on wire.raw."""
        self.feed_at(0, items, **producer)

    def feed_at(self, timestamp: int, items: Iterable[tuple[str, bytes]], **producer: object) -> None:
        """The same, with a time of arrival in milliseconds; 0 is now."""
        feeding = Producer(
            {
                "bootstrap.servers": self.broker,
                "linger.ms": 20,
                "partitioner": "murmur2_random",
                "message.max.bytes": 10_000_000,
                "queue.buffering.max.messages": 200_000,
                **producer,
            }
        )
        for key, value in items:
            while True:
                try:
                    feeding.produce(f"{self.prefix}.raw", value, key, timestamp=timestamp)
                    break
                except BufferError:
                    feeding.poll(0.1)
        assert feeding.flush(60) == 0

    def records(self, topic: str) -> Iterator[tuple[bytes, bytes, int]]:
        """Key, value and time (milliseconds) of all committed records of a topic up to its present end."""
        for message in self.messages(topic):
            yield message.key(), message.value() or b"", message.timestamp()[1]

    def headers(self, topic: str) -> Iterator[dict[str, bytes]]:
        """The headers of all committed records of a topic."""
        return (dict(message.headers() or ()) for message in self.messages(topic))

    def messages(self, topic: str) -> Iterator[Message]:
        """All committed records of a topic up to its present end."""
        consumer = Consumer(
            {
                "bootstrap.servers": self.broker,
                "group.id": f"{self.prefix}-reader",
                "enable.auto.commit": False,
                "isolation.level": "read_committed",
                "auto.offset.reset": "earliest",
                "enable.partition.eof": True,
                "fetch.wait.max.ms": 20,
            }
        )
        consumer.assign([TopicPartition(f"{self.prefix}.{topic}", p, 0) for p in range(self.partitions)])
        ended, deadline = 0, time.monotonic() + 20
        try:
            while ended < self.partitions:
                found = consumer.consume(2_000, 0.1)
                assert found or time.monotonic() < deadline, f"no answer from {self.broker}"
                for message in found:
                    deadline = time.monotonic() + 20
                    if message.error():
                        ended += 1
                    else:
                        yield message
        finally:
            consumer.close()

    def processed(self) -> int:
        """How many items have come out of the first stage, dead letters included."""
        return sum(1 for topic in ("enriched", "deadletter") for _ in self.records(topic))

    def count(self) -> Counted:
        counted = Counted()
        for key, _value, at in self.records("enriched"):
            counted.enriched[key.decode()] += 1
            counted.times.append(at)
        for key, _value, _at in self.records("deadletter"):
            counted.dead[key.decode()] += 1
        for key, value, _at in self.records("alerts"):
            alert = orjson.loads(value)
            counted.alerts[key.decode()].append(value)
            for uri in alert["new"]["items"]:
                counted.alerted[f"{alert['rule']}|{alert['subject']}", uri] += 1
        counted.times.sort()
        return counted

    def lag(self) -> int:
        """Offsets between what the group has committed and the ends of the two source topics."""
        consumer = Consumer({"bootstrap.servers": self.broker, "group.id": self.prefix, "enable.auto.commit": False})
        try:
            places = [
                TopicPartition(f"{self.prefix}.{topic}", p)
                for topic in ("raw", "signals")
                for p in range(self.partitions)
            ]
            # The embedded broker does not tell of offsets that were committed in transactions; the workers do.
            committed = self._said_by_workers(places) if self._embedded else consumer.committed(places, timeout=10)
            ends = [consumer.get_watermark_offsets(place, timeout=10)[1] for place in places]
            return sum(end - max(0, place.offset) for place, end in zip(committed, ends, strict=True))
        finally:
            consumer.close()

    def _said_by_workers(self, places: list[TopicPartition]) -> list[TopicPartition]:
        """The committed offsets of places as the workers' metrics have them; -1 where none has the place."""
        offsets: dict[tuple[str, int], int] = {}
        for index, port in self._metrics_ports.items():
            if self.workers[index]:
                for sample in _samples(port, "wirewatch_committed_offset"):
                    offsets[sample.labels["topic"], int(sample.labels["partition"])] = int(sample.value)
        return [TopicPartition(p.topic, p.partition, offsets.get((p.topic, p.partition), -1)) for p in places]

    def _still(self) -> bool:
        try:
            return self.lag() == 0
        except KafkaException:
            # A broker that has just started has leaders and coordinators to choose; `wait_for` bounds the wait.
            return False

    def wait_for(self, items: int, timeout: float = 120.0) -> Counted:
        """Wait until all that was fed is processed, alerts included, and so many items have come out; then count."""
        deadline = time.monotonic() + timeout
        while True:
            if self._still() and self.processed() >= items:
                return self.count()
            assert time.monotonic() < deadline, (
                f"{self.processed()} of {items} items came out, lag {self.lag()}\n" + (self.log(0)[-2000:])
            )
            time.sleep(0.3)


def _samples(port: int, metric: str) -> list[Sample]:
    """The series of a metric of the worker at a port; none while it does not answer."""
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}/metrics", timeout=5) as answer:
            families = text_string_to_metric_families(answer.read().decode())
    except OSError:
        return []
    return [sample for family in families if family.name == metric for sample in family.samples]


def numbered(count: int, *, start: int = 0) -> Iterator[tuple[str, bytes]]:
    """Items with the uris `i-0`, `i-1`, …, a few seconds apart by their own time."""
    for number in range(start, start + count):
        minutes = number // 60
        published = f"2025-06-18T{minutes // 60 % 24:02}:{minutes % 60:02}:{number % 60:02}Z"
        text = TEXTS[number % len(TEXTS)]
        item = {"id": f"i-{number}", "headline": f"Story {number}", "text": text, "published": published}
        yield item["id"], orjson.dumps(item)
