"""From a broker's answer to records, by the batch: what aiokafka's fetcher does for each record is done once here."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from time import monotonic
from typing import Any

from aiokafka.consumer.fetcher import Fetcher, FetchResult, PartitionRecords
from aiokafka.errors import CorruptRecordException
from aiokafka.protocol.fetch import FetchRequest
from faust.types import TP

from streams.kafka.record_batch import corrupt
from streams.kafka.records import Record

BREATH, SMALL_ANSWER = 0.005, 1 << 17
"""Seconds until the next fetch from a broker after an answer of fewer bytes, so that a busy one is asked less often."""

LOOK_AGAIN = 0.005
"""Seconds until it is seen whether a full partition has room again."""

Send = Callable[..., Awaitable[Any]]


async def take(
    fetcher: Fetcher, partitions: Iterable[TP], timeout: float, full: Callable[[TP], bool]
) -> dict[TP, tuple[int, int, list[Record]]]:
    """What has been fetched of each partition: from where, to where, the records; waits up to `timeout` s for some.

    What has been fetched of a partition that is `full` stays where it is, and no more of it is fetched.

    The same as aiokafka's `Fetcher.fetched_records`, except that it tells from where to where a partition was read and
    leaves the records as the parser made them (a `ConsumerRecord` for each costs more than all the rest).
    """
    deadline = monotonic() + timeout
    while True:
        if fetcher._subscriptions.reassignment_in_progress:
            await fetcher._subscriptions.wait_for_assignment()
        taken: dict[TP, tuple[int, int, list[Record]]] = {}
        held_back = False
        for tp in list(fetcher._records):
            if tp not in partitions:
                if not fetcher._subscriptions.is_assigned(tp):
                    del fetcher._records[tp]
                continue
            if full(TP(*tp)):
                held_back = True
                continue
            found = fetcher._records[tp]
            if not isinstance(found, FetchResult) and taken:
                break  # an error, raised by the next call, which has nothing to hand on
            del fetcher._records[tp]
            fetcher._notify(fetcher._wait_consume_future)
            if not isinstance(found, FetchResult):
                found.check_raise()
            if found.check_assignment(tp):
                state = found._assignment.state_value(tp)
                start = state.position
                records = committed(found._partition_records)
                state.consumed_to(found._partition_records.next_fetch_offset)
                if state.position > start:
                    taken[TP(*tp)] = start, state.position, records
        left = deadline - monotonic()
        if taken or left <= 0:
            return taken
        waiter = fetcher._create_fetch_waiter()
        await asyncio.wait([waiter], timeout=min(left, LOOK_AGAIN) if held_back else left)
        if fetcher._closed:
            return {}
        if waiter.done():
            waiter.result()  # an authorization error
        else:
            waiter.cancel()


def committed(fetched: PartitionRecords) -> list[Record]:
    """The records of committed transactions, and of none, that a fetch brought of a partition."""
    records: list[Record] = []
    while fetched._records.has_next():
        batch = fetched._records.next_batch()
        wanted = not batch.is_control_batch
        if batch.producer_id is not None:
            fetched._consume_aborted_up_to(batch.base_offset)
            if batch.is_control_batch and fetched._contains_abort_marker(batch):
                fetched._aborted_producers.discard(batch.producer_id)
            wanted = wanted and not (batch.is_transactional and batch.producer_id in fetched._aborted_producers)
        if wanted:
            found = list(batch)
            if found and found[0].offset < fetched.next_fetch_offset:  # the batch begins before what was asked for
                found = [record for record in found if record.offset >= fetched.next_fetch_offset]
            records += found
        fetched.next_fetch_offset = batch.next_offset
    # It refers to what it belongs to: megabytes, which would live until garbage is collected.
    fetched._records_iterator.close()
    return records


def checked(send: Send, send_fetch: Send) -> Send:
    """A client's `send` that sends fetches by `send_fetch` and compares the checksums of what they bring.

    aiokafka's consumer can do that too, at a tenth of the speed: it should be told not to.
    """
    not_before: dict[int, float] = {}

    async def sending(node: int, request: Any, **more: Any) -> Any:
        if not isinstance(request, FetchRequest):
            return await send(node, request, **more)
        await asyncio.sleep(not_before.get(node, 0.0) - monotonic())
        answer = await send_fetch(node, request)
        size = 0
        for topic, partitions in answer.topics:
            for partition, *_, batches in partitions:
                size += len(batches or b"")
                if batches and corrupt(batches):
                    raise CorruptRecordException(f"{topic}-{partition}: wrong checksum")
        not_before[node] = monotonic() + (BREATH if size < SMALL_ANSWER else 0.0)
        return answer

    return sending
