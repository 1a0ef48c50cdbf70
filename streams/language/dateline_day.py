import re
from datetime import date, timedelta
from typing import Final

from streams.language.listing import listed
from streams.language.times import day_of

_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_NTH: Final = r"[0-9]{1,2}(?:st|nd|rd|th)?"
DAY: Final = (
    rf"(?i:(?:{_WEEKDAY},?[ ])?(?:{_MONTH}[ ]{_NTH}|{_NTH}[ ]{_MONTH},?)(?:,?[ ](?:19|20)[0-9]{{2}})?|{_WEEKDAY})(?!\w)"
)
"""What a day looks like in datelines, as part of a pattern: June 18, 18th June, 2025, Tuesday."""

_PART: Final = re.compile(rf"({_MONTH})(?!\w)|([0-9]{{4}})|([0-9]{{1,2}})|({_WEEKDAY})", re.IGNORECASE)
_MONTHS: Final = {name: n for n, name in enumerate(listed("jan feb mar apr may jun jul aug sep oct nov dec"), 1)}
_WEEKDAYS: Final = {name: n for n, name in enumerate(listed("mon tue wed thu fri sat sun"))}


def resolved(words: str, published: str | None) -> str | None:
    """The day that words of the shape of `DAY` name, ISO 8601.

    A day without a year is taken in the year nearest to `published` (ISO 8601), a weekday as the last one up to it.
    None where nothing says the year, or no calendar has the day.
    """
    month = day = year = weekday = None
    for part in _PART.finditer(words):
        if part.group(1):
            month = _MONTHS[part.group(1)[:3].lower()]
        elif part.group(2):
            year = int(part.group(2))
        elif part.group(3):
            day = int(part.group(3))
        else:
            weekday = _WEEKDAYS[part.group(4)[:3].lower()]
    today = day_of(published)
    found = None
    if month is not None and day is not None:
        if year is not None:
            found = _date(year, month, day)
        elif today is not None:
            found = _nearest(month, day, today)
    elif weekday is not None and today is not None:
        found = today - timedelta((today.weekday() - weekday) % 7)
    return found.isoformat() if found else None


def _nearest(month: int, day: int, today: date) -> date | None:
    near = [_date(year, month, day) for year in (today.year - 1, today.year, today.year + 1)]
    return min((d for d in near if d is not None), key=lambda d: abs((d - today).days), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
