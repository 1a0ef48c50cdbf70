"""What the service costs beside the enrichment it is for: a worker's rate against `Tagger.tag` in a loop.

The same stories, all different (`bench.stories`), go through the real `wirewatch worker`, from wire.raw to alerts on
wire.alerts, exactly once, and through `Tagger.tag` in one thread of a fresh process without Kafka; in turns A B A B.
Goal: the worker reaches 0.85 of the loop. One story in ten gives rise to alerts, six of them; `--alerting 1` makes it
each story, the worst case. "all steps" is a loop over the worker's own two steps, signals and alerts included, that
tells Kafka's cost from theirs.

To repeat it: `python -m bench.worker_overhead`, two idle cores, Java 17; about two minutes.
"""

import asyncio
import subprocess
import sys
import time
from statistics import median

from bench.common import ROOT, environment, flags, process, table
from bench.kafka import kafka, rate
from bench.stories import add_alerting, stories
from streams.agents import AlertStep
from streams.enrich import load_resources
from streams.kafka.records import Headers
from streams.kafka.topics import Names
from streams.metrics import Metrics
from streams.settings import Settings
from streams.tagger import Tagger
from streams.tagging.child import enriched
from tests.support.service import Service

GOAL = 0.85


class Given:
    """A record as the steps take it."""

    offset = 0
    headers: Headers = ()

    def __init__(self, key: bytes, value: bytes) -> None:
        self.key, self.value, self.timestamp = key, value, int(time.time() * 1000)


def tag_only(items: list[tuple[str, bytes]]) -> None:
    tagger = Tagger.load()
    for key, value in items:
        tagger.tag(value, uri=key)


def all_steps(items: list[tuple[str, bytes]]) -> None:
    settings, resources = Settings(), load_resources()
    alert = AlertStep(0, settings, Names("wire"), Metrics(), asyncio.Lock())
    for key, value in items:
        _, _, signals = enriched((key.encode(), value, 0), resources, settings.max_item_bytes)
        for signal in signals:
            alert(Given(*signal))
        alert.finish()
        alert.committed()


LOOPS = {"Tagger.tag": tag_only, "all steps": all_steps}


def loop(name: str, items: int, alerting: int) -> float:
    """Items a second of a loop in a process of its own."""
    command = [sys.executable, "-m", "bench.worker_overhead", "--items", str(items), "--alerting", str(alerting)]
    command += ["--only", name]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return float(done.stdout)


def worker(broker: str, items: int, alerting: int) -> float:
    """Items a second that a worker enriches which finds them all waiting."""
    with Service(broker, workers=0) as service:
        service.feed(stories(items, alerting=alerting))
        settings = environment(broker, service.prefix, topic_prefix=service.prefix)
        with process([sys.executable, "-m", "streams", "worker"], **settings) as started:
            return rate(broker, f"{service.prefix}.enriched", items, started)


def main() -> None:
    parser = flags(__doc__)
    parser.add_argument("--items", type=int, default=10_000, help="default: %(default)s")
    parser.add_argument("--rounds", type=int, default=2, help="turns of each; default: %(default)s")
    add_alerting(parser)
    parser.add_argument("--only", choices=LOOPS, help="run this loop alone and print its rate")
    options = parser.parse_args()
    if options.only:
        items = list(stories(options.items, alerting=options.alerting))
        started = time.perf_counter()
        LOOPS[options.only](items)
        print(options.items / (time.perf_counter() - started))
        return
    rates: dict[str, list[float]] = {name: [] for name in ("worker", *LOOPS)}
    with kafka(options.broker) as broker:
        for _ in range(options.rounds):
            rates["worker"].append(worker(broker, options.items, options.alerting))
            for name in LOOPS:
                rates[name].append(loop(name, options.items, options.alerting))
    best = median(rates["Tagger.tag"])
    table(
        [f"items/s of {options.items:,}", *(f"turn {n + 1}" for n in range(options.rounds)), "median", "of Tagger.tag"],
        [
            [name, *(f"{r:,.0f}" for r in of), f"{median(of):,.0f}", f"{median(of) / best:.2f}"]
            for name, of in rates.items()
        ],
    )
    print(f"goal: worker {GOAL} of Tagger.tag")


if __name__ == "__main__":
    main()
