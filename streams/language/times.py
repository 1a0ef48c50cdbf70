"""Dates and spans of them as ISO 8601 writes them, and the mentions that stand for them."""

from datetime import date, timedelta
from typing import Any, Final

from streams.language.ids import slug
from streams.language.mentions import Mention

Span = tuple[str | None, str | None]
"""The date, and the last one of a span; both of the same grain."""
UNKNOWN: Final[Span] = (None, None)


def temporal(
    text: str, start: int, end: int, grain: str | None, span: Span = UNKNOWN, details: dict[str, Any] | None = None
) -> Mention:
    """The mention of a time; its id is the date or span (`2025-04/2025-06`), of one without its words."""
    first, last = span
    found: dict[str, Any] = {} if grain is None else {"grain": grain}
    if details:
        found.update(details)
    if first is None:
        return Mention(start, end, "TEMPORAL", f"temporal:{slug(text[start:end])}", found)
    found["date"] = first
    if last is None:
        return Mention(start, end, "TEMPORAL", f"temporal:{first}", found)
    found["until"] = last
    return Mention(start, end, "TEMPORAL", f"temporal:{first}/{last}", found)


def day_of(published: str | None) -> date | None:
    """The day of publication; none where two centuries around it would leave the calendar."""
    if published is None:
        return None
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return None
    return day if 200 < day.year < 9800 else None


def a_date(year: int, month: int, day: int) -> date | None:
    """That day, or none if no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def moved(today: date, steps: int, unit: str) -> Span:
    """The `unit` so many steps away from the one that `today` is in."""
    if unit == "day":
        return (today + timedelta(days=steps)).isoformat(), None
    if unit == "week":
        return week(today + timedelta(weeks=steps)), None
    if unit == "weekend":
        saturday = today + timedelta(days=5 - today.weekday(), weeks=steps)
        return saturday.isoformat(), (saturday + timedelta(days=1)).isoformat()
    if unit == "month":
        return month(today.year, today.month + steps), None
    if unit == "quarter":
        return months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * steps, 3)
    if unit == "year":
        return f"{today.year + steps:04}", None
    if unit == "decade":
        return years(today.year // 10 * 10 + 10 * steps, 10)
    if unit == "century":
        return years((today.year - 1) // 100 * 100 + 1 + 100 * steps, 100)
    return UNKNOWN


def week(day: date) -> str:
    """The ISO week of a day, e.g. 2025-W25."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def month(year: int, number: int) -> str:
    """The month, e.g. 2025-06; the thirteenth is the next year's first."""
    return f"{year + (number - 1) // 12:04}-{(number - 1) % 12 + 1:02}"


def months(year: int, first: int, count: int) -> Span:
    """So many months from one on."""
    return month(year, first), month(year, first + count - 1)


def years(first: int, count: int) -> Span:
    """So many years from one on."""
    return f"{first:04}", f"{first + count - 1:04}"


def season(today: date, step: int, first: int) -> Span:
    """The last, this or next season that begins with month `first`; unknown where "next" may mean two of them."""
    if step == 0:
        return months(today.year - (first == 12 and today.month < 3), first, 3)
    if step > 0:
        # In March, next summer is this year's for some and next year's for others.
        return months(today.year + 1, first, 3) if today.month >= first else UNKNOWN
    this_month = 12 * today.year + today.month
    year = next(year for year in (today.year, today.year - 1, today.year - 2) if 12 * year + first + 3 <= this_month)
    return months(year, first, 3)
