"""Rules that change while the worker works: the folder is watched, and a set with an error never takes over."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from watchfiles import awatch

from streams.errors import RuleSetError, WirewatchError
from streams.metrics import Metrics
from streams.rules import Contents, RuleSet, contents, rule_set
from streams.tagging.pool import Taggers

log = logging.getLogger(__name__)

SETTLE_MS = 400
"""How long files must lie still: several are often written one after the other."""
LOOK_MS = 5_000
"""How often to look although nothing was reported: some file systems report nothing."""


class Reloading:
    """Follows a folder of rules. `fits` raises a WirewatchError for a set that cannot work here, saying why."""

    def __init__(
        self,
        folder: Path,
        taggers: Taggers,
        metrics: Metrics,
        fits: Callable[[RuleSet], Awaitable[None]],
        present: Contents,
    ) -> None:
        self._folder, self._taggers, self._metrics, self._fits = folder, taggers, metrics, fits
        self._tried = present

    async def run(self, *, look_ms: int = LOOK_MS, settle_ms: int = SETTLE_MS) -> None:
        """Take each set that the folder comes to hold, until cancelled."""
        changes = awatch(
            self._folder, debounce=settle_ms, step=settle_ms, rust_timeout=look_ms, yield_on_timeout=True,
            ignore_permission_denied=True,
        )  # fmt: skip
        async for _ in changes:
            await self.look()

    async def look(self) -> None:
        """Take the rules of the folder if they are others than those last tried; log and count what became of them."""
        try:
            found = await asyncio.to_thread(contents, self._folder)
            if found == self._tried:
                return
            self._tried = found
            rules = await asyncio.to_thread(rule_set, found, self._folder)
            await self._fits(rules)
            await self._taggers.renew(found)
        except WirewatchError as refused:
            self._metrics.rule_reloads.labels("refused").inc()
            wrong = refused.errors if isinstance(refused, RuleSetError) else [refused]
            for error in wrong:
                log.error("the rules stay as they are: %s", error)
        else:
            self._metrics.rule_reloads.labels("taken").inc()
            log.info("new rules: %d topic rules, %d alert rules", len(rules.topics), len(rules.alerts))
