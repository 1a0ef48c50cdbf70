"""Times of day."""

import re
from typing import Final, NamedTuple

from streams.language.listing import listed
from streams.language.neighbours import word_before

_HALF: Final = r"(?:[aApP]\.[mM]\.|[aApP]\.[mM](?!\w)|[ap]m(?!\w)|[AP]M(?!\w))"
_ZONES: Final = {
    **dict.fromkeys(("GMT", "UTC", "Z", "Greenwich Mean Time"), "Z"),
    "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
    "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "JST": "+09:00",
    "KST": "+09:00", "HKT": "+08:00", "AEST": "+10:00", "AEDT": "+11:00",
}  # fmt: skip
_EACH_ZONE: Final = "|".join(sorted(_ZONES, key=len, reverse=True))
_ZONE: Final = rf"(?: ?(?P<zone>{_EACH_ZONE})(?!\w))"
_LOCAL: Final = r"(?: (?:local time|[ECMP]T|BST|IST|[A-Z][a-z]{2,15} [Tt]ime)(?!\w))"
_ELSEWHERE: Final = r"(?: \((?:[0-9]{4}|[0-9]{1,2}:[0-9]{2}) (?:GMT|UTC)\))?"
"""The same time by another clock: 1:38 p.m. (0808 GMT)."""
_CLOCK: Final = (
    rf"(?P<clock>(?P<hour>[0-9]{{1,2}})(?:[:.](?P<minute>[0-9]{{2}})(?::[0-9]{{2}})?)?(?![0-9])"
    rf"(?: ?(?P<half>{_HALF})|(?P<full> o['’]clock))?"
    rf"(?:{_ZONE}|{_LOCAL})?(?![\w:])|(?P<military>[01][0-9][0-5][0-9]|2[0-3][0-5][0-9])"
    rf"(?: ?(?P<there>{_EACH_ZONE})(?!\w)|(?P<bare> (?:(?:hours |hrs )?local time|hours|hrs|BST|IST"
    r"|[A-Z][a-z]{2,15} time)(?!\w| of ))))"
)
_FROM: Final = (
    rf"(?P<first>(?P<from>[0-9]{{1,2}})(?:[:.]?(?P<past>[0-9]{{2}}))?(?: ?(?P<of>{_HALF}))?(?: ?GMT| ?UTC)?)"
    r"(?P<link> to | and | until | till | ?[-–] ?)"
)
_AT: Final = re.compile(_CLOCK)
_RANGE: Final = re.compile(_FROM + _CLOCK)
_AFTER: Final = re.compile(rf",? (?:at |from |between )?(?:about |around )?(?:{_FROM})?{_CLOCK}")
_BEFORE: Final = re.compile(rf"(?<![\w.:,$€£-])(?:{_FROM})?{_CLOCK}{_ELSEWHERE},? (?:on )?\Z")
_NOON: Final = {"noon": "T12:00", "midday": "T12:00", "midnight": None}
"""Which day's midnight it is no one knows."""
_NOON_AFTER: Final = re.compile(r",? (?:at )?(noon|midday|midnight)(?!\w)")
_NOON_BEFORE: Final = re.compile(r"(?<![\w-])(noon|midday|midnight)\Z")
_LAST: Final = frozenset("0123456789.mMTCZK)")
"""What a time of day may end with."""
_BEFORE_END: Final = ("time", "Time", "hours", "hrs", "clock")
_LOOKBACK: Final = 48
_BESIDE: Final = 13
_BEGIN: Final = frozenset("0123456789anmfb")
_PRICED: Final = frozenset(
    listed("closed closing traded trading settled ended opened finished stood valued priced fixed")
)
"""What is done at a price: closed at 14.30 on Friday."""
_PREPOSITIONS: Final = frozenset(listed("at by until till before after since from around about between past and to"))


_TOLD: Final = frozenset(listed("at by until till from before since"))
"""Words behind which 1200 hours are no length of time, and 2000 Moscow time is of no year."""


class Clock(NamedTuple):
    """A time of day: what follows the day in ISO 8601 (`T09:30Z`), or nothing if the half of the day is not said.

    Of a span of hours that is what it begins with; `until` is what it ends with on the same day.
    """

    start: int
    end: int
    iso: str | None
    grain: str
    until: str | None = None


