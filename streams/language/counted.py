"""Numbers with what they count."""

import re
from datetime import date
from functools import lru_cache
from typing import Any, Final

from streams.language import durations, money
from streams.language.amounts import precision_behind, precision_of
from streams.language.bare import stands_alone
from streams.language.cues import TENS, UNITS
from streams.language.ids import slug
from streams.language.listing import listed
from streams.language.mentions import Mention
from streams.language.money import plain
from streams.language.neighbours import Following, begins_sentence, following
from streams.language.nouns import MEASURES, noun_length
from streams.language.numbers import EXACT, Number, scaled
from streams.language.recurrence import times_in
from streams.language.separators import in_doubt
from streams.language.units import joined_unit, unit_after

Before = tuple[str, int]
"""The word before a number, and where it begins."""

_PERCENT: Final = frozenset(listed("percent per pct percentage basis"))
_OF_RATES: Final = frozenset(listed("dollar euro pound barrel bushel ounce"))
_TO_THE: Final = (["to", "the"], ["against", "the"])
_DASHES: Final = frozenset("-–—")
_BLANKS: Final = " \n\xa0"
_STOPS: Final = ",.;:)]”\"'’…?!—"
_NO_NUMBER: Final = frozenset(listed("last this that the no not any each which every other another"))
"""Behind these "one" counts nothing."""
_NO_COUNT: Final = frozenset(listed("another another's another’s way side thing hand sense word"))
_AT_ONE: Final = frozenset(listed("point time stage end"))
"""What one of is a figure of speech, always or behind at."""
_NO_TIMES: Final = MEASURES | frozenset(listed("light man person flight flying credit class teaching"))
"""What makes hours and years a measure of something else."""
_KNOWN: Final = frozenset(listed("them whom which the its their his her our these those such"))
_WHICH: Final = (["last"], ["first"], ["past"], ["next"], ["final"], ["remaining"])
_OWN_NUMBER: Final = re.compile(r"['’]s (?:[a-z]{1,12} )?(?:[0-9]|[a-z]{3,8} (?:[mb]illion|thousand|hundred|dozen))")
_YEARS_OLD: Final = re.compile(r" [0-9]{1,3}-year-old(?= [a-z])")
"""What tells how old those are that are counted: two 18-year-old men."""
_ONE_DAY: Final = frozenset(listed("for in within after before just only than least lasted"))
_FRACTIONS: Final = frozenset(listed("third thirds quarter quarters half halves fifth fifths tenth tenths"))
_SHORT: Final = {"m": 1e6, "M": 1e6, "k": 1e3}
"""Before what is counted these are scales: 1.2m people."""
_HALF_OF: Final = ("alf a", "alf an", "of a", "of an")
_OF_SO_MANY: Final = re.compile(
    r" of (?:(?:some|about|around|nearly|almost|roughly|over|more than|at least|an estimated) )?[0-9]"
)
_LISTED: Final = re.compile(
    r"(?:^|[,;:.\n]) ?((?:(?:[a-z]|[A-Z](?=[A-Z]))[\w/-]{1,30} ){1,4})[-–—] (?:(?:about|around|approximately|some) )?\Z"
)
"""Before a number in a list of what there is: tanks - 11,358 (+3), aircraft - 428."""
_LISTED_BEHIND: Final = re.compile(r" ?[,;.(\n]|\Z")
_LONGEST_HEDGE: Final = 18
_LONGEST_LISTED: Final = 80
_KEPT: Final = 5_000
"""Units whose id is remembered at the most."""


