"""The tagger processes of a worker: started, fed, ended when they take too long, started again when they die.

Enrichment is all computing. In processes of its own it leaves the worker's event loop free, and an item that it hangs
or dies on costs a process, not the worker: the item is tried once more alone and then given up as a dead letter.
"""

import asyncio
import logging
import marshal
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, cast

from streams.errors import RuleError, SettingsError, TaggerError, WatchlistError
from streams.failures import Failed
from streams.metrics import Metrics
from streams.rules import SHIPPED, Contents, contents
from streams.settings import PREFIX, Settings
from streams.tagging.frames import LENGTH, Item, packed
from streams.watchlists.folder import News

log = logging.getLogger(__name__)

CHILD = "streams.tagging.child"
REFUSALS = {kind.__name__: kind for kind in (RuleError, SettingsError, WatchlistError)}
"""What a process may answer to its settings instead of starting."""
STARTING_SECONDS = 60.0
"""How long a process may take to load what it knows."""

Answer = tuple[Any, ...]
"""An `Enriched` or the fields of a `Failed`, see `child.answer`."""


class _Ended(Exception):  # noqa: N818 -- says what became of a request
    """The process ended on a request."""

    def __init__(self, why: Failed) -> None:
        super().__init__(why.message)
        self.why = why


class _Tagger:
    """One process, from its start to its end."""

    def __init__(
        self,
        process: Process,
        questions: asyncio.StreamWriter,
        answers: asyncio.StreamReader,
        item_timeout: float,
        metrics: Metrics,
    ) -> None:
        self._process, self._questions, self._answers = process, questions, answers
        self._item_timeout, self._metrics = item_timeout, metrics
        self._waiting: deque[asyncio.Future[list[Answer] | None]] = deque()
        self._came = asyncio.Event()
        self._task = asyncio.create_task(self._read(), name=f"tagger {process.pid}")
        self.ended = self._retired = False

    @property
    def waiting(self) -> int:
        """Requests that it has not answered yet."""
        return len(self._waiting)

    async def ask(self, items: Sequence[Item]) -> list[Answer] | None:
        """The answers for `items`; None if the process ended before it came to them. Raises _Ended."""
        answers: asyncio.Future[list[Answer] | None] = asyncio.get_running_loop().create_future()
        self._waiting.append(answers)
        self._came.set()
        self._questions.write(packed(items))
        return await answers

    async def _read(self) -> None:
        """Hand out answers in the order of the questions until the process ends or is too slow."""
        why = None
        try:
            while True:
                while not self._waiting:
                    self._came.clear()
                    await self._came.wait()
                async with asyncio.timeout(self._item_timeout):
                    while isinstance(answers := await _frame(self._answers), dict):
                        self._tell(News(**answers))
                future = self._waiting.popleft()
                if not future.done():  # its lane may have been closed
                    future.set_result(answers)
                if self._retired and not self._waiting:
                    return
        except TimeoutError:
            why = Failed("too-slow", "TimeoutError", f"not enriched within {self._item_timeout:g} s")
        except asyncio.IncompleteReadError:
            why = Failed("tagger-died", "TaggerError", f"the tagger process ended with {await self._status()}")
        except Exception as error:  # noqa: BLE001 -- whatever it is, the process is of no more use
            why = Failed("tagger-died", "TaggerError", f"what the tagger process answered cannot be read: {error!r}")
        finally:
            self.end(why)

    def _tell(self, news: News) -> None:
        level = logging.ERROR if news.refused else logging.INFO
        log.log(level, "tagger %d: %s", self._process.pid, news.message)
        self._metrics.watchlist_loads.labels("refused" if news.refused else "loaded").inc()

    async def _status(self) -> int:
        """The exit status of a process that has closed its pipe; one that does not end then is killed."""
        try:
            async with asyncio.timeout(1):
                return await self._process.wait()
        except TimeoutError:
            _kill(self._process)
            return await self._process.wait()

    def retire(self) -> None:
        """End the process as soon as it has answered what it was asked; nothing more is asked of it."""
        self._retired = True
        if not self._waiting:
            self.end()

    def end(self, why: Failed | None = None) -> None:
        """Kill the process; who still waits for an answer is told, the first one with `why`."""
        if self.ended:
            return
        self.ended = True
        self._task.cancel()
        _kill(self._process)
        for future in self._waiting:
            if why is not None and not future.done():
                future.set_exception(_Ended(why))
            elif not future.done():
                future.set_result(None)
            why = None

    async def gone(self) -> None:
        """Wait until nothing is left of an ended process, 5 s at the most."""
        await _gone(self._process, self._questions, self._answers)


