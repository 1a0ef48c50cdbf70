from collections.abc import Callable
from typing import Final

from streams.wire import dated_text, plain_json
from streams.wire.item import BAD_ENCODING, EMPTY, TOO_LARGE, UNKNOWN_FORMAT, Item, Rejected

Decoder = Callable[[bytes, str, str | None], Item | Rejected]

DECODERS: Final[dict[str, Decoder]] = {"json": plain_json.decode, "text": dated_text.decode}
"""Format name to its decoder, which takes the bytes, the same as text, and the fallback id."""

FORMATS: Final = ("auto", *DECODERS)

MAX_BYTES: Final = 1_048_576
"""Largest raw item: Kafka's own default for a record."""

MAX_ENRICHED: Final = 11 << 20
"""Largest enriched item as JSON; one made of nothing but short names grows to forty times its size."""


def decode(
    raw: bytes,
    *,
    format: str = "auto",  # noqa: A002 - the name callers expect
    uri: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Item | Rejected:
    """The item that `raw` holds, or why there is none; never raises on any bytes.

    `uri` (the record's key) names items of formats that carry no id of their own. Raises ValueError for a
    `format` that is not one of `FORMATS`.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}; valid are {', '.join(FORMATS)}")
    uri = uri or None
    if len(raw) > max_bytes:
        return Rejected(TOO_LARGE, f"{len(raw)} bytes, at most {max_bytes} are read", uri)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        return Rejected(BAD_ENCODING, f"not UTF-8 at byte {e.start}: {e.reason}", uri)
    if not text or text.isspace():
        return Rejected(EMPTY, "nothing but white space", uri)
    name = _recognise(text) if format == "auto" else format
    if name is None:
        return Rejected(UNKNOWN_FORMAT, "neither a JSON object nor a text with a `date` header", uri)
    return DECODERS[name](raw, text, uri)


def _recognise(text: str) -> str | None:
    if text.lstrip().startswith("{"):
        return "json"
    return "text" if dated_text.has_header(text) else None
