"""Writes docs/settings.md and docs/metrics.md from the code: `python docs/generate.py`."""

from pathlib import Path

from prometheus_client import Metric

from streams.metrics import Metrics
from streams.settings import PREFIX, Settings

FOLDER = Path(__file__).parent


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


def generated() -> dict[str, str]:
    """The pages by file name."""
    return {"settings.md": settings(), "metrics.md": metrics()}


if __name__ == "__main__":
    for file, text in generated().items():
        (FOLDER / file).write_text(text, encoding="utf-8")
