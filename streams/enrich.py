"""Item to enriched item: what `wire.enriched` carries, as plain data."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from streams.events import Coder, events
from streams.events import load as load_coder
from streams.language import Gazetteer, load_gazetteer, of_the_story, reading, recognise, sources
from streams.recognisers import OURS, finder
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
    coder: Coder
    watchlists: Watchlists | None = None


def load_resources(
    rules: Path | RuleSet | None = None, recogniser: str = OURS, watchlists: Path | None = None
) -> Resources:
    """The shipped gazetteer, what finds names (see `streams.recognisers`), the rules given or of a folder, and the
    watchlists of a folder.

    Raises RuleError, WatchlistError, and SettingsError for a recogniser that is not there.
    """
    gazetteer = load_gazetteer()
    return Resources(
        replace(gazetteer, names=finder(recogniser, gazetteer.names)),
        rules if isinstance(rules, RuleSet) else load_rules(rules),
        load_coder(gazetteer),
        load_watchlists(watchlists, gazetteer.words),
    )


def read(item: Item, resources: Resources) -> tuple[dict[str, Any], Document]:
    """The item with its entities, topics and events: a dict of the shape of `schemas.Enriched`, keys in its order.

    With it comes the document as the rules saw it, for the signals.
    """
    entities, cues, line = reading(item.text, item.published, resources.gazetteer, item.headline)
    facts = {"provider": item.provider, "published": item.published}
    document = Document(item.headline, item.text, entities, facts=facts)
    if resources.watchlists is not None:
        entities = resources.watchlists.marked(document)
        document.in_headline = resources.watchlists.in_headline(
            document, lambda headline: recognise(headline, item.published, resources.gazetteer)
        )
    document.entities = of_story = entities if line is None else of_the_story(entities)
    found = document.events = events(item.text, of_story, document.sentences["text"], resources.coder)
    topics, talked_about = resources.ruleset.topics_of(document)
    enriched = {
        "uri": item.uri,
        "headline": item.headline,
        "text": item.text,
        "published": item.published,
        "provider": item.provider,
        "extra": item.extra,
        "entities": entities,
        "in_headline": document.in_headline,
        "dateline": line and line.said,
        "sources": sources(item.text, document.entities, cues, document.sentences["text"]),
        "topics": topics,
        "talked_about": talked_about,
        "events": found,
    }
    return enriched, document
