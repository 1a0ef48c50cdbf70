import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from streams.language.cues import DAYS, MONTHS, WEEKDAYS
from streams.language.gazetteer import Found
from streams.language.ids import slug
from streams.language.mentions import Mention

_DAY_BEFORE: Final = re.compile(r"(?<![\w.,])([0-9]{1,2})(?:st|nd|rd|th)?(?: of)? \Z")
_DAY_AFTER: Final = re.compile(r" ([0-9]{1,2})(?:st|nd|rd|th)?(?![\w:])(?!,[0-9])(?:,? ((?:19|20)[0-9]{2})(?!\w))?")
_YEAR_AFTER: Final = re.compile(r",? ((?:19|20)[0-9]{2})(?![\w,])")
_BEFORE_MONTH: Final = re.compile(
    r"\b(?:in|since|until|till|of|by|from|to|before|after|during|early|late|mid|last|next|this|and|through) \Z",
    re.IGNORECASE,
)
_AMBIGUOUS: Final = frozenset({"May", "March"})
_LOOKBACK: Final = 16
_LOOKAHEAD: Final = 20


def dates(text: str, cues: Iterable[Found], published: str | None) -> list[Mention]:
    """Calendar dates, weekdays, months and words like yesterday, each with an id that names the day where it can.

    A day without a year is taken in the year nearest to the publication, a weekday as the last one up to it.
    """
    today = _day_of(published)
    found: list[Mention] = []
    for cue in cues:
        start, end, word = cue.start, cue.end, text[cue.start : cue.end]
        if cue.id == "month":
            mention = _from_month(text, start, end, today)
            if mention is not None:
                found.append(mention)
        elif cue.id == "weekday":
            day = today and today - timedelta(days=(today.weekday() - WEEKDAYS[word]) % 7)
            found.append(_mention(start, end, word, day))
        elif cue.id == "day":
            day = today and today + timedelta(days=DAYS[word])
            found.append(_mention(start, end, word, day))
        elif cue.id == "relative":
            found.append(_mention(start, end, word, None))
    return found


def _from_month(text: str, start: int, end: int, today: date | None) -> Mention | None:
    month = MONTHS[text[start:end]]
    before = _DAY_BEFORE.search(text[max(0, start - _LOOKBACK) : start])
    after = text[end : end + _LOOKAHEAD]
    if before is not None:
        begin = start - (len(before.group()))
        year = _YEAR_AFTER.match(after)
        stop = end + year.end() if year else end
        return _calendar(text, begin, stop, year and year.group(1), month, before.group(1), today)
    day = _DAY_AFTER.match(after)
    if day is not None:
        return _calendar(text, start, end + day.end(), day.group(2), month, day.group(1), today)
    year = _YEAR_AFTER.match(after)
    if year is not None:
        stop = end + year.end()
        return Mention(start, stop, "TEMPORAL", f"temporal:{year.group(1)}-{month:02}")
    if text[start:end] in _AMBIGUOUS and not _BEFORE_MONTH.search(text[max(0, start - _LOOKBACK) : start]):
        return None
    return _mention(start, end, text[start:end], None)


def _calendar(text: str, start: int, end: int, year: str | None, month: int, day: str, today: date | None) -> Mention:
    """The mention of a day; one that no calendar has keeps its words as id."""
    words = text[start:end]
    if year is not None:
        return _mention(start, end, words, _date(int(year), month, int(day)))
    if today is None:
        return _mention(start, end, words, None)
    near = [_date(y, month, int(day)) for y in (today.year - 1, today.year, today.year + 1) if 0 < y < 9999]
    nearest = min((d for d in near if d is not None), key=lambda d: abs((d - today).days), default=None)
    return _mention(start, end, words, nearest)


def _mention(start: int, end: int, words: str, day: date | None) -> Mention:
    return Mention(start, end, "TEMPORAL", f"temporal:{day.isoformat() if day else slug(words)}")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_of(published: str | None) -> date | None:
    """The day of publication; none where a day or two around it would leave the calendar."""
    if published is None:
        return None
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return None
    return day if date(2, 1, 1) < day < date(9998, 12, 31) else None
