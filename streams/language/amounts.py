"""Numbers as they are meant: ranges, and how exact they are."""

import re
from collections.abc import Sequence
from typing import Final

from streams.language.cues import SCALES
from streams.language.currencies import SIGN, SIGNS
from streams.language.listing import listed
from streams.language.neighbours import word_before
from streams.language.numbers import ABOUT, AT_LEAST, AT_MOST, EXACT, RANGE, Number, scaled

_LONGEST_LINK: Final = 16
_LINK: Final = re.compile(
    r"(?P<share>%| percent| per cent)?(?P<short>[kKmMbB])?"
    rf"(?: ?[-–—‑−] ?| (?P<word>to|or|and) |-(?:to|or)-)(?P<sign>{SIGN})?",
)
_SHARE: Final = re.compile(r"%| ?per ?cent| pct")
CHANGES: Final = frozenset(
    listed(
        "rose rise rises risen rising fell fall falls fallen falling gained gain gains gaining lost lose loses losing "
        "added adds adding climbed climbs climbing jumped jumps surged surges slipped slips dropped drops dropping "
        "declined declines shed sheds widened narrowed advanced advances edged grew grows grown growing increased "
        "increases decreased rallied slid sank soared tumbled plunged eased dipped firmed strengthened weakened up "
        "down higher lower"
    )
)
"""Words before by how much something has changed; to what it has follows: rose $2 to $71."""
_WIDEST: Final = 5
"""How many times its lower end a range behind one of these may have for its upper end: rose 2 to 3 degrees."""
_MOST_SHORTENED: Final = 10
"""How many times its lower end a range may have at its upper end in thousands: 20-30,000, but 1-100,000."""
_FEW: Final = 13
_LOOKBACK: Final = 28
_PHRASES: Final = {
    "least": (("at", AT_LEAST), ("at the very", AT_LEAST)),
    "most": (("at", AT_MOST), ("at the", AT_MOST)),
    "than": (
        *[(f"no{t} {less}", AT_LEAST) for t in ("", "t") for less in ("less", "fewer")],
        *[(f"no{t} more", AT_MOST) for t in ("", "t")],
        *[(more, AT_LEAST) for more in ("more", "greater", "higher")],
        *[(less, AT_MOST) for less in ("less", "fewer", "lower")],
    ),
    "to": (("up", AT_MOST), ("close", ABOUT)),
    "as": (
        ("as many", AT_MOST),
        ("as much", AT_MOST),
        ("as few", AT_LEAST),
        ("as little", AT_LEAST),
        ("as high", AT_MOST),
        ("as long", AT_MOST),
        ("as far", AT_MOST),
        ("as low", AT_LEAST),
    ),
    "of": (
        *[(phrase, AT_LEAST) for phrase in ("upwards", "in excess", "a minimum")],
        ("a maximum", AT_MOST),
        ("in the region", ABOUT),
    ),
}
"""The last word of a phrase before a number to the words before it; the longer come first."""
_BEFORE_LAST: Final = {
    last: {f"{words} ": said for phrase, said in phrases for words in (phrase, phrase[0].upper() + phrase[1:])}
    for last, phrases in _PHRASES.items()
}
_ENDINGS: Final = {last: tuple(phrases) for last, phrases in _BEFORE_LAST.items()}
_BEFORE: Final = {
    **dict.fromkeys(("about", "approximately", "around", "roughly", "nearly", "almost", "some", "circa"), ABOUT),
    **dict.fromkeys(("estimated", "perhaps", "maybe", "approx.", "c."), ABOUT),
    **dict.fromkeys(("over", "above", "exceeding", "exceeds", "exceeded", "exceed"), AT_LEAST),
    **dict.fromkeys(("under", "below", "maximum"), AT_MOST),
    "minimum": AT_LEAST,
    **dict.fromkeys(_BEFORE_LAST, ""),
}
"""The word before a number to what it says; to nothing if the words before it must tell."""
_OF_PLACE: Final = frozenset({"over", "above", "below", "around"})
"""Words that say where or when something is, if they are meant literally."""
_SIGNS: Final = {"~": ABOUT, ">": AT_LEAST, "≥": AT_LEAST, "<": AT_MOST, "≤": AT_MOST}
_SELDOM: Final = frozenset(listed("never not seldom rarely hardly cannot without"))
"""Before exceeding they make the most of it: seldom exceeded 20 mph."""
_BEHIND: Final = re.compile(r" or (more|so|fewer|less)(?!\w)|(\+|-plus|[ ]plus(?= [a-z]))(?!\w)")


