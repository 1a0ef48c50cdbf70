"""Datelines that begin with no bare place, as in `(MENAFN)`, `(PARIS) -`, `June 18 (Reuters) -`, `TASS, June 18.`."""

import re
from typing import Any, Final

from streams.language.dateline_day import DAY, resolved
from streams.language.dateline_names import AGENCIES, DASH, NOTES, STOP, Dateline, body, places_of
from streams.language.gazetteer import Gazetteer
from streams.language.ids import slug
from streams.language.mentions import Mention

_IN_BRACKETS: Final = re.compile(r"\(([^\W\d_a-z][\w .&/'’-]{1,39})\)")
_DAY_FIRST: Final = re.compile(rf"({DAY}),?[ ]{{1,2}}\(([^\W\d_][\w .&/'’-]{{1,39}})\)")
_AGENCY_FIRST: Final = re.compile(rf"([^\W\d_][\w/-]{{1,20}})(?:[.,][ ]|[ ])({DAY})")


def without_place(text: str, start: int, published: str | None, gazetteer: Gazetteer) -> Dateline | None:
    """The dateline at `start` that begins with a bracket, a day or an agency."""
    if text[start : start + 1] == "(":
        return _in_brackets(text, start, gazetteer)
    found, agency, day = _DAY_FIRST.match(text, start), 2, 1
    if found is None:
        found, agency, day = _AGENCY_FIRST.match(text, start), 1, 2
    if found is None or found.group(agency).casefold() not in AGENCIES:
        return None
    end = DASH.match(text, found.end()) or STOP.match(text, found.end())
    if end is None or end.end() == found.end():
        return None
    words = found.group(day)
    date = resolved(words, published)
    mentions = [
        body(found.start(agency), found.group(agency), gazetteer),
        Mention(*found.span(day), "TEMPORAL", f"temporal:{date or slug(words)}"),
    ]
    said = _said(start, end.end()) | {"agency": found.group(agency), "date": words, "day": date}
    return Dateline(start, end.end(), said, mentions)


def _in_brackets(text: str, start: int, gazetteer: Gazetteer) -> Dateline | None:
    """The dateline that names nothing but the agency, or a place and nothing else."""
    found = _IN_BRACKETS.match(text, start)
    if found is None:
        return None
    name = found.group(1)
    dash = DASH.match(text, found.end())
    if name.casefold() not in AGENCIES:
        if (where := _listed_places(start + 1, name, gazetteer)) is not None:
            if dash is None:
                return None
            country = gazetteer.country_of({"id": where[0].id, "type": "LOCATION", "text": ""})
            return Dateline(start, dash.end(), _said(start, dash.end()) | {"place": name, "country": country}, where)
        if not (name.isupper() and name.isalpha() and name not in NOTES):
            return None
    if dash is None and text[found.end() : found.end() + 1] not in (" ", "\n"):
        return None
    end = dash.end() if dash else found.end()
    return Dateline(start, end, _said(start, end) | {"agency": name}, [body(start + 1, name, gazetteer)])


def _listed_places(start: int, name: str, gazetteer: Gazetteer) -> list[Mention] | None:
    """The places of a name in capitals, where all are listed."""
    if not name.isupper() or name in NOTES:
        return None
    where = places_of(start, name, gazetteer)
    return [place.mention for place in where] if all(place.known for place in where) else None


def _said(start: int, end: int) -> dict[str, Any]:
    """What a dateline says that names nothing."""
    return {"start": start, "end": end, "place": None, "country": None, "agency": None, "date": None, "day": None}
