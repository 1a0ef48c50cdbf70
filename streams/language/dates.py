"""Calendar dates, weekdays, months and times told by the item's own date."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from streams.language.clock import clock_after, clock_before
from streams.language.cues import DAYS, WEEKDAYS, WEEKDAYS_AGAIN
from streams.language.durations import and_a_half, of_one
from streams.language.gazetteer import Found
from streams.language.mentions import Mention
from streams.language.month_dates import STEPS, of_month, which_of
from streams.language.neighbours import word_before
from streams.language.recurrence import EVERY, from_adverb, of_date, of_weekday, recurring, timed
from streams.language.relative import (
    day_span,
    from_months,
    from_phrase,
    from_quarter,
    from_season,
    widened,
    with_months_before,
)
from streams.language.resolved import A_WEEK_FROM, Said, resolved, resolved_span
from streams.language.tense import coming
from streams.language.times import temporal

_NTH: Final = "(?:st|nd|rd|th)?"
_WEEK_SAID: Final = re.compile(
    r" (?:of |in )?(last|this|next|that|the same|the following|the previous) week(?!\w|['’]s)"
)
_A_WEEK: Final = ("a week on ", "a week from ", "A week from ")
_BETWEEN_DAY_AND_MONTH: Final = re.compile(rf",? (?:the )?(?:[0-9]{{1,2}}{_NTH}(?: of)? )?")
_PART_OF_DAY: Final = re.compile(r" (?:morning|afternoon|evening|night|lunchtime)(?!\w)")
_PARTS_BEGIN: Final = frozenset("maenl")
_RANGE_LINKS: Final = frozenset({" to ", "-", "–", " - ", " – ", " through ", " until ", " till ", " and "})
_LISTS: Final = frozenset({" and ", ", ", ", and ", " or "})
_NO_DAY_BEHIND: Final = re.compile(
    r" (?:prayers?|mosques?|schools?|leagues?|best|roasts?|Mirror|Times|Telegraph|Express|Mail|Post|Sun|World|Herald"
    r"|Independent|Nation|Star|Tribune|Standard|Vision|Punch)(?!\w)"
)
"""What is named after a day of the week, whichever it is: Friday prayers, the Sunday Mirror."""
_SOME: Final = ("on a ", "On a ", "was a ", "is a ", "be a ")
"""Before a day of the week they make it any one: it falls on a Sunday."""
_LOOKBACK: Final = 24


def dates(text: str, cues: Sequence[Found], today: date | None) -> list[Mention]:
    """The mentions of times that cues tell of, in order.

    `today` is the day of publication. A day without a year is taken in the year nearest to it, or in that in which its
    weekday is right; a weekday is the last one up to it, or the coming one where its sentence speaks of what will be.
    """
    found: list[Mention] = []
    done, count = 0, len(cues)
    for n in range(count):
        start, end, _, of = cues[n]
        if start < done or of == "number":
            continue
        mention: Mention | None = None
        if of == "month" or of == "weekday":
            one = _date(text, cues, n)
            if one is not None:
                if found and "recurrence" in found[-1].details and text[found[-1].end : one.start] in _LISTS:
                    one = one._replace(which="every")  # every Monday and Tuesday
                mention = with_months_before(text, _ranged(text, cues, n, one, today))
        elif of == "recurring":
            mention = from_adverb(text, start, end)
            if mention is not None and mention.details["grain"] == "day":
                mention = _timed(text, mention)
        elif of == "length":
            mention = and_a_half(text, start, end, today)
        elif of == "one":
            mention = of_one(text, start, end, today)
        elif of == "weekdays":
            mention = _timed(text, recurring(start, end, "day", of_weekday(WEEKDAYS_AGAIN[text[start:end]])))
        elif of == "relative":
            mention = from_phrase(text, start, end, today)
            if mention is not None and mention.details["grain"] == "day":
                mention = _timed(text, mention)
        elif of == "day":
            step = DAYS[text[start:end].lower()]
            mention = _timed(text, temporal(text, widened(text, start), end, "day", day_span(today, step)))
        elif of == "season":
            mention = from_season(text, start, end, today)
        elif of == "quarter":
            mention = from_quarter(text, start, end, today)
        elif of == "months":
            mention = from_months(text, start, end, today)
        elif of == "undated" and not (n + 1 < count and _at_noon_of(text, start, end, cues[n + 1])):
            mention = temporal(text, start, end, "day" if text[start:end].lower() == "overnight" else "hour")
        if mention is not None and mention.start >= done:
            found.append(mention)
            done = mention.end
    return found


def _at_noon_of(text: str, start: int, end: int, then: Found) -> bool:
    """Whether it is the noon or midnight of the day that follows, whose mention then has both."""
    if text[start] in "oO" or then.start - end > _LOOKBACK or then.id not in ("weekday", "day", "month"):
        return False
    after = end + len(" on") if text.startswith(" on ", end) else end
    return _BETWEEN_DAY_AND_MONTH.fullmatch(text, after, then.start) is not None


def _date(text: str, cues: Sequence[Found], n: int, low: int = 0) -> Said | None:
    """The date of the cue numbered `n`, which begins at `low` at the earliest."""
    start, end, _, of = cues[n]
    if of == "month":
        return of_month(text, start, end, low)
    weekday = WEEKDAYS[text[start:end]]
    if n + 1 < len(cues) and cues[n + 1].id == "month":
        then = cues[n + 1]
        if then.start - end < _LOOKBACK and _BETWEEN_DAY_AND_MONTH.fullmatch(text, end, then.start):
            one = of_month(text, then.start, then.end, end)
            if one is not None and one.day is not None and one.start > start:
                return one._replace(start=start, weekday=weekday)
    of_week = _WEEK_SAID.match(text, end)
    if of_week is not None:
        step = STEPS.get(of_week.group(1))
        return Said(start, of_week.end(), weekday=weekday, which="" if step is not None else "same", weeks=step)
    if text.endswith(_A_WEEK, max(0, start - _LOOKBACK), start):
        begin = text.rfind(" week ", max(0, start - _LOOKBACK), start) - 1
        # What was shut for a week on Tuesday was so from then on.
        sure = text.endswith("from ", begin, start) or coming(text, begin, end)
        if sure and not text[max(0, begin - 1) : begin].isalnum():
            return Said(begin, end, weekday=weekday, which=A_WEEK_FROM)
    which, begin = which_of(text, start)
    if text[start - 4 : start] == "The " and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return None  # a newspaper
    if text[end : end + 1] == " " and _NO_DAY_BEHIND.match(text, end) is not None:
        return None
    if text.endswith(_SOME, max(0, start - _LOOKBACK), start):
        return Said(start, end, weekday=weekday, which="a")
    return Said(begin, end, weekday=weekday, which=which)


def _ranged(text: str, cues: Sequence[Found], n: int, one: Said, today: date | None) -> Mention:
    """The mention of a date, or of it and the next one if they are the ends of a span."""
    if n + 1 < len(cues) and cues[n + 1].start - one.end < _LOOKBACK and cues[n + 1].id == cues[n].id:
        then = _date(text, cues, n + 1, one.end)
        if then is not None and then.start > one.end:
            link = text[one.end : then.start]
            begins = link != " and " or text[max(0, one.start - 8) : one.start].lower().endswith("between ")
            if begins and link in _RANGE_LINKS and (one.day is None) == (then.day is None):
                span = resolved_span(text, one, then, today)
                start = word_before(text, one.start)[1] if link == " and " else widened(text, one.start)
                return temporal(text, start, then.end, one.grain(), span)
    which, begin = one.which, one.start
    if one.day and one.year is None and not one.last_day:
        which, begin = which_of(text, one.start)
    if which in EVERY:
        mention = recurring(begin, one.end, one.grain(), of_date(one.month, one.day, one.weekday))
    else:
        span = resolved(text, one, today)
        mention = temporal(text, widened(text, one.start), one.end, one.grain(), span)
    return mention if one.month is not None and one.day is None else _timed(text, mention)


def _timed(text: str, mention: Mention) -> Mention:
    """The mention of a day with the time of day that stands beside it."""
    details = mention.details
    start, end = mention.start, mention.end
    if text[end + 1 : end + 2] in _PARTS_BEGIN:
        part = _PART_OF_DAY.match(text, end)
        if part is not None:
            end = part.end()
    clock = clock_after(text, end)
    if clock is not None:
        end = clock.end
    else:
        clock = clock_before(text, start)
        if clock is not None:
            start = clock.start
    if (start, end) == (mention.start, mention.end):
        return mention
    if "recurrence" in details:
        return timed(mention, start, end, None if clock is None or clock.until else clock.iso)
    day = details.get("date")
    if clock is None or clock.iso is None or day is None or "until" in details:
        return temporal(text, start, end, "day", (day, details.get("until")))
    return temporal(text, start, end, clock.grain, (day + clock.iso, day + clock.until if clock.until else None))
