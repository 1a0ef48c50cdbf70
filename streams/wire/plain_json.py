"""Plain JSON: one object `{"id", "text", "headline"?, "published"?, "provider"?}`, see `schemas.PlainItem`.

Checked by hand, not by pydantic: this runs for every item, and its messages name the field.
"""

from datetime import UTC, datetime
from typing import Final

import orjson

from streams.wire.item import BAD_JSON, BAD_SCHEMA, EMPTY, MAX_URI, Item, Rejected
from streams.wire.spelling import composed

MAX_DEPTH: Final = 64
"""Deepest nesting of an item. orjson reads 1,024 levels but writes only 254: what it reads could not be sent on."""


def decode(raw: bytes, text: str, uri: str | None) -> Item | Rejected:
    """The item; its `uri` is the object's `id`, fields that are not read go to `extra`."""
    try:
        fields = orjson.loads(text)
    except orjson.JSONDecodeError as e:
        return Rejected(BAD_JSON, str(e), uri)
    if not isinstance(fields, dict):
        return Rejected(BAD_SCHEMA, f"a {type(fields).__name__} instead of an object", uri)
    own = fields.pop("id", None)
    if not isinstance(own, str) or not 0 < len(own) <= MAX_URI:
        return Rejected(BAD_SCHEMA, f"id: must be a string of 1 to {MAX_URI} characters", uri)
    try:
        story = _composed(fields, "text")
        headline = _composed(fields, "headline")
        published = _instant(_string(fields, "published"))
    except ValueError as e:
        return Rejected(BAD_SCHEMA, str(e), own)
    if story is None:
        return Rejected(BAD_SCHEMA, "text: missing", own)
    if not story.strip() and not (headline and headline.strip()):
        return Rejected(EMPTY, "neither text nor headline", own)
    provider = next((fields.pop(k) for k in ("provider", "source") if isinstance(fields.get(k), str)), None)
    if _deeper(fields, MAX_DEPTH):
        return Rejected(BAD_SCHEMA, f"nested more than {MAX_DEPTH} levels deep", own)
    return Item(own, story, headline, published, provider, fields)


def _string(fields: dict[str, object], name: str) -> str | None:
    value = fields.pop(name, None)
    if value is None or isinstance(value, str):
        return value
    raise ValueError(f"{name}: must be a string")


def _composed(fields: dict[str, object], name: str) -> str | None:
    """A text of which words are read: in one spelling, before anybody counts its code points."""
    value = _string(fields, name)
    return value and composed(value)


def _instant(value: str | None) -> str | None:
    """ISO 8601 in UTC with a trailing Z; a time without a zone is UTC already."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise ValueError("published: must be an ISO 8601 date or time") from None
    return moment.isoformat().replace("+00:00", "Z")


def _deeper(value: object, levels: int) -> bool:
    """True where `value` is nested more than `levels` deep; walks level by level, so never deeper than asked."""
    level: list[object] = [value]
    for _ in range(levels):
        inner: list[object] = []
        for v in level:
            if isinstance(v, dict):
                inner += [x for x in v.values() if isinstance(x, dict | list)]
            elif isinstance(v, list):
                inner += [x for x in v if isinstance(x, dict | list)]
        if not inner:
            return False
        level = inner
    return True
