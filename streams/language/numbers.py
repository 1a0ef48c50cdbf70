"""Numbers in figures and in words."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from streams.language.cues import PHRASES, SCALES, TENS, UNITS, VAGUE
from streams.language.gazetteer import Found
from streams.language.mentions import Mention
from streams.language.separators import SEPARATORS, separated

EXACT: Final = "exact"
ABOUT: Final = "about"
AT_LEAST: Final = "at-least"
AT_MOST: Final = "at-most"
RANGE: Final = "range"

# Every part is bounded, so a number is left or read in a fixed number of steps.
_DIGITS: Final = re.compile(r"[0-9](?:[0-9]{0,2}(?:,[0-9]{3}){1,4}|[0-9]{0,11})(?:\.[0-9]{1,6})?(?![0-9])")
_SCALE_AFTER: Final = re.compile(
    r"[ \xa0-]?(?:([Dd]ozen|[Hh]undred|[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion|[Ll]akh|[Cc]rore)"
    r"|(mn|mln|bn|bln|tn|trn|trln))(?!\w)"
)
_SCALES_BEGIN: Final = frozenset("dhtmblcDHTMBLC")
_BLANKS: Final = frozenset(" -\xa0")
_SHORT: Final = {"mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "trln": 1e12}
_GLUED_MONEY: Final = re.compile(r"(?<!\w)(?:[A-Z]{3}|R[sM]\.?|[KTU][Ss]h\.?)\Z")
_GLUED_LETTER: Final = re.compile(r"(?<!\w)[RN]\Z")
"""What so glues to millions only: rand and naira."""
_NARROWED: Final = re.compile(r"(?<!\w)(?:mid|early|late|pre|post)-\Z", re.IGNORECASE)
_VULGAR: Final = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}
_SLASHED: Final = {
    f"{gap}{part}/{of}": part / of for gap in " -" for of in (2, 3, 4, 8) for part in (1, 2, 3, 5, 7) if part < of
}
_GAPS: Final = frozenset({" ", "-", "\n"})
_GLUE: Final = "_.,:/#@&\\"
_DASHES: Final = "-–‑−"
_MINUS: Final = frozenset("-−")
_SIGNED: Final = re.compile(
    r"(?:(?: to| and| or) [-−]?[0-9.]{1,8})?"
    r"(?: ?(?:%|°|pp|bps?(?!\w))| (?:percent|per cent|pct|degrees?|basis|points?)(?!\w))"
)
"""What of a hyphen before a number makes a sign, which else may be a dash: -0.5 percent, -3 to 12 degrees."""
_LETTERS_OF_SCALES: Final = frozenset("%kKmMbB")
_AND_A_HALF: Final = (" and a half", "-and-a-half")
_MOST_WORDS: Final = 8


class Number(NamedTuple):
    """A number in a text, or a range of two from `value` to `upper`.

    It has no value where it only names an amount, like thousands. `plain` are digits and nothing else; `joined` is what
    a dash links to the number before, as the 15 of 10-15. `scale` is what a word like million adds to it. `precision`
    is known here for ranges and for what names an amount only. Between 20 and 30 begins at `start`, its figures at
    `first`.
    """

    start: int
    end: int
    value: float | None
    plain: bool = False
    upper: float | None = None
    precision: str | None = None
    joined: bool = False
    scale: float = 1.0
    first: int = -1


def scaled(value: float, scale: float) -> float:
    """So many times a number as it is written: 8.3 million are 8,300,000, which floats alone miss by a bit."""
    return value * scale if value.is_integer() and scale >= 1 else float(Decimal(repr(value)) * Decimal(repr(scale)))


def numbers(text: str, cues: Sequence[Found], dated: Sequence[Mention] = ()) -> list[Number]:
    """The numbers of `text` in order, without those of the dates that are known already.

    `cues` are those of the gazetteer, in order, and so are the dates.
    """
    found = _figures(text, dated)
    words = _words(text, cues, found)
    if words:
        found += words
        found.sort()
    return found


def _figures(text: str, dated: Sequence[Mention]) -> list[Number]:
    found: list[Number] = []
    last_end, done = -2, 0
    known, count = 0, len(dated)
    for match in _DIGITS.finditer(text):
        # Looked at here and not in the pattern, which then can leap from digit to digit.
        start, end = match.span()
        if start < done:
            continue
        while known < count and dated[known].end <= start:
            known += 1
        if known < count and dated[known].start <= start:
            continue
        joined = signed = False
        letter = ""
        before = text[start - 1] if start else " "
        if before != " ":
            if before in _DASHES:
                joined = last_end == start - (2 if text[start - 2 : start - 1] in _LETTERS_OF_SCALES else 1)
                code = not joined and text[start - 2 : start - 1].strip()
                if code and not _NARROWED.search(text, max(0, start - 6), start):
                    continue
                signed = not joined and not code and before in _MINUS
            elif (before in _GLUE or before.isalnum()) and not _GLUED_MONEY.search(text, max(0, start - 4), start):
                if before not in "RN" or _GLUED_LETTER.search(text, max(0, start - 2), start) is None:
                    continue
                letter = before
        figures = match.group()
        value, scale, plain = float(figures.replace(",", "")), 1.0, True
        following = text[end : end + 1]
        if following in SEPARATORS and text[end + 1 : end + 2].isdigit():
            more = separated(text, start)
            if more is not None:
                end = done = more.end
                if more.value is None:
                    continue
                figures, value, following = text[start:end], more.value, text[end : end + 1]
        if (text[end + 1 : end + 2] if following in _BLANKS else following) in _SCALES_BEGIN:
            end, scale = _scale(text, end, 2)
            plain = scale == 1
        elif (following > "~" and following in _VULGAR) or text[end + 2 : end + 3] == "/":
            fraction = _VULGAR.get(following) or _SLASHED.get(text[end : end + 4])
            if fraction is not None and not text[end + 4 : end + 5].isdigit():
                end += 1 if following in _VULGAR else 4
                # $10.31-1/2 are half a cent more.
                value += fraction / 10.0 ** len(figures.partition(".")[2])
                end, scale = _scale(text, end, 1)
                plain = False
        if letter and scale == 1:
            continue
        last_end = end
        if signed and (before == "−" or _SIGNED.match(text, end) is not None):
            start, value, plain = start - 1, -value, False
        found.append(
            Number(start, end, value if scale == 1 else scaled(value, scale), plain, None, None, joined, scale)
        )
    return found


def _scale(text: str, end: int, most: int) -> tuple[int, float]:
    """Where up to so many words like million end that follow `end`, and what they make of a number."""
    scale = 1.0
    for _ in range(most):
        more = _SCALE_AFTER.match(text, end)
        if more is None:
            break
        word, short = more.groups()
        scale *= SCALES[word.lower()] if word else _SHORT[short]
        end = more.end()
    return end, scale


def _words(text: str, cues: Sequence[Found], figures: Sequence[Number]) -> list[Number]:
    """Runs of number words: "tens of thousands" is one, and so is "two dozen"."""
    # A scale behind figures ("6 million") was read with them.
    read = {number.end for number in figures if not number.plain}
    found: list[Number] = []
    words: list[str] = []
    start = end = -1
    for cue in cues:
        if cue.id != "number" or cue.end in read:
            continue
        word = text[cue.start : cue.end].lower()
        if word in SCALES and cue.start > 1 and text[cue.start - 2].isdigit():
            continue  # of figures that are none of a number
        if words and len(words) < _MOST_WORDS and _goes_on(words[-1], text[end : cue.start], word):
            words.append(word)
            end = cue.end
            continue
        if words:
            found.append(_of_words(text, start, end, words))
        start, end = cue.start, cue.end
        words = [word]
    if words:
        found.append(_of_words(text, start, end, words))
    return found


def _goes_on(word: str, gap: str, following: str) -> bool:
    """Whether two number words are parts of one number: there are two in "between twenty and thirty"."""
    if gap == " of ":
        return word in VAGUE
    after_scale = word.removeprefix("a ") in SCALES
    if gap == " and ":
        return after_scale and following not in SCALES
    if gap not in _GAPS:
        return False
    return after_scale or following in SCALES or word in VAGUE or (word in TENS and UNITS.get(following, 10) < 10)


def _of_words(text: str, start: int, end: int, words: Sequence[str]) -> Number:
    if not VAGUE.isdisjoint(words):
        return Number(start, end, None, precision=ABOUT)
    if len(words) == 1 and words[0] in PHRASES:
        whole = SCALES.get(words[0].removeprefix("a "))
        if whole is not None and text.startswith(_AND_A_HALF, end):
            return Number(start, end + len(_AND_A_HALF[0]), 1.5 * whole, scale=float(whole))
        return Number(start, end, PHRASES[words[0]])
    value = _worth(words)
    scale = float(SCALES.get(words[-1], 1)) if len(words) > 1 else 1.0
    if text.startswith(_AND_A_HALF, end):
        end += len(_AND_A_HALF[0])
        value += 0.5 * scale
        more = _SCALE_AFTER.match(text, end)
        if more is not None and more.group(1):
            scale = float(SCALES[more.group(1).lower()])
            return Number(start, more.end(), scaled(value, scale), scale=scale)
    return Number(start, end, value, scale=scale)


def _worth(words: Sequence[str]) -> float:
    total = part = 0.0
    for word in words:
        scale = SCALES.get(word.removeprefix("a "))
        if scale is not None:
            part = (part or 1) * scale
            if scale >= 1000:
                total, part = total + part, 0.0
        else:
            part += UNITS.get(word) or TENS.get(word) or PHRASES[word]
    return total + part
