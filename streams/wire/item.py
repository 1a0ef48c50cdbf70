from dataclasses import dataclass
from typing import Final

BAD_ENCODING: Final = "bad-encoding"
BAD_JSON: Final = "bad-json"
BAD_SCHEMA: Final = "bad-schema"
TOO_LARGE: Final = "too-large"
UNKNOWN_FORMAT: Final = "unknown-format"
EMPTY: Final = "empty"

REASONS: Final = frozenset({BAD_ENCODING, BAD_JSON, BAD_SCHEMA, TOO_LARGE, UNKNOWN_FORMAT, EMPTY})
"""All reasons a `Rejected` may give; metrics and dead-letter headers count on this set being closed."""

MAX_URI: Final = 1024
"""Longest item id in characters, as in `schemas.PlainItem`."""


@dataclass(slots=True, frozen=True)
class Item:
    """A story as it came, whatever the format it came in; headline and text in one spelling (`spelling.composed`).

    `published` is ISO 8601 in UTC with a trailing `Z`; `extra` holds the format's fields that have no place here.
    """

    uri: str
    text: str
    headline: str | None
    published: str | None
    provider: str | None
    extra: dict[str, object]


@dataclass(slots=True, frozen=True)
class Rejected:
    """Why bytes are not an item: a reason of `REASONS`, what was wrong and where, and the id where known."""

    reason: str
    message: str
    uri: str | None = None
