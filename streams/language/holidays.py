"""Days that have a name: Christmas Eve, Ramadan."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from streams.language.gazetteer import Found
from streams.language.mentions import Mention
from streams.language.named_days import HOLIDAYS
from streams.language.neighbours import begins_sentence, word_before
from streams.language.resolved import Said, resolved
from streams.language.times import UNKNOWN, Span, a_date, temporal

_YEAR: Final = re.compile(r",? ((?:19|20)[0-9]{2})(?!\w)")
_WHICH: Final = frozenset({"last", "this", "next"})


def holidays(text: str, cues: Iterable[Found], today: date | None) -> list[Mention]:
    """The mentions of holidays in order; those whose day all calendars agree on have a date.

    Without a year it is the one nearest to `today`, the day of publication. Beside a word with a capital it is a part
    of a name: Christmas Island, Tariq Ramadan.
    """
    found: list[Mention] = []
    for start, end, _, of in cues:
        if of != "holiday" or (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()):
            continue
        word, at = word_before(text, start)
        which = word.lower() if word.lower() in _WHICH else ""
        if word[:1].isupper() and not which and not begins_sentence(text, at):
            continue
        year = _YEAR.match(text, end)
        stop = end if year is None else year.end()
        span: Span = UNKNOWN
        day = HOLIDAYS[text[start:end].replace("’", "'")]
        if day is not None:
            said = Said(start, stop, None if year is None else int(year.group(1)), *day)
            span = _near(said, which, today) if which else resolved(text, said, today)
        found.append(temporal(text, at if which else start, stop, "day", span))
    return found


def _near(said: Said, which: str, today: date | None) -> Span:
    """The last, this year's or next one."""
    if today is None or said.month is None or said.day is None:
        return UNKNOWN
    this = a_date(today.year, said.month, said.day)
    if this is None:
        return UNKNOWN
    step = 0
    if which == "last" and this >= today:
        step = -1
    elif which == "next" and this <= today:
        step = 1
    return this.replace(year=this.year + step).isoformat(), None
