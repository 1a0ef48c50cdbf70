"""Words that tell of a number, a date, the parts of a total or a source, and what they are worth."""

from functools import cache
from itertools import product
from typing import Final

from streams.language.listing import listed
from streams.language.named_days import HOLIDAYS, NO_DAYS
from streams.language.recurrence import RECURRING

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
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
PHRASES: Final = {
    **{f"a {scale}": float(value) for scale, value in SCALES.items()},
    **{f"half a {scale}": value / 2 for scale, value in SCALES.items()},
    **{f"a quarter of a {scale}": value / 4 for scale, value in SCALES.items()},
    **{f"a couple of {scale}": value * 2.0 for scale, value in SCALES.items()},
    **{f"{half} {scale}": value / 2 for half in ("a half", "half") for scale, value in SCALES.items()},
    **{f"{half}-{scale}": value / 2 for half in ("a half", "half") for scale, value in SCALES.items()},
    "half-a-dozen": 6.0,
    **dict.fromkeys(("half a", "half an"), 0.5),
    **dict.fromkeys(("a quarter of a", "a quarter of an"), 0.25),
}
"""Numbers of several words that stand for themselves; those below one only before what is measured."""
VAGUE: Final = frozenset(
    {"dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions", "trillions"}
    | {f"{some} {scale}" for some in ("several", "a few") for scale in SCALES}
)
"""Numerals that count without a number: thousands of troops."""

_NTHS: Final = listed("third fourth fifth sixth seventh eighth ninth tenth")
_PARTS: Final = {"half": (1, 2), "quarter": (1, 4)} | {nth: (1, n) for n, nth in enumerate(_NTHS, 3)}
_SEVERAL: Final = {
    f"{count}{by}{nth}s": (number, of)
    for (nth, (_, of)), (count, number), by in product(_PARTS.items(), UNITS.items(), " -")
    if 1 < number < of
}
_FEW: Final = {word: n for word, n in UNITS.items() if n < 10} | {str(n): n for n in range(1, 10)}
_MANY: Final = {word: n for word, n in UNITS.items() if 2 < n <= 10} | {str(n): n for n in (*range(3, 11), 20, 100)}
_OF_SO_MANY: Final = (" in ", " in every ", " out of ", " out of every ", "-in-")
_SIGNS: Final = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5)}
HEDGES: Final = listed("by nearly almost about around roughly over than")
"""Words before a fraction of what is not named: up by a third, more than half."""
FRACTIONS: Final[dict[str, tuple[float, int, int]]] = {
    phrase: (round(100 * number / of, 2), before, behind)
    for phrase, (number, of), before, behind in [
        *[(words, share, 0, 0) for words, share in _SEVERAL.items() if not words.endswith(" quarters")],
        *[(f"{words} of", share, 0, 3) for words, share in _SEVERAL.items() if words.endswith(" quarters")],
        *[(f"one-{part}", share, 0, 0) for part, share in _PARTS.items() if part not in ("quarter", "half")],
        *[(f"{a} {part} of", share, 0, 3) for a, (part, share) in product(("a", "one"), _PARTS.items())],
        # Not so of half and a quarter: about half a million is another number.
        *[(f"{hedge} {a} {nth}", _PARTS[nth], len(hedge) + 1, -1)
          for hedge, a, nth in product(HEDGES, ("a", "one"), _NTHS)],
        *[(words, share, 0, -1) for words, share in (("half", (1, 2)), ("a quarter", (1, 4)), ("one quarter", (1, 4)))],
        *[(f"{few}{of}{many}", (number, all_), 0, 0)
          for (few, number), of, (many, all_) in product(_FEW.items(), _OF_SO_MANY, _MANY.items())
          if number < all_ and few.isalpha() == many.isalpha()],
        *[(f"{number}/{of} of", (number, of), 0, 3) for of in range(2, 11) for number in range(1, of)],
        *[(f"{sign} of", share, 0, 3) for sign, share in _SIGNS.items()],
        *[(f"half {of}", (1, 2), 0, len(of) + 1)
          for of in listed("of the its their his her our all those these them")],
    ]
}  # fmt: skip
"""Fractions in words: percent, code points before and behind them; -1 where what follows must not be what is meant."""

