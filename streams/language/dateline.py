"""Where, by which agency and when an item was written: `SEOUL, June 18 (Yonhap) --` before its first sentence."""

import re
from typing import Any, Final, NamedTuple

from streams.language.dateline_day import DAY, resolved
from streams.language.gazetteer import Found, Gazetteer
from streams.language.ids import slug
from streams.language.listing import listed
from streams.language.mentions import Mention
from streams.language.tokens import LINKS

AGENCIES: Final = frozenset(
    listed("aa afp agi akipress anadolu ani ansa ap apa app azertac bbc belga belta bernama birn bloomberg bns bss bta")
    + listed(
        "cna cnn cp ctk dpa dpa-afx efe fars fna globenewswire gna hina ians interfax interfax-ukraine ips irin irna"
    )
    + listed("isna jiji kcna kuna kyodo lusa map mena menafn mna mti nan nhk nna ntb pa pap petra pna prnewswire pti")
    + listed("qna reuters rfe/rl ria ritzau saba sana spa sputnik sta tanjug tasnim tass tt ukrinform unb uni upi vna")
    + listed("voa wafa wam xinhua yonhap")
    + (
        "abc news",
        "al jazeera",
        "associated press",
        "cbs news",
        "jiji press",
        "kyodo news",
        "pr newswire",
        "ria novosti",
    )
    + ("yonhap news",)
)
"""News agencies and broadcasters that sign datelines, case folded."""

NOTES: Final = frozenset(
    listed("ADDS ALERT ANALYSIS ATTN BREAKING COLUMN CORRECTED CORRECTION CORRECTS EXCLUSIVE EXPLAINER FACTBOX FEATURE")
    + listed(
        "FLASH INTERVIEW LEAD LIVE NEWS NEWSALERT NEWSFLASH OPINION PHOTO PHOTOS RECASTS REFILE REFILES REPEATS RPT"
    )
    + listed("SNAPSHOT SUMMARY TIMELINE UPDATE UPDATED UPDATES URGENT VIDEO WATCH WRAPUP")
)
"""What wires put before a headline or an item to say what kind it is of."""
_CITY_STATES: Final = frozenset(f"country:{code}" for code in listed("DJI GIB GTM HKG KWT LUX MAC MCO PAN SGP SMR VAT"))
"""Countries whose name is that of a town where wires are written."""
_INSIDE: Final = LINKS | frozenset(listed("au aux en es les le sur"))
"""Words that stay small within the name of a place."""

# Each repetition is bounded, and what may follow it begins with another sign, so that little is tried twice.
_WORD: Final = r"[^\W\d_](?:[\w'’]|[-.](?=\w)){0,30}(?:(?<=\b[SFM][Tt])\.|(?<=\.\w)\.)?"
_PLACE: Final = re.compile(rf"{_WORD}(?:[ /]{_WORD}){{0,5}}")
_REGION: Final = re.compile(
    rf"(?:,[ ]|[ ]([\[(]))({_WORD}(?:[ ]{_WORD}){{0,3}}\.?)(?(1)[\])])(?=[ \t]{{0,3}}[-–—(,:/]|[.,][ ])"
)
_DAY: Final = re.compile(rf"(?:[.,][ ]?|[ ])(?:\(({DAY})\)|({DAY}))")
_AGENCY: Final = re.compile(
    r"[ ]{0,2}\(([^\W\d_][\w .&/'’-]{1,39})\)|[.,]?[ ]?/([^\W\d_][\w -]{1,29})/|,[ ]([^\W\d_][\w-]{1,20})(?=[ ]?[-–—])"
)
_AGENCY_ALONE: Final = re.compile(r"\(([^\W\d_a-z][\w .&/'’-]{1,39})\)")
_DASH: Final = re.compile(r"\.?(?:[ \t\xa0]{1,3}[-–—]{1,3}|[-–—]{1,3}(?=\s)|(?<=\))[-–—]{1,2}(?=\w)|:(?=\s))")
_STOP: Final = re.compile(r"[.:]?(?=\s)")
_BYLINE: Final = re.compile(
    r"By(?:,?[ ](?:and[ ])?(?:[^\W\d_a-z][a-zà-ÿ'’-][\w'’-]{0,30}|[A-Z]\.)){2,8},?[ ]{1,3}(?=[^\W\d_a-z])"
)
_BYLINE_OR_NOTE: Final = re.compile(r"(?:By|BY|by) [^\W\d_a-z]|[(*]")
_BLANK: Final = re.compile(r"\s{0,40}")
_MOST_LINES: Final = 6
_LONGEST_LINE: Final = 200
"""Code points of a line before the dateline: a headline, a byline or a note, no paragraph."""


class Dateline(NamedTuple):
    """A dateline: its code points, what it says as a dict of the shape of `schemas.Dateline`, and its entities."""

    start: int
    end: int
    said: dict[str, Any]
    mentions: list[Mention]


class _Parts(NamedTuple):
    """What a dateline may be made of, in order; `end` is where they end."""

    place: re.Match[str]
    region: re.Match[str] | None
    day: re.Match[str] | None
    agency: re.Match[str] | None
    dash: re.Match[str] | None
    end: int


