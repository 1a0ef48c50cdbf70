"""Signals to alerts: which signals are one alert, and what each of them adds to it.

All times come with the signals, never from a clock: the same signals in the same order make the same alerts.
"""

from base64 import b32encode
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, TypeVar

from streams.alerting.memory import Memory, Window
from streams.alerting.times import epoch

SAME_ALERT_SECONDS = 24 * 3600
"""How far from an alert's window an item may lie and still belong to it."""
WINDOWS_KEPT = 8
"""Alerts of one matter that can still be updated."""
ITEMS_KEPT = 50
"""Items that an alert lists, as `schemas.Alert.items` promises."""
KNOWN_KEPT = 200
"""Quantities, and places, that an alert remembers to have told."""

Key = TypeVar("Key")


def decide(memory: Memory, signal: dict[str, Any], now: str) -> list[dict[str, Any]]:
    """The alerts to publish because of `signal`, in order, as `schemas.Alert`; what changed is in `memory`.

    `signal` is a `schemas.Signal`, `now` is when it was received. The newest item of an alert is the one that
    came last, whatever its event time: a late story is an update too. The alerts share parts with `signal`.
    Raises CorruptStateError and UnreadableTimeError; `memory` is then as it was.
    """
    uri = signal["uri"]
    subject = _subject(signal["subject"])
    matter = f"{signal['rule']}|{subject}"
    if memory.knows(matter, uri):
        return []
    windows = memory.windows(matter)
    if any(item[0] == uri for window in windows for item in window.items):
        # A story longer than the memory of single items: its alert still lists this one.
        return []

    time = epoch(signal["event_time"])
    window = _nearest(windows, time)
    if window is None:
        opening = alert_id(signal["rule"], subject, uri)
        if any(known.id == opening for known in windows):
            # The item that opened a living alert is back under another date. Its id would be opened twice.
            return []
        window = _opened(opening, signal, time)
    else:
        windows.remove(window)

    news = _add(window, signal, time)
    windows.append(window)
    memory.remember(matter, windows[-WINDOWS_KEPT:], uri, now)
    return [_alert(window, signal, subject, news)]


def _subject(of: dict[str, Any]) -> str:
    place = of.get("place")
    return place["id"] if place is not None else f"{of['actor'] or '-'}|{of['affected'] or '-'}"


def alert_id(rule: str, subject: str, uri: str) -> str:
    """The id of the alert that the item `uri` opens: 26 characters of `a-z2-7`, 130 bits.

    Computed from the parts as netstrings (`4:rule,`), so that no two different triples are written alike.
    """
    parts = (part.encode() for part in (rule, subject, uri))
    digest = blake2b(b"".join(b"%d:%b," % (len(part), part) for part in parts)).digest()
    return b32encode(digest[:20])[:26].decode().lower()  # 20 bytes give 32 characters without padding


def _nearest(windows: list[Window], time: float) -> Window | None:
    """The window an item of `time` belongs to, of two as near the one updated last; None if all are far."""
    near = min(reversed(windows), key=lambda window: window.distance(time), default=None)
    return near if near is not None and near.distance(time) <= SAME_ALERT_SECONDS else None


def _opened(opening: str, signal: dict[str, Any], time: float) -> Window:
    """A window that no item has been added to yet."""
    return Window(
        id=opening,
        version=0,
        topic=signal["topic"],
        severity=signal["severity"],
        items=[],
        headline_before=None,
        item_count=0,
        first_seen=signal["received"],
        updated=signal["received"],
        start=time,
        end=time,
        quantities=[],
        places=[],
    )


def _add(window: Window, signal: dict[str, Any], time: float) -> dict[str, Any]:
    """The `schemas.News` of the version that `window` becomes with this item."""
    window.version += 1
    # The rule may have been edited since the last version: what it says now holds.
    window.topic = signal["topic"]
    window.severity = signal["severity"]
    window.items.append([signal["uri"], signal["provider"], signal["event_time"], signal["headline"]])
    if len(window.items) > ITEMS_KEPT:
        window.headline_before = window.items.pop(0)[3] or window.headline_before
    window.item_count += 1
    window.updated = signal["received"]
    window.start = min(window.start, time)
    window.end = max(window.end, time)

    quantities: dict[tuple[float, str | None], dict[str, Any]] = {}
    for quantity in signal["quantities"]:
        quantities.setdefault((quantity["value"], quantity["unit"]), quantity)
    return {
        "items": [signal["uri"]],
        "quantities": [quantities[key] for key in _learn(window.quantities, quantities)],
        "places": _learn(window.places, signal["places"]),
    }


def _learn(known: list[Key], met: Iterable[Key]) -> list[Key]:
    """What of `met` was not known, once each; `known` takes it in and forgets what was met longest ago."""
    order = dict.fromkeys(known)
    fresh = []
    for key in met:
        if key in order:
            del order[key]
        else:
            fresh.append(key)
        order[key] = None
    known[:] = list(order)[-KNOWN_KEPT:]
    return fresh


def _alert(window: Window, signal: dict[str, Any], subject: str, news: dict[str, Any]) -> dict[str, Any]:
    """The version of the alert that `window` now stands for."""
    return {
        "id": window.id,
        "version": window.version,
        "status": "open" if window.version == 1 else "updated",
        "rule": signal["rule"],
        "rule_version": signal["rule_version"],
        "topic": window.topic,
        "severity": window.severity,
        "subject": subject,
        "place": signal["subject"].get("place"),
        "headline": window.headline,
        "items": [
            {"uri": uri, "provider": provider, "time": time, "headline": headline}
            for uri, provider, time, headline in window.items
        ],
        "item_count": window.item_count,
        "evidence": signal["evidence"],
        "new": news,
        "first_seen": window.first_seen,
        "updated": window.updated,
    }
