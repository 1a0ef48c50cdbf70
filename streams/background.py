"""Whether what tells of a topic is the news of an item or its background."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

SURE: Final = 0.4
"""The confidence of a topic that one sentence of the lead tells of, or two behind it: news wherever it stands."""
THESE_DAYS: Final = timedelta(days=3)
"""How old what a sentence dates may be at the most."""
_DAYS: Final = frozenset({"day", "hour", "minute"})
"""Grains of what names a day."""
_AHEAD: Final = frozenset({"AGREE", "CONCEDE", "THREATEN"})
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
    since = (date.fromisoformat(published[:10]) - THESE_DAYS).isoformat()
    dated = any(_is_since(mention, since) for inside in mentions for mention in inside)
    return dated or any(_lies_ahead(event) for told in events for event in told)


def _is_since(mention: Plain, since: str) -> bool:
    return mention["type"] == "TEMPORAL" and mention.get("grain") in _DAYS and mention.get("date", "") >= since


def _lies_ahead(event: Plain) -> bool:
    return event["type"] in _AHEAD or bool(event.get("future"))