class _Place(NamedTuple):
    mention: Mention
    known: bool


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
    if text[start : start + 1] == "(":
        return _agency_alone(text, start, gazetteer)
    parts = _parts(text, start, gazetteer)
    if parts is None:
        return None
    places = _places(parts.place.start(), parts.place.group(), gazetteer)
    region = _places(parts.region.start(2), parts.region.group(2), gazetteer)[0] if parts.region else None
    if not _believable(parts, places, region):
        return None
    mentions = [place.mention for place in places]
    decides = _whole(parts, gazetteer) or (region or places[0]).mention
    if region is not None and region.mention.id != mentions[0].id:
        mentions.append(region.mention)
    said: dict[str, Any] = {
        "start": start,
        "end": parts.end,
        "place": text[start : parts.region.end() if parts.region else parts.place.end()],
        "country": gazetteer.country_of({"id": decides.id, "type": "LOCATION", "text": ""}),
        "agency": None,
        "date": None,
        "day": None,
    }
    if parts.agency is not None:
        at = parts.agency.lastindex or 1
        said["agency"] = parts.agency.group(at)
        mentions.append(_body(parts.agency.start(at), parts.agency.group(at), gazetteer))
    if parts.day is not None:
        at = parts.day.lastindex or 1
        said["date"] = words = parts.day.group(at)
        said["day"] = resolved(words, published)
        mentions.append(Mention(*parts.day.span(at), "TEMPORAL", f"temporal:{said['day'] or slug(words)}"))
    return Dateline(start, parts.end, said, mentions)


def _parts(text: str, start: int, gazetteer: Gazetteer) -> _Parts | None:
    """The parts that stand at `start`; none where neither an agency nor a dash says that they are a dateline."""
    place = _PLACE.match(text, start)
    if place is None:
        return None
    end = place.end()
    region = _REGION.match(text, end)
    if region is not None and (region.group(2).casefold() in AGENCIES or _DAY.match(text, end)):
        region = None
    if region is not None and region.group(1) == "(" and not _is_place(region.group(2), gazetteer):
        region = None  # an agency that is not listed
    end = region.end() if region else end
    day = _DAY.match(text, end)
    end = day.end() if day else end
    agency = _AGENCY.match(text, end)
    if agency is not None and agency.group(3) and agency.group(3).casefold() not in AGENCIES:
        agency = None
    end = agency.end() if agency else end
    dash = _DASH.match(text, end)
    if dash is None and (agency is None or _STOP.match(text, end) is None):
        return None
    return _Parts(place, region, day, agency, dash, dash.end() if dash else end)


def _believable(parts: _Parts, places: list[_Place], region: _Place | None) -> bool:
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


def _agency_alone(text: str, start: int, gazetteer: Gazetteer) -> Dateline | None:
    """A dateline that names nothing but the agency: (MENAFN)."""
    found = _AGENCY_ALONE.match(text, start)
    if found is None:
        return None
    name = found.group(1)
    if name.casefold() not in AGENCIES and not (name.isupper() and name.isalpha() and name not in NOTES):
        return None
    dash = _DASH.match(text, found.end())
    if dash is None and text[found.end() : found.end() + 1] not in (" ", "\n"):
        return None
    end = dash.end() if dash else found.end()
    said = {"start": start, "end": end, "place": None, "country": None, "agency": name, "date": None, "day": None}
    return Dateline(start, end, said, [_body(start + 1, name, gazetteer)])


def _places(start: int, words: str, gazetteer: Gazetteer) -> list[_Place]:
    """The places of `WASHINGTON/BRUSSELS`, each with whether it is a listed one."""
    found = []
    for each in words.split("/"):
        listed_as = _listed(_small(each), gazetteer)
        id_, known = f"place:{slug(each)}", each.upper() == "UNITED NATIONS"
        if listed_as is not None and listed_as.kind == "LOCATION":
            id_, known = listed_as.id, True
        found.append(_Place(Mention(start, start + len(each), "LOCATION", id_), known))
        start += len(each) + 1
    return found


def _whole(parts: _Parts, gazetteer: Gazetteer) -> Found | None:
    """The place that is listed together with its region: Washington, D.C."""
    if parts.region is None:
        return None
    return _listed(f"{_small(parts.place.group())}, {parts.region.group(2)}", gazetteer)


def _body(start: int, name: str, gazetteer: Gazetteer) -> Mention:
    known = _listed(name, gazetteer)
    id_ = known.id if known is not None and known.kind == "ORGANISATION" else f"organisation:{slug(name)}"
    return Mention(start, start + len(name), "ORGANISATION", id_)


def _listed(name: str, gazetteer: Gazetteer) -> Found | None:
    """What the lists know under exactly this name."""
    known, _ = gazetteer.find(name)
    return known[0] if known and known[0].end - known[0].start == len(name) else None


def _is_place(name: str, gazetteer: Gazetteer) -> bool:
    found = _listed(name, gazetteer)
    return found is not None and found.kind == "LOCATION"


def _small(words: str) -> str:
    """A name in capitals as it stands in a sentence: Port-au-Prince; another one as it is."""
    if not words.isupper():
        return words
    parts = re.split(r"([ -])", words)
    return "".join(word.lower() if n and word.lower() in _INSIDE else word.capitalize() for n, word in enumerate(parts))
