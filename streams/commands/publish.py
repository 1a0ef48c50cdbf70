import asyncio
import os

from aiokafka.errors import KafkaError
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TransferSpeedColumn

from streams.commands.items import items
from streams.errors import BrokerError
from streams.kafka.client import new_producer, partitions_of, start
from streams.kafka.partitioner import partition_of
from streams.kafka.topics import Names
from streams.settings import Settings
from streams.wire.decode import decode

IN_FLIGHT = 5000


def run(settings: Settings, files: tuple[str, ...]) -> int:
    """Publish the items of the files; says how many."""
    count = asyncio.run(_publish(settings, files))
    Console(stderr=True).print(f"{count} items published on {Names(settings.topic_prefix).raw}", highlight=False)
    return 0


def key_of(raw: bytes, max_bytes: int) -> bytes | None:
    """The item's uri as a key, or None for what cannot be read: the worker will say why."""
    uri = decode(raw, max_bytes=max_bytes).uri
    return uri.encode() if uri else None


async def _publish(settings: Settings, files: tuple[str, ...]) -> int:
    topic, count = Names(settings.topic_prefix).raw, 0
    producer = new_producer(settings, linger_ms=5)
    try:
        await start(producer, settings)
        partitions = len(await partitions_of(producer, topic))
        pending: set[asyncio.Future[object]] = set()
        with _progress() as progress:
            bar = progress.add_task("publish", total=_bytes(files))
            for raw in items(files):
                key = key_of(raw, settings.max_item_bytes)
                partition = partition_of(key, partitions) if key else None
                pending.add(await producer.send(topic, raw, key=key, partition=partition))
                count += 1
                progress.advance(bar, len(raw) + 1)
                if len(pending) >= IN_FLIGHT:
                    done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
                    for sent in done:
                        sent.result()
            await asyncio.gather(*pending)
    except KafkaError as error:
        raise BrokerError(f"item {count} could not be published: {type(error).__name__}: {error}") from None
    finally:
        await producer.stop()
    return count


def _progress() -> Progress:
    columns = TextColumn("{task.description}"), BarColumn(), TransferSpeedColumn()
    console = Console(stderr=True)
    return Progress(*columns, console=console, disable=not console.is_terminal)


def _bytes(files: tuple[str, ...]) -> int | None:
    return None if "-" in files else sum(os.path.getsize(name) for name in files)
