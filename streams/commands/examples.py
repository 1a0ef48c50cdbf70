"""`wirewatch rules test`: the rules of a folder held against their examples and counter-examples."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from streams.neutral import neutral
from streams.rules import AlertRule, TopicRule
from streams.rules.ruleset import Example
from streams.tagger import Tagger
from streams.wire import Item
from streams.wire.spelling import composed

_RECEIVED: Final = "2025-06-18T00:00:00Z"
"""When an example came; alerts say so, and nothing depends on it."""


class _Met(NamedTuple):
    """The words by which a rule is met, none if it is not; and how the example talks about it, if it does no more."""

    words: list[str] | None
    only: str


def run_test(folder: Path | None) -> int:
    """Hold each rule against its examples and counter-examples; 1 if one fails."""
    tagger = Tagger.load(folder)
    rules: list[TopicRule | AlertRule] = [*tagger.resources.ruleset.topics, *tagger.resources.ruleset.alerts]
    failures = [failure for rule in rules for failure in _failures(tagger, rule)]
    for failure in failures:
        print(failure)
    tried = sum([len(rule.examples) + len(rule.counter_examples) for rule in rules])
    print(f"{tried} examples and counter-examples, {len(failures)} failure{'' if len(failures) == 1 else 's'}")
    return 1 if failures else 0


def _failures(tagger: Tagger, rule: TopicRule | AlertRule) -> list[str]:
    """What is wrong with a rule, by its examples."""
    name = f"{'alert ' if isinstance(rule, AlertRule) else ''}rule {rule.id}"
    found: list[str] = []
    for example in rule.examples:
        met = _met(tagger, rule, example)
        lacking = None if met.words is None else [span for span in example.spans if span not in met.words]
        if lacking is None or lacking:
            why = "is not met by" if lacking is None else f"does not find {', '.join(map(repr, lacking))} in"
            found.append(f"{name} {why} the example{met.only}: {_shown(example)}")
    for text in rule.counter_examples:
        words = _met(tagger, rule, Example(text)).words
        if words is not None:
            said = ", ".join(repr(neutral(word)) for word in words)
            found.append(f"{name} is met, by {said}, by the counter-example: {neutral(text)}")
    return found


def _met(tagger: Tagger, rule: TopicRule | AlertRule, example: Example) -> _Met:
    """Whether an example is about a topic rule's topic, or raises an alert rule's alert."""
    headline = example.headline and composed(example.headline)
    enriched = tagger.enrich(Item("example", composed(example.text), headline, None, None, {}))
    if isinstance(rule, TopicRule):
        return _Met(_evidence(enriched, rule.id), _only_talked_about(enriched, rule.id))
    raised = any(signal["rule"] == rule.id for signal in tagger.signals(enriched, received=_RECEIVED))
    return _Met(_evidence(enriched, rule.topic) if raised else None, "")


def _evidence(enriched: Mapping[str, Any], topic: str) -> list[str] | None:
    """The words that make an item be about a topic; none if it is not."""
    evidence = next((found["evidence"] for found in enriched["topics"] if found["id"] == topic), None)
    return None if evidence is None else [span["text"] for span in evidence]


def _only_talked_about(enriched: Mapping[str, Any], topic: str) -> str:
    """How an item talks about a topic, if it does no more."""
    modes = next((found["modes"] for found in enriched["talked_about"] if found["id"] == topic), None)
    return "" if modes is None else f", which only talks about it ({', '.join(modes)})"


def _shown(example: Example) -> str:
    return neutral(" / ".join([part for part in (example.headline, example.text) if part]))
