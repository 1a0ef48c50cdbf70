"""Quantities, money and times of a text, for tests."""

from functools import cache
from typing import Any

from streams.language import Gazetteer, load_gazetteer, recognise

PUBLISHED = "2025-06-18T09:30:00Z"
"""A Wednesday."""


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def entities(text: str, kind: str, published: str | None = PUBLISHED) -> list[dict[str, Any]]:
    """The entities of one type."""
    return [e for e in recognise(text, published, gazetteer()) if e["type"] == kind]


def only(text: str, kind: str, published: str | None = PUBLISHED) -> dict[str, Any]:
    """The one entity of that type that the text has."""
    (entity,) = entities(text, kind, published)
    return entity


Told = tuple[str, str | None, str | None, str]


def told(text: str, published: str | None = PUBLISHED) -> Told:
    """Words, date, end and grain of the one time in a text."""
    found = only(text, "TEMPORAL", published)
    return found["text"], found.get("date"), found.get("until"), found["grain"]
