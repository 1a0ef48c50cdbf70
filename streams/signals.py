"""Enriched item to signals: the alert rules that match it, with their subject and evidence, as plain data."""

import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, pairwise
from typing import Any, Final

from streams.background import is_news
from streams.capitals import Headline
from streams.enrich import Resources, facts
from streams.events.parties import INTERNATIONAL
from streams.language import Country, beginning_in, countries, of_the_story, parties
from streams.language.where import where
from streams.rules import AlertRule, Document

MAX_SENTENCES: Final = 5
"""Most sentences of evidence per signal; the earliest are kept."""
MAX_QUOTED: Final = 1000
"""Most code points of one sentence, or of one span, of the evidence. An alert is read, and a source may send anything:
its longest field would otherwise stand in the memory of the alert fifty times."""
MAX_LABEL: Final = 300
"""Most code points of the headline, the provider, a quantity's words and a place's id; longer ones are cut or left."""
MAX_MENTIONS: Final = 50
"""Most quantities, and places, per signal; the earliest are kept."""

Plain = dict[str, Any]
Pair = tuple[str | None, str | None]


def signals(
    enriched: Mapping[str, Any], resources: Resources, *, received: str, document: Document | None = None
) -> list[Plain]:
    """One signal per alert rule that matches, in order of the rules: dicts of the shape of `schemas.Signal`.

    A topic that the item only mentions as background raises none, unless the rule says so; see `streams.background`.
    `received` (ISO 8601, UTC) is when the item came; it is the event time of an item without a date. `document` is
    what `read` gave with `enriched`; without it the words are read again.
    """
    if not enriched["topics"]:
        return []
    document = document or _document(enriched)
    rules = resources.ruleset.alerts_on(document)
    if not rules:
        return []
    story = _Story(document, enriched["published"], enriched["entities"], resources)
    topics = {topic["id"]: topic for topic in enriched["topics"]}
    return [
        _signal(rule, topics[rule.topic]["evidence"], story, enriched, received)
        for rule in rules
        if rule.background or story.reports(topics[rule.topic])
    ]


def signal_key(signal: Mapping[str, Any]) -> str:
    """Rule and subject, e.g. `troop-deployment|PRK|RUS`, with `-` for a side the item does not name, or
    `earthquake|geonames:1140026`.
    """
    subject = signal["subject"]
    if (place := subject.get("place")) is not None:
        return f"{signal['rule']}|{place['id']}"
    return f"{signal['rule']}|{subject['actor'] or '-'}|{subject['affected'] or '-'}"


def _document(enriched: Mapping[str, Any]) -> Document:
    known = facts(enriched["provider"], enriched["published"], enriched["extra"])
    document = Document(
        enriched["headline"], enriched["text"], of_the_story(enriched["entities"]), enriched.get("events", ()), known
    )
    document.in_headline = enriched.get("in_headline", [])
    for topic in enriched["topics"]:
        words = [document.occurrence(span["field"], span["start"], span["end"]) for span in topic["evidence"]]
        document.topics[topic["id"]] = [occurrence for occurrence in words if occurrence is not None]
    return document


Sentence = tuple[str, int, int]
"""Field, start and end."""


class _Story:
    """The sentences of both fields of an item and what is in them, each looked for once and only when asked."""

    def __init__(
        self, document: Document, published: str | None, named: Sequence[Mapping[str, Any]], resources: Resources
    ) -> None:
        self.document = document
        self._published, self._named = published, named
        self._gazetteer, self._coder = resources.gazetteer, resources.coder
        self._entities: dict[str, Sequence[Mapping[str, Any]]] = {"text": document.entities}
        self._countries: dict[Sentence, list[Country]] = {}

    def sentence(self, span: Plain) -> Sentence:
        """The sentence that `span` begins in, or the span itself if in none."""
        field, start = span["field"], span["start"]
        sentences = self.document.sentences[field]
        number = bisect_right(sentences, (start, sys.maxsize)) - 1
        if number >= 0 and start < sentences[number][1]:
            return field, *sentences[number]
        return field, start, span["end"]

    def within(self, sentence: Sentence) -> Sequence[Mapping[str, Any]]:
        """The entities that begin in a sentence."""
        field, start, end = sentence
        if field not in self._entities:
            headline = Headline(self.document.text_of(field), self._gazetteer, self._coder)
            found = headline.entities(self._published)
            self._entities[field] = of_the_story(found)
        return beginning_in(self._entities[field], start, end)

    def reports(self, topic: Mapping[str, Any]) -> bool:
        """Whether the item reports a topic; see `streams.background`."""
        told = dict.fromkeys(self.sentence(span) for span in topic["evidence"])
        mentions = [self.within(sentence) for sentence in told]
        return is_news(topic, self._published, mentions, [self.events(sentence) for sentence in told])

    def events(self, sentence: Sentence) -> list[Mapping[str, Any]]:
        """The events that a sentence tells of, in order of the item's."""
        field, start, end = sentence
        return [
            event
            for event in self.document.events
            if (event.get("field") or "text") == field and start <= event["evidence"]["start"] < end
        ]

    def place(self) -> Plain | None:
        """Where the whole item is by what its text names, else by its dateline."""
        return _short(where(self.document.entities, ()) or where(self._named, ()))

    def countries(self, sentence: Sentence) -> list[Country]:
        found = self._countries.get(sentence)
        if found is None:
            field, start, _ = sentence
            found = countries(self.document.text_of(field), self.within(sentence), start)
            self._countries[sentence] = found
        return found


