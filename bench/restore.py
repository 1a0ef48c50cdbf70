"""How long a worker takes to restore the memory of one partition of alerts, and how much memory that needs.

A compacted changelog partition is filled with entries as `streams.alerting.memory` makes them: one in ten is a matter
of about 600 bytes, the others say that an item is known. They come in transactions, as a worker writes them. Then
`PartitionState.restore` reads them in a fresh process; its time is measured there, and the peak of its resident memory.

To repeat it: `python -m bench.restore`, two idle cores, Java 17; about a minute.
"""

import asyncio
import random
import resource
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator

import orjson
from confluent_kafka import Producer

from bench.common import ROOT, flags, table
from bench.kafka import kafka, topic
from bench.stories import COUNTRIES
from streams.alerting.memory import Memory, Window
from streams.kafka.records import Outgoing
from streams.kafka.state import PartitionState
from streams.settings import Settings

ITEMS_OF_A_MATTER = 9
MATTERS_OF_A_TRANSACTION = 200
NOW = "2025-06-18T12:00:00Z"


def window(number: int) -> Window:
    """An alert as it is remembered, about 600 bytes."""
    (of, *_), (to, *_) = random.Random(number).sample(COUNTRIES, 2)  # noqa: S311 -- repeatable on purpose
    story = f"urn:newsml:example.com:20250618:{number:010}", "MENAFN", NOW, f"{of} to send {number:,} personnel to {to}"
    return Window(
        id=f"{number:026}",
        version=2,
        topic="troop-deployment",
        severity="high",
        items=[list(story), list(story)],
        headline_before=None,
        item_count=2,
        first_seen=NOW,
        updated=NOW,
        start=1750248000.0,
        end=1750248000.0,
        quantities=[(float(number), "person"), (6000.0, None)],
        places=["geonames:543704"],
    )


def changes(entries: int) -> Iterator[list[Outgoing]]:
    """The entries, as the changes of one transaction after the other."""
    matters = range(entries // (ITEMS_OF_A_MATTER + 1))
    for begin in matters[::MATTERS_OF_A_TRANSACTION]:
        state = PartitionState("", 0)
        memory = Memory(state)
        for number in matters[begin : begin + MATTERS_OF_A_TRANSACTION]:
            for item in range(ITEMS_OF_A_MATTER):
                memory.remember(f"troop-deployment|P{number:06}|RUS", [window(number)], f"story-{number}-{item}", NOW)
        yield state.flush()


def fill(broker: str, changelog: str, entries: int) -> tuple[int, int]:
    """Write the entries; returns how many, and how many bytes their keys and values have."""
    settings = {"linger.ms": 20, "queue.buffering.max.messages": 100_000, "transactional.id": changelog}
    producer = Producer({"bootstrap.servers": broker, **settings})
    producer.init_transactions(30)
    count = size = 0
    for records in changes(entries):
        producer.begin_transaction()
        for record in records:
            producer.produce(changelog, record.value, record.key, partition=0)
            count, size = count + 1, size + len(record.key or b"") + len(record.value or b"")
        producer.commit_transaction(30)
    return count, size


def restore(broker: str, changelog: str) -> dict[str, float]:
    """Restore in this process; returns what was measured, memory in MB."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    state = PartitionState(changelog, 0)
    started = time.perf_counter()
    asyncio.run(state.restore(Settings(brokers=[broker])))
    took = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"entries": len(state), "seconds": took, "before": before / 1024, "peak": peak / 1024}


def main() -> None:
    parser = flags(__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000, help="default: %(default)s")
    parser.add_argument("--rounds", type=int, default=3, help="restores; default: %(default)s")
    parser.add_argument("--restore", metavar="TOPIC", help="restore from this topic of --broker, print JSON, no more")
    options = parser.parse_args()
    if options.restore:
        print(orjson.dumps(restore(options.broker, options.restore)).decode())
        return
    rows = []
    name = f"bench-{uuid.uuid4().hex[:8]}.state"
    with kafka(options.broker) as broker, topic(broker, name, 1, cleanup_policy="compact"):
        count, size = fill(broker, name, options.entries)
        command = [sys.executable, "-m", "bench.restore", "--broker", broker, "--restore", name]
        for number in range(options.rounds):
            done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
            found = orjson.loads(done.stdout)
            assert found["entries"] == count, f"{found['entries']} of {count} entries were restored"
            speed = count / found["seconds"]
            rows.append(
                [
                    number + 1,
                    f"{found['seconds']:.1f}",
                    f"{speed:,.0f}",
                    *(f"{found[m]:,.0f}" for m in ("before", "peak")),
                ]
            )
    print(f"{count:,} entries, {size / 2**20:,.0f} MB of keys and values")
    table(["restore", "seconds", "entries/s", "MB before", "MB at the peak"], rows)


if __name__ == "__main__":
    main()
