"""Rule files to a rule set: one rule a file, topics and alerts in folders of their own."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeVar

from streams.errors import RuleError, RuleSetError
from streams.rules.compiled import check_topic
from streams.rules.eql import Clause, searches_of
from streams.rules.folder import KINDS, Contents, contents
from streams.rules.rule_file import RuleFile
from streams.rules.ruleset import SEVERITIES, SUBJECTS, AlertRule, RuleSet, TopicRule
from streams.rules.vocabulary import Vocabulary

SHIPPED: Final = Path(__file__).parent
_OF_BOTH: Final = frozenset({"id", "label", "query", "language", "wires", "examples", "counter_examples"})
_TOPIC_KEYS: Final = _OF_BOTH | {"medtop", "plover"}
_ALERT_KEYS: Final = _OF_BOTH | {"topic", "severity", "subject", "background"}
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


def _topic(rule: RuleFile) -> TopicRule:
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


def _alert(rule: RuleFile) -> AlertRule:
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
    read: Callable[[RuleFile], Rule],
    keys: frozenset[str],
    vocabulary: Vocabulary,
    errors: list[RuleError],
) -> list[tuple[Rule, Path]]:
    """The rules of some files with these; what is wrong goes to `errors`."""
    rules: dict[str, tuple[Rule, Path]] = {}
    for file, content in files:
        try:
            fields = RuleFile(file, content, vocabulary)
            fields.check_keys(keys)
            rule = read(fields)
            if rule.id in rules:
                fields.refuse(f"the id is used by {rules[rule.id][1].name} too", "id")
            rules[rule.id] = rule, file
        except RuleError as error:
            errors.append(error)
    return list(rules.values())
