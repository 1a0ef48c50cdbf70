import re
from typing import Final

from streams.language.listing import listed
from streams.language.tokens import FUNCTION_WORDS

# All alternatives begin with one set of signs, which is what lets the search leap from sign to sign.
_BREAK: Final = re.compile(r"""[.!?…\n](?:(?<=\n)|["”’')\]]{0,4}(?=\s))""")
_LOOKBACK: Final = 12
_LONGEST: Final = 12
"""Letters of a function word, at the most."""

_ABBREVIATIONS: Final = frozenset(
    listed(
        "mr mrs ms dr lt gen col maj capt cmdr adm brig sgt cpl spc rep sen gov st rev prof hon jr sr vs no mt ft "
        "jan feb mar apr jun jul aug sept sep oct nov dec inc corp co ltd pres amb sec insp supt asst dep fr msgr"
    )
)
_OPENING: Final = "\"“‘'(["


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of `text` in order, without the white space around them; together they hold all words.

    A line break ends a sentence unless the next line goes on in lower case, as in hard-wrapped wires.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in _BREAK.finditer(text):
        end = stop.end()
        if stop.group() == "\n":
            if _goes_on(text, end):
                continue
        elif text[stop.start()] == "." and _abbreviates(text, stop.start(), end):
            continue
        _add(spans, text, start, end)
        start = end
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        spans.append((start + left, start + len(piece.rstrip())))


def _goes_on(text: str, end: int) -> bool:
    return text[end : end + 1].islower()


def _abbreviates(text: str, dot: int, end: int) -> bool:
    """True where the full stop at `dot` belongs to an abbreviation, or what follows does not begin a sentence."""
    following = text[end + 1 : end + 4].lstrip()
    if following[:1].islower():
        return True
    if end > dot + 1:
        return False
    words = text[max(0, dot - _LOOKBACK) : dot].split()
    if not words or not text[dot - 1].isalnum():
        return False
    word = words[-1].strip(_OPENING)
    if word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word.isupper()):
        return True
    return _is_initials(word) and text[end + 1 : end + 1 + _LONGEST].split(" ", 1)[0].lower() not in FUNCTION_WORDS


def _is_initials(word: str) -> bool:
    """Whether it is initials of several words: U.S, the last full stop left out."""
    return len(word) > 2 and "." in word and word.isupper() and all(len(part) == 1 for part in word.split("."))
