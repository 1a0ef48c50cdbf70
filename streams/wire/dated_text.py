"""Dated text: a line ` date YYYY-MM-DD N`, a headline, and the story, as in `seeds/`.

What the third field of the header means no sample says; it is kept as it came.
"""

import hashlib
import re
from datetime import date
from typing import Final

from streams.wire.item import BAD_SCHEMA, EMPTY, UNKNOWN_FORMAT, Item, Rejected
from streams.wire.spelling import composed

_HEADER: Final = re.compile(r"[ \t]*date[ \t]+([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ \t]+(\S{1,64}))?[ \t]*\r?(?:\n|\Z)")
_PROVIDER: Final = re.compile(r"\(([A-Z][A-Za-z0-9 .&/-]{1,39})\)[ \t]")


def has_header(text: str) -> bool:
    return _HEADER.match(text.lstrip("\r\n")) is not None


def decode(raw: bytes, text: str, uri: str | None) -> Item | Rejected:
    """The item, its `text` everything after the headline line but for one final line break.

    Without a `uri` its id is `urn:sha256:` and half of the digest of `raw`, so a repeat has the same.
    """
    uri = uri or "urn:sha256:" + hashlib.sha256(raw).hexdigest()[:32]
    text = text.lstrip("\r\n")
    header = _HEADER.match(text)
    if header is None:
        return Rejected(UNKNOWN_FORMAT, "the first line is not ` date YYYY-MM-DD N`", uri)
    year, month, day, third = header.groups()
    stated = f"{year}-{month}-{day}"
    try:
        date(int(year), int(month), int(day))
    except ValueError as e:
        return Rejected(BAD_SCHEMA, f"header: {stated} is no date: {e}", uri)
    headline, _, story = composed(text[header.end() :]).partition("\n")
    headline = headline.strip()
    story = story.removesuffix("\n").removesuffix("\r")
    if not headline and not story.strip():
        return Rejected(EMPTY, "nothing after the header", uri)
    provider = _PROVIDER.match(story)
    return Item(
        uri=uri,
        text=story,
        headline=headline or None,
        published=f"{stated}T00:00:00Z",
        provider=provider.group(1) if provider else None,
        extra={"header": {"date": stated, "third": third}},
    )
