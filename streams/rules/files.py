"""Rule files to a rule set: YAML, one rule a file, topics and alerts in folders of their own."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

import yaml

from streams.errors import RuleError
from streams.rules.compiled import compile_query
from streams.rules.queries import Query
from streams.rules.ruleset import AlertRule, Example, RuleSet, TopicRule
from streams.rules.vocabulary import Vocabulary

SHIPPED: Final = Path(__file__).parent
SEVERITIES: Final = ("low", "medium", "high", "critical")

_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_TOPIC_KEYS: Final = frozenset({"id", "label", "query", "language", "medtop", "plover", "examples", "counter_examples"})
_ALERT_KEYS: Final = frozenset({"id", "label", "query", "language", "topic", "severity"})


def load(folder: Path | None = None) -> RuleSet:
    """The rule set of `folder` (the shipped one for None): `topics/*.yaml` and `alerts/*.yaml`, one rule each.

    Raises RuleError with file and rule for a file that cannot be read, a field that is missing, unknown or of the
    wrong kind, a query that is wrong, an id met twice, and an alert on a topic nobody defines.
    """
    folder = SHIPPED if folder is None else folder
    vocabulary = Vocabulary()
    topics = [_topic(rule, vocabulary) for rule in _rules(folder / "topics", _TOPIC_KEYS)]
    alerts = [_alert(rule, vocabulary) for rule in _rules(folder / "alerts", _ALERT_KEYS)]
    if not topics:
        raise RuleError("no rule in topics/*.yaml", file=str(folder))
    for rules in (topics, alerts):
        _distinct(rules)
    known = {rule.id for rule in topics}
    for alert in alerts:
        if alert.topic not in known:
            raise RuleError(f"topic: no rule defines {alert.topic!r}", file=str(folder / "alerts"), rule=alert.id)
    return RuleSet(sorted(topics, key=_by_id), sorted(alerts, key=_by_id), vocabulary)


class _RuleFile:
    """The fields of a file, read one by one. What raises a RuleError names the file and the rule."""

    def __init__(self, file: Path, fields: Mapping[str, Any], keys: frozenset[str]) -> None:
        self._file, self._fields = file, fields
        self.id: str | None = None
        self.id = self.text("id")
        if not _ID.fullmatch(self.id):
            self.refuse("id: lower-case letters, digits and hyphens, at most 64")
        unknown = sorted(str(key) for key in set(fields) - keys)
        if unknown:
            self.refuse(f"unknown field {unknown[0]!r}; known are {', '.join(sorted(keys))}")

    def refuse(self, message: str) -> NoReturn:
        raise RuleError(message, file=str(self._file), rule=self.id)

    def text(self, name: str) -> str:
        value = self._fields.get(name)
        if not isinstance(value, str) or not value.strip():
            self.refuse(f"{name}: missing or not a text")
        return value

    def optional(self, name: str) -> str | None:
        return None if self._fields.get(name) is None else self.text(name)

    def list(self, name: str) -> Sequence[Any]:
        value = self._fields.get(name) or []
        if not isinstance(value, list):
            self.refuse(f"{name}: must be a list")
        return value

    def query(self, vocabulary: Vocabulary) -> Query:
        try:
            return compile_query(self.text("query"), vocabulary, self.optional("language") or "en")
        except RuleError as e:
            raise e.within(file=str(self._file), rule=self.id) from None

    def examples(self) -> tuple[Example, ...]:
        return tuple(self._example(value) for value in self.list("examples"))

    def _example(self, value: object) -> Example:
        if isinstance(value, dict) and isinstance(value.get("text"), str):
            spans = value.get("spans") or []
            if set(value) <= {"text", "spans"} and isinstance(spans, list) and all(isinstance(s, str) for s in spans):
                return Example(value["text"], tuple(spans))
        return self.refuse("examples: each has a `text` and may have a list of `spans`")

    def counter_examples(self) -> tuple[str, ...]:
        texts = self.list("counter_examples")
        if not all(isinstance(text, str) for text in texts):
            self.refuse("counter_examples: must be texts")
        return tuple(texts)


def _topic(rule: _RuleFile, vocabulary: Vocabulary) -> TopicRule:
    return TopicRule(
        rule.text("id"),
        rule.text("label"),
        rule.query(vocabulary),
        rule.optional("medtop"),
        rule.optional("plover"),
        rule.examples(),
        rule.counter_examples(),
    )


def _alert(rule: _RuleFile, vocabulary: Vocabulary) -> AlertRule:
    severity = rule.text("severity")
    if severity not in SEVERITIES:
        rule.refuse(f"severity: one of {', '.join(SEVERITIES)}, not {severity!r}")
    return AlertRule(rule.text("id"), rule.text("label"), rule.query(vocabulary), rule.text("topic"), severity)


def _by_id(rule: TopicRule | AlertRule) -> str:
    return rule.id


def _distinct(rules: Iterable[TopicRule | AlertRule]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise RuleError("the id is used by two files", rule=rule.id)
        seen.add(rule.id)


def _rules(folder: Path, keys: frozenset[str]) -> Iterable[_RuleFile]:
    for file in sorted(folder.glob("*.yaml")):
        try:
            fields = yaml.safe_load(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as e:
            raise RuleError(f"cannot be read: {e}", file=str(file)) from e
        if not isinstance(fields, dict):
            raise RuleError("not a mapping of fields", file=str(file))
        yield _RuleFile(file, fields, keys)
