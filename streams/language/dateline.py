"""Where, by which agency and when an item was written: `SEOUL, June 18 (Yonhap) --` before its first sentence."""

import re
from typing import Any, Final, NamedTuple

from streams.language.dateline_alone import without_place
from streams.language.dateline_day import DAY, resolved
from streams.language.dateline_names import (
    AGENCIES,
    DASH,
    NOTES,
    STOP,
    Dateline,
    Place,
    body,
    is_place,
    listed_as,
    places_of,
    small,
)
from streams.language.gazetteer import Found, Gazetteer
from streams.language.ids import slug
from streams.language.listing import listed
from streams.language.mentions import Mention
from streams.language.tokens import LINKS

_CITY_STATES: Final = frozenset(f"country:{code}" for code in listed("DJI GIB GTM HKG KWT LUX MAC MCO PAN SGP SMR VAT"))
"""Countries whose name is that of a town where wires are written."""

# Each repetition is bounded, and what may follow it begins with another sign, so that little is tried twice.
_WORD: Final = r"[^\W\d_](?:[\w'’]|[-.](?=\w)){0,30}(?:(?<=\b[SFM][Tt])\.|(?<=\.\w)\.)?"
_PLACE: Final = re.compile(rf"{_WORD}(?:[ /]{_WORD}){{0,5}}")
_REGION: Final = re.compile(
    rf"(?:,[ ]|[ ]([\[(]))({_WORD}(?:[ ]{_WORD}){{0,3}}\.?)(?(1)[\])])(?=[ \t]{{0,3}}[-–—(,:/]|[.,][ ])"
)
_SECOND: Final = re.compile(rf"/({_WORD}(?:[ ]{_WORD}){{0,3}})(?=[ ,]|[-–—])")
"""Another place behind the region of the first: HRABOVE, Ukraine/KUALA LUMPUR."""
_CLOCK: Final = re.compile(
    r"(?:,|[ ]at)?[ ][0-9]{1,2}[:.][0-9]{2}(?:[ ]?(?:[A-Z]{2,4}|[ap]\.?m\.?)(?!\w))?(?=[ ]?[-–—(/,]|[ ]{1,2}[-–—(/])"
)
"""The time of day behind the day."""
_DAY: Final = re.compile(rf"(?:[.,][ ]?|[ ])(?:\(({DAY})\)|({DAY}))")
_DAY_BEHIND: Final = re.compile(rf"[ ]?({DAY})[ ]?(?:[-–—]{{1,3}}|:)(?=\s)")
_AGENCY: Final = re.compile(
    r"(?:[ ]{0,2}|[-–—]{2})\(([^\W\d_][\w .&/'’-]{1,39})\)|[.,]?[ ]?/([^\W\d_][\w -]{1,29})/"
    r"|,[ ]([^\W\d_][\w-]{1,20})(?=[ ]?[-–—])"
)
_NO_AGENCIES: Final = NOTES | frozenset(listed("GMT UTC EST EDT PST PDT CET CEST BST IST KST JST LOCAL NOON"))
_BYLINE: Final = re.compile(
    r"By(?:,?[ ](?:and[ ])?(?:[^\W\d_a-z][a-zà-ÿ'’-][\w'’-]{0,30}|[A-Z]\.)){2,8},?[ ]{1,3}(?=[^\W\d_a-z])"
)
_BYLINE_OR_NOTE: Final = re.compile(r"(?:By|BY|by) [^\W\d_a-z]|[(*]")
_BLANK: Final = re.compile(r"\s{0,40}")
_MOST_LINES: Final = 6
_LONGEST_LINE: Final = 200
"""Code points of a line before the dateline: a headline, a byline or a note, no paragraph."""


class _Parts(NamedTuple):
    """What a dateline may be made of, in order; `end` is where they end."""

    place: re.Match[str]
    region: re.Match[str] | None
    second: re.Match[str] | None
    day: re.Match[str] | None
    agency: re.Match[str] | None
    dash: re.Match[str] | None
    end: int


def dateline(text: str, published: str | None, gazetteer: Gazetteer) -> Dateline | None:
    """The dateline at the beginning of a text, or behind a headline, a byline or a note to editors.

    A day without a year is taken in the year nearest to `published` (ISO 8601). A place in small letters, or one that
    only a dash follows, must be a listed one: not every item that begins with capitals begins with a dateline.
    """
    start = 0
    for _ in range(_MOST_LINES):
        blank = _BLANK.match(text, start)
        start = blank.end() if blank else start
        found = _at(text, start, published, gazetteer)
        if found is None and (byline := _BYLINE.match(text, start)) is not None:
            found = _at(text, byline.end(), published, gazetteer)
        if found is not None:
            return found
        end = text.find("\n", start, start + _LONGEST_LINE)
        if end < 0 or (text[start:end].rstrip()[-1:] in ("", ".", "”", '"') and not _BYLINE_OR_NOTE.match(text, start)):
            return None
        start = end + 1
    return None


