"""Times that are written in figures alone: years, decades, centuries, 2024-06-04, 04/06/2024, 7:30 p.m."""

import re
from typing import Final

from streams.language.clock import clock_at
from streams.language.listing import listed
from streams.language.mentions import Mention
from streams.language.neighbours import word_before
from streams.language.numbers import Number
from streams.language.relative import widened
from streams.language.times import UNKNOWN, Span, a_date, temporal, years

_ISO: Final = re.compile(
    r"([0-9]{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01])"
    r"(?:[T ]([01][0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9](?:\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?(?![\w-])"
)
_NUMERIC: Final = re.compile(r"([0-9]{1,2})([/.])([0-9]{1,2})\2((?:19|20)[0-9]{2})(?![\w/])")
_SHORT: Final = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{2})(?![\w.]*\w)")
_BEFORE_SHORT: Final = frozenset(listed("from to on since until till by of dated between and before after as"))
"""Behind these 24.02.22 is a day rather than a version."""
_FISCAL: Final = re.compile(r"(?<!\w)(?:(?:[Ff]iscal|[Ff]inancial)(?: year)?|FY) \Z")
_UNTIL: Final = re.compile(
    r"(?: ?[-–] ?((?:1[0-9]|20)[0-9]{2})|[-–/]([0-9]{2})| (to|and) ((?:1[0-9]|20)[0-9]{2}))(?![\w%]|[-,.][0-9])"
)
_DEGREES: Final = re.compile(r"emperature|[Hh]ighs|[Ll]ows|degrees|mercury")
_LOOKBACK: Final = 60
_THIS_CENTURY: Final = 70
_CENTURY: Final = re.compile(r"(?:st|nd|rd|th)[ -]century(?!\w)( BC)?")
_SINCE: Final = frozenset(listed("in since until till before after during early late mid year"))
_OF: Final = _SINCE | frozenset(listed("by from of between and to than"))
"""Before a year that is not of a usual century."""
_USUAL: Final = ("18", "19", "20")


def time_in_figures(text: str, number: Number) -> Mention | None:
    """The time that begins with a number, unless it is a year alone: see `year`."""
    start, end = number.start, number.end
    following = text[end : end + 1]
    size = end - start
    if following == " " and size != 4 and (number.value or 0) > 24:
        return None
    if size == 4 and following == "-" and text[end + 1 : end + 2] in ("0", "1"):
        iso = _ISO.match(text, start)
        # Of 2010-11 the latter is a year, too.
        if iso is not None and (iso.group(3) is not None or iso.group(2)[0] == "0"):
            return _of_iso(text, iso)
    if following and following in "/." and text[end + 1 : end + 2].isdigit():
        return _numeric(text, start)
    if size == 5 and following == "." and text[start + 2] == ".":
        return _numeric(text, start)
    if number.value is not None and (number.value < 25 or size == 4):
        if following and following in ": apAPGUZ-–":
            clock = clock_at(text, start)
            if clock is not None:
                return temporal(text, clock.start, clock.end, clock.grain)
        if following and following in "snrt" and (century := _CENTURY.match(text, end)):
            first = int(number.value) * 100 - 99
            span = years(first, 100) if first > 0 and century.group(1) is None else UNKNOWN
            return temporal(text, _with_article(text, widened(text, start)), century.end(), "century", span)
    if following and following in "s'’" and text[end - 1] == "0":
        stop = end + (1 if following == "s" else 2)
        if text[stop - 1 : stop] == "s" and not text[stop : stop + 1].isalnum():
            return _decade(text, start, end, stop)
    return None


def year(text: str, number: Number, *, counts: bool) -> Mention | None:
    """The mention of the year, or the span of years, that a number of four figures is.

    `counts` tells that what follows may be counted: 2000 people. Only a word like in or since then makes it a year, and
    much the same makes years before 1800.
    """
    start, end = number.start, number.end
    figures = text[start:end]
    if figures[0] != "1" and figures[:2] != "20":
        return None
    first, last = int(figures), 0
    until = _UNTIL.match(text, end)
    spans = until is not None and until.group(1) is not None
    before = word_before(text, start)[0].lower()
    if (counts and before not in _SINCE) or (figures[:2] not in _USUAL and not spans and before not in _OF):
        return None
    if until is not None:
        whole, short, word, full = until.groups()
        if word is None or (word, before) in (("to", "from"), ("and", "between")):
            last = int(whole or full or short)
            last += first // 100 * 100 if last < 100 else 0
    fiscal = _FISCAL.search(text, max(0, start - _LOOKBACK), start)
    if fiscal is not None:
        return temporal(text, fiscal.start(), end, "year")  # it begins in another month for each
    begin = widened(text, start)
    if until is None or last <= first:
        if text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit():
            return None
        return temporal(text, begin, end, "year", (figures, None))
    if until.group(3) == "and":
        begin = word_before(text, start)[1]
    return temporal(text, begin, until.end(), "year", (figures, f"{last:04}"))


def _of_iso(text: str, found: re.Match[str]) -> Mention:
    start, end = found.span()
    of_year, month, day, hour, minute, zone = found.groups()
    if day is None:
        return temporal(text, start, end, "month", (found.group(), None))
    if a_date(int(of_year), int(month), int(day)) is None:
        return temporal(text, start, end, "day")
    whole = f"{of_year}-{month}-{day}"
    if hour is None:
        return temporal(text, start, end, "day", (whole, None))
    return temporal(text, start, end, "minute", (f"{whole}T{hour}:{minute}{zone or ''}", None))


def _numeric(text: str, start: int) -> Mention | None:
    """A day as 24/06/2024 or 06/24/2024 or 24.06.2024; of 04/06/2024 only that it is one."""
    found = _NUMERIC.match(text, start)
    if found is None:
        return _short(text, start)
    one, sign, two, of_year = found.groups()
    day, month = int(one), int(two)
    if sign == "/" and month > 12:
        day, month = month, day
    span: Span = UNKNOWN
    if sign == "." or day > 12 or day == month:
        whole = a_date(int(of_year), month, day)
        span = UNKNOWN if whole is None else (whole.isoformat(), None)
    return temporal(text, start, found.end(), "day", span)


def _short(text: str, start: int) -> Mention | None:
    """A day as 24.02.22, where the word before says that it is one."""
    found = _SHORT.match(text, start)
    if found is None or word_before(text, start)[0].lower() not in _BEFORE_SHORT:
        return None
    day, month, of_year = map(int, found.groups())
    whole = a_date(of_year + (2000 if of_year < _THIS_CENTURY else 1900), month, day)
    return None if whole is None else temporal(text, start, found.end(), "day", (whole.isoformat(), None))


def _decade(text: str, start: int, end: int, stop: int) -> Mention | None:
    """The 1990s, the '90s, the late 90's; none for the twenties, which may be two, nor for degrees."""
    figures = text[start:end]
    begin = start
    with_article = text.startswith(("the ", "The "), _with_article(text, widened(text, start)))
    if stop > end + 1 and not with_article:
        return None  # 1990's crisis is of one year
    if len(figures) == 2:
        if text[start - 1 : start] in ("'", "’"):
            begin = start - 1
        elif not with_article or figures < "30" or _DEGREES.search(text, max(0, start - _LOOKBACK), start):
            return None
        figures = "19" + figures
    if len(figures) != 4 or not figures.isdecimal() or figures[0] not in "12":
        return None
    return temporal(text, _with_article(text, widened(text, begin)), stop, "decade", years(int(figures), 10))


def _with_article(text: str, start: int) -> int:
    return start - 4 if text[max(0, start - 4) : start] in ("the ", "The ") else start
