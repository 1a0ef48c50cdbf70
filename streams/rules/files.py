"""Rule files to a rule set: one rule a file, topics and alerts in folders of their own."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple, NoReturn, TypeVar

import yaml

from streams.errors import RuleError, RuleSetError
from streams.rules.compiled import check_topic, compile_clause
from streams.rules.eql import Clause, parse, searches_of
from streams.rules.fields import read as read_fields
from streams.rules.folder import KINDS, Contents, contents
from streams.rules.queries import Query
from streams.rules.ruleset import SEVERITIES, SUBJECTS, AlertRule, Example, RuleSet, TopicRule
from streams.rules.vocabulary import Vocabulary

SHIPPED: Final = Path(__file__).parent
_EXAMPLE_KEYS: Final = frozenset({"headline", "text", "spans"})
_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_TOPIC_KEYS: Final = frozenset(
    {"id", "label", "query", "language", "wires", "medtop", "plover", "examples", "counter_examples"}
)
_ALERT_KEYS: Final = frozenset(
    {
        "id",
        "label",
        "query",
        "language",
        "wires",
        "topic",
        "severity",
        "subject",
        "background",
        "examples",
        "counter_examples",
    }
)
Rule = TypeVar("Rule", TopicRule, AlertRule)


def load(folder: Path | None = None) -> RuleSet:
    """The rule set of `folder` (the shipped one for None): `topics/*.yaml` and `alerts/*.yaml`, one rule each.

    Raises RuleSetError with all that is wrong, as `rule_set` does, or for a file that cannot be read.
    """
    folder = SHIPPED if folder is None else folder
    return rule_set(contents(folder), folder)


def rule_set(files: Contents, folder: Path) -> RuleSet:
    """The rule set of the files of a folder.

    Raises RuleSetError with all that is wrong, each with its file, line and rule: a field that is missing, unknown or
    of the wrong kind, a query that is wrong, an id met twice, an alert on a topic nobody defines.
    """
    vocabulary = Vocabulary()
    errors: list[RuleError] = []
    of_kind = {
        kind: [(folder / name, text) for name, text in files.items() if name.startswith(f"{kind}/")] for kind in KINDS
    }
    topics = _rules(of_kind["topics"], _topic, _TOPIC_KEYS, vocabulary, errors)
    alerts = _rules(of_kind["alerts"], _alert, _ALERT_KEYS, vocabulary, errors)
    known = {rule.id for rule, _ in topics}
    for alert, file in alerts if not errors else ():
        if alert.topic not in known:
            errors.append(RuleError(f"topic: no rule defines {alert.topic!r}", file=str(file), rule=alert.id))
        errors += [
            RuleError(f"query: no rule defines the topic {name!r}", file=str(file), rule=alert.id)
            for name in _topics_of(alert.clause)
            if name not in known
        ]
    if not topics and not errors:
        errors.append(RuleError("no rule in topics/*.yaml", file=str(folder)))
    if errors:
        raise RuleSetError(errors)
    of_topics = {rule.id: rule for rule, _ in topics}
    return RuleSet(
        sorted(of_topics.values(), key=_by_id),
        sorted([_on_topic(rule, of_topics[rule.topic]) for rule, _ in alerts], key=_by_id),
        vocabulary,
    )


def _on_topic(rule: AlertRule, topic: TopicRule) -> AlertRule:
    """An alert's rule with what its topic's says: its version and its sides hang on that too."""
    return replace(rule, version=_hash(rule.version, topic.version), plover=topic.plover)


def _topics_of(clause: Clause) -> Iterator[str]:
    """The topics that a query asks for by their ids."""
    for search in searches_of(clause):
        if search.index == "topic":
            yield from [name for name in search.term.lower().split() if not name.endswith("*")]


class _Source(NamedTuple):
    """The text of a query and where it begins in its file; lines and columns count from 1."""

    text: str
    line: int
    column: int


class _RuleFile:
    """The fields of a file, read one by one. What raises a RuleError names the file and the rule."""

    def __init__(self, file: Path, content: str, vocabulary: Vocabulary) -> None:
        self._file, self._vocabulary = file, vocabulary
        self.id: str | None = None
        try:
            fields, self._nodes = read_fields(content)
        except yaml.MarkedYAMLError as e:
            line, column = (e.problem_mark.line + 1, e.problem_mark.column + 1) if e.problem_mark else (None, None)
            raise RuleError(f"not YAML: {e.problem}", file=str(file), line=line, column=column) from None
        except (yaml.YAMLError, RecursionError) as e:
            raise RuleError(f"not YAML: {e}", file=str(file)) from None
        if not isinstance(fields, dict):
            raise RuleError("not a mapping of fields", file=str(file))
        self._fields: Mapping[str, Any] = fields
        self._content = content
        self.id = self.text("id")
        if not _ID.fullmatch(self.id):
            self.refuse("id: lower-case letters, digits and hyphens, at most 64", "id")

    def refuse(self, message: str, field: str | None = None) -> NoReturn:
        key = self._nodes[field][0] if field in self._nodes else None
        line, column = (key.start_mark.line + 1, key.start_mark.column + 1) if key is not None else (None, None)
        raise RuleError(message, file=str(self._file), rule=self.id, line=line, column=column)

    def check_keys(self, keys: frozenset[str]) -> None:
        unknown = sorted(str(key) for key in set(self._fields) - keys)
        if unknown:
            self.refuse(f"unknown field {unknown[0]!r}; known are {', '.join(sorted(keys))}", unknown[0])

    def text(self, name: str) -> str:
        value = self._fields.get(name)
        if not isinstance(value, str) or not value.strip():
            self.refuse(f"{name}: missing" if value is None else f"{name}: not a text; put it in quotes", name)
        return value

    def optional(self, name: str) -> str | None:
        return None if self._fields.get(name) is None else self.text(name)

    def one_of(self, name: str, known: Sequence[str], default: str | None = None) -> str:
        value = self.text(name) if default is None or self._fields.get(name) is not None else default
        if value not in known:
            self.refuse(f"{name}: one of {', '.join(known)}, not {value!r}", name)
        return value

    def flag(self, name: str) -> bool:
        value = self._fields.get(name, False)
        if not isinstance(value, bool):
            self.refuse(f"{name}: true or false", name)
        return value

    def list(self, name: str) -> Sequence[Any]:
        value = [] if self._fields.get(name) is None else self._fields[name]
        if not isinstance(value, list):
            self.refuse(f"{name}: must be a list", name)
        return value

    def query(self, check: Callable[[Clause], None] | None = None) -> tuple[Clause, Query]:
        """The tree of the query, and what matches. What is wrong with it is said with its place in the file.

        `check` raises a RuleError for what a kind of rule may not ask for.
        """
        query = self._query()
        try:
            clause = parse(query.text)
            if check is not None:
                check(clause)
            return clause, compile_clause(clause, self._vocabulary, self.language, wires=self.flag("wires"))
        except RuleError as e:
            line, column = e.line or 1, e.column or 1
            raise RuleError(
                e.message,
                file=str(self._file),
                rule=self.id,
                line=query.line + line - 1,
                column=column + (query.column - 1 if line == 1 else 0),
            ) from None

    @property
    def language(self) -> str:
        return self.optional("language") or "en"

    def _query(self) -> _Source:
        """The query as it stands in the file, so that places in it are places in the file."""
        value = self.text("query")
        node = self._nodes["query"][1]
        assert isinstance(node, yaml.ScalarNode)  # noqa: S101 - its value is a text
        raw = self._content[node.start_mark.index : node.end_mark.index]
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if node.style in ("|", ">"):
            return _Source(raw.partition("\n")[2], line + 1, 1)
        return _Source(value if node.style else raw, line, column + bool(node.style))

    def examples(self) -> tuple[Example, ...]:
        return tuple([self._example(value) for value in self.list("examples")])

    def _example(self, value: object) -> Example:
        if isinstance(value, dict) and set(value) <= _EXAMPLE_KEYS:
            headline, spans = value.get("headline"), value.get("spans") or []
            text = value.get("text", None if headline is None else "")
            of_texts = isinstance(spans, list) and all(isinstance(span, str) for span in spans)
            if isinstance(text, str) and (headline is None or isinstance(headline, str)) and of_texts:
                return Example(text, tuple(spans), headline)
        return self.refuse(
            "examples: each has a `text`, a `headline` or both, and may have a list of `spans`", "examples"
        )

    def counter_examples(self) -> tuple[str, ...]:
        texts = self.list("counter_examples")
        if not all(isinstance(text, str) for text in texts):
            self.refuse("counter_examples: must be texts", "counter_examples")
        return tuple(texts)


def _topic(rule: _RuleFile) -> TopicRule:
    (clause, query), id_ = rule.query(check_topic), rule.text("id")
    wires = rule.flag("wires")
    return TopicRule(
        id=id_,
        label=rule.text("label"),
        clause=clause,
        language=rule.language,
        wires=wires,
        query=query,
        version=_hash(id_, rule.text("query"), rule.language, *["wires"] * wires),
        medtop=rule.optional("medtop"),
        plover=rule.optional("plover"),
        examples=rule.examples(),
        counter_examples=rule.counter_examples(),
    )


def _alert(rule: _RuleFile) -> AlertRule:
    (clause, query), id_, topic = rule.query(), rule.text("id"), rule.text("topic")
    severity = rule.one_of("severity", SEVERITIES)
    subject = rule.one_of("subject", SUBJECTS, SUBJECTS[0])
    background, wires = rule.flag("background"), rule.flag("wires")
    flags = ["background"] * background + ["wires"] * wires
    return AlertRule(
        id=id_,
        label=rule.text("label"),
        clause=clause,
        language=rule.language,
        wires=wires,
        query=query,
        version=_hash(id_, rule.text("query"), rule.language, topic, severity, subject, *flags),
        topic=topic,
        severity=severity,
        subject=subject,
        background=background,
        examples=rule.examples(),
        counter_examples=rule.counter_examples(),
    )


def _hash(*parts: str) -> str:
    """Twelve hexadecimal digits of what a rule says; blanks in its query do not count."""
    return sha256("\0".join(" ".join(part.split()) for part in parts).encode()).hexdigest()[:12]


def _by_id(rule: TopicRule | AlertRule) -> str:
    return rule.id


def _rules(
    files: Iterable[tuple[Path, str]],
    read: Callable[[_RuleFile], Rule],
    keys: frozenset[str],
    vocabulary: Vocabulary,
    errors: list[RuleError],
) -> list[tuple[Rule, Path]]:
    """The rules of some files with these; what is wrong goes to `errors`."""
    rules: dict[str, tuple[Rule, Path]] = {}
    for file, content in files:
        try:
            fields = _RuleFile(file, content, vocabulary)
            fields.check_keys(keys)
            rule = read(fields)
            if rule.id in rules:
                fields.refuse(f"the id is used by {rules[rule.id][1].name} too", "id")
            rules[rule.id] = rule, file
        except RuleError as error:
            errors.append(error)
    return list(rules.values())