ONE_AND_A_HALF: Final = {
    **{f"a {unit} and a half": unit for unit in listed("minute day week month year decade century")},
    "an hour and a half": "hour",
}
"""Lengths of time without a number, to their unit."""
A_LENGTH: Final = {
    f"{before} {unit}": unit.partition(" ")[2]
    for before, unit in product(
        listed("for over within after under than nearly almost about around lasted lasting last"),
        ("an hour", "a day", "a week", "a fortnight", "a month", "a year", "a decade", "a century"),
    )
} | {
    f"{before} the {which} {unit}": unit
    for before, which, unit in product(("in", "over", "within", "during"), ("past", "last"), ("day", "hour"))
}
"""Words before one of a unit that make it a length of time, which $5 a day has none of."""

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("January", "Jan.", "Jan", "JANUARY"),
            ("February", "Feb.", "Feb", "FEBRUARY"),
            ("March", "Mar.", "Mar", "MARCH"),
            ("April", "Apr.", "Apr", "APRIL"),
            ("May", "MAY"),
            ("June", "Jun.", "Jun", "JUNE"),
            ("July", "Jul.", "Jul", "JULY"),
            ("August", "Aug.", "Aug", "AUGUST"),
            ("September", "Sept.", "Sep.", "Sept", "Sep", "SEPTEMBER"),
            ("October", "Oct.", "Oct", "OCTOBER"),
            ("November", "Nov.", "Nov", "NOVEMBER"),
            ("December", "Dec.", "Dec", "DECEMBER"),
        ),
        1,
    )
    for name in names
}
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("Monday", "Mon.", "MONDAY"),
            ("Tuesday", "Tues.", "TUESDAY"),
            ("Wednesday", "Wed.", "WEDNESDAY"),
            ("Thursday", "Thurs.", "THURSDAY"),
            ("Friday", "Fri.", "FRIDAY"),
            ("Saturday", "SATURDAY"),
            ("Sunday", "SUNDAY"),
        )
    )
    for name in names
}
WEEKDAYS_AGAIN: Final = {f"{name}s": number for name, number in WEEKDAYS.items() if name.istitle() and "." not in name}
"""Every Monday: Mondays."""
DAYS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}

SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First months, as meteorologists and the north have them."""
_WHICH: Final = {"last": -1, "this": 0, "next": 1}
_SPANS: Final = listed("week month quarter year weekend decade century")
RELATIVE: Final[dict[str, tuple[int | None, str]]] = {
    **{f"{which} {span}": (step, span) for (which, step), span in product(_WHICH.items(), (*_SPANS, *SEASONS))},
    **{f"{which} {span}": (step, span) for (which, step), span in product({"past": -1}.items(), _SPANS)},
    **{f"the {which} {span}": (step, span) for (which, step), span in product({"current": 0}.items(), _SPANS)},
    **{
        f"the {which} {span}": (None, span)
        for which, span in product(("following", "previous", "next", "same"), ("day", *_SPANS))
    },
    **{f"recent {span}s": (None, span) for span in ("day", "week", "month", "year", "decade")},
    **{f"the {which} {span}s": (None, span) for which, span in product(("coming",), ("day", "week", "month", "year"))},
    **{
        f"the {edge} of the {span}": (0, span)
        for edge, span in product(("beginning", "start", "middle", "end", "rest"), ("week", "month", "year"))
    },
    **{f"a {span} ago": (-1, span) for span in ("week", "month", "year")},
    "a decade ago": (None, "decade"),
    **{
        f"a {span} {away}": (None, span)
        for span, away in product(("day", "week", "month", "year", "decade"), ("earlier", "later", "after", "before"))
    },
    **{f"{year} {span}": (None, span) for year, span in product(("year-ago", "year-earlier"), ("quarter", "month"))},
    "the weekend": (None, "weekend"),
    "day before yesterday": (-2, "day"),
    "day after tomorrow": (2, "day"),
    "night before last": (-2, "day"),
    **{
        f"{span} {beyond}": (step, span)
        for span, (beyond, step) in product(("week", "month", "year"), {"before last": -2, "after next": 2}.items())
    },
    # The week before last month's vote is another.
    **{
        f"{span} {beyond} {then}": (step if span == then else None, span)
        for span, (beyond, step), then in product(
            ("week", "month", "year"), {"before last": -2, "after next": 2}.items(), (*_SPANS, *SEASONS)
        )
    },
    "last night": (-1, "day"),
    "this morning": (0, "day"),
    "this afternoon": (0, "day"),
    "this evening": (0, "day"),
}
"""How many of its unit a phrase is away from the item's own; none where that is for the story to tell."""
UNDATED: Final = frozenset(listed("overnight noon midday midnight"))
QUARTERS: Final = {
    **{f"{nth} quarter": (3 * n + 1, 3) for n, nth in enumerate(("first", "second", "third", "fourth"))},
    **{f"Q{n + 1}": (3 * n + 1, 3) for n in range(4)},
    "first half": (1, 6),
    "second half": (7, 6),
}
"""First month and length of parts of a year."""
MONTHS_OF_YEAR: Final = {
    f"{edge} {count} months": (1 if first else 13 - n, n)
    for (edge, first), (count, n) in product(
        {"first": True, "opening": True, "last": False, "final": False, "closing": False}.items(),
        {**UNITS, **{str(n): n for n in range(2, 12)}}.items(),
    )
    if 1 < n < 12
}
"""The same of those that have no name; without a year behind them they are lengths of time."""

