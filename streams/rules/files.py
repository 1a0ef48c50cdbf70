"""Rule files to a rule set: YAML, one rule a file, topics and alerts in folders of their own."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple, NoReturn, TypeVar

import yaml

from streams.errors import RuleError, RuleSetError
from streams.rules.compiled import compile_clause
from streams.rules.eql import Clause, Search, parse
from streams.rules.queries import Query
from streams.rules.ruleset import SEVERITIES, SUBJECTS, AlertRule, Example, RuleSet, TopicRule
from streams.rules.vocabulary import Vocabulary

SHIPPED: Final = Path(__file__).parent
KINDS: Final = ("topics", "alerts")
"""The folders within a rule set's folder."""

Contents = Mapping[str, str]
"""Rule files by their path within the folder: `topics/treaty.yaml`."""

_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_TOPIC_KEYS: Final = frozenset({"id", "label", "query", "language", "medtop", "plover", "examples", "counter_examples"})
_ALERT_KEYS: Final = frozenset({"id", "label", "query", "language", "topic", "severity", "subject", "background"})
_LARGEST: Final = 1 << 20
"""Bytes of a rule file."""

# The one that is written in C takes a tenth of the time; not every PyYAML has it.
_Loader: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Rule = TypeVar("Rule", TopicRule, AlertRule)


def load(folder: Path | None = None) -> RuleSet:
    """The rule set of `folder` (the shipped one for None): `topics/*.yaml` and `alerts/*.yaml`, one rule each.

    Raises RuleSetError with all that is wrong, as `rule_set` does, or for a file that cannot be read.
    """
    folder = SHIPPED if folder is None else folder
    return rule_set(contents(folder), folder)


def contents(folder: Path) -> Contents:
    """The rule files of a folder, by their path in it. Raises RuleSetError for those that cannot be read."""
    found: dict[str, str] = {}
    errors: list[RuleError] = []
    for kind in KINDS:
        for file in sorted((folder / kind).glob("*.y*ml")):
            try:
                if file.suffix == ".yml":
                    raise RuleError("is not read; rules are in files named *.yaml", file=str(file))
                if file.stat().st_size > _LARGEST:
                    raise RuleError(f"larger than {_LARGEST} bytes", file=str(file))
                found[f"{kind}/{file.name}"] = file.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as e:
                errors.append(RuleError(f"cannot be read: {e}", file=str(file)))
            except RuleError as e:
                errors.append(e)
    if errors:
        raise RuleSetError(errors)
    return found


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
    of_topics = {rule.id: rule.version for rule, _ in topics}
    return RuleSet(
        sorted([rule for rule, _ in topics], key=_by_id),
        # What an alert says depends on its topic's rule too.
        sorted([rule.of_version(_hash(rule.version, of_topics[rule.topic])) for rule, _ in alerts], key=_by_id),
        vocabulary,
    )


def _topics_of(clause: Clause) -> Iterator[str]:
    """The topics that a query asks for by their ids."""
    if not isinstance(clause, Search):
        for inner in clause.clauses:
            yield from _topics_of(inner)
    elif clause.index == "topic":
        yield from [name for name in clause.term.lower().split() if not name.endswith("*")]


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
            fields, self._nodes = _read(content)
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

    def query(self) -> tuple[Clause, Query]:
        """The tree of the query, and what matches. What is wrong with it is said with its place in the file."""
        query = self._query()
        try:
            clause = parse(query.text)
            return clause, compile_clause(clause, self._vocabulary, self.language)
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
        if isinstance(value, dict) and isinstance(value.get("text"), str):
            spans = value.get("spans") or []
            if set(value) <= {"text", "spans"} and isinstance(spans, list) and all(isinstance(s, str) for s in spans):
                return Example(value["text"], tuple(spans))
        return self.refuse("examples: each has a `text` and may have a list of `spans`", "examples")

    def counter_examples(self) -> tuple[str, ...]:
        texts = self.list("counter_examples")
        if not all(isinstance(text, str) for text in texts):
            self.refuse("counter_examples: must be texts", "counter_examples")
        return tuple(texts)


def _read(content: str) -> tuple[object, dict[object, tuple[yaml.Node, yaml.Node]]]:
    """What a file says, and of a mapping's fields the nodes of name and value, which know their places."""
    loader = _Loader(content)
    try:
        node = loader.get_single_node()
        nodes: dict[object, tuple[yaml.Node, yaml.Node]] = {}
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="the name of a field must be a word", problem_mark=key.start_mark)
            if key.value in nodes:
                raise yaml.MarkedYAMLError(problem=f"{key.value} is there twice", problem_mark=key.start_mark)
            nodes[key.value] = (key, value)
        return _constructed(loader, node), nodes
    finally:
        loader.dispose()


def _constructed(loader: yaml.SafeLoader, node: yaml.Node | None) -> object:
    """What a document says; of values that look like what they are not, as the date 2024-13-45, a YAMLError."""
    try:
        return loader.construct_document(node) if node is not None else None
    except (ValueError, TypeError, KeyError, AttributeError) as e:
        raise yaml.YAMLError(f"a value that is no text, number or date as it is written, put it in quotes: {e}") from e


def _topic(rule: _RuleFile) -> TopicRule:
    (clause, query), id_ = rule.query(), rule.text("id")
    return TopicRule(
        id=id_,
        label=rule.text("label"),
        clause=clause,
        language=rule.language,
        query=query,
        version=_hash(id_, rule.text("query"), rule.language),
        medtop=rule.optional("medtop"),
        plover=rule.optional("plover"),
        examples=rule.examples(),
        counter_examples=rule.counter_examples(),
    )


def _alert(rule: _RuleFile) -> AlertRule:
    (clause, query), id_, topic = rule.query(), rule.text("id"), rule.text("topic")
    severity = rule.one_of("severity", SEVERITIES)
    subject = rule.one_of("subject", SUBJECTS, SUBJECTS[0])
    background = rule.flag("background")
    return AlertRule(
        id=id_,
        label=rule.text("label"),
        clause=clause,
        language=rule.language,
        query=query,
        version=_hash(id_, rule.text("query"), rule.language, topic, severity, subject, *["background"] * background),
        topic=topic,
        severity=severity,
        subject=subject,
        background=background,
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
