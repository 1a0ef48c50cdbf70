"""How fast items pass through with enrichment off, exactly once, beside Quix Streams exactly once.

Both read the same topic (2,400 bytes an item) of the same broker and publish every item on a topic of its own, in
turns A B A B, one process each. A rate is that of committed output after the start; see `bench.kafka.rate`. Quix
commits every 0.5 s here (--quix-commit), not every 5 s as by default: a benchmark of some seconds needs more than one
commit. To repeat it: `python -m bench.throughput`, two idle cores, Java 17; about two minutes. Settings of our worker
can be tried from the environment, e.g. WIREWATCH_FETCH_BYTES=4194304.
"""

import contextlib
import sys
import uuid
from collections.abc import Iterator
from statistics import median
from subprocess import Popen

from bench.common import ROOT, environment, flags, peer_python, process, table
from bench.kafka import fill, kafka, partitions_of, rate, reader, topic
from bench.stories import blanks


@contextlib.contextmanager
def wirewatch(broker: str, source: str, output: str) -> Iterator[Popen[bytes]]:
    command = [sys.executable, "-m", "bench.passing_worker", source, output]
    with process(command, **environment(broker, output)) as worker:
        yield worker


def main() -> None:
    parser = flags(__doc__)
    parser.add_argument("--items", type=int, default=400_000, help="default: %(default)s")
    parser.add_argument("--rounds", type=int, default=7, help="turns of each; default: %(default)s")
    parser.add_argument("--partitions", type=int, default=4, help="default: %(default)s")
    parser.add_argument("--quix-commit", default="0.5", help="seconds between Quix's commits; default: %(default)s")
    parser.add_argument("--source", help="a topic of --broker that holds items, to save filling one")
    parser.add_argument("--alone", action="store_true", help="our worker without the peer")
    options = parser.parse_args()
    quix = None if options.alone else peer_python("quix")

    @contextlib.contextmanager
    def quix_streams(broker: str, source: str, output: str) -> Iterator[Popen[bytes]]:
        script = str(ROOT / "bench" / "peers" / "quix.py")
        with process(
            [str(quix), "-W", "ignore", script, broker, source, output, output, options.quix_commit]
        ) as worker:
            yield worker

    contestants = {"wirewatch": wirewatch} | ({} if options.alone else {"Quix Streams": quix_streams})
    rates: dict[str, list[float]] = {name: [] for name in contestants}
    with kafka(options.broker) as broker, contextlib.ExitStack() as stack:
        run = f"bench-{uuid.uuid4().hex[:8]}"
        source = options.source or stack.enter_context(topic(broker, f"{run}.raw", options.partitions))
        if not options.source:
            fill(broker, source, blanks(options.items))
        items = _count(broker, source)
        for number in range(options.rounds):
            for name, contestant in contestants.items():
                with topic(broker, f"{run}.out-{name.split()[0]}-{number}", options.partitions) as output:
                    with contestant(broker, source, output) as worker:
                        rates[name].append(rate(broker, output, items, worker))
                    print(f"{name}: {rates[name][-1]:,.0f} items/s", flush=True)
    medians = {name: median(of) for name, of in rates.items()}
    rows = [[name, *(f"{r:,.0f}" for r in of), f"{medians[name]:,.0f}"] for name, of in rates.items()]
    table([f"items/s of {items:,}", *(f"turn {n + 1}" for n in range(options.rounds)), "median"], rows)
    if quix:
        print(f"wirewatch / Quix Streams: {medians['wirewatch'] / medians['Quix Streams']:.2f}")


def _count(broker: str, source: str) -> int:
    consumer = reader(broker, [source])
    counts = [consumer.get_watermark_offsets(tp) for tp in partitions_of(broker, source)]
    consumer.close()
    return sum(high - low for low, high in counts)


if __name__ == "__main__":
    main()