def _signal(
    rule: AlertRule, evidence: Sequence[Plain], story: _Story, enriched: Mapping[str, Any], received: str
) -> Plain:
    grouped: dict[Sentence, list[Plain]] = {}
    for span in evidence:
        grouped.setdefault(story.sentence(span), []).append(span)
    mentions = [e for sentence in grouped for e in story.within(sentence)]
    return {
        "rule": rule.id,
        "rule_version": rule.version,
        "topic": rule.topic,
        "severity": rule.severity,
        "subject": _subject(rule.subject, grouped, story),
        "uri": enriched["uri"],
        "provider": _shortened(enriched["provider"]),
        "headline": _shortened(enriched["headline"]),
        "event_time": enriched["published"] or received,
        "received": received,
        "evidence": [
            {"uri": enriched["uri"], **_quoted(story.document, sentence, spans)}
            for sentence, spans in islice(grouped.items(), MAX_SENTENCES)
        ],
        "quantities": _quantities(mentions),
        "places": _places(mentions),
    }


def _shortened(label: str | None) -> str | None:
    return label if label is None or len(label) <= MAX_LABEL else label[: MAX_LABEL - 1] + "…"


def _quoted(document: Document, sentence: Sentence, spans: Sequence[Plain]) -> Plain:
    """The sentence, of one that is too long the part about the first span, and the spans that begin in it."""
    field, start, end = sentence
    if end - start > MAX_QUOTED:
        start = max(start, spans[0]["start"] - MAX_QUOTED // 4)
        end = min(end, start + MAX_QUOTED)
    return {
        "sentence": document.quoted(field, start, end),
        "spans": [
            document.quoted(field, span["start"], min(span["end"], span["start"] + MAX_QUOTED))
            for span in spans
            if span["start"] < end
        ],
    }


def _subject(by: str, grouped: Mapping[Sentence, Sequence[Plain]], story: _Story) -> Plain:
    """The subject of an alert that is grouped by one of `rules.ruleset.SUBJECTS`."""
    if by == "place":
        return {"actor": None, "affected": None, "place": _place(grouped, story)}
    actor, affected = _pair(grouped, story) if by != "none" else (None, None)
    if by != "none" and actor is None and affected is None:
        # One central bank and another, two kidnappings: without a side they would all be one matter.
        return {"actor": None, "affected": None, "place": _place(grouped, story)}
    return {
        "actor": actor if by in ("countries", "actor") else None,
        "affected": affected if by in ("countries", "affected") else None,
    }


def _place(grouped: Mapping[Sentence, Sequence[Plain]], story: _Story) -> Plain | None:
    """Where it happens by the sentences of evidence in the text, else by the headline, else by the whole item.

    The last is better than none: all matters of a rule that are nowhere would be one.
    """
    for field in ("text", "headline"):
        sentences = [sentence for sentence in grouped if sentence[0] == field]
        mentions = [e for sentence in sentences for e in story.within(sentence)]
        place = _short(where(mentions, [grouped[sentence][0] for sentence in sentences]))
        if place is not None:
            return place
    return story.place()


def _short(place: Plain | None) -> Plain | None:
    """The place with a name that is no longer than a label; None if its id is."""
    if place is None or len(place["id"]) > MAX_LABEL:
        return None
    return {**place, "name": _shortened(place["name"])}


def _pair(grouped: Mapping[Sentence, Sequence[Plain]], story: _Story) -> Pair:
    """The two countries of an event that the evidence tells of, the earliest first; else by where countries stand.

    Of the pairs by place it is the one most frequent over the evidence; one with both sides known beats one with a gap,
    then the earlier.
    """
    for sentence in grouped:
        for event in story.events(sentence):
            actor, affected = _code(event, "actor"), _code(event, "recipient")
            if actor != affected and actor is not None and affected is not None:
                return _state(actor), _state(affected)
    pairs: Counter[Pair] = Counter()
    for sentence, spans in grouped.items():
        named = story.countries(sentence)
        starts = [country.start for country in named]
        befores = dict.fromkeys(bisect_left(starts, span["start"]) for span in spans)
        pairs.update(dict.fromkeys(parties(named[:before], named[before:]) for before in befores).keys())
    return max(pairs, key=lambda p: (sum(side is not None for side in p), pairs[p]), default=(None, None))


def _code(event: Mapping[str, Any], side: str) -> str | None:
    code: str | None = (event.get(side) or {}).get("country")
    return code


def _state(code: str) -> str | None:
    """The code of PLOVER if it is one of ISO 3166; None for bodies of many states."""
    return code if code not in INTERNATIONAL else None


def _quantities(mentions: Iterable[Mapping[str, Any]]) -> list[Plain]:
    found = {
        (e["value"], e.get("unit")): {"value": e["value"], "unit": e.get("unit"), "text": e["text"]}
        for e in reversed(list(mentions))
        if e["type"] in ("QUANTITY", "MONEY") and e.get("value") is not None and len(e["text"]) <= MAX_LABEL
    }
    return list(reversed(found.values()))[:MAX_MENTIONS]


def _places(mentions: Sequence[Mapping[str, Any]]) -> list[str]:
    """The places that are no countries; of Kursk region, which names one within its own name, that one."""
    places = [e for e in mentions if e["type"] == "LOCATION"]
    outer = {id(e) for e, inner in pairwise(places) if inner["end"] <= e["end"]}
    ids = (e["id"] for e in places if id(e) not in outer and not e["id"].startswith("country:"))
    return list(dict.fromkeys(place for place in ids if len(place) <= MAX_LABEL))[:MAX_MENTIONS]
