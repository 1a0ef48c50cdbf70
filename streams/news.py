"""Whether what tells of a topic is the news of an item or its background."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

SURE: Final = 0.4
"""The confidence of a topic that one sentence of the lead tells of, or two behind it: news wherever it stands."""
BEFORE: Final = 3
"""Days by which what a sentence dates may be older than the item."""
AHEAD: Final = 7
"""Days by which it may lie ahead."""
_DAYS: Final = frozenset({"day", "hour", "minute"})
"""Grains of what names a day."""
_ANNOUNCING: Final = frozenset({"AGREE", "THREATEN"})
"""Types of events that announce something."""

Plain = Mapping[str, Any]


def is_news(
    topic: Plain, published: str | None, mentions: Sequence[Sequence[Plain]], events: Sequence[Iterable[Plain]]
) -> bool:
    """Whether an item reports a topic, given the mentions and the events of each sentence of its evidence.

    One sentence far down is background, as *the war, in which they bombed nuclear sites*, unless it has a date of
    these days or tells what lies ahead. In an item without a date that cannot be told, and all is news.
    """
    if topic["confidence"] >= SURE or published is None:
        return True
    day = date.fromisoformat(published[:10])
    dated = any(_names_a_day(mention, day) for inside in mentions for mention in inside)
    return dated or any(_lies_ahead(event) for told in events for event in told)


def _names_a_day(mention: Plain, about: date) -> bool:
    """Whether a mention names a day about this one."""
    if mention["type"] != "TEMPORAL" or mention.get("grain") not in _DAYS or not mention.get("date"):
        return False
    return -BEFORE <= (date.fromisoformat(mention["date"][:10]) - about).days <= AHEAD


def _lies_ahead(event: Plain) -> bool:
    return event["type"] in _ANNOUNCING or bool(event.get("future"))
