"""Times that are told by the item's own date: today, last week, this quarter; and what may widen the mention of any."""

import re
from datetime import date
from typing import Final

from streams.language.cues import MONTHS_OF_YEAR, QUARTERS, RELATIVE, SEASONS, UNITS
from streams.language.durations import duration
from streams.language.listing import listed
from streams.language.mentions import Mention
from streams.language.neighbours import begins_sentence, word_before
from streams.language.numbers import EXACT, Number
from streams.language.tense import coming
from streams.language.times import UNKNOWN, Span, months, moved, season, temporal

_NEAR: Final = frozenset(listed("early late mid earlier later Early Late Mid Earlier Later"))
_WITHIN: Final = re.compile(
    r"(?:\b[Tt]he )?(?:\b(?:early|late) )?\b(?:hours|end|beginning|start|middle|eve|morning|afternoon|evening|night"
    r"|first half|second half|rest) of \Z"
)
_NARROWING: Final = _NEAR | {"of"}
_LOOKBACK: Final = 32
_LINKS: Final = frozenset(" -")
_UP_TO: Final = ("months to ", "months through ", "months ended ", "months ending ", "months to end-")
_MONTHS_UP_TO: Final = re.compile(
    r"(?<![\w.,-])([0-9]{1,2}|[a-z]{3,8}) months (?:to|through|ended|ending)[ ](?:end-)?\Z"
)
_BEYOND: Final = (" before last", " after next")
_AFTER_OR_BEFORE: Final = (" after", " before")
_APART: Final = (" earlier", " later", *_AFTER_OR_BEFORE)
_WHEN_LATER: Final = (" this ", " next ", " in the ")
_RATE: Final = re.compile(r"[0-9][\w.,%]{0,8}(?: [a-z]{2,15}){0,2} \Z")
"""A number that is one in each day behind it."""
_ON_WEEKENDS: Final = tuple(f"{word} " for word in listed("over Over at At during During by By on On before since for"))
_SATURDAY: Final = 5
_SEASON_YEAR: Final = re.compile(r"(?: of|,)? (1[0-9]{3}|20[0-9]{2})(?:[-–/]((?:1[0-9]|20)?[0-9]{2}))?(?!\w)")
_OF_YEAR: Final = re.compile(
    r" of (?:(?:the |this )(?:current )?year|(last|next) year|((?:19|20)[0-9]{2}))(?!\w)|,? ((?:19|20)[0-9]{2})(?!\w)"
    r"|(?: of)?,?(?P<fiscal> (?:the )?(?:fiscal|financial)(?: year)? (?:19|20)[0-9]{2})(?!\w)"
)
_IN: Final = (
    *(" in ", "In ", " in the ", " during ", " during the ", " over the ", " by ", " by the ", " until ", " since "),
    *(" this ", " each ", " every "),
)


def widened(text: str, start: int) -> int:
    """Where a mention begins with what narrows it down: late last year, mid-June, the early hours of Sunday."""
    for _ in range(3):
        word, at = word_before(text, start)
        if word not in _NARROWING:
            return start
        if word in _NEAR:
            start = at
        else:
            within = _WITHIN.search(text, max(0, start - _LOOKBACK), start)
            if within is None:
                return start
            start = within.start()
    return start


def from_phrase(text: str, start: int, end: int, today: date | None) -> Mention | None:
    """The mention of a phrase of `cues.RELATIVE`: last week, a year ago, the end of the month.

    None of the week before last Tuesday: there last belongs to the day.
    """
    words = text[start:end]
    if words.endswith(_BEYOND) and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return None
    if words.endswith(_APART) and _is_rate(text, start, end, words):
        return None
    if words.lower() == "the weekend":
        return _weekend(text, start, end, today)
    step, unit = RELATIVE[words] if words in RELATIVE else RELATIVE[words[0].lower() + words[1:]]
    begin = widened(text, start)
    if text[start - 4 : start] in ("the ", "The ") and step is not None:
        # The last year is that up to now; last year is a year of the calendar.
        begin = min(begin, start - 4)
        if step == -1 and unit in ("week", "month", "year"):
            up_to_now = today is not None and not text.startswith(" of ", end)
            span = (moved(today, -1, unit)[0], moved(today, 0, unit)[0]) if today and up_to_now else UNKNOWN
            return temporal(text, begin, end, unit, span)
    grain = "season" if unit in SEASONS else "day" if unit == "weekend" else unit
    if today is None or step is None or text.startswith(" of ", end) or (unit == "decade" and step):
        return temporal(text, begin, end, grain)
    span = season(today, step, SEASONS[unit]) if unit in SEASONS else moved(today, step, unit)
    return temporal(text, begin, end, grain, span)


def _is_rate(text: str, start: int, end: int, words: str) -> bool:
    """Whether a day and the like is what so much is done in: 20 barrels a day after the war."""
    if text.startswith(_WHEN_LATER, end):
        return True
    return words.endswith(_AFTER_OR_BEFORE) and _RATE.search(text, max(0, start - _LOOKBACK), start) is not None


