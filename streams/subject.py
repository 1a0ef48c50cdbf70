"""Which matter an item tells of: who does it to whom, or where it happens."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from streams.events.parties import INTERNATIONAL
from streams.language import parties
from streams.language.where import where
from streams.rules import AlertRule
from streams.story import Plain, Sentence, Story, short

Pair = tuple[str | None, str | None]
Grouped = Mapping[Sentence, Sequence[Plain]]
"""The spans of evidence by their sentences."""


def subject(rule: AlertRule, grouped: Grouped, story: Story) -> Plain:
    """The subject of an alert, of the kind that its rule groups by."""
    by = rule.subject
    if by == "place":
        return {"actor": None, "affected": None, "place": _place(grouped, story)}
    actor, affected = _pair(grouped, story, rule.plover) if by != "none" else (None, None)
    if by != "none" and actor is None and affected is None:
        # One central bank and another, two kidnappings: without a side they would all be one matter.
        return {"actor": None, "affected": None, "place": _place(grouped, story)}
    return {
        "actor": actor if by in ("countries", "actor") else None,
        "affected": affected if by in ("countries", "affected") else None,
    }


def _place(grouped: Grouped, story: Story) -> Plain | None:
    """Where it happens by the sentences of evidence in the text, else by the headline, else by the whole item.

    The last is better than none: all matters of a rule that are nowhere would be one.
    """
    for field in ("text", "headline"):
        sentences = [sentence for sentence in grouped if sentence[0] == field]
        mentions = [e for sentence in sentences for e in story.within(sentence)]
        place = short(where(mentions, [grouped[sentence][0] for sentence in sentences]))
        if place is not None:
            return place
    return story.place()


def _pair(grouped: Grouped, story: Story, plover: str | None) -> Pair:
    """The two countries of an event of the topic's type that the evidence tells of; else by where countries stand.

    Of the pairs by place it is the one most frequent over the evidence; one with both sides known beats one with a gap,
    then the earlier.
    """
    type_ = plover.partition("-")[0] if plover is not None and plover[0].isupper() else None
    for sentence in grouped:
        for event in story.events(sentence):
            if type_ is not None and event["type"] != type_:
                continue
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
