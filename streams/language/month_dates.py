"""Dates that the name of a month tells of: 4 June 2024, June 4-6, the 4th of June, last June."""

import re
from typing import Final

from streams.language.cues import MONTHS
from streams.language.listing import listed
from streams.language.named_days import OF_HISTORY
from streams.language.neighbours import following, word_before
from streams.language.nouns import noun_length
from streams.language.resolved import Said

_YEAR: Final = r"(1[0-9]{3}|20[0-9]{2})"
_NTH: Final = "(?:st|nd|rd|th)?"
_LINK: Final = r"( ?[-–] ?| to | and | or | through |/)(?:the )?"
_LINK_BEHIND: Final = r"((?P<tight>[-–])(?=[0-9])| ?[-–] ?| to | and | or | through )"
_DAY_BEFORE: Final = re.compile(
    rf"(?<![\w.,:$€£/-])(?:([0-9]{{1,2}}){_NTH}{_LINK})?([0-9]{{1,2}}){_NTH}(?: of|-)?[ ]?\Z"
)
_DAY_AFTER: Final = re.compile(
    rf"\.?[ ]?([0-9]{{1,2}}){_NTH}(?:{_LINK_BEHIND}([0-9]{{1,2}}){_NTH}(?![\w%]|[.,:][0-9])(?(tight)|(?! [a-z]{{4}})))?"
    rf"(?![\w%]|[.,:][0-9])(?:,? {_YEAR}(?!\w|,[0-9]))?"
)
_BETWEEN: Final = ("between ", "Between ")
_DAYS_BETWEEN: Final = re.compile(
    rf"\.? ([0-9]{{1,2}}){_NTH}(?P<link>(?P<and> and ))([0-9]{{1,2}}){_NTH}(?![\w%]|[.,:][0-9])"
    rf"(?:,? {_YEAR}(?!\w|,[0-9]))?"
)
"""Behind between the second number is a day, whatever follows it; its groups are those of the other pattern."""
_YEAR_AFTER: Final = re.compile(rf"(?: of|,)? {_YEAR}(?!\w|,[0-9]|-[0-9])")
_YEAR_SAID: Final = re.compile(r",? (?:of )?(last|this|next) year(?!\w|['’]s)")
_DAYS_END: Final = frozenset("0123456789thdf")
"""What days before a month end with: 4, 4th, 4th of."""
_BEFORE_MONTH: Final = frozenset(
    listed(
        "in since until till of by from to between before after during early late mid end last next this and through "
        "In Since By every each Every Each"
    )
)
_WHICH: Final = frozenset(listed("last next this past coming previous following every each"))
_ABBREVIATED: Final = frozenset(listed("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"))
"""Names that are too short for a month, but beside another one: Jan-Mar."""
_NEED_COMPANY: Final = frozenset({"May", "March", "MAY", "MARCH"})
STEPS: Final = {"last": -1, "this": 0, "next": 1}
"""Which of them to how many after this one it is."""
_LOOKBACK: Final = 24


def of_month(text: str, start: int, end: int, low: int) -> Said | None:
    """The date that the name of a month from `start` to `end` is of, which begins at `low` at the earliest."""
    name = text[start:end]
    number = MONTHS[name]
    one = _day_of_month(text, start, end, low, number)
    if one is not None:
        said = _YEAR_SAID.match(text, one.end) if one.year is None else None
        return one if said is None else one._replace(end=said.end(), years=STEPS[said.group(1)])
    year = _YEAR_AFTER.match(text, end)
    which, begin = which_of(text, start)
    if year is not None:
        return Said(start, year.end(), int(year.group(1)), number)
    said = _YEAR_SAID.match(text, end)
    if said is not None:
        return Said(start, said.end(), month=number, years=STEPS[said.group(1)])
    if name in _ABBREVIATED and text[end + 1 : end + 4] not in _ABBREVIATED:
        return None
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() and OF_HISTORY.match(text, end + 1):
        return None
    if name in _NEED_COMPANY and word_before(text, start)[0] not in _BEFORE_MONTH:
        return None
    return Said(begin, end, month=number, which=which)


def _day_of_month(text: str, start: int, end: int, low: int, number: int) -> Said | None:
    """The day that is said before the name of a month, or behind it."""
    if text[start - 2 : start - 1] in _DAYS_END or text[start - 1 : start].isdigit():
        found = _DAY_BEFORE.search(text, max(low, start - _LOOKBACK), start)
        if found is not None and 0 < int(found.group(3)) < 32:
            first, link, last = found.groups()
            year = _YEAR_AFTER.match(text, end)
            stop = end if year is None else year.end()
            of = None if year is None else int(year.group(1))
            return _days(text, found.start(), stop, of, number, first, link, last)
    between = text.endswith(_BETWEEN, max(0, start - _LOOKBACK), start) and _DAYS_BETWEEN.match(text, end)
    found = between or _DAY_AFTER.match(text, end)
    if found is None or not 0 < int(found.group(1)) < 32:
        return None
    first, link, last, said = found.group(1, 2, 4, 5)
    of = None if said is None else int(said)
    if last is None:
        if of is None and _counts(text, start, found.end()):
            return None
        return Said(start, found.end(), of, number, int(first))
    return _days(text, start, found.end(), of, number, first, link, last)


def _counts(text: str, start: int, end: int) -> bool:
    """Whether the number that ends at `end` counts what follows, as in: In January 17 people died."""
    if word_before(text, start)[0] not in ("in", "In"):
        return False
    after = following(text, end)
    return not after.names and not after.of and noun_length(after.words, single=False) > 0


def _days(
    text: str, start: int, end: int, year: int | None, number: int, first: str | None, link: str | None, last: str
) -> Said:
    """From one day of a month to another; of two that "and" joins the days must be neighbours."""
    if first is None or link is None:
        return Said(start, end, year, number, int(last))
    low, high = int(first), int(last)
    if link in (" and ", " or ", "/") and high != low + 1:
        low = high = 0 if not text[max(0, start - 8) : start].lower().endswith("between ") else low
    return Said(start, end, year, number, low, int(last) if low else 0)


def which_of(text: str, start: int) -> tuple[str, int]:
    """The word that says which Tuesday or June, and where the mention then begins."""
    word, at = word_before(text, start)
    word = word.lower()
    return (word, at) if word in _WHICH else ("", start)
