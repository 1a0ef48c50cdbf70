import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import click
import orjson
from aiokafka import TopicPartition
from aiokafka.errors import KafkaError
from rich.console import Console

from streams.commands.tail import deadletter_line
from streams.errors import BrokerError
from streams.kafka.client import new_reader, no_answer, partitions_of, start
from streams.kafka.deadletters import ATTEMPT, ERRORS
from streams.kafka.lease import Lease
from streams.kafka.records import Outgoing
from streams.kafka.topics import Names
from streams.kafka.transactions import Transactions
from streams.settings import Settings

FOREVER = 1e9  # seconds: a command is no member of a group, so nobody can take its partitions away


def run_list(settings: Settings, *, as_json: bool) -> int:
    """Print the dead letters that were not sent back, then how many of which reason."""
    asyncio.run(_list(settings, as_json))
    return 0


def run_replay(settings: Settings, *, go: bool, reason: str | None, max_attempts: int, rate: float) -> int:
    """Send dead letters back to the topic they came from; each once, however often this is run or killed."""
    sent, skipped = asyncio.run(_replay(settings, go, reason, max_attempts, rate))
    for why, count in skipped.items():
        click.echo(f"{count} skipped: {why}")
    click.echo(f"{sent} sent back" if go else f"{sent} would be sent back; --go does it")
    return 0


async def _list(settings: Settings, as_json: bool) -> None:
    console = Console(highlight=False, markup=False)
    reasons: Counter[str] = Counter()
    async for _, records in _pages(_replaying(settings)):
        for record in records:
            headers = {name: (value or b"").decode(errors="replace") for name, value in record.headers}
            reasons[headers.get(ERRORS + "class.name", "?")] += 1
            if as_json:
                shown = {"partition": record.partition, "offset": record.offset, "timestamp": record.timestamp}
                key = record.key.decode(errors="replace") if record.key else None
                size = len(record.value or b"")
                sys.stdout.write(orjson.dumps({**shown, "key": key, "bytes": size, "headers": headers}).decode() + "\n")
            else:
                console.print(deadletter_line(record))
    if not as_json:
        console.print(f"{reasons.total()} dead letters", ", ".join(f"{n} {reason}" for reason, n in reasons.items()))


async def _replay(
    settings: Settings, go: bool, reason: str | None, max_attempts: int, rate: float
) -> tuple[int, Counter[str]]:
    replaying = _replaying(settings)
    topic = Names(settings.topic_prefix).deadletter
    sent, skipped = 0, Counter[str]()
    fenced: dict[TopicPartition, Transactions] = {}
    try:
        async for tp, records in _pages(replaying):
            outgoing = []
            for record in records:
                headers = {name: value or b"" for name, value in record.headers}
                why_not = _skipped(headers, reason, max_attempts)
                if why_not:
                    skipped[why_not] += 1
                    outgoing.append(_kept(topic, record))
                else:
                    sent += 1
                    outgoing.append(_sent_back(record, headers, _attempt(headers) + 1))
            if go:
                if tp not in fenced:
                    fenced[tp] = Transactions(replaying, tp, Lease(FOREVER))
                    await fenced[tp].open()
                await fenced[tp].publish(outgoing, records[-1].offset + 1)
                await asyncio.sleep(len(outgoing) / rate)
    except (BrokerError, KafkaError, TimeoutError) as error:
        raise BrokerError(f"{type(error).__name__}: {error}; run it again, what was sent back stays so") from None
    finally:
        for transactions in fenced.values():
            await transactions.close()
    return sent, skipped


def _attempt(headers: dict[str, bytes]) -> int:
    """How often the letter was sent back; 0 where a header of that name is not ours."""
    said = headers.get(ATTEMPT, b"")
    return int(said) if said.isdigit() and len(said) < 10 else 0


def _skipped(headers: dict[str, bytes], reason: str | None, max_attempts: int) -> str | None:
    """Why a letter is not sent back, or None."""
    if reason and headers.get(ERRORS + "class.name", b"").decode(errors="replace") != reason:
        return "another reason"
    if _attempt(headers) >= max_attempts:
        return f"failed {max_attempts} times"
    return None if headers.get(ERRORS + "topic") else "does not say where it came from"


def _kept(topic: str, record: Any) -> Outgoing:
    """The letter itself, for the end of its topic: the offset moves past all of them, those that stay too."""
    headers = [(name, value or b"") for name, value in record.headers]
    return Outgoing(topic, record.key, record.value, headers, record.timestamp)


def _sent_back(record: Any, headers: dict[str, bytes], attempt: int) -> Outgoing:
    kept = [(name, value) for name, value in record.headers if not name.startswith(ERRORS) and name != ATTEMPT]
    source = headers[ERRORS + "topic"].decode()
    return Outgoing(source, record.key, record.value, [*kept, (ATTEMPT, b"%d" % attempt)], record.timestamp)


def _replaying(settings: Settings) -> Settings:
    """The settings with the group whose offsets say which dead letters have been dealt with."""
    return settings.model_copy(update={"group": f"{settings.group}.replay"})


async def _pages(settings: Settings) -> AsyncIterator[tuple[TopicPartition, list[Any]]]:
    """The dead letters that have not been dealt with, up to the present end, up to 100 at a time."""
    topic = Names(settings.topic_prefix).deadletter
    reader = new_reader(settings, group_id=settings.group)
    try:
        await start(reader, settings)
        async with asyncio.timeout(settings.publish_timeout):
            partitions = await partitions_of(reader, topic)
            reader.assign(partitions)
            ends = await reader.end_offsets(partitions)
        for tp in partitions:
            while await reader.position(tp) < ends[tp]:
                page = (await reader.getmany(tp, timeout_ms=1000, max_records=100)).get(tp)
                if page:
                    yield tp, page
    except (KafkaError, TimeoutError) as error:
        raise await no_answer(settings, error) from None
    finally:
        await reader.stop()
