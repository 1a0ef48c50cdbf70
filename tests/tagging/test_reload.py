import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import orjson
import pytest

from streams.errors import TopicsError
from streams.metrics import Metrics
from streams.rules import RuleSet, contents
from streams.settings import Settings
from streams.tagging.pool import Taggers
from streams.tagging.reload import Reloading

ITEM = (b"a", b'{"id": "a", "text": "The pact and the tariff were signed."}', 0)
BROKEN = "id: broken\nlabel: Broken\nquery: (body any\n"


def rule(folder: Path, word: str) -> None:
    (folder / "topics").mkdir(parents=True, exist_ok=True)
    (folder / "topics" / "only.yaml").write_text(f"id: {word}\nlabel: X\nquery: (body any {word})\n", encoding="utf-8")


async def topics(pool: Taggers) -> list[str]:
    ((_, enriched, _),) = await pool.tag([ITEM])
    return [topic["id"] for topic in orjson.loads(enriched)["topics"]]


async def all_fit(rules: RuleSet) -> None:
    pass


class Working:
    """A pool with the rules of a folder, followed."""

    def __init__(self, folder: Path) -> None:
        self.metrics = Metrics()
        present = contents(folder)
        self.pool = Taggers(Settings(taggers=2, rules=folder), self.metrics, rules=present)
        self.reloading = Reloading(folder, self.pool, self.metrics, all_fit, present)

    def counted(self, result: str) -> float | None:
        return self.metrics.registry.get_sample_value("wirewatch_rule_reloads_total", {"result": result})


@asynccontextmanager
async def working(folder: Path) -> AsyncIterator[Working]:
    rule(folder, "pact")
    made = Working(folder)
    try:
        await made.pool.start()
        yield made
    finally:
        await made.pool.stop()


async def test_a_changed_folder_is_taken_and_nobody_waits(tmp_path: Path) -> None:
    async with working(tmp_path) as made:
        seen: list[list[str]] = []
        done = asyncio.Event()

        async def ask() -> None:
            while not done.is_set():
                seen.append(await topics(made.pool))

        asking = asyncio.gather(*(ask() for _ in range(4)))
        rule(tmp_path, "tariff")
        await made.reloading.look()
        assert await topics(made.pool) == ["tariff"]
        done.set()
        await asking
        assert {tuple(each) for each in seen} <= {("pact",), ("tariff",)}
        assert ["pact"] in seen  # while the new ones started the old ones answered
        assert made.counted("taken") == 1
        assert made.metrics.registry.get_sample_value("wirewatch_tagger_restarts_total") == 0


async def test_a_set_with_an_error_is_refused_and_the_old_one_stays(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with working(tmp_path) as made:
        (tmp_path / "topics" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
        with caplog.at_level(logging.ERROR):
            await made.reloading.look()
            await made.reloading.look()  # the same set is not tried again
        assert [record.getMessage().partition("topics/")[2] for record in caplog.records] == [
            "broken.yaml:3:14: rule broken: a term is missing behind 'any'"
        ]
        assert await topics(made.pool) == ["pact"]
        assert (made.counted("refused"), made.counted("taken")) == (1, None)
        (tmp_path / "topics" / "broken.yaml").unlink()
        await made.reloading.look()
        assert made.counted("taken") == 1


async def test_a_set_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    async with working(tmp_path) as made:

        async def none_fits(rules: RuleSet) -> None:
            raise TopicsError("wire.alerts.tariff is missing")

        made.reloading._fits = none_fits
        rule(tmp_path, "tariff")
        await made.reloading.look()
        assert made.counted("refused") == 1
        assert await topics(made.pool) == ["pact"]


async def test_a_process_that_dies_comes_back_with_the_rules_that_were_taken(tmp_path: Path) -> None:
    async with working(tmp_path) as made:
        (tmp_path / "topics" / "only.yaml").write_text(BROKEN, encoding="utf-8")
        for tagger in made.pool._taggers:
            assert tagger is not None
            tagger.end()
        assert await topics(made.pool) == ["pact"]


async def test_the_folder_is_watched(tmp_path: Path) -> None:
    async with working(tmp_path) as made:
        following = asyncio.create_task(made.reloading.run(look_ms=300, settle_ms=50))
        try:
            await asyncio.sleep(0.3)
            rule(tmp_path, "tariff")
            async with asyncio.timeout(30):
                while await topics(made.pool) != ["tariff"]:
                    await asyncio.sleep(0.05)
        finally:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)
