"""Figures whose thousands are parted otherwise than by commas in threes: 1 200, 1'200, 1.200.000, 1,25,000."""

import re
from typing import Final, NamedTuple

from streams.language.neighbours import begins_sentence, word_before

SEPARATORS: Final = frozenset(" \xa0\u2009\u202f'’.,")
_GROUPED: Final = re.compile(
    r"(?P<parted>[1-9][0-9]{0,2}(?P<sign>[ \xa0\u2009\u202f'’])[0-9]{3}(?:(?P=sign)[0-9]{3}){0,3}(?:[.,][0-9]{1,2})?)"
    r"(?![0-9]|[.,'’ \xa0\u2009\u202f][0-9])"
    # 1.200.000, but no four of them, which may be an address.
    r"|(?P<dotted>[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2}|(?:\.[0-9]{3}){1,3},[0-9]{1,2}))(?![0-9]|[.,][0-9])"
    r"|(?P<indian>[0-9]{1,2}(?:,[0-9]{2}){1,3},[0-9]{3}(?:\.[0-9]{1,2})?)(?![0-9]|[.,][0-9])"
    r"|(?P<decimal>[0-9]{1,3},[0-9]{1,2})(?=[ \xa0](?:million|billion|trillion)(?!\w))"
)
_MAYBE: Final = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


class Figures(NamedTuple):
    """Where figures end, and their number; none if it cannot be told."""

    end: int
    value: float | None


def separated(text: str, start: int) -> Figures | None:
    """The figures that begin at `start` if their thousands are parted by one of `SEPARATORS`, but by commas in threes.

    A blank behind a name may part two numbers, as in Boeing 737 300: such have no value.
    """
    found = _GROUPED.match(text, start)
    if found is None:
        return None
    end = found.end()
    parted, sign, dotted, indian, decimal = found.groups()
    if parted is not None:
        value = float(parted.replace(sign, "").replace(",", "."))
        if sign != " ":
            return Figures(end, value)
        word, at = word_before(text, start)
        named = word[:1].isupper() and not begins_sentence(text, at)
        return Figures(end, None if named else value)
    if dotted is not None:
        return Figures(end, float(dotted.replace(".", "").replace(",", ".")))
    if indian is not None:
        return Figures(end, float(indian.replace(",", "")))
    return Figures(end, float(decimal.replace(",", ".")))


def in_doubt(figures: str) -> bool:
    """Whether a point in figures may stand before thousands: 1.200 people."""
    return _MAYBE.fullmatch(figures) is not None
