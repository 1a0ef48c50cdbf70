"""A wirewatch worker with enrichment off: what comes on one topic goes to another, exactly once.

`python -m bench.passing_worker SOURCE OUTPUT`, with the settings in the environment (WIREWATCH_BROKERS, …).
"""

import asyncio
import sys

from streams.kafka.records import Outgoing, Record
from streams.kafka.steps import LoopStep
from streams.logs import configure
from streams.settings import load
from streams.worker import run


class PassStep(LoopStep):
    """Hands on key and value as they came."""

    def __init__(self, output: str, turn: asyncio.Lock) -> None:
        super().__init__(turn)
        self._output = output

    def __call__(self, record: Record) -> tuple[Outgoing]:
        return (Outgoing(self._output, record.key, record.value),)


def main(source: str, output: str) -> int:
    settings, _ = load()
    configure(settings)
    turn = asyncio.Lock()
    return run(settings, steps={source: lambda _: PassStep(output, turn)}, checked=False)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
