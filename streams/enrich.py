"""Item to enriched item: what `wire.enriched` carries, as plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from streams.capitals import Headline, events_in, in_its_own_capitals
from streams.events import Coder, as_headlined
from streams.events import load as load_coder
from streams.language import Gazetteer, load_gazetteer, of_the_story, reading, sources
from streams.language.blanks import unbroken
from streams.language.casing import in_capitals, quote
from streams.recognisers import OURS, finder
from streams.rules import Document, RuleSet
from streams.rules import load as load_rules
from streams.rules.document import FIELDS
from streams.watchlists import Watchlists
from streams.watchlists import load as load_watchlists
from streams.wire import Item

FLASH: Final = 2
"""Most sentences of a text that says no more than *More to follow*."""

Plain = dict[str, Any]


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
    text = in_its_own_capitals(unbroken(item.text), resources.gazetteer, resources.coder)
    entities, cues, line = reading(text, item.published, resources.gazetteer, item.headline)
    if text is not item.text:
        quote(entities, item.text)
        if item.text.isupper():
            line = line and line._replace(said=in_capitals(line.said, "place", "agency", "date"))
    document = Document(item.headline, item.text, entities, facts=facts(item.provider, item.published, item.extra))
    if resources.watchlists is not None:
        entities = resources.watchlists.marked(document)
    document.entities = of_story = entities if line is None else of_the_story(entities)
    units = document.sentences["text"] if line is None else _behind(line.end, text, document.sentences["text"])
    found = events_in(text, item.text, of_story, units, resources.coder, year=document.year)
    cited = sources(text, of_story, cues, document.sentences["text"])
    if text is not item.text:
        quote(cited, item.text)
        if item.text.isupper():
            cited = [in_capitals(source, "verb") for source in cited]
    if item.headline:
        if len(found) > 1:
            headline = _headline(item.headline, resources)
            found = as_headlined(found, headline.events(headline.entities(item.published), document.year))
        if not found and len(document.sentences["text"]) <= FLASH:
            headline = _headline(item.headline, resources)
            document.in_headline, found = _of_a_flash(headline, item.published, document.year, resources)
        elif resources.watchlists is not None:
            document.in_headline = resources.watchlists.in_headline(
                document, lambda written: _headline(written, resources).entities(item.published)
            )
    document.events = found
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
        "sources": cited,
        "topics": topics,
        "talked_about": talked_about,
        "events": found,
    }
    return enriched, document


def _behind(end: int, text: str, units: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of a text behind the `end` of its dateline, whose March is no verb."""
    while text[end : end + 1].isspace():
        end += 1
    return [(max(low, end), high) for low, high in units if high > end]


def _headline(written: str, resources: Resources) -> Headline:
    return Headline(written, resources.gazetteer, resources.coder)


def _of_a_flash(
    headline: Headline, published: str | None, year: int | None, resources: Resources
) -> tuple[list[Plain], list[Plain]]:
    """The entities and events of a headline that has little text below it, each with the headline for its `field`."""
    entities = headline.entities(published)
    if resources.watchlists is not None:
        entities = resources.watchlists.marked(Document(None, headline.written, entities))
    found = headline.events(entities, year)
    field = {"field": FIELDS[0]}
    return [{**entity, **field} for entity in entities], [{**event, **field} for event in found]


def facts(provider: str | None, published: str | None, extra: Mapping[str, object]) -> dict[str, str | float | None]:
    """What rules can ask of an item as a whole: urgency as in ninjs, 1 for the most urgent, where it is a number."""
    urgency = extra.get("urgency")
    number = float(urgency) if isinstance(urgency, int | float) and not isinstance(urgency, bool) else None
    return {"provider": provider, "published": published, "urgency": number}
