"""Which day or month a date in a text is, by the day of publication and the sentence it stands in."""

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from streams.language.tense import coming, happened, is_ahead
from streams.language.times import UNKNOWN, Span, a_date, month

_NEAR_MONTHS: Final = 3
_NEAR_DAYS: Final = 90
_HALF_A_WEEK: Final = 3
_SOON: Final = (1, 2)
_SUNDAY: Final = 6
_LOOKBACK: Final = 9
A_WEEK_FROM: Final = "a week from"
"""Said of a weekday that is the one after the coming one."""


_SENTENCE: Final = 140
_YEAR_BEFORE: Final = re.compile(r"\b[Ii]n (1[0-9]{3}|20[0-9]{2}),?(?: (?:on|from|between|in))?(?: the)? \Z")
_IN_YEAR: Final = re.compile(r" ?(?:(?:Early |Late )?[Ii]n|During) (1[0-9]{3}|20[0-9]{2})(?:,| [A-Za-z])")
_SAID_ON: Final = (" said on ", " said ", " told on ", " announced on ")


class Said(NamedTuple):
    """A date as a text gives it: a month, a day of one, a weekday, or both of these."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    which: str = ""
    years: int | None = None
    """How many years after the publication's the year is, where that is said: last year, this year."""
    weeks: int | None = None
    """The same of its week: Friday next week."""

    def grain(self) -> str:
        """Day or month."""
        return "month" if self.day is None and self.weekday is None else "day"


def resolved(text: str, one: Said, today: date | None) -> Span:
    """The day, month or days of a month that are meant, as far as they are sure.

    A day without a year is taken in the year nearest to the publication, or where its weekday is right; where
    it is far away and its sentence tells of what was or will be, in the year that fits. A weekday is the last one up to
    the publication, or the coming one where its sentence speaks of what will be.
    """
    if one.month is None:
        return _weekday(text, one, today)
    if one.day is None:
        return _month(text, one, today)
    if not one.day:
        return UNKNOWN
    first = _day(text, one, one.day, today)
    if one.last_day is None:
        return (None if first is None else first.isoformat()), None
    last = None if first is None else a_date(first.year, first.month, one.last_day)
    return (first.isoformat(), last.isoformat()) if first is not None and last is not None and first < last else UNKNOWN


def _day(text: str, one: Said, day: int, today: date | None) -> date | None:
    """The day in its year, else in the one nearest to the publication, or in that which its weekday or tense tells."""
    assert one.month is not None  # noqa: S101 - only days of months come here
    if one.year is not None:
        return a_date(one.year, one.month, day)
    of = _year_of_sentence(text, one, today)
    if of is not None:
        return a_date(of, one.month, day)
    if today is None:
        return None
    this = today.year
    if one.years is not None:
        return a_date(this + one.years, one.month, day)
    years = (this,) if one.weekday is None and abs(one.month - today.month) < 5 else (this, this - 1, this + 1)
    near = [a_date(year, one.month, day) for year in years]
    days = [d for d in near if d is not None and one.weekday in (None, d.weekday())]
    nearest = min(days, key=lambda d: abs((d - today).days), default=None)
    if nearest is None or one.weekday is not None:
        return nearest
    if abs((nearest - today).days) > _NEAR_DAYS:
        ahead = False if text.endswith("since ", 0, one.start) else coming(text, one.start, one.end)
        if ahead is not None and ahead != (nearest > today):
            return a_date(nearest.year + (1 if ahead else -1), one.month, day)
    elif (nearest - today).days > 1 and happened(text, one.start):
        return a_date(nearest.year - 1, one.month, day)
    return nearest


