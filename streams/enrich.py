"""Item to enriched item: what `wire.enriched` carries, as plain data."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from streams.language import Gazetteer, load_gazetteer, recognise
from streams.rules import Document, RuleSet
from streams.rules import load as load_rules
from streams.watchlists import Watchlists
from streams.watchlists import load as load_watchlists
from streams.wire import Item


@dataclass(slots=True, frozen=True)
class Resources:
    """All that enrichment knows beforehand; loaded once, never changed."""

    gazetteer: Gazetteer
    ruleset: RuleSet
    watchlists: Watchlists | None = None


def load_resources(rules: Path | None = None, watchlists: Path | None = None) -> Resources:
    """The shipped gazetteer, the rules of a folder, or the shipped ones, and the watchlists of a folder, or none.

    Raises RuleError, WatchlistError.
    """
    gazetteer = load_gazetteer()
    return Resources(gazetteer, load_rules(rules), load_watchlists(watchlists, gazetteer.names.lists))


def read(item: Item, resources: Resources) -> tuple[dict[str, Any], Document]:
    """The item with its entities and topics: a dict of the shape of `schemas.Enriched`, keys in its order.

    With it comes the document as the rules saw it, for the signals.
    """
    entities = recognise(item.text, item.published, resources.gazetteer)
    document = Document(item.headline, item.text, entities)
    if resources.watchlists is not None:
        document.entities = entities = resources.watchlists.marked(document)
    topics = resources.ruleset.topics_of(document)
    enriched = {
        "uri": item.uri,
        "headline": item.headline,
        "text": item.text,
        "published": item.published,
        "provider": item.provider,
        "extra": item.extra,
        "entities": entities,
        "topics": topics,
    }
    return enriched, document