def counted(text: str, amount: Number, before: Before, today: date | None) -> Mention | None:
    """The quantity, sum of money or length of time that a number is by what follows it; none for codes.

    `before` is what `word_before` gives for its start. The mention of a quantity has the number to fall back on, should
    a name stand in what it counts.
    """
    start, end, value, plain_figures = amount[:4]
    first = text[start]
    if first == "0" and text[start + 1 : start + 2].isdigit():
        return None
    behind = text[end : end + 1]
    if behind == "%":
        return _mention(text, amount, before, end + 1, "%")
    if not behind or behind in _STOPS:
        if text[end + 1 : end + 2].isalnum() and behind and not text.startswith(("'s", "’s"), end):
            return None
        return _bare(text, amount, before, None)
    if behind not in _BLANKS:
        return _joined(text, amount, before, today)
    old = _YEARS_OLD.match(text, end) if text[end + 1 : end + 2].isdigit() else None
    after = following(text, end if old is None else old.end())
    _, names, _, words = after
    if words and words[0] in _PERCENT:
        return _percent(text, amount, before, after)
    mention = money.named(text, amount, after)
    if mention is not None:
        return mention
    small = value is not None and 0 < value < 1 and not plain_figures  # half a
    if words and words[0] == "times" and not names and value is not None:
        again = times_in(text, start, after, value)
        if again is not None:
            return again
    if words and not names and value is not None and value > 1 and (of_time := durations.apart(words)) is not None:
        return durations.duration(text, amount, after.end(1), of_time, today)
    if words and words[0] == "day" and first in "oO" and value == 1 and before[0] not in _ONE_DAY:
        return None  # one day he will come
    single = small or (value == 1 and amount.upper is None and amount.precision is None)
    unit = unit_after(text, after, single=single, vague=value is None)
    if unit is None:
        sign = text[end + 1 : end + 3]
        if sign[:1] == "%":
            return _mention(text, amount, before, end + 2, "%")
        if sign in ("°C", "°F"):
            return _mention(text, amount, before, end + 3, sign)
        return _bare(text, amount, before, after)
    name, head, stop = unit
    of_time = durations.UNITS_OF_TIME.get(head)
    if of_time is not None and not names and words[0] not in _NO_TIMES:
        return durations.duration(text, amount, stop, of_time, today)
    if small and head not in MEASURES:
        return None  # half a loaf
    if first.isupper() and not begins_sentence(text, start):
        return None
    if plain_figures:
        if in_doubt(text[start:end]) and head not in MEASURES:
            return None
    elif value == 1 and _is_figurative(before[0].lower(), name):
        return None
    return _mention(text, amount, before, stop, name)


def _is_figurative(before: str, name: str) -> bool:
    """Whether "one" counts nothing by what is beside it: the last one, one another, at one point."""
    return before in _NO_NUMBER or name.partition(" ")[0] in _NO_COUNT or (before == "at" and name in _AT_ONE)


def _percent(text: str, amount: Number, before: Before, after: Following) -> Mention | None:
    """The mention of a share in words, of points of one, or of a rate of exchange: 149.85 per dollar."""
    words = after.words
    count = 2 if words[:2] == ["per", "cent"] else 1
    points = words[count : count + 1] in (["point"], ["points"])
    if words[0] == "per" and words[1:2] and words[1] in _OF_RATES:
        return _mention(text, amount, before, after.end(2), f"per {words[1]}")
    if (words[0] in ("basis", "percentage") and not points) or (words[0] == "per" and count == 1):
        return None
    unit = "basis points" if words[0] == "basis" else "percentage points" if points else "%"
    return _mention(text, amount, before, after.end(count + points), unit)


def _joined(text: str, amount: Number, before: Before, today: date | None) -> Mention | None:
    """What a number is that something is joined to: 20km, 500-mile, two-week, 6,000-strong; none for codes."""
    end = amount.end
    if text[end] in _SHORT and text[end + 1 : end + 2] == " " and amount.plain and amount.value is not None:
        scale = _SHORT[text[end]]
        upper = None if amount.upper is None else scaled(amount.upper, scale)
        more = amount._replace(value=scaled(amount.value, scale), upper=upper, end=end + 1)
        after = following(text, end + 1)
        money_of = money.named(text, more, after)
        if money_of is not None:
            return money_of
        many = unit_after(text, after, single=False, vague=False)
        if many is not None and not after.names and not text.startswith("3M", amount.start):
            return _mention(text, more, before, many.end, many.name)
    unit = joined_unit(text, end, single=amount.value == 1)
    if unit is not None:
        return _mention(text, amount, before, unit[1], unit[0])
    if text[end] != "-":
        return money.joined(text, amount)
    of_time = durations.attributive(text, end)
    if of_time is not None:
        return durations.duration(text, amount, of_time[0], of_time[1], today)
    if text.startswith("-strong", end):
        return _mention(text, amount, before, end + len("-strong"), None)
    if text.startswith("-percent", end):
        return _mention(text, amount, before, end + len("-percent"), "%")
    return money.joined(text, amount)