def _weekend(text: str, start: int, end: int, today: date | None) -> Mention | None:
    """The last weekend or the coming one, by what its sentence speaks of; none for any weekend: the weekend papers."""
    if not text.endswith(_ON_WEEKENDS, 0, start):
        return None
    ahead = None if today is None else coming(text, start, end)
    if today is None or ahead is None:
        return temporal(text, start, end, "day")
    is_now = today.weekday() >= _SATURDAY
    return temporal(text, start, end, "day", moved(today, 0 if ahead or is_now else -1, "weekend"))


def from_season(text: str, start: int, end: int, today: date | None) -> Mention | None:
    """The mention of a season that is a time and not, say, a spring: the summer of 2017, in spring."""
    name = text[start:end].lower()
    begin = widened(text, start)
    year = _SEASON_YEAR.match(text, end)
    if year is not None:
        if text[begin - 4 : begin] in ("the ", "The "):
            begin -= 4
        # Winter 2024 is that which begins in it for some, that which ends in it for others.
        first, then = int(year.group(1)), year.group(2)
        # Only the south has a summer 2024-25.
        sure = then is None if name != "winter" else then is not None and (first + 1 - int(then)) % 100 == 0
        return temporal(text, begin, year.end(), "season", months(first, SEASONS[name], 3) if sure else UNKNOWN)
    if text[start].isupper() and (text[end + 1 : end + 2].isupper() or not begins_sentence(text, start)):
        return None  # the Winter War
    if name == "fall" or (begin == start and not text[max(0, start - 12) : start].endswith(_IN)):
        return None
    if today is None:
        return temporal(text, begin, end, "season")
    future = coming(text, start, end)
    if future is None:
        return temporal(text, begin, end, "season")
    this_year = months(today.year, SEASONS[name], 3)
    over = this_year[1] is not None and this_year[1] < f"{today.year:04}-{today.month:02}"
    if SEASONS[name] <= today.month < SEASONS[name] + 3:
        span = this_year
    elif future:
        span = months(today.year + 1, SEASONS[name], 3) if over else this_year
    else:
        span = season(today, -1, SEASONS[name])
    return temporal(text, begin, end, "season", span)


def from_quarter(text: str, start: int, end: int, today: date | None) -> Mention | None:
    """The mention of a quarter or half of a year; that of no year is only worth a mention if it is a quarter."""
    name = text[start:end]
    first, count = QUARTERS[name if name in QUARTERS else name.lower()]
    begin = start - 4 if text[start - 4 : start] in ("the ", "The ") else start
    grain = "quarter" if count == 3 else "month"
    found = _OF_YEAR.match(text, end)
    if found is None:
        return temporal(text, begin, end, grain) if count == 3 and not text.startswith("-", end) else None
    year = _year_said(found, today)
    return temporal(text, begin, found.end(), grain, UNKNOWN if year is None else months(year, first, count))


def from_months(text: str, start: int, end: int, today: date | None) -> Mention | None:
    """The mention of some months of a year: the first two months of 2026; without a year, of how long they are."""
    name = text[start:end].lower()
    first, count = MONTHS_OF_YEAR[name]
    found = _OF_YEAR.match(text, end)
    if found is None:
        number = start + name.index(" ") + 1
        return duration(text, Number(number, end - len(" months"), float(count)), end, "month", today)
    begin = start - 4 if text[start - 4 : start] in ("the ", "The ") else start
    year = _year_said(found, today)
    span = UNKNOWN if year is None else months(year, first, count)
    return temporal(text, begin, found.end(), "month", span, {"precision": EXACT, "duration": f"P{count}M"})


def with_months_before(text: str, mention: Mention) -> Mention:
    """The mention of a month with the months that it ends, where such stand before it: the three months to June."""
    start, last = mention.start, mention.details.get("date")
    if text[start - 1 : start] not in _LINKS or not text.endswith(_UP_TO, max(0, start - _LOOKBACK), start):
        return mention
    before = _MONTHS_UP_TO.search(text, max(0, start - _LOOKBACK), start)
    if before is None or mention.details.get("grain") != "month" or "until" in mention.details:
        return mention
    said = before.group(1)
    count = int(said) if said.isdecimal() else UNITS.get(said, 0)
    if not 1 < count < 13:
        return mention
    begin = before.start(1)
    begin = begin - 4 if text[max(0, begin - 4) : begin] in ("the ", "The ") else begin
    span = UNKNOWN if last is None else months(int(last[:4]), int(last[5:7]) - count + 1, count)
    return temporal(text, begin, mention.end, "month", span, {"precision": EXACT, "duration": f"P{count}M"})


def _year_said(found: re.Match[str], today: date | None) -> int | None:
    """The year of a match of `_OF_YEAR`."""
    if found["fiscal"]:
        return None  # which begins in another month for each
    which, of, bare = found.group(1, 2, 3)
    if of is not None or bare is not None:
        return int(of or bare)
    return None if today is None else today.year + {"last": -1, "next": 1}.get(which, 0)


def day_span(today: date | None, steps: int) -> Span:
    """The day so many days away."""
    return UNKNOWN if today is None else moved(today, steps, "day")
