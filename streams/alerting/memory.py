"""What the alert agent remembers of a partition, as entries of bytes that a compacted changelog can hold.

Two kinds of entries, so that a signal costs two puts however many items its matter has had:

- the matter: key `rule|actor|affected`, value `[layout, touched, windows]`;
- an item of a matter: key `rule|actor|affected#<24 hex of the uri>`, value `[layout, touched]`. It only says
  that the item has been dealt with.

`touched` is when the entry was last put, in epoch seconds of ingest time. It stands at the front, beside the
layout, so that expiry reads it without decoding a matter that may be long.
"""

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import Any, Protocol

import orjson

from streams.alerting.times import epoch
from streams.errors import StateError

LAYOUT = 1
"""The layout of the values. A release that changes it must read the ones before it, or say that it cannot."""

KEEP_SECONDS = 72 * 3600
EXPIRE_AT_MOST = 500

_HEAD = re.compile(rb"\[(\d{1,9}),(-?\d{1,18})[,\]]")


class CorruptStateError(StateError):
    """An entry of the state that this release cannot read; `key` names it. Nothing was changed."""

    def __init__(self, key: str, why: str) -> None:
        super().__init__(f"state entry {key!r} cannot be read: {why}")
        self.key = key


class State(Protocol):
    """The entries of one partition. Puts and deletes are part of the transaction that is under way."""

    def get(self, key: str) -> bytes | None:
        """The value last put under `key`, None if there is none."""

    def put(self, key: str, value: bytes) -> None:
        """Nothing; `key` holds `value` from now on and is the newest entry."""

    def delete(self, key: str) -> None:
        """Nothing; `key` is gone, if it was there."""

    def oldest(self) -> Iterator[tuple[str, bytes]]:
        """The entries in the order of their last put, oldest first; nothing is put or deleted meanwhile."""


class DictState:
    """A State in memory: for tests, and for programs that decide without Kafka.

    `DictState(other.oldest())` is a copy that shares nothing with the other.
    """

    def __init__(self, entries: Iterable[tuple[str, bytes]] = ()) -> None:
        # Not a plain dict: deletes at its front leave holes that every look for the first entry walks over.
        self._entries = OrderedDict(entries)

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: str) -> bytes | None:
        return self._entries.get(key)

    def put(self, key: str, value: bytes) -> None:
        self._entries[key] = value
        self._entries.move_to_end(key)

    def delete(self, key: str) -> None:
        self._entries.pop(key, None)

    def oldest(self) -> Iterator[tuple[str, bytes]]:
        return iter(self._entries.items())


@dataclass(slots=True)
class Window:
    """An alert as it was last published, and the stretch of event time that its items cover.

    What the matter's key and the version already say (rule, subject, status) is not repeated; evidence and
    news belong to one version only.
    """

    id: str
    version: int
    topic: str
    severity: str
    items: list[list[str | None]]
    """The newest items, the newest last: uri, provider, time and headline of `schemas.AlertItem`."""
    headline_before: str | None
    """The headline of the newest item that had one, among those that have left `items`."""
    item_count: int
    first_seen: str
    updated: str
    start: float
    """Epoch seconds of the earliest event time of all its items, those that have left `items` among them."""
    end: float
    """Epoch seconds of the latest."""
    quantities: list[tuple[float, str | None]]
    """Value and unit of those already told, the most lately met last."""
    places: list[str]
    """Entity ids of those already told, the most lately met last."""

    @property
    def headline(self) -> str | None:
        """The headline of the newest item that has one. Not a field: it would be in the state twice."""
        return next((item[3] for item in reversed(self.items) if item[3]), self.headline_before)

    def distance(self, time: float) -> float:
        """Seconds from `time` to the nearer edge of the window, 0.0 within it."""
        return max(self.start - time, time - self.end, 0.0)


class Memory:
    """A State, read and written as matters and items. It keeps nothing itself: the State is all there is."""

    def __init__(self, state: State) -> None:
        self._state = state

    def knows(self, matter: str, uri: str) -> bool:
        """Whether the item was remembered in this matter and has not expired. Raises CorruptStateError."""
        key = _item_key(matter, uri)
        value = self._state.get(key)
        if value is None:
            return False
        _touched(key, value)
        return True

    def windows(self, matter: str) -> list[Window]:
        """The windows of a matter, the least recently updated first; [] if none. Raises CorruptStateError.

        They are copies: changing one changes nothing until it is remembered.
        """
        value = self._state.get(matter)
        if value is None:
            return []
        _touched(matter, value)
        try:
            _layout, _when, windows = orjson.loads(value)
            return [_window(fields) for fields in windows]
        except (ValueError, TypeError, KeyError) as error:
            raise CorruptStateError(matter, str(error)) from error

    def remember(self, matter: str, windows: list[Window], uri: str, now: str) -> None:
        """Nothing; the matter has these windows and the item is known.

        Raises CorruptStateError and UnreadableTimeError, before anything is put.
        """
        seconds = touched = int(epoch(now))
        before = self._state.get(matter)
        if before is not None:
            # A source that lags brings signals received long ago; they must not age a matter that is alive.
            touched = max(touched, _touched(matter, before))
        # The matter first, so that it does not outlive the item: a repeat would find an alert to update.
        self._state.put(matter, orjson.dumps([LAYOUT, touched, windows]))
        self._state.put(_item_key(matter, uri), orjson.dumps([LAYOUT, seconds]))


def expire(state: State, now: str, keep_seconds: float = KEEP_SECONDS, at_most: int = EXPIRE_AT_MOST) -> int:
    """How many entries were deleted: the oldest ones, last touched more than `keep_seconds` before `now`.

    It stops at the first one still alive and after `at_most`: a call between two batches is short, and looks
    at no more than one entry in vain. Raises CorruptStateError, UnreadableTimeError.
    """
    limit = epoch(now) - keep_seconds
    dead: list[str] = []
    for key, value in islice(state.oldest(), at_most):
        if _touched(key, value) >= limit:
            break
        dead.append(key)
    for key in dead:
        state.delete(key)
    return len(dead)


def _item_key(matter: str, uri: str) -> str:
    return f"{matter}#{blake2b(uri.encode(), digest_size=12).hexdigest()}"


def _touched(key: str, value: bytes) -> int:
    """When the entry was last touched; the layout is checked on the way."""
    head = _HEAD.match(value)
    if head is None:
        raise CorruptStateError(key, f"it begins with {value[:24]!r}")
    if int(head[1]) != LAYOUT:
        raise CorruptStateError(key, f"it has layout {int(head[1])}, this release reads {LAYOUT}")
    return int(head[2])


def _window(fields: dict[str, Any]) -> Window:
    # JSON has no tuples; the set of what is known needs them.
    fields["quantities"] = [(value, unit) for value, unit in fields["quantities"]]
    return Window(**fields)