def _bare(text: str, amount: Number, before: Before, after: Following | None) -> Mention | None:
    """The mention of a number that nothing follows which it could count."""
    if after is not None and after.of and amount.value is not None:
        if amount.plain and _OF_SO_MANY.match(text, amount.end) is not None:
            return _mention(text, amount, before, amount.end, None)  # 202 of 243 seats, 350 of some 480 strikes
        if after.names and _OWN_NUMBER.match(text, after.names_end):
            return _mention(text, amount, before, amount.end, None)  # 8 million of Bolivia's 11 million people
        return _of_them(text, amount, before, after)
    unit = _listed_as(text, amount)
    if unit is not None:
        return _mention(text, amount, before, amount.end, unit)
    words = after.words if after is not None else []
    if after is not None and words[:2] in _TO_THE and words[2:3] and words[2] in _OF_RATES:
        return _mention(text, amount, before, after.end(3), " ".join(words[:3]))  # 92.5 to the dollar
    if words and words[0] in _FRACTIONS:
        return None
    if amount.value is not None and amount.value < 1 and text.endswith(_HALF_OF, 0, amount.end):
        return None
    if not stands_alone(text, amount, before, words):
        return None
    return _mention(text, amount, before, amount.end, None)


def _listed_as(text: str, amount: Number) -> str | None:
    """What a list counts by a number behind a dash, or none where there is no such list."""
    start = amount.start
    near = text[max(0, start - _LONGEST_HEDGE) : start]
    if _DASHES.isdisjoint(near) or _LISTED_BEHIND.match(text, amount.end) is None:
        return None
    found = _LISTED.search(text, max(0, start - _LONGEST_LISTED), start)
    if found is None:
        return None
    words = found.group(1).split()
    is_noun = noun_length(words, single=False) == len(words) or (len(words) == 1 and words[0].isupper())
    return " ".join(words) if is_noun else None


def _of_them(text: str, amount: Number, before: Before, after: Following) -> Mention | None:
    """The mention of a number of some that are known already: 300 of the soldiers, 20 of them women."""
    words = after.words
    if not words or amount.value == 1 or words[0] not in _KNOWN:
        return None
    # Three of the five hostages are three hostages.
    last = 1 + (words[1:2] in _WHICH)
    count = last + (len(words) > last + 1 and (words[last] in UNITS or words[last] in TENS))
    unit = unit_after(text, after._replace(of=False, words=words[count:]), single=False, vague=False)
    return _mention(text, amount, before, amount.end, None if unit is None else unit.name)


def _mention(text: str, amount: Number, before: Before, end: int, unit: str | None) -> Mention:
    """The mention of a quantity; without what is counted, it has the number to fall back on."""
    start, number_end, value, _, upper = amount[:5]
    precision = precision_of(text, amount, before)
    if precision == EXACT and text.startswith(" or ", end):
        precision = precision_behind(text, end)
    details: dict[str, Any] = {"precision": precision}
    if value is None:
        worth = slug(text[start:number_end])
    else:
        if before[0] == "minus" and not text.endswith("lus or ", 0, before[1]):
            value, start = -value, before[1]
        details["value"] = value
        if upper is not None:
            details["upper"] = upper
        worth = plain(value, upper)
    if unit is None:
        return Mention(start, end, "QUANTITY", f"quantity:{worth}", details, number_end)
    details["unit"] = unit
    return Mention(start, end, "QUANTITY", f"quantity:{worth}-{slug_of(unit)}", details, number_end)


@lru_cache(_KEPT)
def slug_of(unit: str) -> str:
    """What is counted as an id has it, remembered: much is counted again and again."""
    return "percent" if unit == "%" else slug(unit)