def _kill(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()


async def _gone(process: Process, questions: asyncio.StreamWriter, answers: asyncio.StreamReader) -> None:
    with suppress(TimeoutError, BrokenPipeError, ConnectionResetError):
        async with asyncio.timeout(5):
            questions.close()
            await answers.read()
            await process.wait()


async def _frame(stream: asyncio.StreamReader) -> Any:
    (length,) = LENGTH.unpack(await stream.readexactly(LENGTH.size))
    return marshal.loads(await stream.readexactly(length))  # noqa: S302 -- from our own process


class Taggers:
    """As many tagger processes as `settings.taggers` says; each request goes to the one that has least to do.

    They work with the rules that the settings name as these were when they were read, until `renew` gives them others.
    """

    def __init__(
        self, settings: Settings, metrics: Metrics, *, rules: Contents | None = None, module: str = CHILD
    ) -> None:
        self._settings, self._metrics, self._module, self._rules = settings, metrics, module, rules
        self._taggers: list[_Tagger | None] = [None] * settings.taggers
        self._starting = [asyncio.Lock() for _ in self._taggers]
        self._retired: set[_Tagger] = set()

    async def start(self) -> None:
        """Start the processes and wait until they are ready; does nothing for those that are.

        Raises:
            RuleError: the rules cannot be used.
            SettingsError: what is to find names is not there.
            WatchlistError: a watchlist cannot be used.
            TaggerError: a process cannot be started.

        """
        await asyncio.gather(*(self._tagger(slot) for slot in range(len(self._taggers))))

    async def tag(self, items: Sequence[Item]) -> list[Answer]:
        """What each item gives rise to, see `child.answer`.

        If a process dies on them, or takes longer than `item_timeout`, each is tried once more alone, and the one that
        ends a process again is a `Failed`. Raises as `start`.
        """
        try:
            return await self._ask(items)
        except _Ended as ended:
            log.warning("a tagger process is given up: %s", ended)
        return [await self._alone(item) for item in items]

    async def _alone(self, item: Item) -> Answer:
        try:
            return (await self._ask([item]))[0]
        except _Ended as ended:
            return tuple(ended.why)

    async def _ask(self, items: Sequence[Item]) -> list[Answer]:
        """The answers of a process that did not end before it came to `items`. Raises _Ended."""
        while True:
            tagger = await self._tagger(min(range(len(self._taggers)), key=self._load))
            answers = await tagger.ask(items)
            if answers is not None:
                return answers

    async def stop(self) -> None:
        """End the processes at once; they hold nothing."""
        await _end([*(tagger for tagger in self._taggers if tagger is not None), *self._retired])

    def _load(self, slot: int) -> int:
        tagger = self._taggers[slot]
        return tagger.waiting if tagger is not None else 0

    async def renew(self, rules: Contents) -> None:
        """Go on with other rules: all requests from one moment on, without a pause.

        The processes that have them are started beside the present ones, which answer what they were asked and end. If
        one cannot be started all stays as it was. Raises as `start`.
        """
        starts = (_start(self._settings, self._metrics, rules, self._module) for _ in self._taggers)
        started = await asyncio.gather(*starts, return_exceptions=True)
        taggers = [each for each in started if isinstance(each, _Tagger)]
        failures = [each for each in started if isinstance(each, BaseException)]
        if failures:
            await _end(taggers)
            raise failures[0]
        self._rules = rules
        retired = [tagger for tagger in self._taggers if tagger is not None]
        self._taggers = list(taggers)
        for tagger in retired:
            tagger.retire()
            self._retired.add(tagger)
        for tagger in [tagger for tagger in self._retired if tagger.ended]:
            self._retired.remove(tagger)
            await tagger.gone()

    async def _tagger(self, slot: int) -> _Tagger:
        """The process of a slot; started first if there is none or the last one has ended."""
        async with self._starting[slot]:
            while True:
                tagger = self._taggers[slot]
                if tagger is not None and not tagger.ended:
                    return tagger
                if tagger is not None:
                    self._metrics.tagger_restarts.inc()
                rules = self._rules
                if rules is None:
                    rules = self._rules = contents(self._settings.rules or SHIPPED)
                started = await _start(self._settings, self._metrics, rules, self._module)
                if rules is self._rules:
                    self._taggers[slot] = started
                else:  # `renew` was faster
                    started.end()


async def _end(taggers: Sequence[_Tagger]) -> None:
    for tagger in taggers:
        tagger.end()
    await asyncio.gather(*(tagger.gone() for tagger in taggers))


async def _start(settings: Settings, metrics: Metrics, rules: Contents, module: str) -> _Tagger:
    # It gets none of our settings from the environment: there are secrets among them, and it reads hostile input.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, stdin=PIPE, stdout=PIPE, env=environment, limit=1 << 20
    )
    questions, answers = process.stdin, process.stdout
    assert questions and answers  # noqa: S101, PT018 -- they are pipes
    folder = str(settings.rules or SHIPPED)
    watchlists = str(settings.watchlists) if settings.watchlists else None
    questions.write(packed((folder, dict(rules), settings.recogniser, watchlists, settings.max_item_bytes)))
    try:
        async with asyncio.timeout(STARTING_SECONDS):
            wrong = cast("tuple[str, str] | None", await _frame(answers))
    except (TimeoutError, asyncio.IncompleteReadError, OSError) as error:
        _kill(process)
        raise TaggerError(
            f"a tagger process cannot be started: {type(error).__name__}; it ended with {await process.wait()}"
        ) from None
    if wrong is not None:
        await _gone(process, questions, answers)
        kind, message = wrong
        raise REFUSALS[kind](message)
    return _Tagger(process, questions, answers, settings.item_timeout, metrics)
