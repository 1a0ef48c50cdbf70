import asyncio

from streams.kafka.inbox import Inbox
from tests.support.came import Came


def some(*offsets: int, size: int = 10) -> list[Came]:
    return [Came(offset, value=b"x" * size) for offset in offsets]


async def test_records_leave_in_the_order_they_came() -> None:
    inbox = Inbox(1000)
    inbox.add(some(1, 2))
    inbox.add(some(5))
    assert (len(inbox), inbox.next_offset) == (3, 1)
    assert [record.offset for record in inbox.take(2)] == [1, 2]
    assert (len(inbox), inbox.next_offset) == (1, 5)
    assert [record.offset for record in inbox.take(1)] == [5]
    assert (len(inbox), inbox.next_offset) == (0, None)


def test_it_is_full_by_bytes() -> None:
    inbox = Inbox(1000)
    for offset in range(99):
        inbox.add(some(offset))
    assert not inbox.full
    inbox.add(some(99))
    assert inbox.full
    inbox.take(1)
    assert not inbox.full


async def test_wait_tells_what_came_from_what_did_not() -> None:
    inbox = Inbox(1000)
    assert not await inbox.wait(0.01)
    coming = asyncio.ensure_future(inbox.wait(5))
    await asyncio.sleep(0)
    inbox.add(some(1))
    assert await coming
    assert await inbox.wait(0)  # it is still there


async def test_a_batch_without_records_wakes_too() -> None:
    inbox = Inbox(1000)
    coming = asyncio.ensure_future(inbox.wait(5))
    await asyncio.sleep(0)
    inbox.add([])
    async with asyncio.timeout(1):
        assert await coming
    assert not await inbox.wait(0.01)  # but only once


async def test_closed_it_lets_nobody_wait() -> None:
    inbox = Inbox(10)
    waiting = asyncio.ensure_future(inbox.wait(None))
    await asyncio.sleep(0)
    inbox.close()
    async with asyncio.timeout(1):
        assert not await waiting
        assert not await inbox.wait(None)
