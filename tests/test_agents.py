import asyncio
from collections.abc import Sequence

from streams.agents import ANSWERED, REQUEST_BYTES, REQUEST_ITEMS, UNDER_WAY, EnrichStep
from streams.failures import Failed
from streams.kafka.records import Outgoing
from streams.kafka.steps import Result
from streams.kafka.topics import Names
from streams.metrics import Metrics
from streams.tagging.frames import Item
from streams.tagging.pool import Answer
from tests.support.came import Came

BAD = b"bad"


class Held:
    """Taggers that answer a request when they are let."""

    def __init__(self) -> None:
        self.asked: list[list[Item]] = []
        self.answers: list[asyncio.Future[list[Answer]]] = []

    async def start(self) -> None:
        pass

    async def tag(self, items: Sequence[Item]) -> list[Answer]:
        self.asked.append(list(items))
        future = asyncio.get_running_loop().create_future()
        self.answers.append(future)
        return await future

    def let(self, number: int) -> None:
        """Answer the request of this number."""
        answers: list[Answer] = [
            Failed("bug", "E", "no") if value == BAD else (key, value, [(b"signal", value)])
            for key, value, _ in self.asked[number]
        ]
        self.answers[number].set_result([tuple(answer) for answer in answers])

    def sizes(self) -> list[int]:
        return [len(items) for items in self.asked]


def enriching(held: Held) -> EnrichStep:
    return EnrichStep(held, Names("wire"), Metrics())  # type: ignore[arg-type]


def numbered(*numbers: int, value: bytes = b"x") -> list[Came]:
    return [Came(number, key=b"%d" % number, value=value) for number in numbers]


async def turns(count: int = 5) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


def keys(results: list[Result]) -> list[bytes | None]:
    return [next(iter(result)).key for result in results if not isinstance(result, Failed)]


async def test_items_are_sent_before_anybody_takes_them() -> None:
    held = Held()
    enriching(held).put(numbered(*range(6)))
    await turns()
    assert held.sizes() == [2, 2, 1, 1]


async def test_a_request_spans_batches_and_results_come_in_order() -> None:
    held = Held()
    step = enriching(held)
    step.put(numbered(*range(UNDER_WAY)))
    for number in range(UNDER_WAY, UNDER_WAY + 5):
        step.put(numbered(number))
    await turns()
    assert held.sizes() == [1] * UNDER_WAY
    held.let(1)
    await turns()
    assert held.sizes() == [1] * UNDER_WAY + [5]
    for number in (4, 3, 2, 0):
        held.let(number)
    taken = [result for _ in range(5) for result in await step.take()]
    assert keys(taken) == [b"%d" % number for number in range(UNDER_WAY + 5)]


async def test_an_item_gives_its_record_and_its_signals() -> None:
    held = Held()
    step = enriching(held)
    step.put(numbered(1))
    await turns()
    held.let(0)
    assert await step.take() == [
        [Outgoing("wire.enriched", b"1", b"x"), Outgoing("wire.signals", b"signal", b"x")],
    ]


async def test_a_failed_item_keeps_its_place() -> None:
    held = Held()
    step = enriching(held)
    step.put([*numbered(1), *numbered(2, value=BAD), *numbered(3)])
    await turns()
    for number in range(3):
        held.let(number)
    taken = [result for _ in range(3) for result in await step.take()]
    assert [isinstance(result, Failed) for result in taken] == [False, True, False]


async def test_a_request_is_bounded_by_items_and_bytes() -> None:
    held = Held()
    step = enriching(held)
    step.put(numbered(*range(1000)))
    await turns()
    assert held.sizes() == [REQUEST_ITEMS] * UNDER_WAY
    large = Held()
    enriching(large).put(numbered(*range(100), value=b"x" * (REQUEST_BYTES // 2)))
    await turns()
    assert large.sizes() == [2] * UNDER_WAY


async def test_answers_that_nobody_takes_stop_the_sending() -> None:
    held = Held()
    step = enriching(held)
    step.put(numbered(*range(REQUEST_ITEMS * ANSWERED * 2)))
    for number in range(ANSWERED):
        await turns()
        held.let(number)
    await turns()
    assert len(held.asked) == ANSWERED
    await step.take()
    await turns()
    assert len(held.asked) == ANSWERED + 1


async def test_closed_it_sends_no_more() -> None:
    held = Held()
    step = enriching(held)
    step.put(numbered(*range(1000)))
    await turns()
    step.close()
    await turns()
    assert len(held.asked) == UNDER_WAY
    assert all(answer.cancelled() for answer in held.answers)
