"""What a topic holds, from a time in the past up to now."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from aiokafka.errors import KafkaError

from streams.kafka.client import new_reader, no_answer, partitions_of, start
from streams.settings import Settings


async def history(settings: Settings, topic: str, since: float) -> AsyncIterator[Any]:
    """The committed records of a topic from `since` (seconds since 1970) up to its end when asked, by their time.

    In the order of their timestamps within each fetch, so that several partitions come about as they were written.
    Raises BrokerError if the brokers do not answer, TopicsError if there is no such topic.
    """
    reader = new_reader(settings)
    try:
        await start(reader, settings)
        async with asyncio.timeout(settings.publish_timeout):
            partitions = await partitions_of(reader, topic)
            reader.assign(partitions)
            found = await reader.offsets_for_times(dict.fromkeys(partitions, int(since * 1000)))
            ends = await reader.end_offsets(partitions)
        left = {tp: ends[tp] for tp in partitions if found[tp] is not None and found[tp].offset < ends[tp]}
        for tp in partitions:
            reader.seek(tp, found[tp].offset if tp in left else ends[tp])
        while left:
            async with asyncio.timeout(settings.publish_timeout):
                batches = await reader.getmany(timeout_ms=500)
                records = [record for tp, batch in batches.items() for record in batch if record.offset < ends[tp]]
                left = {tp: end for tp, end in left.items() if await reader.position(tp) < end}
            for record in sorted(records, key=lambda record: (record.timestamp, record.partition, record.offset)):
                yield record
    except (KafkaError, TimeoutError) as error:
        raise await no_answer(settings, error) from None
    finally:
        await reader.stop()
