"""How much memory a worker holds, its tagger processes included: after its start, and after a day's worth of stories.

Proportional set size: pages that processes share are counted once. Goal after the start: 300 MB.

To repeat it: `python -m bench.memory`, Java 17; a minute. Linux.
"""

import re
import time
from collections.abc import Iterator
from pathlib import Path

from bench.common import flags, table
from bench.kafka import kafka, rate
from bench.stories import stories
from tests.support.service import Service

GOAL_MB = 300


def family(pid: int) -> Iterator[int]:
    """A process and all that descend from it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from family(int(child))


def held(pid: int) -> tuple[str, float]:
    """What a process is, and its proportional set size in MB."""
    folder = Path(f"/proc/{pid}")
    size = re.search(r"^Pss: +(\d+) kB", (folder / "smaps_rollup").read_text(), re.M)
    command = folder.joinpath("cmdline").read_text().replace("\0", " ")
    assert size is not None
    name = next((what for word, what in NAMES.items() if word in command), command[:40])
    return name, int(size[1]) / 1024


NAMES = {"resource_tracker": "resource tracker", "streams.tagging": "tagger", "streams worker": "worker"}


def main() -> None:
    parser = flags(__doc__)
    parser.add_argument("--items", type=int, default=20_000, help="stories of the second look; default: %(default)s")
    options = parser.parse_args()
    looks: dict[str, list[tuple[str, float]]] = {}
    with kafka(options.broker) as broker, Service(broker, workers=1) as service:
        service.wait_until_assigned()
        (worker,) = service.workers
        assert worker is not None
        time.sleep(2)
        looks["after start"] = [held(pid) for pid in family(worker.pid)]
        service.feed(stories(options.items))
        rate(broker, f"{service.prefix}.enriched", options.items, worker)
        looks[f"after {options.items:,} stories"] = [held(pid) for pid in family(worker.pid)]
    table(
        ["PSS, MB", "all", "each process"],
        [
            [when, f"{sum(mb for _, mb in found):.0f}", ", ".join(f"{name} {mb:.0f}" for name, mb in found)]
            for when, found in looks.items()
        ],
    )
    print(f"goal after start: {GOAL_MB}")


if __name__ == "__main__":
    main()
