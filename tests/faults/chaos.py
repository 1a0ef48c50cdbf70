"""`kill -9` of two workers in turn under load, at length; counts what a read_committed reader finds.

    python -m tests.faults.chaos --items 500000 --kills 10 [--runs 3] [--broker host:port]

Exit status 1 if an item was lost or repeated, an alert named one twice, or a pause was longer than 10 s.
"""

import argparse
import contextlib
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tests.support.kafka_server import KafkaServer, fetch
from tests.support.service import Service, numbered

PAUSE = 10.0
TURN = 11.0  # seconds from one kill to the next, about: what the items are spread over, so that each kill meets load


def run(broker: str, items: int, kills: int) -> bool:
    """One run; prints a line, and says whether it was as it should be."""
    with Service(broker) as service:
        service.wait_until_assigned()
        started = time.time()
        feeding = threading.Thread(target=service.feed, args=(_paced(items, kills * TURN),))
        feeding.start()
        killed_at = []
        for turn in range(kills):
            time.sleep(4)
            killed_at.append(time.time())
            service.kill(turn % 2)
            service.start(turn % 2)
            service.wait_until_settled(turn % 2)
        feeding.join()
        counted = service.wait_for(items, timeout=3600)
        took = time.time() - started
    lost = counted.lost(f"i-{number}" for number in range(items))
    repeated = counted.repeated()
    twice = [pair for pair, count in counted.alerted.items() if count > 1]
    pauses = [_pause(counted.times, at) for at in killed_at]
    print(
        f"{items} items, {kills} kills, {took:.0f} s: {len(lost)} lost, {len(repeated)} repeated, "
        f"{len(counted.alerted)} items in alerts, {len(twice)} of them twice; "
        f"pauses after a kill {', '.join(f'{pause:.1f}' for pause in pauses)} s",
        flush=True,
    )
    return not (lost or repeated or twice) and max(pauses, default=0) <= PAUSE


def _paced(items: int, seconds: float) -> Iterator[tuple[str, bytes]]:
    """So many items, spread evenly over so many seconds."""
    started = time.monotonic()
    for number, item in enumerate(numbered(items)):
        ahead = started + number * seconds / items - time.monotonic()
        if ahead > 0.05:
            time.sleep(ahead)
        yield item


def _pause(times: list[int], killed_at: float) -> float:
    """The longest time without a committed record in the 15 s after a kill; seconds."""
    near = [t for t in times if killed_at * 1000 - 200 <= t <= killed_at * 1000 + 15_000]
    return max((b - a for a, b in pairwise(near)), default=0) / 1000


def main() -> int:
    """Run as the command line says; returns the exit status."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--items", type=int, default=500_000)
    asked.add_argument("--kills", type=int, default=10)
    asked.add_argument("--runs", type=int, default=1)
    asked.add_argument("--broker", help="host:port of an Apache Kafka; else one is started")
    options = asked.parse_args()
    with contextlib.ExitStack() as stack:
        broker = options.broker
        if broker is None:
            fetch()
            server = KafkaServer()
            broker = server.start(Path(stack.enter_context(tempfile.TemporaryDirectory())))
            stack.callback(server.stop)
        good = [run(broker, options.items, options.kills) for _ in range(options.runs)]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
