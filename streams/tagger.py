"""The whole pure pipeline as one object: for Python callers and `wirewatch tag`."""

from pathlib import Path
from typing import Any

import orjson

from schemas import Enriched
from streams.enrich import Resources, load_resources, read
from streams.errors import RejectedItem
from streams.recognisers import OURS
from streams.signals import signals
from streams.wire import MAX_BYTES, Item, Rejected, decode
from streams.wire.item import BAD_ENCODING, BAD_SCHEMA


class Tagger:
    """Reads raw items and finds their entities, topics and signals.

    What it gives for an item hangs on that item alone; words that it has met it remembers, up to a bound. One thread at
    a time may use it.
    """

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @classmethod
    def load(
        cls, rules: Path | str | None = None, recogniser: str = OURS, watchlists: Path | str | None = None
    ) -> "Tagger":
        """A tagger with the rules of a folder, or the shipped ones, what finds names (see `streams.recognisers`), and
        the watchlists of a folder, or none.

        Takes about a second. Raises RuleError for a rule that cannot be used, WatchlistError for a watchlist, and
        SettingsError for a recogniser that is not installed.
        """
        folders = [None if folder is None else Path(folder) for folder in (rules, watchlists)]
        return cls(load_resources(folders[0], recogniser, folders[1]))

    def tag(
        self,
        raw: bytes | str | dict[str, Any],
        format: str = "auto",  # noqa: A002 - the name callers expect
        *,
        uri: str | None = None,
        max_bytes: int = MAX_BYTES,
    ) -> Enriched:
        """The enriched item of a raw one, given as it came or as the object that its JSON holds.

        `uri` names items of formats without an id. Raises RejectedItem for an item that cannot be read and
        ValueError for an unknown `format`.
        """
        item = decode(
            _bytes(raw, uri), format="json" if isinstance(raw, dict) else format, uri=uri, max_bytes=max_bytes
        )
        if isinstance(item, Rejected):
            raise RejectedItem(item.reason, item.message, item.uri)
        return Enriched.model_validate(self.enrich(item))

    def enrich(self, item: Item) -> dict[str, Any]:
        """The same as plain data of the shape of `schemas.Enriched`."""
        enriched, _ = read(item, self.resources)
        return enriched

    def signals(self, enriched: dict[str, Any], *, received: str) -> list[dict[str, Any]]:
        """The signals of an enriched item, plain data of the shape of `schemas.Signal`; see `streams.signals`."""
        return signals(enriched, self.resources, received=received)


def _bytes(raw: bytes | str | dict[str, Any], uri: str | None) -> bytes:
    if isinstance(raw, bytes):
        return raw
    if isinstance(raw, str):
        try:
            return raw.encode("utf-8")
        except UnicodeEncodeError as e:
            raise RejectedItem(BAD_ENCODING, f"not Unicode at character {e.start}: {e.reason}", uri) from None
    try:
        return orjson.dumps(raw)
    except orjson.JSONEncodeError as e:
        raise RejectedItem(BAD_SCHEMA, f"not an object of JSON: {e}", uri) from None
