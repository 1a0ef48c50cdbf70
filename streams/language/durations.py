"""Lengths of time, and the times that they lead to: three days, two days ago, the past three months."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from streams.language.amounts import precision_before
from streams.language.cues import A_LENGTH, ONE_AND_A_HALF, TENS, UNITS
from streams.language.listing import listed
from streams.language.mentions import Mention
from streams.language.money import plain
from streams.language.neighbours import word_before
from streams.language.numbers import EXACT, Number
from streams.language.recurrence import recurring
from streams.language.tense import coming
from streams.language.times import UNKNOWN, moved, temporal

_ISO: Final = {
    "second": ("PT", 1, "S"), "minute": ("PT", 1, "M"), "hour": ("PT", 1, "H"), "day": ("P", 1, "D"),
    "week": ("P", 1, "W"), "fortnight": ("P", 2, "W"), "month": ("P", 1, "M"), "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"), "century": ("P", 100, "Y"),
}  # fmt: skip
UNITS_OF_TIME: Final = {
    **{unit: unit for unit in _ISO},
    **{f"{unit}s": unit for unit in _ISO},
    "centuries": "century",
    "hrs": "hour",
    "mins": "minute",
}
"""Words to the unit they are of."""
_BEHIND: Final = re.compile(r" (ago|earlier|later|from now|olds?)(?!\w)")
_BEFORE: Final = {"past": -1, "last": -1, "next": 1, "coming": 1, "previous": 0, "following": 0}
"""Words before a length of time to where from the item's date it lies; of some the story must tell."""
_WITHIN: Final = frozenset({"in", "over", "for", "during", "of", "within", "across", "since"})
_ARTICLES: Final = frozenset({"the", "these", "those"})
_ATTRIBUTIVE: Final = re.compile(r"-(second|minute|hour|day|week|month|year|decade)(?:-long)?(?![\w-])", re.ASCII)
_APART: Final = frozenset(listed("minute hour day week month year decade"))
_DAYTIME: Final = frozenset(
    listed("care labourer labourers laborer laborers trip trips school schools shift shifts nursery")
)
"""Behind day they are of the day: two day trips."""
_HALF: Final = " and a half"
_FINER: Final = {
    "year": frozenset({"month", "week", "day"}),
    "month": frozenset({"week", "day"}),
    "week": frozenset({"day", "hour"}),
    "day": frozenset({"hour", "minute"}),
    "hour": frozenset({"minute", "second"}),
    "minute": frozenset({"second"}),
}
"""What the parts of a length of time may be that stand behind one."""
_MOST: Final = {"month": 11, "week": 52, "day": 365, "hour": 23, "minute": 59, "second": 59}
_MOST_PARTS: Final = 4
_PART: Final = re.compile(
    r"(?:,? and |, | )([0-9]{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?) (second|minute|hour|day|week|month)(s?)(?![\w-])"
)
_CALENDAR: Final = frozenset({"day", "week", "month", "year"})
_FURTHEST: Final = {"day": 40_000, "week": 5_000, "month": 1_200, "year": 100}
"""Steps that are taken from a date; what is further away is not told from the day."""


def attributive(text: str, end: int) -> tuple[int, str] | None:
    """Where the unit of a two-day visit ends whose number ends at `end`, and the unit."""
    found = _ATTRIBUTIVE.match(text, end)
    return None if found is None else (found.end(), found.group(1))


def apart(words: Sequence[str]) -> str | None:
    """The unit of a length of time by the words behind its number, if in the singular: 3 year deal, 24 hour strike."""
    unit = words[0]
    if unit not in _APART or (unit == "day" and len(words) > 1 and words[1] in _DAYTIME):
        return None
    return unit


def duration(text: str, amount: Number, end: int, unit: str, today: date | None) -> Mention | None:
    """The time that an amount of a `unit` of time is, which ends at `end`; none for an age."""
    start = amount.start
    length: list[tuple[int, str]] = []
    if amount.value is not None and text.startswith(_HALF, end):
        amount, end = amount._replace(value=amount.value + 0.5), end + len(_HALF)
    elif amount.value is not None and unit in _FINER and amount.upper is None:
        length, end = _with_parts(text, amount, end, unit)
    if length:
        unit = length[-1][1]
        amount = amount._replace(value=_in_one(length))
    behind = _BEHIND.match(text, end)
    if behind is not None:
        return _away(text, amount, behind, unit, today)
    value, upper = amount.value, amount.upper
    precision = amount.precision or precision_before(text, start, literal=True)
    details: dict[str, Any] = {"precision": precision}
    if length:
        details["duration"] = _iso(length)
    elif value is not None:
        prefix, times, letter = _ISO[unit]
        details["duration"] = f"{prefix}{plain(value * times)}{letter}"
        if upper is not None:
            details["upper"] = upper * times
    word, at = word_before(text, start)
    if word.lower() == "every" and "duration" in details and upper is None:
        return recurring(at, end, unit, details["duration"])
    side = _BEFORE.get(word.lower())
    if side is None:
        return temporal(text, start, end, None, UNKNOWN, details)
    article, begin = word_before(text, at)
    if article.lower() not in _ARTICLES:
        if side == 0 or article.lower() not in _WITHIN:
            # After five years of war, following five years of it; talks may last two days.
            return temporal(text, start, end, None, UNKNOWN, details)
        begin = at
    span = UNKNOWN
    steps = 0 if value is None or upper is not None or precision != EXACT else int(value)
    # The last three months of 2024 are others, and so are the next two years in a tale of the past.
    told = unit in _CALENDAR and 0 < steps <= _FURTHEST[unit] and steps == value and not text.startswith(" of ", end)
    if told and today is not None and (side < 0 or coming(text, begin, end)):
        here, there = moved(today, 0, unit)[0], moved(today, side * steps, unit)[0]
        span = (there, here) if side < 0 else (here, there)
    return temporal(text, begin, end, unit if span[0] is not None else None, span, details)


