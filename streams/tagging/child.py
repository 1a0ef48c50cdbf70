"""A tagger process: reads frames of raw items, answers each with what they give rise to, until its worker is gone.

It holds nothing, so it may be killed at any time: its worker asks another one.
"""

import gc
import os
import signal
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import time
from typing import Any, BinaryIO

import orjson

from streams.enrich import Resources, load_resources, read
from streams.errors import RuleError, SettingsError, WatchlistError
from streams.failures import Rejection, failed
from streams.rules import rule_set
from streams.signals import signal_key, signals
from streams.tagging.frames import Item, write
from streams.tagging.frames import read as read_frame
from streams.watchlists import Follower
from streams.wire.decode import MAX_ENRICHED, decode
from streams.wire.item import TOO_LARGE, Rejected

Y2K_MS = 946_684_800_000

Enriched = tuple[bytes, bytes, list[tuple[bytes, bytes]]]
"""Key and value of the record of `wire.enriched`, then those of each signal."""


def received(timestamp: int) -> str:
    """When the record came to the topic, ISO 8601 in UTC; now, on a broker that does not know (the embedded one)."""
    milliseconds = timestamp if timestamp > Y2K_MS else time() * 1000
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def enriched(item: Item, resources: Resources, max_bytes: int) -> Enriched:
    """What an item gives rise to. Raises Rejection for one that cannot be read."""
    key, value, timestamp = item
    decoded = decode(value or b"", uri=key.decode(errors="replace") if key else None, max_bytes=max_bytes)
    if isinstance(decoded, Rejected):
        raise Rejection(decoded.reason, decoded.message)
    found, document = read(decoded, resources)
    value = orjson.dumps(found)
    if len(value) > MAX_ENRICHED:
        raise Rejection(TOO_LARGE, f"{len(value)} bytes once enriched, at most {MAX_ENRICHED} are published")
    raised = signals(found, resources, received=received(timestamp), document=document)
    return (
        found["uri"].encode(),
        value,
        [(signal_key(each).encode(), orjson.dumps(each)) for each in raised],
    )


def answer(items: list[Item], resources: Resources, max_bytes: int) -> list[tuple[Any, ...]]:
    """For each item what it gives rise to, an `Enriched`, or the fields of a `Failed`: four, not three."""
    answers: list[tuple[Any, ...]] = []
    for item in items:
        try:
            answers.append(enriched(item, resources, max_bytes))
        except Exception as failure:  # noqa: BLE001 -- an item that fails is a dead letter, whatever failed
            answers.append(tuple(failed(failure)))
    return answers


def main(requests: BinaryIO, answers: BinaryIO) -> None:
    """Serve until `requests` ends. The first frame holds the settings; its answer is None, or error and message.

    Before an answer there may be frames of another kind: a `News` of a watchlist as a dict.
    """
    folder, rules, recogniser, watchlists, max_bytes = read_frame(requests)
    try:
        resources = load_resources(rule_set(rules, Path(folder)), recogniser)
        follower = Follower(Path(watchlists), resources.gazetteer.words) if watchlists else None
    except (RuleError, SettingsError, WatchlistError) as error:
        kind = next(each for each in (RuleError, SettingsError, WatchlistError) if isinstance(error, each))
        write(answers, (kind.__name__, str(error)))
        return
    write(answers, None)
    if follower is not None:
        follower.start()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    while True:
        try:
            items = read_frame(requests)
        except EOFError:
            return
        if follower is not None:
            while follower.news:
                write(answers, follower.news.popleft()._asdict())
            if follower.lists is not resources.watchlists:
                resources = replace(resources, watchlists=follower.lists)
        write(answers, answer(items, resources, max_bytes))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the worker says when to end
    try:
        # What a library prints by mistake must not stand among the answers.
        with os.fdopen(os.dup(1), "wb") as replies:
            os.dup2(2, 1)
            main(sys.stdin.buffer, replies)
    except BrokenPipeError:  # from main, or from closing with an answer that nobody reads any more
        sys.exit(1)