def _year_of_sentence(text: str, one: Said, today: date | None) -> int | None:
    """The year that a sentence begins with or names just before: In 1910, on October 5, it fell.

    None where someone says so on that day, or what is to come is told beside what was.
    """
    if one.years is not None or one.weekday is not None or one.which:
        return None
    low = max(0, one.start - _SENTENCE)
    before = text[low : one.start]
    found = _YEAR_BEFORE.search(before)
    if found is not None:
        return int(found.group(1))
    end = max(before.rfind(". "), before.rfind("\n"))
    if end < 0 and low:
        return None
    found = _IN_YEAR.match(before, end + 1)
    if found is None or before.endswith(_SAID_ON):
        return None
    of = int(found.group(1))
    return None if today is not None and of < today.year and coming(text, one.start, one.end) else of


def _weekday(text: str, one: Said, today: date | None) -> Span:
    if today is None or one.weekday is None:
        return UNKNOWN
    since = (today.weekday() - one.weekday) % 7
    which = one.which
    if one.weeks is not None:
        if one.weekday == _SUNDAY:
            return UNKNOWN  # with some a week ends, with others it begins with it
        days = 7 * one.weeks + one.weekday - today.weekday()
    elif which == A_WEEK_FROM:
        if not since:
            return UNKNOWN
        days = 14 - since
    elif which in ("last", "next"):
        # Said on a Wednesday, last Tuesday is yesterday for some and a week before for others.
        if (which == "last") == (one.weekday < today.weekday()) and since:
            return UNKNOWN
        days = -(since or 7) if which == "last" else 7 - since
    elif which in ("past", "coming"):
        days = -(since or 7) if which == "past" else 7 - since
    elif which == "this":
        if one.weekday < today.weekday():
            return UNKNOWN
        days = one.weekday - today.weekday()
    elif which:
        return UNKNOWN
    elif since:
        # The day after it few speak of what came ahead of it.
        ahead = since > 1 and is_ahead(text, one.start)
        ahead = ahead or coming(text, one.start, one.end, arranged=since > _HALF_A_WEEK) is True
        days = 7 - since if ahead else -since
    else:
        days = 0
    return (today + timedelta(days=days)).isoformat(), None


def _month(text: str, one: Said, today: date | None) -> Span:
    number = one.month
    assert number is not None  # noqa: S101 - only months come here
    of = one.year or _year_of_sentence(text, one, today)
    if of is not None:
        return month(of, number), None
    if today is None or one.which in ("previous", "following", "every", "each"):
        return UNKNOWN
    year, behind = today.year, today.month - number
    if one.years is not None:
        return month(year + one.years, number), None
    if one.which == "this":
        return month(year, number), None
    if one.which in ("last", "past"):
        return month(year if behind > 0 else year - 1, number), None
    if one.which in ("next", "coming"):
        if one.which == "next" and behind < 0:
            return UNKNOWN  # this year's for some, next year's for others
        return month(year + 1 if behind >= 0 else year, number), None
    future = coming(text, one.start, one.end)
    if future is None:
        near = min((year, year - 1, year + 1), key=lambda y: abs(12 * (today.year - y) + behind))
        return (month(near, number), None) if abs(12 * (today.year - near) + behind) <= _NEAR_MONTHS else UNKNOWN
    if future:
        return month(year + 1 if behind > 0 else year, number), None
    if -behind % 12 in _SOON:
        return UNKNOWN  # ten months ago, or a verb that is of something else
    return month(year if behind >= 0 else year - 1, number), None


def resolved_span(text: str, one: Said, then: Said, today: date | None) -> Span:
    """From one date to another, which gives the first its year."""
    if one.year is None and then.year is not None and one.month is not None and then.month is not None:
        one = one._replace(year=then.year - (one.month > then.month))
    if one.weekday is not None and not one.which:
        one = one._replace(weeks=then.weeks)
    if one.years is None and one.year is None:
        one = one._replace(years=then.years)
    first, last = resolved(text, one, today)[0], resolved(text, then, today)[0]
    if first is None or last is None:
        return UNKNOWN
    if last < first and one.month is None:
        last = (date.fromisoformat(last) + timedelta(days=7)).isoformat()
    return (first, last) if first < last else UNKNOWN
