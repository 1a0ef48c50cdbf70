"""Item to enriched item: what `wire.enriched` carries, as plain data."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from streams.language import Gazetteer, load_gazetteer, recognise
from streams.rules import Document, RuleSet
from streams.rules import load as load_rules
from streams.wire import Item


@dataclass(slots=True, frozen=True)
class Resources:
    """All that enrichment knows beforehand; loaded once, never changed."""

    gazetteer: Gazetteer
    ruleset: RuleSet


def load_resources(rules: Path | RuleSet | None = None) -> Resources:
    """The shipped gazetteer and the rules given, or those of a folder, or the shipped ones. Raises RuleError."""
    return Resources(load_gazetteer(), rules if isinstance(rules, RuleSet) else load_rules(rules))


def read(item: Item, resources: Resources) -> tuple[dict[str, Any], Document]:
    """The item with its entities and topics: a dict of the shape of `schemas.Enriched`, keys in its order.

    With it comes the document as the rules saw it, for the signals.
    """
    entities = recognise(item.text, item.published, resources.gazetteer, item.headline)
    facts = {"provider": item.provider, "published": item.published}
    document = Document(item.headline, item.text, entities, facts=facts)
    topics, talked_about = resources.ruleset.topics_of(document)
    enriched = {
        "uri": item.uri,
        "headline": item.headline,
        "text": item.text,
        "published": item.published,
        "provider": item.provider,
        "extra": item.extra,
        "entities": entities,
        "topics": topics,
        "talked_about": talked_about,
    }
    return enriched, document
