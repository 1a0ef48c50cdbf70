"""Writes settings.md, metrics.md, topics.md and demo.svg beside it from code and rules: `python docs/generate.py`."""

import re
from io import StringIO
from itertools import islice
from pathlib import Path

from prometheus_client import Metric
from rich.console import Console

from streams import Tagger
from streams.alerting.decide import decide
from streams.alerting.memory import DictState, Memory
from streams.alerting.render import render
from streams.commands.demo import samples
from streams.metrics import Metrics
from streams.rules import load
from streams.rules.ruleset import SEVERITIES
from streams.settings import PREFIX, Settings

FOLDER = Path(__file__).parent
DEMO_WIDTH, DEMO_ALERTS = 100, 2


def settings() -> str:
    """Every setting as a table."""
    rows = [
        "# Settings",
        "",
        "Sources, the first that has a value wins: flags (`--session-timeout 8`), the environment, a `.env` file and",
        "`wirewatch.toml` (`session_timeout = 8`) in the working folder. `wirewatch settings` shows what is in force.",
        "",
        "| environment variable | default | what it is for |",
        "|---|---|---|",
    ]
    for name, field in Settings.model_fields.items():
        default = ",".join(field.default) if isinstance(field.default, list) else field.default
        rows.append(f"| `{PREFIX}{name.upper()}` | {'' if default is None else f'`{default}`'} | {field.description} |")
    return "\n".join(rows) + "\n"


def metrics() -> str:
    """Every metric as a table."""
    rows = ["# Metrics", "", "| metric | type | what it says |", "|---|---|---|"]
    families: list[Metric] = sorted(Metrics().registry.collect(), key=lambda family: family.name)
    for family in families:
        name = family.name + ("_total" if family.type == "counter" else "")
        rows.append(f"| `{name}` | {family.type} | {family.documentation} |")
    return "\n".join(rows) + "\n"


def topics() -> str:
    """Every topic as a table."""
    rules = load()
    severities: dict[str, set[str]] = {}
    for alert in rules.alerts:
        severities.setdefault(alert.topic, set()).add(alert.severity)
    rows = [
        "# Topics",
        "",
        f"The {len(rules.topics)} topics that items are tagged with; {len(severities)} of them raise alerts. Each is a",
        "rule in `streams/rules/topics`: a query in EQL with examples and counter-examples, all of them tests. The",
        "alert rules in `streams/rules/alerts` say why an alert is as grave as it is.",
        "",
        "IPTC: the [Media Topic](https://cv.iptc.org/newscodes/mediatopic/) that comes nearest. PLOVER: the event type",
        "of the [codebook](https://github.com/openeventdata/PLOVER), with its mode after a hyphen; where the topic is",
        "no event, the context, in lower case.",
        "",
        "| topic | what it is about | IPTC | PLOVER | alert |",
        "|---|---|---|---|---|",
    ]
    for rule in rules.topics:
        codes = f"{rule.medtop or ''} | {rule.plover or ''}"
        graded = ", ".join(severity for severity in reversed(SEVERITIES) if severity in severities.get(rule.id, ()))
        rows.append(f"| `{rule.id}` | {rule.label} | {codes} | {graded} |")
    return "\n".join(rows) + "\n"


def demo() -> str:
    """The first alerts of the first sample story, as a terminal shows them: SVG without fonts from afar."""
    tagger = Tagger.load()
    item = tagger.tag(samples()[0]).model_dump()
    memory = Memory(DictState())
    received = item["published"]
    signals = tagger.signals(item, received=received)
    alerts = (alert for signal in signals for alert in decide(memory, signal, received))
    console = Console(record=True, width=DEMO_WIDTH, file=StringIO(), force_terminal=True, color_system="truecolor")
    for alert in islice(alerts, DEMO_ALERTS):
        console.print(render(alert, width=DEMO_WIDTH))
    picture = console.export_svg(title="wirewatch demo", unique_id="wirewatch")
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)
    return "\n".join(line.rstrip() for line in picture.splitlines()) + "\n"


def generated() -> dict[str, str]:
    """The pages and the picture by file name."""
    return {"settings.md": settings(), "metrics.md": metrics(), "topics.md": topics(), "demo.svg": demo()}


if __name__ == "__main__":
    for file, text in generated().items():
        (FOLDER / file).write_text(text, encoding="utf-8")