def and_a_half(text: str, start: int, end: int, today: date | None) -> Mention | None:
    """The mention of a phrase of `ONE_AND_A_HALF`, with what stands behind it: a year and a half ago."""
    unit = ONE_AND_A_HALF[text[start].lower() + text[start + 1 : end]]
    whole = end - len(_HALF)
    return duration(text, Number(start, whole, 1.0), whole, unit, today)


def _with_parts(text: str, amount: Number, end: int, unit: str) -> tuple[list[tuple[int, str]], int]:
    """An amount of a `unit` that ends at `end` and the parts behind it (two hours and 23 minutes), and where they end.

    None where there are no parts.
    """
    value = amount.value
    if value is None or value != int(value) or text.endswith("etween ", 0, amount.start):
        return [], end
    length = [(int(value), unit)]
    for _ in range(_MOST_PARTS):
        finer = _FINER.get(unit)
        part = None if finer is None else _PART.match(text, end)
        if finer is None or part is None or part.group(2) not in finer:
            break
        unit = part.group(2)
        count = _count(part.group(1))
        if not 0 < count <= _MOST[unit] or (count > 1) != bool(part.group(3)):
            break
        length.append((count, unit))
        end = part.end()
    return (length, end) if len(length) > 1 else ([], end)


def _count(word: str) -> int:
    """What a number below a hundred is worth, in figures or words; nothing if it is none."""
    if word.isdecimal():
        return int(word)
    tens, _, units = word.partition("-")
    if units:
        return TENS.get(tens, 0) + UNITS[units] if tens in TENS and units in UNITS else 0
    return UNITS.get(word) or TENS.get(word) or 0


def _in_one(length: list[tuple[int, str]]) -> float | None:
    """The same in the last of its units, where that is a sure number."""
    units = [unit for _, unit in length]
    if units == ["year", "month"]:
        return 12.0 * length[0][0] + length[1][0]
    return 7.0 * length[0][0] + length[1][0] if units == ["week", "day"] else None


def _iso(length: list[tuple[int, str]]) -> str:
    """A length of several units as ISO 8601 writes it, which has no weeks beside others."""
    of = {unit: count for count, unit in length}
    if "week" in of:
        of["day"] = of.get("day", 0) + 7 * of.pop("week")
    day = "".join([f"{of[unit]}{_ISO[unit][2]}" for unit in ("year", "month", "day") if unit in of])
    time = "".join([f"{of[unit]}{_ISO[unit][2]}" for unit in ("hour", "minute", "second") if unit in of])
    return f"P{day}T{time}" if time else f"P{day}"


def of_one(text: str, start: int, end: int, today: date | None) -> Mention | None:
    """The mention of a phrase of `A_LENGTH`: for a year, in the past day, and over a year ago."""
    words = text[start:end]
    up_to_now = " the " in words
    if up_to_now and text.startswith(" of ", end):
        return None  # in the last hour of the match
    begin = start + (words.rindex(" ") if up_to_now else words.index(" ")) + 1
    # A week-long visit, a month's pay and a day or two are no such lengths.
    if text[end : end + 1] in ("-", "'", "’") or text.startswith(" or ", end):
        return None
    unit = A_LENGTH[text[start].lower() + text[start + 1 : end]]
    compared = text.startswith("than ", start) and _BEHIND.match(text, end) is not None
    if compared and today is not None and text.startswith(" ago", end) and unit in _CALENDAR:
        # More than a year ago may be more than was then.
        return temporal(text, begin, end + len(" ago"), unit, moved(today, -1, unit))
    return duration(text, Number(begin, end, 1.0), end, unit, today)


def _away(text: str, amount: Number, behind: re.Match[str], unit: str, today: date | None) -> Mention | None:
    word, start, end = behind.group(1), amount.start, behind.end()
    if word.startswith("old"):
        return None
    value, grain = amount.value, {"fortnight": "week", "second": "minute"}.get(unit, unit)
    if today is None or value is None or amount.upper is not None or unit not in _CALENDAR:
        return temporal(text, start, end, grain)
    steps, exact = int(value), (amount.precision or precision_before(text, start)) == EXACT
    if word not in ("ago", "from now") or not exact or steps != value or steps > _FURTHEST[unit]:
        return temporal(text, start, end, grain)
    return temporal(text, start, end, grain, moved(today, -steps if word == "ago" else steps, unit))
