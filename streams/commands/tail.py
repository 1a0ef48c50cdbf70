import asyncio
import re
import sys
import time
from collections.abc import AsyncIterator
from typing import Any

import orjson
from aiokafka.errors import KafkaError
from rich.console import Console
from rich.text import Text

from streams.alerting.render import render
from streams.errors import SettingsError
from streams.kafka.client import new_reader, no_answer, partitions_of, start
from streams.kafka.deadletters import ERRORS
from streams.kafka.topics import Names
from streams.neutral import neutral
from streams.settings import Settings

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def run(settings: Settings, what: str, *, topic: str | None, since: str | None, as_json: bool) -> int:
    """Print records as they come, until interrupted."""
    names = Names(settings.topic_prefix)
    if topic and what != "alerts":
        raise SettingsError("--topic goes with alerts")
    source = names.alerts_of(topic) if topic else {"alerts": names.alerts, "enriched": names.enriched}.get(what)
    start = max(0.0, time.time() - seconds(since)) if since else None
    asyncio.run(_follow(settings, source or names.deadletter, what, start, as_json))
    return 0


def seconds(since: str) -> float:
    """`90s`, `15m`, `1h`, `7d` in seconds.

    Raises:
        SettingsError: it is none of these.

    """
    found = re.fullmatch(r"(\d{1,9})([smhd])", since)
    if not found:
        raise SettingsError(f"--since={since}: give a number and s, m, h or d, e.g. 90s, 15m, 1h, 7d")
    return int(found[1]) * UNITS[found[2]]


async def _follow(settings: Settings, topic: str, what: str, start: float | None, as_json: bool) -> None:
    console = Console(highlight=False, markup=False)
    async for record in follow(settings, topic, start):
        if as_json:
            sys.stdout.write(_json(record) + "\n")
            sys.stdout.flush()
        elif what == "alerts":
            console.print(render(orjson.loads(record.value), width=console.width))
        else:
            console.print(_enriched_line(record) if what == "enriched" else deadletter_line(record))


async def follow(settings: Settings, topic: str, since: float | None) -> AsyncIterator[Any]:
    """The committed records of a topic, from `since` (seconds since 1970) or from now on, without an end.

    Raises:
        BrokerError: the brokers do not answer.
        TopicsError: there is no such topic.

    """
    reader = new_reader(settings)
    try:
        await start(reader, settings)
        async with asyncio.timeout(settings.publish_timeout):
            partitions = await partitions_of(reader, topic)
            reader.assign(partitions)
            if since is None:
                await reader.seek_to_end()
                await asyncio.gather(*(reader.position(tp) for tp in partitions))
            else:
                found = await reader.offsets_for_times(dict.fromkeys(partitions, int(since * 1000)))
                ends = await reader.end_offsets(partitions)
                for tp in partitions:
                    reader.seek(tp, found[tp].offset if found[tp] else ends[tp])
        async for record in reader:
            yield record
    except (KafkaError, TimeoutError) as error:
        raise await no_answer(settings, error) from None
    finally:
        await reader.stop()


def _json(record: Any) -> str:
    try:
        return str(record.value.decode())
    except UnicodeDecodeError:
        return repr(record.value)


def _enriched_line(record: Any) -> Text:
    item = orjson.loads(record.value)
    topics = " ".join(topic["id"] for topic in item["topics"]) or "-"
    return Text.assemble((neutral(item["uri"]), "bold"), f"  {neutral(item['headline'] or '')}  ", (topics, "cyan"))


def deadletter_line(record: Any) -> Text:
    """A dead letter in one line: where it came from, why it is one."""
    said = {name.removeprefix(ERRORS): (value or b"").decode(errors="replace") for name, value in record.headers}
    where = f"{said.get('topic')}-{said.get('partition')}@{said.get('offset')}"
    return Text.assemble(
        (neutral(where), "bold"),
        f"  {neutral(said.get('stage', '?'))}  ",
        (neutral(said.get("class.name", "?")), "red"),
        f"  {neutral(said.get('exception.message', ''))}  {len(record.value or b'')} bytes",
    )