PARTS_FOLLOW: Final = frozenset(
    {"comprising", "consisting of", "composed of", "comprised of", "made up of", "including", "which include"}
    | {"which includes", "which included", "among them", "among whom", "of whom", "of which", "of them", "divided into"}
    | {"consists of", "consisted of", "comprises", "comprised", "includes", "included"}
)
"""What stands between a total and its parts."""
TOTAL_FOLLOWS: Final = frozenset({"total of", "totalling", "totaling", "in total", "in all", "altogether"})
"""What tells a total after its parts."""

SAYINGS: Final = frozenset(
    listed("said says say told tells stated announced added reported claimed wrote tweeted declared revealed")
    + listed("explained insisted insists stressed noted warned warns confirmed denied argued acknowledged alleged")
    + listed("disclosed emphasized emphasised remarked commented reiterated maintained specified predicted cautioned")
    + listed("promised vowed pledged replied complained asserted suggested hinted")
    + listed("admitted conceded posted recalled testified estimated forecast quoted quoting cited citing")
    + listed("called described denounced condemned hailed praised dismissed criticised accused")
    + ("according to", "According to", "quoted as saying", "cited as saying", "Citing", "Quoting")
)
"""Verbs and prepositions that name who says so; what each needs beside it, `sources` knows."""


@cache
def cue_words() -> dict[str, str]:
    """Every cue with its class.

    `number`, `fraction`, `month`, `weekday`, `weekdays`, `day`, `relative`, `recurring`, `length`, `one`,
    `season`, `quarter`, `months`, `undated`, `holiday`, `name`, `parts`, `total` or `saying`.
    """
    lower = {
        **dict.fromkeys((*UNITS, *TENS, *SCALES, *PHRASES, *VAGUE), "number"),
        **dict.fromkeys(DAYS, "day"),
        **dict.fromkeys(RELATIVE, "relative"),
        **dict.fromkeys(SEASONS, "season"),
        **dict.fromkeys(QUARTERS, "quarter"),
        **dict.fromkeys(MONTHS_OF_YEAR, "months"),
        **dict.fromkeys(FRACTIONS, "fraction"),
        **dict.fromkeys(RECURRING, "recurring"),
        **dict.fromkeys(ONE_AND_A_HALF, "length"),
        **dict.fromkeys(A_LENGTH, "one"),
        **dict.fromkeys(UNDATED, "undated"),
        **dict.fromkeys(PARTS_FOLLOW, "parts"),
        **dict.fromkeys(TOTAL_FOLLOWS, "total"),
    }
    return {
        **{word[0].upper() + word[1:]: of for word, of in lower.items()},
        **lower,
        **dict.fromkeys(HOLIDAYS, "holiday"),
        **dict.fromkeys(NO_DAYS, "name"),
        **{name.replace("'", "’"): "holiday" for name in HOLIDAYS},
        **dict.fromkeys(MONTHS, "month"),
        **dict.fromkeys(WEEKDAYS, "weekday"),
        **dict.fromkeys(WEEKDAYS_AGAIN, "weekdays"),
        **dict.fromkeys(SAYINGS, "saying"),
    }