def amounts(text: str, numbers: Sequence[Number]) -> list[Number]:
    """The numbers with ranges made one; what a dash links in vain ("3-1") is none, but the first of it is kept."""
    found: list[Number] = []
    count, n = len(numbers), 0
    while n < count:
        number = numbers[n]
        n += 1
        if number.joined:
            continue
        end = number.end
        if n < count and numbers[n].start - end <= _LONGEST_LINK:
            both = _range(text, number, numbers[n])
            if both is not None:
                found.append(both)
                n += 1
                continue
        behind = text[end : end + 3]
        if behind == " or" or behind[:1] == "+" or behind[1:] == "pl":
            more = _BEHIND.match(text, end)
            if more is not None:
                number = number._replace(end=more.end(), precision=_said_behind(more.group(1)))
                if n < count and number.plain and text[numbers[n].start : numbers[n].end] in SCALES:
                    scale = numbers[n]
                    if scale.start == number.end + 1 and number.value is not None and scale.value is not None:
                        # $1.5-plus billion
                        number = number._replace(end=scale.end, value=scaled(number.value, scale.value), plain=False)
                        n += 1
        found.append(number)
    return found


def _range(text: str, low: Number, high: Number) -> Number | None:
    link = _LINK.fullmatch(text, low.end, high.start)
    if link is None or low.value is None or high.value is None:
        return None
    if link["short"] and text[high.end : high.end + 1] != link["short"]:
        return None
    first, last = low.value, high.value
    if low.scale == 1 and first < last / high.scale:
        first *= high.scale  # 2-3 million
    if link["word"] != "or" and _MOST_SHORTENED * first >= last / 1000 > first and text.endswith(",000", 0, high.end):
        first = scaled(first, 1000)  # 20-30,000
    if first >= last:
        last = _last_digits(text, low, high)  # 149.71-73
    if first >= last:
        return None
    if link["share"] and not _SHARE.match(text, high.end):
        return None  # rose 5% to 12 million
    start, word = low.start, link["word"]
    if word is not None:
        # Between $2 and $3 billion.
        before, at = word_before(text, start - 1 if text[start - 1 : start] in SIGNS else start)
        if word == "and":
            if before.lower() != "between":
                return None
            start = at
        elif word == "to" and before.lower() == "from":
            return None  # from 20 to 30 percent: that is a change
        elif word == "to" and (link["sign"] or last > _WIDEST * first) and before.lower() in CHANGES:
            return None
    plain = low.plain and high.plain
    return Number(start, high.end, first, plain, upper=last, precision=RANGE, first=low.start)


def _last_digits(text: str, low: Number, high: Number) -> float:
    """The upper end of a range of which only the last digits behind the point are written, else 0."""
    whole, point, decimals = text[low.start : low.end].partition(".")
    if not (point and low.plain and high.plain and high.joined and len(decimals) == high.end - high.start):
        return 0.0
    figures = text[high.start : high.end]
    return float(f"{whole.replace(',', '')}.{figures}") if whole and figures.isdecimal() else 0.0


def precision_behind(text: str, end: int) -> str:
    """How exact the amount is that ends at `end`, by the words behind it: 20 people or more."""
    more = _BEHIND.match(text, end)
    return EXACT if more is None else _said_behind(more.group(1))


def _said_behind(word: str | None) -> str:
    if word == "so":
        return ABOUT
    return AT_MOST if word in ("fewer", "less") else AT_LEAST


def precision_before(text: str, start: int, *, literal: bool = False) -> str:
    """How exact the amount is that begins at `start`, by the words before it.

    Of a length of time, words such as over are `literal`: over three days.
    """
    word, at = word_before(text, start)
    if not word:
        return precision_by_sign(text, start)
    return precision_by(text, word, at, literal=literal)


def precision_by_sign(text: str, start: int) -> str:
    """The same where a sign is right before the amount: ~20, >500."""
    return _SIGNS.get(text[start - 1 : start], EXACT)


def precision_by(text: str, word: str, start: int, *, literal: bool = False) -> str:
    """The same where the word before the amount is known already, and where that begins."""
    word = word.lower()
    said = _BEFORE.get(word)
    if said is None:
        return EXACT
    if said:
        if word.startswith("exceed") and word_before(text, start)[0].lower() in _SELDOM:
            return AT_MOST
        return EXACT if literal and word in _OF_PLACE else said
    low = max(0, start - _LOOKBACK)
    if text.endswith(_ENDINGS[word], low, start):
        for words, precision in _BEFORE_LAST[word].items():
            if text.endswith(words, low, start) and not text[start - len(words) - 1 : start - len(words)].isalnum():
                return precision
    return EXACT


def precision_of(text: str, amount: Number, before: tuple[str, int]) -> str:
    """How exact a number that counts something is; `before` is the word before it, and where that begins."""
    word, at = before
    if amount.precision is not None:
        return amount.precision
    if not word:
        return precision_by_sign(text, amount.start)
    # A row over two raids is over no more than two.
    few = not amount.plain and amount.value is not None and amount.value < _FEW
    return precision_by(text, word, at, literal=few)