def _at(text: str, start: int, published: str | None, gazetteer: Gazetteer) -> Dateline | None:
    """The dateline that begins at `start`."""
    alone = without_place(text, start, published, gazetteer)
    if alone is not None:
        return alone
    parts = _parts(text, start, gazetteer)
    if parts is None:
        return None
    places = places_of(parts.place.start(), parts.place.group(), gazetteer)
    if parts.second is not None:
        places += places_of(parts.second.start(1), parts.second.group(1), gazetteer)
    region = places_of(parts.region.start(2), parts.region.group(2), gazetteer)[0] if parts.region else None
    if not _believable(parts, places, region):
        return None
    mentions = [place.mention for place in places]
    decides = _whole(parts, gazetteer) or (region or places[0]).mention
    countries = {country for place in (decides, *mentions[1:]) if (country := _lies_in(place, gazetteer)) is not None}
    if region is not None and region.mention.id != mentions[0].id:
        mentions.append(region.mention)
    said: dict[str, Any] = {
        "start": start,
        "end": parts.end,
        "place": text[start : (parts.second or parts.region or parts.place).end()],
        "country": _country(decides, gazetteer),
        "agency": None,
        "date": None,
        "day": None,
    }
    if parts.agency is not None:
        at = parts.agency.lastindex or 1
        said["agency"] = parts.agency.group(at)
        mentions.append(body(parts.agency.start(at), parts.agency.group(at), gazetteer))
    if parts.day is not None:
        at = parts.day.lastindex or 1
        said["date"] = words = parts.day.group(at)
        said["day"] = resolved(words, published)
        mentions.append(Mention(*parts.day.span(at), "TEMPORAL", f"temporal:{said['day'] or slug(words)}"))
    return Dateline(start, parts.end, said, mentions, len(countries) > 1)


def _lies_in(place: Mention | Found, gazetteer: Gazetteer) -> str | None:
    """The same, also of towns that do not stand for their country."""
    located = gazetteer.located.get(place.id)
    return located.country if located is not None else _country(place, gazetteer)


def _country(place: Mention | Found, gazetteer: Gazetteer) -> str | None:
    """The country that the lists have for a place."""
    return gazetteer.country_of({"id": place.id, "type": "LOCATION", "text": ""})


def _parts(text: str, start: int, gazetteer: Gazetteer) -> _Parts | None:
    """The parts that stand at `start`; none where neither an agency nor a dash says that they are a dateline."""
    place = _PLACE.match(text, start)
    if place is None:
        return None
    end = place.end()
    region = _REGION.match(text, end)
    if region is not None and (region.group(2).casefold() in AGENCIES or _DAY.match(text, end)):
        region = None
    if region is not None and region.group(1) == "(" and not is_place(region.group(2), gazetteer):
        region = None  # an agency that is not listed
    end = region.end() if region else end
    second = _SECOND.match(text, end) if region else None
    end = second.end() if second else end
    day = _DAY.match(text, end)
    end = day.end() if day else end
    clock = _CLOCK.match(text, end) if day else None
    end = clock.end() if clock else end
    agency = _AGENCY.match(text, end)
    if agency is not None and agency.group(3) and not _is_agency(agency.group(3), behind_day=day is not None):
        agency = None
    end = agency.end() if agency else end
    dash = DASH.match(text, end)
    if dash is None and (agency is None or STOP.match(text, end) is None):
        return None
    end = dash.end() if dash else end
    if day is None and dash is not None and (behind := _DAY_BEHIND.match(text, end)) is not None:
        day, end = behind, behind.end()
    return _Parts(place, region, second, day, agency, dash, end)


def _is_agency(name: str, *, behind_day: bool) -> bool:
    """Whether a name without brackets is that of an agency; behind a day it is so in capitals, though not listed."""
    return name.casefold() in AGENCIES or (
        behind_day and name.isalpha() and name.isupper() and name not in _NO_AGENCIES
    )


def _believable(parts: _Parts, places: list[Place], region: Place | None) -> bool:
    """Whether what looks like a dateline is one."""
    words = parts.place.group().split(" ")
    capitals = parts.place.group().isupper() and words[0] not in NOTES
    known = (region is not None and region.known) or all(place.known for place in places)
    if not capitals and not all(word[0].isupper() or word in LINKS for word in words):
        return False
    if parts.agency is not None and parts.agency.group(parts.agency.lastindex or 1).casefold() in AGENCIES:
        return capitals or known or parts.day is not None
    if parts.day is not None:
        return known or (capitals and parts.dash is not None)
    if parts.dash is None or not known:
        return False
    return parts.agency is not None or (capitals and _may_stand_alone(places[0].mention.id))


def _may_stand_alone(id_: str) -> bool:
    """Whether a place is one that items come from: IRAN: What we know is a headline."""
    return not id_.startswith("country:") or id_ in _CITY_STATES


def _whole(parts: _Parts, gazetteer: Gazetteer) -> Found | None:
    """The place that is listed together with its region: Washington, D.C."""
    if parts.region is None:
        return None
    return listed_as(f"{small(parts.place.group())}, {parts.region.group(2)}", gazetteer)
