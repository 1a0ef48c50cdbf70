"""Numbers in figures and in words."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from streams.language.cues import SCALES, TENS, UNITS, VAGUE
from streams.language.gazetteer import Found

# Every part is bounded, so a number is left or read in a fixed number of steps.
_DIGITS: Final = re.compile(r"[0-9](?:[0-9]{0,2}(?:,[0-9]{3}){1,4}|[0-9]{0,11})(?:\.[0-9]{1,6})?(?![0-9])")
_SCALE_AFTER: Final = re.compile(r"[ -](dozen|hundred|thousand|million|billion|trillion)(?!\w)")
_GAPS: Final = frozenset({" ", "-", " and ", " of "})
_GLUE: Final = "_.,:/-"
_MOST_WORDS: Final = 8


class Number(NamedTuple):
    """A number in a text; it has no value where it only names an amount, like thousands."""

    start: int
    end: int
    value: float | None


def numbers(text: str, cues: Iterable[Found]) -> list[Number]:
    """All numbers of `text`, those in figures first; `cues` are those of the gazetteer."""
    return [*_figures(text), *_words(text, cues)]


def _figures(text: str) -> list[Number]:
    found: list[Number] = []
    for number in _DIGITS.finditer(text):
        # Looked at here and not in the pattern, which then can leap from digit to digit.
        before = text[number.start() - 1 : number.start()]
        if before and (before in _GLUE or before.isalnum()):
            continue
        value = float(number.group().replace(",", ""))
        scale = _SCALE_AFTER.match(text, number.end())
        if scale is not None:
            found.append(Number(number.start(), scale.end(), value * SCALES[scale.group(1)]))
        else:
            found.append(Number(number.start(), number.end(), value))
    return found


def _words(text: str, cues: Iterable[Found]) -> list[Number]:
    """Runs of number words: "tens of thousands" is one, and so is "two dozen"."""
    found: list[Number] = []
    words: list[str] = []
    start = end = -1
    for cue in cues:
        if cue.id != "number":
            continue
        if words and len(words) < _MOST_WORDS and text[end : cue.start] in _GAPS:
            words.append(text[cue.start : cue.end].lower())
            end = cue.end
            continue
        if words:
            found.append(Number(start, end, _worth(words)))
        start, end = cue.start, cue.end
        words = [text[start:end].lower()]
    if words:
        found.append(Number(start, end, _worth(words)))
    # A scale behind figures ("6 million") was read with them.
    return [number for number in found if not _follows_digit(text, number.start)]


def _follows_digit(text: str, start: int) -> bool:
    return start > 1 and text[start - 1] in " -" and text[start - 2].isdigit()


def _worth(words: list[str]) -> float | None:
    if not VAGUE.isdisjoint(words):
        return None
    total, part = 0, 0
    for word in words:
        if word in SCALES:
            part = (part or 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, part = total + part, 0
        else:
            part += UNITS.get(word) or TENS[word]
    return float(total + part)
