"""Times that come again and again: daily, on Mondays, each June, every two weeks, every few months, twice a week.

They are written as ISO 24617-1 (TIMEX3) writes the value of a SET: a length of time (`P1W`) or a date with X for what
is any (`XXXX-WXX-1`).
"""

from itertools import product
from typing import Any, Final

from streams.language.listing import listed
from streams.language.mentions import Mention
from streams.language.neighbours import Following, begins_sentence, word_before

_LENGTHS: Final = {
    "minute": "PT1M",
    "hour": "PT1H",
    "day": "P1D",
    "week": "P1W",
    "fortnight": "P2W",
    "month": "P1M",
    "quarter": "P3M",
    "year": "P1Y",
    "decade": "P10Y",
}
_PARTS: Final = {
    **{part: (f"XXXX-XX-XXT{code}", "day") for part, code in
       (("morning", "MO"), ("afternoon", "AF"), ("evening", "EV"), ("night", "NI"))},
    **{season: (f"XXXX-{code}", "season") for season, code in
       (("spring", "SP"), ("summer", "SU"), ("autumn", "FA"), ("winter", "WI"))},
    "weekend": ("XXXX-WXX-WE", "day"),
    "weekday": ("XXXX-WXX-WD", "day"),
}  # fmt: skip
_GRAINS: Final = {"fortnight": "week"}
_TIMES: Final = {
    word: float(count)
    for count, word in enumerate(
        ("once", "twice", *[f"{n} times" for n in listed("three four five six seven eight nine ten")]), 1
    )
}
_PER: Final = ("a", "an", "per", "each", "every")
_WORDS: Final = {
    "hourly": "hour", "daily": "day", "weekly": "week", "fortnightly": "fortnight", "monthly": "month",
    "quarterly": "quarter", "yearly": "year", "annually": "year", "annual": "year",
}  # fmt: skip

RECURRING: Final[dict[str, tuple[str, str, float]]] = {
    **{f"{every} {unit}": (value, _GRAINS.get(unit, unit), 1.0)
       for every, (unit, value) in product(("every", "each", "every single"), _LENGTHS.items())},
    **{f"every other {unit}": (value.replace("1", "2"), unit, 1.0)
       for unit, value in _LENGTHS.items() if unit in ("day", "week", "month", "year")},
    **{f"every {few} {unit}s": (value.replace("1", "X"), _GRAINS.get(unit, unit), 1.0)
       for few, (unit, value) in product(("few", "couple of", "several"), _LENGTHS.items())
       if unit not in ("fortnight", "quarter", "decade")},
    **{f"{every} {part}": (value, grain, 1.0)
       for every, (part, (value, grain)) in product(("every", "each"), _PARTS.items())},
    **{f"{times} {per} {unit}": (value, _GRAINS.get(unit, unit), count)
       for (times, count), per, (unit, value) in product(_TIMES.items(), _PER, _LENGTHS.items())},
    **{f"{times} daily": ("P1D", "day", count) for times, count in _TIMES.items()},
    **{adverb: (_LENGTHS[unit], _GRAINS.get(unit, unit), 1.0) for adverb, unit in _WORDS.items()},
    "nightly": ("XXXX-XX-XXTNI", "day", 1.0),
    "on weekends": ("XXXX-WXX-WE", "day", 1.0),
    "at weekends": ("XXXX-WXX-WE", "day", 1.0),
    "on weekdays": ("XXXX-WXX-WD", "day", 1.0),
}  # fmt: skip
"""Phrases to what comes again, its grain, and how often it does."""
EVERY: Final = frozenset({"every", "each"})
_PAPERS: Final = frozenset(listed("said says reported reports wrote quoted newspaper paper magazine"))
_NO_NOUNS: Final = frozenset({"the", "this", "that"})
_LOOKAHEAD: Final = 16


def recurring(start: int, end: int, grain: str, value: str, count: float = 1.0) -> Mention:
    """The mention of a time that comes `count` times in each `value`; alike ones have one id."""
    details: dict[str, Any] = {"grain": grain, "recurrence": value}
    id_ = f"temporal:{value}"
    if count != 1:
        details["frequency"] = count
        id_ += f"-times-{count:g}"
    return Mention(start, end, "TEMPORAL", id_, details)


def of_weekday(number: int) -> str:
    """Every such day of the week, 0 for Monday."""
    return f"XXXX-WXX-{number + 1}"


def of_date(month: int | None, day: int | None, weekday: int | None) -> str:
    """Every such month, day of it, or day of the week."""
    if month is None:
        return of_weekday(weekday or 0)
    return f"XXXX-{month:02}" if not day else f"XXXX-{month:02}-{day:02}"


def from_adverb(text: str, start: int, end: int) -> Mention | None:
    """The mention of a phrase of `RECURRING`; none for newspapers and in names: the Israeli daily said, Daily Mail."""
    words = text[start:end]
    value, grain, count = RECURRING[words] if words in RECURRING else RECURRING[words[0].lower() + words[1:]]
    if " " not in words:
        if words[0].isupper() and not begins_sentence(text, start):
            return None
        if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
            return None
        if text[end + 1 : end + _LOOKAHEAD].partition(" ")[0].rstrip(".,") in _PAPERS:
            return None
        if text[end : end + 1] not in (" ", "\n", "-") and word_before(text, start)[0].lower() in _NO_NOUNS:
            return None
    elif words.startswith(("on ", "at ", "On ", "At ")):
        start += 3
    return recurring(start, end, grain, value, count)


def timed(mention: Mention, start: int, end: int, clock: str | None) -> Mention:
    """The mention, widened to `start` and `end`, with the time of day beside it, if that is sure: `T09:00`."""
    details = dict(mention.details)
    value = details["recurrence"]
    if clock is not None and "T" not in value:
        details["recurrence"] = value = ("XXXX-XX-XX" if value == "P1D" else value) + clock
    return mention._replace(start=start, end=end, id=f"temporal:{value}", details=details)


def times_in(text: str, start: int, after: Following, value: float) -> Mention | None:
    """The mention of so many times in each day or the like, in figures: 10 times a day."""
    if len(after.words) < 3:
        return None
    per, unit = after.words[1:3]
    if per not in _PER or unit not in _LENGTHS:
        return None
    return recurring(start, after.end(3), _GRAINS.get(unit, unit), _LENGTHS[unit], value)
