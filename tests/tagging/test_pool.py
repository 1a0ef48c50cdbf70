import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from streams.errors import RuleError, TaggerError, WatchlistError
from streams.failures import Failed
from streams.metrics import Metrics
from streams.settings import Settings
from streams.tagging.pool import Answer, Taggers
from streams.watchlists.build import build
from streams.watchlists.entries import NAME, Entry, Name
from streams.watchlists.folder import path_of

FRAGILE = "tests.support.fragile_tagger"
ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def taggers(
    metrics: Metrics | None = None, *, module: str = FRAGILE, **settings: object
) -> AsyncIterator[Taggers]:
    given = {"taggers": 1, "item_timeout": 1.0} | settings
    pool = Taggers(Settings.model_validate(given), metrics or Metrics(), module=module)
    try:
        yield pool
    finally:
        await pool.stop()


def items(*orders: str) -> list[tuple[bytes, bytes, int]]:
    return [(b"key", order.encode(), 0) for order in orders]


def told(answers: Sequence[Answer]) -> list[str]:
    """What was echoed, or why an item is given up."""
    return [Failed(*answer).reason if len(answer) == 4 else answer[1].decode() for answer in answers]


def ask(*orders: str, metrics: Metrics | None = None, **settings: object) -> list[str]:
    async def asked() -> list[str]:
        async with taggers(metrics, **settings) as pool:
            return told(await pool.tag(items(*orders)))

    return asyncio.run(asked())


def test_answers_come_in_the_order_of_the_items() -> None:
    assert ask("a", "b", "c") == ["a", "b", "c"]


def test_only_the_item_that_hangs_is_given_up() -> None:
    assert ask("a", "hang", "b", item_timeout=0.5) == ["a", "too-slow", "b"]


def test_only_the_item_that_a_process_dies_on_is_given_up() -> None:
    metrics = Metrics()
    assert ask("a", "die", "b", "die", metrics=metrics) == ["a", "tagger-died", "b", "tagger-died"]
    assert metrics.registry.get_sample_value("wirewatch_tagger_restarts_total") == 2


def test_a_process_that_answers_nonsense_is_ended() -> None:
    assert ask("garbage", "a") == ["tagger-died", "a"]


def test_an_item_gets_a_second_try(tmp_path: Path) -> None:
    assert ask(f"die-once {tmp_path / 'died'}") == [f"die-once {tmp_path / 'died'}"]


def test_what_becomes_of_a_watchlist_is_logged_and_counted(caplog: pytest.LogCaptureFixture) -> None:
    metrics = Metrics()
    with caplog.at_level("INFO"):
        assert ask("tell", "a", metrics=metrics) == ["tell", "a"]
    assert "watchlist board: it is broken" in caplog.text
    assert metrics.registry.get_sample_value("wirewatch_watchlist_loads_total", {"result": "refused"}) == 1


def test_watchlists_that_cannot_be_used_are_told_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "board.watchlist").write_bytes(b"nonsense")

    async def start() -> None:
        async with taggers(module="streams.tagging.child", watchlists=tmp_path) as pool:
            await pool.start()

    with pytest.raises(WatchlistError, match=r"board\.watchlist"):
        asyncio.run(start())


def test_a_running_process_takes_up_a_watchlist(tmp_path: Path) -> None:
    text = b'{"id": "1", "text": "He met Anna Orlova there."}'

    async def asked() -> int:
        async with taggers(module="streams.tagging.child", watchlists=tmp_path, item_timeout=30.0) as pool:
            ((_, before, _),) = await pool.tag([(b"1", text, 0)])
            assert b"watchlists" not in before
            build(path_of(tmp_path, "board"), [Entry("Q1", "PERSON", (Name("Anna Orlova", NAME),))], (), {})
            for asked in range(1, 300):
                await asyncio.sleep(0.1)
                ((_, after, _),) = await pool.tag([(b"1", text, 0)])
                if b"watchlists" in after:
                    return asked
        return 0

    assert asyncio.run(asked())


def test_who_waits_behind_an_item_that_hangs_is_answered_by_the_next_process() -> None:
    async def asked() -> list[list[str]]:
        async with taggers(item_timeout=0.5) as pool:
            return [told(a) for a in await asyncio.gather(*(pool.tag(items(order)) for order in ("hang", "a", "b")))]

    assert asyncio.run(asked()) == [["too-slow"], ["a"], ["b"]]


def test_a_process_killed_from_outside_costs_no_item() -> None:
    async def asked() -> list[str]:
        async with taggers(item_timeout=30.0) as pool:
            ((_, _, [(_, pid)]),) = await pool.tag(items("a"))
            os.kill(int(pid), signal.SIGKILL)
            return told(await pool.tag(items("a", "b")))

    assert asyncio.run(asked()) == ["a", "b"]


def test_all_processes_have_work() -> None:
    async def asked() -> set[bytes]:
        async with taggers(taggers=3) as pool:
            await pool.start()
            answers = await asyncio.gather(*(pool.tag(items("a")) for _ in range(9)))
            return {signals[0][1] for ((_, _, signals),) in answers}

    assert len(asyncio.run(asked())) == 3


def test_a_request_that_nobody_waits_for_any_more_does_no_harm() -> None:
    async def asked() -> list[str]:
        async with taggers() as pool:
            given_up = asyncio.ensure_future(pool.tag(items("a")))
            await pool.start()
            given_up.cancel()
            return told(await pool.tag(items("b")))

    assert asyncio.run(asked()) == ["b"]


def test_rules_that_cannot_be_used_are_told_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "bad.yaml").write_text("id: bad\nlabel: Bad\nquery: (title any")

    async def start() -> None:
        async with taggers(module="streams.tagging.child", rules=tmp_path) as pool:
            await pool.start()

    with pytest.raises(RuleError, match=r"bad\.yaml"):
        asyncio.run(start())


def test_a_process_that_does_not_start_is_an_error_not_a_dead_letter() -> None:
    async def start() -> None:
        async with taggers(module="no.such.module") as pool:
            await pool.tag(items("a"))

    with pytest.raises(TaggerError, match="cannot be started"):
        asyncio.run(start())


def test_a_process_gets_no_settings_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREWATCH_SASL_PASSWORD", "secret")

    async def environment() -> bytes:
        async with taggers() as pool:
            ((_, _, [(_, pid)]),) = await pool.tag(items("a"))
            return Path(f"/proc/{int(pid)}/environ").read_bytes()

    if not Path("/proc/self/environ").exists():
        pytest.skip("needs /proc, which this system does not have")
    assert b"secret" not in asyncio.run(environment())


def test_processes_end_with_their_worker() -> None:
    code = f"""
import asyncio
from streams.metrics import Metrics
from streams.settings import Settings
from streams.tagging.pool import Taggers
async def main():
    pool = Taggers(Settings(taggers=1), Metrics(), module={FRAGILE!r})
    ((_, _, [(_, pid)]),) = await pool.tag([(b"", b"a", 0)])
    print(pid.decode(), flush=True)
    await asyncio.sleep(60)
asyncio.run(main())
"""
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE) as worker:
        assert worker.stdout is not None
        pid = int(worker.stdout.readline())
        os.kill(pid, 0)
        worker.kill()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{pid}/stat").exists() and Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
            return  # ended; nobody has asked for its status
        time.sleep(0.05)
    raise AssertionError("the tagger process outlives its worker")
