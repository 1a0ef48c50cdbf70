import asyncio
import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from typing import Any

import orjson
from rich.console import Console

from streams.alerting.render import render
from streams.commands.items import items
from streams.commands.publish import key_of
from streams.errors import BrokerError
from streams.kafka.client import new_producer, new_reader, partitions_of, start
from streams.kafka.embedded import EmbeddedBroker
from streams.kafka.topics import Names, specs
from streams.rules import load as load_rules
from streams.settings import PREFIX, Settings

STARTING = 30.0  # seconds that the worker may take
WORKING = 120.0  # seconds that it may take for the stories
QUIET = 1.5  # seconds without a new alert after the last story, until that was all


def run(files: tuple[str, ...], *, keep: bool) -> int:
    """Run broker, worker and stories; prints each alert as it comes, then what was measured."""
    console = Console(highlight=False, markup=False)
    stories = list(items(files)) if files else samples()
    matters = {rule.topic for rule in load_rules(None).alerts}
    console.print("wirewatch demo: starting an embedded broker and a worker", style="dim")
    wanted = [spec.name for spec in specs(Settings(), matters)]
    broker = EmbeddedBroker()
    broker.touch(wanted)
    settings = Settings(brokers=broker.address.split(","), embedded=True, metrics_port=_free_port())
    with _worker(settings) as process:
        _wait_until_ready(settings, process)
        status = asyncio.run(_watch(settings, stories, process, console))
        if keep and not status:
            console.print(f"broker: {broker.address}; e.g.", style="dim")
            console.print(f"  WIREWATCH_EMBEDDED=true wirewatch tail --brokers {broker.address}", style="dim")
            console.print("Ctrl-C ends it", style="dim")
            with contextlib.suppress(KeyboardInterrupt):
                process.wait()
    return status


def samples() -> list[bytes]:
    """The sample stories: those in the wheel, or the checkout's `seeds`."""
    package = Path(__file__).parents[1]
    folder = package / "samples" if (package / "samples").is_dir() else package.parent / "seeds"
    return [path.read_bytes() for path in sorted(folder.iterdir())]


@contextlib.contextmanager
def _worker(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    environment |= {
        "WIREWATCH_BROKERS": ",".join(settings.brokers),
        "WIREWATCH_EMBEDDED": "true",
        "WIREWATCH_METRICS_PORT": str(settings.metrics_port),
        "WIREWATCH_LOG_LEVEL": "warning",
    }
    process = subprocess.Popen([sys.executable, "-m", "streams", "worker"], env=environment)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(settings.stop_timeout + 5)
        except subprocess.TimeoutExpired:
            process.kill()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_until_ready(settings: Settings, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTING
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{settings.metrics_port}/readyz", timeout=1).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise BrokerError("the worker did not get ready; what it said stands above")


async def _watch(settings: Settings, stories: list[bytes], process: subprocess.Popen[bytes], console: Console) -> int:
    names = Names(settings.topic_prefix)
    reader, producer = new_reader(settings), new_producer(settings)
    sent: dict[str, float] = {}
    latencies: list[float] = []
    done = alerts = rejected = 0
    try:
        await start(producer, settings)
        await start(reader, settings)
        topics = names.alerts, names.enriched, names.deadletter
        reader.assign([tp for topic in topics for tp in await partitions_of(reader, topic)])
        started = quiet_since = finished = time.perf_counter()
        for story in stories:
            key = key_of(story, settings.max_item_bytes)
            sent[key.decode() if key else ""] = time.perf_counter()
            await producer.send(names.raw, story, key=key)
        await producer.flush()
        deadline = started + WORKING
        while (done < len(stories) or time.perf_counter() < quiet_since + QUIET) and time.perf_counter() < deadline:
            if process.poll() is not None:
                raise BrokerError("the worker ended; what it said stands above")
            for found in (await reader.getmany(timeout_ms=100)).values():
                for record in found:
                    now = quiet_since = time.perf_counter()
                    if record.topic == names.alerts:
                        alert: dict[str, Any] = orjson.loads(record.value)
                        latencies += [now - sent[uri] for uri in alert["new"]["items"] if uri in sent]
                        alerts += 1
                        console.print(render(alert, width=min(console.width, 110)))
                    else:
                        done, finished = done + 1, now
                        rejected += record.topic == names.deadletter
        took = max(finished - started, 1e-9)
        console.print(
            f"{len(stories)} items in, {done - rejected} enriched, {rejected} dead letters, {alerts} alerts; "
            f"{done / took:,.0f} items/s; wire to alert {_percentiles(latencies)}",
            style="bold",
        )
        return 0 if done >= len(stories) else 1
    finally:
        await reader.stop()
        await producer.stop()


def _percentiles(latencies: list[float]) -> str:
    if not latencies:
        return "-"
    cuts = quantiles(latencies, n=100, method="inclusive") if len(latencies) > 1 else latencies * 99
    return f"p50 {cuts[49] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms"
