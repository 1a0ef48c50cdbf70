"""A worker that is hampered as `HAMPERED` says; otherwise the real one. Run by `Service(..., module=...)`.

- `stuck`: a step of the first stage never answers;
- `blocked`: a step of the first stage never lets go of the event loop;
- `held`: each transaction that holds records waits, published and not yet committed, for a moment.

What it does, and when a partition is taken from it, stands in its log.
"""

import asyncio
import logging
import os
import sys
import time
from typing import Any

from streams.agents import EnrichStep
from streams.cli import main
from streams.kafka.lane import Lane
from streams.kafka.producer import TransactionalProducer

HELD_SECONDS = 1.5

log = logging.getLogger("hampered")


async def stuck(step: EnrichStep) -> list[Any]:
    await asyncio.Event().wait()
    return []


async def blocked(step: EnrichStep) -> list[Any]:
    time.sleep(1000)
    return []


def hold() -> None:
    produce, commit, close = TransactionalProducer.produce, TransactionalProducer.commit, Lane.close
    published = set[str]()

    async def noted(producer: TransactionalProducer, batches: Any) -> None:
        await produce(producer, batches)
        if batches:
            published.add(producer.id)

    async def held(producer: TransactionalProducer) -> None:
        if producer.id in published:
            published.remove(producer.id)
            log.warning("holding %s", producer.id)
            await asyncio.sleep(HELD_SECONDS)
            log.warning("letting go of %s", producer.id)
        await commit(producer)

    async def told(lane: Lane) -> None:
        log.warning("revoked %s", lane._transactions._producer.id)
        await close(lane)

    TransactionalProducer.produce = noted  # type: ignore[method-assign]
    TransactionalProducer.commit = held  # type: ignore[method-assign]
    Lane.close = told  # type: ignore[method-assign]


if __name__ == "__main__":
    match os.environ["HAMPERED"]:
        case "held":
            hold()
        case how:
            EnrichStep.take = {"stuck": stuck, "blocked": blocked}[how]  # type: ignore[method-assign]
    sys.exit(main())
