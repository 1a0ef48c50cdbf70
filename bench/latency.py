"""How long from the wire to the alert, at half of the load that the worker can bear, on a real Kafka.

First the full rate: a worker finds stories waiting, as in `bench.worker_overhead`. Then a fresh worker gets stories at
an even pace of half that rate. A latency is the time from the timestamp of the record on wire.raw to the moment when a
read_committed consumer in another process has an alert that names the story as new; each alert counts. What is sent in
the first seconds, while the worker warms up, does not. Goals: half of them within 100 ms, 99 of 100 within 500 ms.
One story in ten gives rise to alerts, six of them; `--alerting 1` makes it each story, the worst case.

To repeat it: `python -m bench.latency`, two idle cores, Java 17; about a minute. Feeder and reader share the two cores
with broker and worker, so that the figures are rather too high than too low.
"""

import threading
import time
from collections.abc import Iterator
from statistics import quantiles

import orjson
from confluent_kafka import Producer

from bench.common import flags, table
from bench.kafka import kafka, reader
from bench.stories import add_alerting, stories
from bench.worker_overhead import worker
from tests.support.service import Service

GOALS_MS = {"p50": 100, "p99": 500}


class Feed:
    """Publishes items at an even pace, in a thread, and remembers the timestamp of each."""

    def __init__(self, broker: str, topic: str, items: list[tuple[str, bytes]], pace: float) -> None:
        self.sent: dict[str, int] = {}
        """Milliseconds since 1970, by uri."""
        self.behind = 0.0
        """How late the latest item was, at the worst; seconds."""
        self._producer = Producer({"bootstrap.servers": broker, "partitioner": "murmur2_random"})
        self._topic, self._items, self._pace = topic, items, pace
        self.thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        started = time.monotonic()
        for number, (key, value) in enumerate(self._items):
            wait = started + number / self._pace - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            self.behind = max(self.behind, -wait)
            self.sent[key] = now = int(time.time() * 1000)
            self._producer.produce(self._topic, value, key, timestamp=now)
            self._producer.poll(0)
        assert self._producer.flush(30) == 0


def alerted(broker: str, topic: str, feed: Feed) -> Iterator[tuple[str, int]]:
    """Each `(uri, milliseconds since 1970)` of an alert received, until the feed has ended and no more come."""
    consumer = reader(broker, [topic])
    try:
        quiet_since = time.monotonic()
        while feed.thread.is_alive() or time.monotonic() - quiet_since < 3:
            for message in consumer.consume(100, 0.01):
                now, quiet_since = int(time.time() * 1000), time.monotonic()
                for uri in orjson.loads(message.value())["new"]["items"]:
                    yield uri, now
    finally:
        consumer.close()


def main() -> None:
    parser = flags(__doc__)
    parser.add_argument("--full", type=float, help="the full rate, items/s, if it is known; otherwise it is measured")
    parser.add_argument("--items", type=int, default=8_000, help="to measure the full rate; default: %(default)s")
    parser.add_argument("--load", type=float, default=0.5, help="share of the full rate; default: %(default)s")
    parser.add_argument("--seconds", type=int, default=30, help="of measurement; default: %(default)s")
    parser.add_argument("--warm-up", type=int, default=5, help="seconds before it; default: %(default)s")
    add_alerting(parser)
    options = parser.parse_args()
    with kafka(options.broker) as broker:
        full = options.full or worker(broker, options.items, options.alerting)
        pace = full * options.load
        skipped = int(pace * options.warm_up)
        count = skipped + int(pace * options.seconds)
        items = list(stories(count, start=1_000_000, alerting=options.alerting))
        with Service(broker, workers=1) as service:
            service.wait_until_assigned()
            feed = Feed(broker, f"{service.prefix}.raw", items, pace)
            feed.thread.start()
            received = list(alerted(broker, f"{service.prefix}.alerts", feed))
    counted = {uri for uri, _ in items[skipped:]}
    latencies = [at - feed.sent[uri] for uri, at in received if uri in counted]
    named = {uri for uri, _ in received} & counted
    assert latencies, "no alerts came"
    cuts = quantiles(latencies, n=100, method="inclusive")
    found = {"p50": cuts[49], "p99": cuts[98]}
    print(f"full rate {full:,.0f} items/s; fed {pace:,.0f} items/s, at most {feed.behind * 1000:.0f} ms late")
    print(f"{len(counted):,} stories, {len(named):,} of them with alerts, {len(latencies):,} alerts")
    table(
        ["wire to alert", "ms", "goal"],
        [*([name, f"{ms:.0f}", GOALS_MS[name]] for name, ms in found.items()), ["max", max(latencies), ""]],
    )


if __name__ == "__main__":
    main()
