"""An alert as people read it: in colour on a terminal, or as plain text.

Both are made of the same lines. Every word of a wire passes through `neutral` on its way into one, and none
is read as markup, so what a wire says can be shown but cannot act.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from streams.neutral import neutral

_SEVERITY = {"critical": "white on red", "high": "red", "medium": "yellow", "low": "cyan"}
_CAUSE = "bold"
"""The style of the words that caused the alert; nothing else in the lines has one until `render` adds it."""
_FEW = 8
"""How many new items, quantities or places are named before the rest is only counted."""


def render(alert: dict[str, Any], *, width: int = 100, names: Mapping[str, str] | None = None) -> RenderableType:
    """A panel for a rich console, at most `width` columns wide.

    `names` gives the words for country codes, rules, topics and entity ids; what it lacks is shown as it is.
    """
    title, headline, *rest = _lines(alert, names or {})
    severity = alert["severity"]
    style = _SEVERITY.get(severity, "none")
    title.stylize(f"bold {style}", 0, len(severity))
    headline.stylize("bold")
    return Panel(
        Group(headline, *(Padding(line, (0, 0, 0, 2)) for line in rest)),
        title=title,
        title_align="left",
        border_style=style.split()[-1],
        width=width,
    )


def plain(alert: dict[str, Any], *, names: Mapping[str, str] | None = None) -> str:
    """The alert in a few lines without colour, its causes marked «like this»; `names` is as for `render`."""
    title, *rest = _lines(alert, names or {})
    return "\n".join((title.plain, *(f"  {_marked(line)}" for line in rest)))


def _lines(alert: dict[str, Any], names: Mapping[str, str]) -> list[Text]:
    """Title, headline, state, times, a line for each kind of news, two for each piece of evidence."""
    return [
        _title(alert, names),
        Text(neutral(alert["headline"] or "(no headline)")),
        _state(alert),
        Text(f"first seen {neutral(alert['first_seen'])}, updated {neutral(alert['updated'])}"),
        *_news(alert["new"], names),
        *(line for evidence in alert["evidence"] for line in _evidence(evidence, alert["items"])),
    ]


def _title(alert: dict[str, Any], names: Mapping[str, str]) -> Text:
    who = _who(alert, names)
    rule, topic = _name(alert["rule"], names), _name(alert["topic"], names)
    about = rule if topic == rule else f"{rule} ({topic})"
    return Text(f"{neutral(alert['severity'].upper())} {about}: {who}")


def _who(alert: dict[str, Any], names: Mapping[str, str]) -> str:
    """Who does it to whom, or where it happens: `Herat, Afghanistan`."""
    place = alert.get("place")
    if place is None:
        return " -> ".join("unknown" if code == "-" else _name(code, names) for code in alert["subject"].split("|"))
    country = _name(place["country"], names) if place["country"] else None
    if not place["name"] or place["id"] == f"country:{place['country']}":
        return country or neutral(place["id"])
    return neutral(place["name"]) if country is None else f"{neutral(place['name'])}, {country}"


def _state(alert: dict[str, Any]) -> Text:
    count = alert["item_count"]
    return Text(
        f"{neutral(alert['status'])}, version {alert['version']}, "
        f"{count} item{'s' if count != 1 else ''}, id {neutral(alert['id'])}"
    )


def _news(new: dict[str, Any], names: Mapping[str, str]) -> list[Text]:
    """A line for each kind of news that there is."""
    kinds = {
        "items": [neutral(uri) for uri in new["items"]],
        "quantities": [neutral(quantity["text"]) for quantity in new["quantities"]],
        "places": [_name(place, names) for place in new["places"]],
    }
    return [Text(f"new {kind}: {_few(words)}") for kind, words in kinds.items() if words]


def _evidence(evidence: dict[str, Any], items: Iterable[dict[str, Any]]) -> list[Text]:
    """The sentence with its causes in style, and where it is from."""
    sentence = evidence["sentence"]
    words = Text(neutral(sentence["text"]))
    for start, end in _causes(sentence, evidence["spans"]):
        words.stylize(_CAUSE, start, end)
    item = next((item for item in items if item["uri"] == evidence["uri"]), None)
    source = [evidence["uri"]] if item is None else [item["provider"], item["time"], evidence["uri"]]
    return [words, Text(f"-- {', '.join(neutral(part) for part in source if part)}")]


def _causes(sentence: dict[str, Any], spans: Iterable[dict[str, Any]]) -> list[tuple[int, int]]:
    """The spans as offsets in the sentence, in order, overlapping ones as one, without what lies outside."""
    causes: list[tuple[int, int]] = []
    for start, end in sorted(
        (span["start"] - sentence["start"], span["end"] - sentence["start"])
        for span in spans
        if span["field"] == sentence["field"]
    ):
        start, end = max(start, 0), min(end, len(sentence["text"]))
        if start >= end:
            continue
        if causes and start < causes[-1][1]:
            causes[-1] = (causes[-1][0], max(end, causes[-1][1]))
        else:
            causes.append((start, end))
    return causes


def _marked(line: Text) -> str:
    """The text of a line with its causes «like this»."""
    text, parts, done = line.plain, [], 0
    for span in line.spans:
        parts += [text[done : span.start], "«", text[span.start : span.end], "»"]
        done = span.end
    return "".join((*parts, text[done:]))


def _name(key: str, names: Mapping[str, str]) -> str:
    return neutral(names.get(key, key))


def _few(words: list[str]) -> str:
    more = len(words) - _FEW
    return ", ".join(words[:_FEW]) + (f" and {more} more" if more > 0 else "")
