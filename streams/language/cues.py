"""Words that tell of a number, a date or a source, and what they are worth."""

from functools import cache
from typing import Final

from streams.language.listing import listed

UNITS: Final = {
    word: value
    for value, word in enumerate(
        listed(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ),
        1,
    )
}
TENS: Final = {
    word: 10 * value for value, word in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
SCALES: Final = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
VAGUE: Final = frozenset({"dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions"})
"""Numerals that count without a number: thousands of troops."""

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("January", "Jan."),
            ("February", "Feb."),
            ("March", "Mar."),
            ("April", "Apr."),
            ("May",),
            ("June", "Jun."),
            ("July", "Jul."),
            ("August", "Aug."),
            ("September", "Sept.", "Sep."),
            ("October", "Oct."),
            ("November", "Nov."),
            ("December", "Dec."),
        ),
        1,
    )
    for name in names
}
WEEKDAYS: Final = {
    name: number for number, name in enumerate(listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"))
}
DAYS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1, "Today": 0, "Yesterday": -1, "Tomorrow": 1}
RELATIVE: Final = frozenset(
    f"{which} {what}"
    for which in listed("last this next Last This Next")
    for what in listed("week month year weekend summer winter spring autumn morning night decade")
)

SAYINGS: Final = frozenset(
    listed("said says say told tells stated announced added reported claimed wrote tweeted declared revealed")
    + listed("explained insisted insists stressed noted warned warns confirmed denied argued acknowledged alleged")
    + listed("disclosed emphasized emphasised remarked commented reiterated maintained specified predicted cautioned")
    + listed("admitted conceded quoted quoting cited citing")
    + ("according to", "According to", "quoted as saying", "cited as saying", "Citing", "Quoting")
)
"""Verbs and prepositions that name who says so; what each needs beside it, `sources` knows."""


@cache
def cue_words() -> dict[str, str]:
    """Every cue with its class: `number`, `month`, `weekday`, `day`, `relative` or `saying`."""
    numbers = [*UNITS, *TENS, *SCALES, *VAGUE]
    return {
        **dict.fromkeys(numbers, "number"),
        **dict.fromkeys((word.capitalize() for word in numbers), "number"),
        **dict.fromkeys(MONTHS, "month"),
        **dict.fromkeys(WEEKDAYS, "weekday"),
        **dict.fromkeys(DAYS, "day"),
        **dict.fromkeys(RELATIVE, "relative"),
        **dict.fromkeys(SAYINGS, "saying"),
    }
