import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import yaml

from streams.errors import RuleError
from streams.rules.document import Document
from streams.rules.match import compile_query
from streams.rules.prefilter import Prefilter
from streams.rules.searches import Query

SHIPPED: Final = Path(__file__).parent
SEVERITIES: Final = ("low", "medium", "high", "critical")
MAX_EVIDENCE: Final = 8
"""Most spans of evidence per topic; the earliest are kept."""

_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_TOPIC_KEYS: Final = frozenset({"id", "label", "query", "medtop", "plover", "examples", "counter_examples"})
_ALERT_KEYS: Final = frozenset({"id", "label", "query", "topic", "severity"})


@dataclass(slots=True, frozen=True)
class Example:
    """A text that a topic rule must match, and words that must be among its evidence."""

    text: str
    spans: tuple[str, ...] = ()


@dataclass(slots=True, frozen=True)
class TopicRule:
    """What makes an item be about a topic; `medtop` is its IPTC Media Topic, `plover` its PLOVER event type."""

    id: str
    label: str
    query: Query = field(repr=False)
    medtop: str | None
    plover: str | None
    examples: tuple[Example, ...] = field(repr=False)
    counter_examples: tuple[str, ...] = field(repr=False)


@dataclass(slots=True, frozen=True)
class AlertRule:
    """What makes an item worth an alert, and the topic whose words are its evidence."""

    id: str
    label: str
    query: Query = field(repr=False)
    topic: str
    severity: str


@dataclass(frozen=True)
class RuleSet:
    """Topic rules and alert rules, in order of their ids."""

    topics: tuple[TopicRule, ...]
    alerts: tuple[AlertRule, ...]

    @cached_property
    def _prefilter(self) -> Prefilter:
        return Prefilter([rule.query.need for rule in self.topics])

    def topics_of(self, document: Document) -> list[dict[str, Any]]:
        """The topics of a document as plain dicts of the shape of `schemas.Topic`, with the words that say so.

        The document knows them from then on, for the alert rules.
        """
        found: list[dict[str, Any]] = []
        for number in self._prefilter.candidates(document):
            rule = self.topics[number]
            hits = rule.query.match(document)
            if hits:
                told = document.topics[rule.id] = sorted(set(hits))[:MAX_EVIDENCE]
                evidence = [document.quoted(*document.span(hit)) for hit in told]
                found.append({"id": rule.id, "evidence": evidence})
        return found

    def alerts_on(self, document: Document) -> list[AlertRule]:
        """The alert rules that match; only those whose topic the document has can."""
        return [
            rule for rule in self.alerts if rule.topic in document.topics and rule.query.match(document) is not None
        ]


def load(folder: Path | None = None) -> RuleSet:
    """The rule set of `folder` (the shipped one for None): `topics/*.yaml` and `alerts/*.yaml`, one rule each.

    Raises RuleError with file and rule for a file that cannot be read, a field that is missing, unknown or of the
    wrong kind, a query that is wrong or not supported, an id met twice, and an alert on a topic nobody defines.
    """
    folder = SHIPPED if folder is None else folder
    topics = [_topic(file, fields) for file, fields in _files(folder / "topics")]
    alerts = [_alert(file, fields) for file, fields in _files(folder / "alerts")]
    if not topics:
        raise RuleError("no rule in topics/*.yaml", file=str(folder))
    for rules in (topics, alerts):
        _distinct(rules)
    known = {rule.id for rule in topics}
    for alert in alerts:
        if alert.topic not in known:
            raise RuleError(f"topic: no rule defines {alert.topic!r}", file=str(folder / "alerts"), rule=alert.id)
    return RuleSet(tuple(sorted(topics, key=_by_id)), tuple(sorted(alerts, key=_by_id)))


def _by_id(rule: TopicRule | AlertRule) -> str:
    return rule.id


def _distinct(rules: Iterable[TopicRule | AlertRule]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise RuleError("the id is used by two files", rule=rule.id)
        seen.add(rule.id)


def _files(folder: Path) -> Iterable[tuple[Path, Mapping[str, Any]]]:
    for file in sorted(folder.glob("*.yaml")):
        try:
            fields = yaml.safe_load(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as e:
            raise RuleError(f"cannot be read: {e}", file=str(file)) from e
        if not isinstance(fields, dict):
            raise RuleError("not a mapping of fields", file=str(file))
        yield file, fields


def _topic(file: Path, fields: Mapping[str, Any]) -> TopicRule:
    id_, label, query = _common(file, fields, _TOPIC_KEYS)
    examples = [_example(file, id_, e) for e in _list(file, id_, fields, "examples")]
    counter = _list(file, id_, fields, "counter_examples")
    if not all(isinstance(text, str) for text in counter):
        raise RuleError("counter_examples: must be texts", file=str(file), rule=id_)
    return TopicRule(
        id_,
        label,
        query,
        _optional(file, id_, fields, "medtop"),
        _optional(file, id_, fields, "plover"),
        tuple(examples),
        tuple(counter),
    )


def _alert(file: Path, fields: Mapping[str, Any]) -> AlertRule:
    id_, label, query = _common(file, fields, _ALERT_KEYS)
    topic, severity = _text(file, id_, fields, "topic"), _text(file, id_, fields, "severity")
    if severity not in SEVERITIES:
        raise RuleError(f"severity: one of {', '.join(SEVERITIES)}, not {severity!r}", file=str(file), rule=id_)
    return AlertRule(id_, label, query, topic, severity)


def _common(file: Path, fields: Mapping[str, Any], keys: frozenset[str]) -> tuple[str, str, Query]:
    id_ = _text(file, None, fields, "id")
    if not _ID.fullmatch(id_):
        raise RuleError("id: lower-case letters, digits and hyphens, at most 64", file=str(file), rule=id_)
    unknown = sorted(str(key) for key in set(fields) - keys)
    if unknown:
        raise RuleError(f"unknown field {unknown[0]!r}; known are {', '.join(sorted(keys))}", file=str(file), rule=id_)
    try:
        query = compile_query(_text(file, id_, fields, "query"))
    except RuleError as e:
        raise e.within(file=str(file), rule=id_) from None
    return id_, _text(file, id_, fields, "label"), query


def _text(file: Path, rule: str | None, fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not value.strip():
        raise RuleError(f"{name}: missing or not a text", file=str(file), rule=rule)
    return value


def _optional(file: Path, rule: str, fields: Mapping[str, Any], name: str) -> str | None:
    return None if fields.get(name) is None else _text(file, rule, fields, name)


def _list(file: Path, rule: str, fields: Mapping[str, Any], name: str) -> Sequence[Any]:
    value = fields.get(name) or []
    if not isinstance(value, list):
        raise RuleError(f"{name}: must be a list", file=str(file), rule=rule)
    return value


def _example(file: Path, rule: str, value: object) -> Example:
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        spans = value.get("spans") or []
        if set(value) <= {"text", "spans"} and isinstance(spans, list) and all(isinstance(s, str) for s in spans):
            return Example(value["text"], tuple(spans))
    raise RuleError("examples: each has a `text` and may have a list of `spans`", file=str(file), rule=rule)
