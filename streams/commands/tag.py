import sys

import orjson

from streams.commands.items import items
from streams.settings import Settings
from streams.tagger import Tagger
from streams.wire.decode import decode
from streams.wire.item import Rejected


def run(settings: Settings, files: tuple[str, ...], format_: str) -> int:
    """Write one line for each item, in order; returns 1 if one was rejected."""
    tagger = Tagger.load(settings.rules, settings.recogniser, settings.watchlists)
    write = sys.stdout.buffer.write
    rejected = 0
    for raw in items(files):
        item = decode(raw, format=format_, max_bytes=settings.max_item_bytes)
        if isinstance(item, Rejected):
            rejected += 1
            write(orjson.dumps({"uri": item.uri, "rejected": item.reason, "message": item.message}) + b"\n")
        else:
            write(orjson.dumps(tagger.enrich(item)) + b"\n")
    sys.stdout.buffer.flush()
    return 1 if rejected else 0