def clock_at(text: str, start: int) -> Clock | None:
    """The time of day, or the span of hours, that begins with the digits at `start`, or none."""
    found = _RANGE.match(text, start)
    if found is not None:
        hours = _read_range(found)
        # From 10 to 12:30 may be a score, too.
        if hours is not None and (not text[hours.end - 1].isdigit() or _word_before(text, start) in _PREPOSITIONS):
            return hours
    found = _AT.match(text, start)
    clock = None if found is None else _read(found)
    if found is not None and found["bare"] and text[start] != "0":
        return clock if _word_before(text, start) in _TOLD else None
    if clock is None or not text[clock.end - 1].isdigit():
        return clock
    # Nothing but digits: 3:16 is a verse, 7:30 at times a score.
    return clock if _word_before(text, start) in _PREPOSITIONS else None


def _word_before(text: str, start: int) -> str:
    return word_before(text, start)[0].lower()


def clock_after(text: str, end: int) -> Clock | None:
    """The time of day behind a day that ends at `end`."""
    beside = text[end : end + 3].lstrip(", ")
    if not beside or beside[0] not in _BEGIN:
        return None
    noon = _NOON_AFTER.match(text, end)
    if noon is not None:
        return Clock(*noon.span(1), _NOON[noon.group(1)], "hour")
    found = _AFTER.match(text, end)
    return None if found is None else _read_range(found) or _read(found)


def clock_before(text: str, start: int) -> Clock | None:
    """The time of day before a day that begins at `start`, with nothing or "on" between them."""
    left = text[max(0, start - _BESIDE) : start].removesuffix("on ").rstrip(", ")
    if left.endswith(tuple(_NOON)):
        at = text.rindex(left, 0, start)
        noon = _NOON_BEFORE.search(text, max(0, at - 1), at + len(left))
        return None if noon is None else Clock(*noon.span(1), _NOON[noon.group(1)], "hour")
    if not left or (left[-1] not in _LAST and not left.endswith(_BEFORE_END)):
        return None
    found = _BEFORE.search(text, max(0, start - _LOOKBACK), start)
    if found is None:
        return None
    hours = _read_range(found)
    if hours is not None:
        return hours
    word, at = word_before(text, found.start("clock"))
    return _read(found, dotted=word == "at" and word_before(text, at)[0] not in _PRICED)


def _read(found: re.Match[str], *, dotted: bool = False) -> Clock | None:
    """The time of day of a match; figures with a dot between them, and no more, only where they may be `dotted`."""
    start, end = found.span("clock")
    military = found["military"]
    if military is not None:
        there = found["there"]
        return Clock(start, end, f"T{military[:2]}:{military[2:]}{_ZONES[there] if there else ''}", "minute")
    hours, minutes, half, zone = found.group("hour", "minute", "half", "zone")
    dot = minutes is not None and found.string[found.end("hour")] == "."
    full = found["full"] is not None
    if half is None and not full and (minutes is None or (dot and not dotted)):
        return None  # a number like another
    hour = int(hours)
    if int(minutes or 0) > 59 or (not 0 < hour < 13 if half is not None or full else hour > 23):
        return None
    grain = "hour" if minutes is None else "minute"
    if half is not None:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    elif 0 < hour < 13 and hours[0] != "0" and zone is None:
        return Clock(start, end, None, grain)
    return Clock(start, end, f"T{hour:02}:{minutes or '00'}{_ZONES[zone] if zone is not None else ''}", grain)


def _read_range(found: re.Match[str]) -> Clock | None:
    """The span of hours of a match with two times of day: from 9 to 11:30 a.m.; none if they are no ends of one."""
    if found["first"] is None:
        return None
    until = _read(found)
    start, hour, minutes = found.start("first"), int(found["from"]), found["past"]
    if until is None or hour > 23 or int(minutes or 0) > 59:
        return None
    if found["link"] == " and ":
        word, at = word_before(found.string, start)
        if word.lower() != "between":
            return None
        start = at
    grain = "minute" if minutes is not None or until.grain == "minute" else "hour"
    last = until.iso
    half, half_until = found["of"], found["half"]
    if last is not None and (half or half_until) is not None:
        if not 0 < hour < 13:
            return None
        hour = hour % 12 + (12 if (half or half_until)[0] in "pP" else 0)
        if half is None and hour >= int(last[1:3]):
            hour -= 12  # 11 to 2 p.m.
    first = None if last is None or hour < 0 else f"T{hour:02}:{minutes or '00'}{last[6:]}"
    if first is None or last is None or first >= last:
        return Clock(
            start, until.end, None, grain
        )  # from ten at night to six, whose day is that of the one or the other
    return Clock(start, until.end, first, grain, last)
