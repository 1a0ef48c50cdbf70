"""A wirewatch worker with enrichment off: what comes on one topic goes to another, exactly once.

`python -m bench.passing_worker SOURCE OUTPUT`, with the settings in the environment (WIREWATCH_BROKERS, …).
"""

import sys

from streams.kafka.records import Outgoing, Record
from streams.logs import configure
from streams.settings import load
from streams.worker import run


class PassStep:
    """Hands on key and value as they came."""

    def __init__(self, output: str) -> None:
        self._output = output

    def __call__(self, record: Record) -> tuple[Outgoing]:
        return (Outgoing(self._output, record.key, record.value),)

    def finish(self) -> tuple[()]:
        return ()

    def committed(self) -> None:
        pass

    async def open(self) -> None:
        pass


def main(source: str, output: str) -> int:
    settings, _ = load()
    configure(settings)
    return run(settings, steps={source: lambda _: PassStep(output)}, checked=False)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
