"""Enriched item to signals: the alert rules that match it, with their subject and evidence, as plain data."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from streams.enrich import Resources
from streams.language import Gazetteer, parties, recognise, sentences
from streams.rules import AlertRule, Document, Span

MAX_SENTENCES: Final = 5
"""Most sentences of evidence per signal; the earliest are kept."""

Plain = dict[str, Any]
Pair = tuple[str | None, str | None]


def signals(enriched: Mapping[str, Any], resources: Resources, *, received: str) -> list[Plain]:
    """One signal per alert rule that matches, in order of the rules: dicts of the shape of `schemas.Signal`.

    `received` (ISO 8601, UTC) is when the item came; it is the event time of an item without a date.
    """
    topics = {
        topic["id"]: [Span(s["field"], s["start"], s["end"]) for s in topic["evidence"]] for topic in enriched["topics"]
    }
    if not topics:
        return []
    document = Document(enriched["headline"], enriched["text"], enriched["entities"], topics)
    rules = resources.ruleset.alerts_on(document)
    if not rules:
        return []
    story = _Story(enriched, resources.gazetteer)
    return [_signal(rule, topics[rule.topic], story, enriched, received) for rule in rules]


def signal_key(signal: Mapping[str, Any]) -> str:
    """Rule and subject, e.g. `troop-deployment|PRK|RUS`, with `-` for a side the item does not name."""
    subject = signal["subject"]
    return f"{signal['rule']}|{subject['actor'] or '-'}|{subject['affected'] or '-'}"


class _Story:
    """The sentences and entities of both fields of an item; a headline's are looked for only when asked."""

    def __init__(self, enriched: Mapping[str, Any], gazetteer: Gazetteer) -> None:
        self.fields = {"headline": enriched["headline"] or "", "text": enriched["text"]}
        self.gazetteer = gazetteer
        self._published = enriched["published"]
        self._entities: dict[str, Sequence[Mapping[str, Any]]] = {"text": enriched["entities"]}
        self._sentences: dict[str, list[tuple[int, int]]] = {}

    def entities(self, field: str) -> Sequence[Mapping[str, Any]]:
        if field not in self._entities:
            self._entities[field] = recognise(self.fields[field], self._published, self.gazetteer)
        return self._entities[field]

    def sentence(self, span: Span) -> tuple[int, int]:
        """The sentence that `span` begins in, or the span itself if in none."""
        if span.field not in self._sentences:
            self._sentences[span.field] = sentences(self.fields[span.field])
        whole = (s for s in self._sentences[span.field] if s[0] <= span.start < s[1])
        return next(whole, (span.start, span.end))

    def within(self, field: str, sentence: tuple[int, int]) -> list[Mapping[str, Any]]:
        return [e for e in self.entities(field) if sentence[0] <= e["start"] < sentence[1]]

    def span(self, field: str, start: int, end: int) -> Plain:
        return {"field": field, "start": start, "end": end, "text": self.fields[field][start:end]}


def _signal(rule: AlertRule, spans: Iterable[Span], story: _Story, enriched: Mapping[str, Any], received: str) -> Plain:
    grouped: dict[tuple[str, tuple[int, int]], list[Span]] = {}
    for span in spans:
        grouped.setdefault((span.field, story.sentence(span)), []).append(span)
    actor, affected = _subject(grouped, story)
    mentions = [e for field, sentence in grouped for e in story.within(field, sentence)]
    return {
        "rule": rule.id,
        "topic": rule.topic,
        "severity": rule.severity,
        "subject": {"actor": actor, "affected": affected},
        "uri": enriched["uri"],
        "provider": enriched["provider"],
        "headline": enriched["headline"],
        "event_time": enriched["published"] or received,
        "received": received,
        "evidence": [
            {
                "uri": enriched["uri"],
                "sentence": story.span(field, *sentence),
                "spans": [story.span(field, s.start, s.end) for s in inside],
            }
            for (field, sentence), inside in list(grouped.items())[:MAX_SENTENCES]
        ],
        "quantities": _quantities(mentions),
        "places": _places(mentions),
    }


def _subject(grouped: Mapping[tuple[str, tuple[int, int]], Sequence[Span]], story: _Story) -> Pair:
    """The pair most frequent over the evidence; one with both sides known beats one with a gap, then the earlier."""
    pairs: Counter[Pair] = Counter()
    for (field, sentence), spans in grouped.items():
        found = [
            parties(story.fields[field], story.entities(field), sentence, (s.start, s.end), story.gazetteer)
            for s in spans
        ]
        pairs.update(list(dict.fromkeys(found)))
    return max(pairs, key=lambda p: (sum(side is not None for side in p), pairs[p]), default=(None, None))


def _quantities(mentions: Iterable[Mapping[str, Any]]) -> list[Plain]:
    found = {
        (e["value"], e["unit"]): {"value": e["value"], "unit": e["unit"], "text": e["text"]}
        for e in reversed(list(mentions))
        if e["type"] in ("QUANTITY", "MONEY") and e["value"] is not None
    }
    return list(reversed(found.values()))


def _places(mentions: Iterable[Mapping[str, Any]]) -> list[str]:
    ids = (e["id"] for e in mentions if e["type"] == "LOCATION" and not e["id"].startswith("country:"))
    return list(dict.fromkeys(ids))
