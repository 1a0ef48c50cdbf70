"""One worker process: started, watched, stopped; and how it ends itself when it must not go on."""

import asyncio
import faulthandler
import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import NoReturn

import uvloop
from faust.types import TP

from streams.app import App, create_app
from streams.errors import WirewatchError
from streams.health import serve
from streams.kafka.steps import Step
from streams.kafka.topics import check
from streams.kafka.watchdog import Watchdog
from streams.rules import SHIPPED, RuleSet, contents, rule_set
from streams.settings import Settings
from streams.tagging.reload import Reloading

log = logging.getLogger(__name__)

FAILED = 1


def end_process(failure: BaseException) -> NoReturn:
    """End the process at once, saying why.

    Not by way of an orderly stop: Faust's waits without a bound for what may never come. Transactions make it safe:
    what is not committed is done again by the partition's next owner.
    """
    if isinstance(failure, WirewatchError):
        log.critical("%s", failure)
    else:
        log.critical("the worker cannot go on: %s: %s", type(failure).__name__, failure, exc_info=failure)
        faulthandler.dump_traceback(sys.stderr, all_threads=True)
    logging.shutdown()
    sys.stderr.flush()
    os._exit(FAILED)


def run(settings: Settings, *, steps: dict[str, Callable[[TP], Step]] | None = None, checked: bool = True) -> int:
    """Work until SIGTERM or SIGINT; returns the exit status.

    Raises:
        TopicsError, BrokerError: before the start, if topics do not fit or no broker answers.

    """
    uvloop.install()  # for the loop of the consumer's thread too, which Faust makes
    # The fetching thread and the event loop take turns; with the default of 5 ms each waits long for the other.
    sys.setswitchinterval(0.001)
    # A batch is thousands of small objects that go as they came: collecting each time 700 more are there finds nothing.
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    return uvloop.run(_run(settings, steps, checked and not settings.embedded))


async def _run(settings: Settings, steps: dict[str, Callable[[TP], Step]] | None, checked: bool) -> int:
    folder = settings.rules or SHIPPED
    files = contents(folder)

    async def fits(rules: RuleSet) -> None:
        if checked:
            await check(settings, {rule.topic for rule in rules.alerts})

    await fits(rule_set(files, folder))
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    app = create_app(settings, on_fatal=end_process, steps=steps, rules=files)
    if steps is None:
        await app.taggers.start()
        if settings.rules:
            reloading = Reloading(settings.rules, app.taggers, app.metrics, fits, files)
            following = asyncio.create_task(reloading.run(), name="rules")
            following.add_done_callback(_must_not_end)
    watchdog = Watchdog(app, end_process)
    server = serve(app.metrics.registry, watchdog.alive, lambda: app.ready, settings) if settings.metrics_port else None
    log.info("joining group %s at %s", settings.group, ", ".join(settings.brokers))
    await app.start()
    watchdog.start()
    crashed = asyncio.ensure_future(app.wait_until_stopped())
    stopped = asyncio.ensure_future(stopping.wait())
    await asyncio.wait([crashed, stopped], return_when=asyncio.FIRST_COMPLETED)
    if not stopping.is_set():
        end_process(app.crash_reason or RuntimeError("Faust stopped on its own"))
    log.info("stopping: letting transactions end")
    await _stop(app, settings.stop_timeout)
    watchdog.stop()
    if server:
        server.shutdown()
    log.info("stopped")
    logging.shutdown()
    os._exit(0)  # aiokafka's and Faust's threads would hold up the interpreter's own end


def _must_not_end(task: "asyncio.Task[None]") -> None:
    if not task.cancelled():
        end_process(task.exception() or RuntimeError(f"{task.get_name()} ended"))


async def _stop(app: App, timeout: float) -> None:
    def give_up() -> None:
        log.error(
            "the orderly stop took longer than %.0f s; ending now, what is not committed will be done again", timeout
        )
        logging.shutdown()
        os._exit(0)

    timer = threading.Timer(timeout, give_up)
    timer.daemon = True
    timer.start()
    app.assigned_at = None
    await asyncio.gather(*(delivery.revoke(list(delivery.lanes)) for delivery in app.deliveries))
    await app.stop()
    await app.taggers.stop()
    timer.cancel()
