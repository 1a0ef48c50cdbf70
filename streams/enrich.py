"""Item to enriched item: what `wire.enriched` carries, as plain data."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from streams.events import Coder, events
from streams.events import load as load_coder
from streams.language import Gazetteer, load_gazetteer, recognise, sentences
from streams.rules import Document, RuleSet
from streams.rules import load as load_rules
from streams.wire import Item


@dataclass(slots=True, frozen=True)
class Resources:
    """All that enrichment knows beforehand; loaded once, never changed."""

    gazetteer: Gazetteer
    ruleset: RuleSet
    coder: Coder


def load_resources(rules: Path | None = None) -> Resources:
    """The shipped gazetteer and the rules of a folder, or the shipped ones. Raises RuleError."""
    gazetteer = load_gazetteer()
    return Resources(gazetteer, load_rules(rules), load_coder(gazetteer))


def read(item: Item, resources: Resources) -> tuple[dict[str, Any], Document]:
    """The item with its entities, topics and events: a dict of the shape of `schemas.Enriched`, keys in its order.

    With it comes the document as the rules saw it, for the signals.
    """
    entities = recognise(item.text, item.published, resources.gazetteer)
    document = Document(item.headline, item.text, entities)
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
        "events": events(item.text, entities, sentences(item.text), resources.coder),
    }
    return enriched, document
