"""Enriched item to signals: the alert rules that match it, with their subject and evidence, as plain data."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, pairwise
from typing import Any, Final

from streams.enrich import Resources, facts
from streams.language import of_the_story
from streams.rules import AlertRule, Document
from streams.story import MAX_LABEL, Plain, Sentence, Story, shortened
from streams.subject import subject

MAX_SENTENCES: Final = 5
"""Most sentences of evidence per signal; the earliest are kept."""
MAX_QUOTED: Final = 1000
"""Most code points of one sentence, or of one span, of the evidence. An alert is read, and a source may send anything:
its longest field would otherwise stand in the memory of the alert fifty times."""
MAX_MENTIONS: Final = 50
"""Most quantities, and places, per signal; the earliest are kept."""


def signals(
    enriched: Mapping[str, Any], resources: Resources, *, received: str, document: Document | None = None
) -> list[Plain]:
    """One signal per alert rule that matches, in order of the rules: dicts of the shape of `schemas.Signal`.

    A topic that the item only mentions as background raises none, unless the rule says so; see `streams.news`.
    `received` (ISO 8601, UTC) is when the item came; it is the event time of an item without a date. `document` is
    what `read` gave with `enriched`; without it the words are read again.
    """
    if not enriched["topics"]:
        return []
    document = document or _document(enriched)
    rules = resources.ruleset.alerts_on(document)
    if not rules:
        return []
    story = Story(document, enriched["published"], enriched["entities"], resources)
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
    matter = signal["subject"]
    if (place := matter.get("place")) is not None:
        return f"{signal['rule']}|{place['id']}"
    return f"{signal['rule']}|{matter['actor'] or '-'}|{matter['affected'] or '-'}"


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


def _signal(
    rule: AlertRule, evidence: Sequence[Plain], story: Story, enriched: Mapping[str, Any], received: str
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
        "subject": subject(rule, grouped, story),
        "uri": enriched["uri"],
        "provider": shortened(enriched["provider"]),
        "headline": shortened(enriched["headline"]),
        "event_time": enriched["published"] or received,
        "received": received,
        "evidence": [
            {"uri": enriched["uri"], **_quoted(story.document, sentence, spans)}
            for sentence, spans in islice(grouped.items(), MAX_SENTENCES)
        ],
        "quantities": _quantities(mentions),
        "places": _places(mentions),
    }


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
