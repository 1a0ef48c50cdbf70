import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, Final, NamedTuple, TypeVar

from streams.language.arms import KINDS, arms
from streams.language.dateline import dateline
from streams.language.dateline_names import Dateline
from streams.language.dates import dates
from streams.language.fractions import shares
from streams.language.gazetteer import OTHER, SHIP, Found, Gazetteer
from streams.language.holidays import holidays
from streams.language.identity import identify
from streams.language.mentions import Mention
from streams.language.money import come_home
from streams.language.names import names
from streams.language.parts import with_parts
from streams.language.quantities import quantities
from streams.language.ships import ships
from streams.language.times import day_of

_COMPASS: Final = re.compile(r"\b[Tt]he (North|South)(?! [A-Z])(?!\w|-)")
_KOREAS: Final = {"North": "country:PRK", "South": "country:KOR"}
_Entity = TypeVar("_Entity", bound=Mapping[str, Any])
_NO_NAMES: Final = KINDS | {SHIP, OTHER}


class Reading(NamedTuple):
    """What is found in a text at one go: plain dicts of the shape of `schemas.Entity`, cues, the dateline if any."""

    entities: list[dict[str, Any]]
    cues: list[Found]
    dateline: Dateline | None


def recognise(
    text: str, published: str | None, gazetteer: Gazetteer, headline: str | None = None
) -> list[dict[str, Any]]:
    """The entities of `text`, see `reading`."""
    return reading(text, published, gazetteer, headline).entities


def reading(text: str, published: str | None, gazetteer: Gazetteer, headline: str | None = None) -> Reading:
    """What is in `text`: its entities are in order, the longer first; fields that one has no value for are left out.

    `published` (ISO 8601, UTC), or the dateline's day where that is the one before or after, turns times that are told
    by it into dates: Tuesday, last week, June 4. A name may lie within a longer one (Russian in Russian Navy); else
    none overlap: dates, money and arms win over names, and these over quantities, years and lengths of time. What
    belongs to the dateline has `role` "dateline"; what `headline` names is more salient.
    """
    known, cues = gazetteer.find(text)
    line = dateline(text, published, gazetteer)
    body = text
    of_line: Sequence[Mention] = ()
    if line is not None:
        # The model must not join what the dateline ends with to the first name of the story.
        body = f"{text[: line.start]}{' ' * (line.end - line.start)}{text[line.end :]}"
        known = [f for f in known if f.end <= line.start or f.start >= line.end]
        of_line = line.mentions
    listed = [f for f in known if f.kind not in _NO_NAMES]
    vessels = ships(text, known, gazetteer)
    today = _today(published, line)
    dated = dates(text, cues, today)
    sure, unsure = quantities(text, cues, dated, listed, today)
    first = [
        *dated,
        *sure,
        *holidays(text, cues, today),
        *of_line,
        *vessels,
        *[Mention(*f) for f in arms(text, known, gazetteer)],
    ]
    last = [*_koreas(text, listed), *shares(text, cues), *unsure]
    mentions = with_parts(text, cues, _settle(len(text), first, names(body, listed, gazetteer), last))
    entities = [_entity(text, mention) for mention in mentions]
    identify(text, entities, headline, gazetteer, None if line is None else line.home())
    if line is not None:
        for entity in beginning_in(entities, line.start, line.end):
            entity["role"] = "dateline"
            if line.said["country"] is None and "place" in entity and entity["start"] == line.mentions[0].start:
                line.said["country"] = entity["place"].get("country")
        if (home := line.home()) is not None:
            come_home(entities, home, gazetteer.adjectives)
    return Reading(entities, cues, line)


def _today(published: str | None, line: Dateline | None) -> date | None:
    """The day that a text counts from: its dateline's where that is another one only for the clocks of its place."""
    today = day_of(published)
    day = None if line is None else day_of(line.said["day"])
    return day if day is not None and (today is None or abs((day - today).days) <= 1) else today


def _entity(text: str, mention: Mention) -> dict[str, Any]:
    start, end, type_, id_, details, _ = mention
    entity: dict[str, Any] = {"type": type_, "start": start, "end": end, "text": text[start:end], "id": id_}
    if details:
        entity.update(details)
    return entity


def of_the_story(entities: Sequence[_Entity]) -> Sequence[_Entity]:
    """Those of a text's `entities` that are not of its dateline: where the agency sits, nothing happened."""
    return [entity for entity in entities if entity.get("role") is None]


def beginning_in(entities: Sequence[_Entity], start: int, end: int) -> Sequence[_Entity]:
    """Those of a text's `entities` that begin at code points `start` up to `end`."""
    return entities[bisect_left(entities, start, key=_start) : bisect_left(entities, end, key=_start)]


_start: Final = itemgetter("start")


def _koreas(text: str, known: Iterable[Found]) -> list[Mention]:
    """The North and the South, where that Korea is spoken of by its name too."""
    if "he North" not in text and "he South" not in text:
        return []
    ids = {f.id for f in known}
    return [
        Mention(*found.span(1), "LOCATION", _KOREAS[found.group(1)])
        for found in _COMPASS.finditer(text)
        if _KOREAS[found.group(1)] in ids
    ]


def _settle(size: int, first: Iterable[Mention], named: Iterable[Mention], last: Iterable[Mention]) -> list[Mention]:
    """The mentions that are kept, in order: those listed earlier win, and names may lie within names."""
    taken = bytearray(size)
    kept: list[tuple[int, int, int, Mention]] = []
    for mention in first:
        start, end = mention[0], mention[1]
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\x01" * (end - start)
            kept.append((start, -end, len(kept), mention))
    free = [name for name in named if taken.find(1, name[0], name[1]) < 0]
    for mention in free:
        start, end = mention[0], mention[1]
        taken[start:end] = b"\x01" * (end - start)
        kept.append((start, -end, len(kept), mention))
    for mention in last:
        start, end = mention[0], mention[1]
        if taken.find(1, start, end) >= 0:
            shorter = mention.end_if_taken
            if shorter is None or taken.find(1, start, shorter) >= 0:
                continue
            end, mention = shorter, mention._replace(end=shorter)
        taken[start:end] = b"\x01" * (end - start)
        kept.append((start, -end, len(kept), mention))
    kept.sort()
    return [mention for _, _, _, mention in kept]
