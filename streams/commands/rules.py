"""`wirewatch rules`: for those who write rules."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from rich.console import Console
from rich.text import Text

from streams.alerting.backtest import Alerts, Change, changes
from streams.commands.items import items
from streams.commands.tail import seconds
from streams.enrich import read
from streams.errors import RuleError, RuleSetError, SettingsError
from streams.kafka.history import history
from streams.kafka.topics import Names
from streams.neutral import neutral
from streams.rules import AlertRule, TopicRule, load
from streams.rules.explain import Line, explain
from streams.rules.extra import rule_files
from streams.settings import Settings
from streams.signals import signals
from streams.tagger import Tagger
from streams.tagging.child import received
from streams.wire import Rejected, decode

SHOWN_WORDS = 8
"""Words shown per clause of an explanation."""


def run_check(folder: Path | None) -> int:
    """Say what is wrong with a rule set, of each rule the first mistake, one line each; 1 if anything is."""
    try:
        rules = load(folder)
    except RuleSetError as wrong:
        for error in wrong.errors:
            print(error, file=sys.stderr)
        print(f"{len(wrong.errors)} {_plural('error', len(wrong.errors))}", file=sys.stderr)
        return 1
    print(f"{len(rules.topics)} topic rules and {len(rules.alerts)} alert rules, nothing wrong with them")
    return 0


def run_import_extra(file: Path, folder: Path, language: str) -> int:
    """Write the rules of IPTC EXTRA as rule files; none of those that are there is overwritten."""
    target = folder / "topics"
    try:
        texts = list(rule_files(file.read_bytes(), language))
    except RuleError as e:
        raise RuleError(e.message, file=str(file)) from None
    except OSError as e:
        raise RuleError(f"cannot be read: {e.strerror}", file=str(file)) from None
    for name, content in texts:
        _write_new(target, name, content)
    print(f"{len(texts)} {_plural('rule', len(texts))} written to {target}")
    return run_check(folder)


def _write_new(folder: Path, name: str, content: str) -> None:
    """Write a file that is not there yet. Raises RuleError where it is, or cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with open(folder / name, "x", encoding="utf-8") as out:
            out.write(content)
    except OSError as e:
        if isinstance(e, FileExistsError) and folder.is_dir():
            raise RuleError("is there already; give an empty folder", file=str(folder / name)) from None
        raise RuleError(f"cannot be written: {e.strerror}", file=str(folder / name)) from None


def run_explain(settings: Settings, id_: str, file: str) -> int:
    """Show each clause of a rule, whether it holds in an item and by which words, and what is only talked about."""
    tagger = Tagger.load(settings.rules, watchlists=settings.watchlists)
    ruleset = tagger.resources.ruleset
    rules: list[tuple[str, TopicRule | AlertRule]] = [("topic", rule) for rule in ruleset.topics if rule.id == id_]
    rules += [("alert", rule) for rule in ruleset.alerts if rule.id == id_]
    if not rules:
        known = ", ".join(sorted({*(rule.id for rule in ruleset.topics), *(rule.id for rule in ruleset.alerts)}))
        raise SettingsError(f"no rule has the id {id_!r}; there are {known}")
    console = Console(highlight=False, markup=False)
    failed = False
    for raw in items([file]):
        item = decode(raw)
        if isinstance(item, Rejected):
            print(f"rejected: {item.reason}: {item.message}", file=sys.stderr)
            failed = True
            continue
        enriched, document = read(item, tagger.resources)
        for kind, rule in rules:
            console.print(f"{kind} rule {rule.id} on {neutral(item.uri)}", style="bold")
            for line in explain(rule, document):
                words = [document.text_of(span.field)[span.start : span.end] for span in line.spans]
                console.print(_explained(line, words), soft_wrap=True)
        for topic in enriched["talked_about"]:
            console.print(f"only talked about: {topic['id']} ({', '.join(topic['modes'])})")
    return 1 if failed else 0


def _explained(line: Line, words: list[str]) -> Text:
    shown = ", ".join(neutral(word) for word in dict.fromkeys(words[:SHOWN_WORDS]))
    more = f" and {len(words) - SHOWN_WORDS} more" if len(words) > SHOWN_WORDS else ""
    return Text.assemble(
        "  " * (line.depth + 1),
        ("yes " if line.holds else "no  ", "green" if line.holds else "red"),
        neutral(line.says),
        (f"  <- {shown}{more}" if words else "", "cyan"),
    )


def run_backtest(settings: Settings, files: tuple[str, ...], folder: Path, since: str | None) -> int:
    """Say which alerts the rules of `folder` add to and drop from those of the settings, over the same items.

    1 if one of the `files` holds what is no item.
    """
    if bool(files) == bool(since):
        raise SettingsError("give files, or --since to read what came over the wire")
    old, new = (Tagger.load(rules, watchlists=settings.watchlists) for rules in (settings.rules, folder))
    before, after = Alerts(), Alerts()
    count, rejected = asyncio.run(_held_against(settings, files, since, ((old, before), (new, after))))
    found = sorted(changes(before, after), key=lambda change: (change.how, change.alert["rule"]))
    for change in found:
        print(_changed(change))
    tally = {how: sum(change.how == how for change in found) for how in ("added", "dropped", "changed")}
    said = ", ".join(f"{number} {how}" for how, number in tally.items())
    unread = f", {len(rejected)} more could not be read" if rejected else ""
    print(f"{count} items{unread}: {len(before.last)} alerts before, {len(after.last)} after; {said}")
    if since is not None:
        return 0  # they went to the dead letters when they came
    for each in rejected:
        print(f"rejected: {each.reason}: {each.message}", file=sys.stderr)
    return 1 if rejected else 0


async def _held_against(
    settings: Settings, files: tuple[str, ...], since: str | None, tried: Iterable[tuple[Tagger, Alerts]]
) -> tuple[int, list[Rejected]]:
    """How many items there are, and those that cannot be read."""
    count, rejected = 0, []
    async for raw, uri, timestamp in _raw_items(settings, files, since):
        item = decode(raw, uri=uri, max_bytes=settings.max_item_bytes)
        if isinstance(item, Rejected):
            rejected.append(item)
            continue
        count += 1
        for tagger, alerts in tried:
            enriched, document = read(item, tagger.resources)
            alerts.add(signals(enriched, tagger.resources, received=received(timestamp), document=document))
    return count, rejected


async def _raw_items(
    settings: Settings, files: tuple[str, ...], since: str | None
) -> AsyncIterator[tuple[bytes, str | None, int]]:
    """Bytes, key and timestamp of each item."""
    if since is None:
        for raw in items(files):
            yield raw, None, 0
        return
    async for record in history(settings, Names(settings.topic_prefix).raw, max(0.0, time.time() - seconds(since))):
        yield record.value or b"", record.key.decode(errors="replace") if record.key else None, record.timestamp


def _changed(change: Change) -> str:
    alert = change.alert
    sign = {"added": "+", "dropped": "-", "changed": "~"}[change.how]
    said = f"{sign} {alert['severity']:8} {alert['rule']} {alert['subject']}  {neutral(alert['headline'] or '')}"
    if change.before is not None:
        old, new = change.before, alert
        said += f"  (was {old['severity']}, {old['item_count']} items; now {new['severity']}, {new['item_count']})"
    return f"{said}  {neutral(alert['items'][0]['uri'])}"


def _plural(word: str, count: int) -> str:
    return word if count == 1 else word + "s"
