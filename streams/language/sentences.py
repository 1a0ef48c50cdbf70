import re
from typing import Final

from streams.language.full_stops import ends_sentence

# All alternatives begin with one set of signs, which is what lets the search leap from sign to sign.
# What opens a quotation in English closes one in German, and French has a blank before it.
_BREAK: Final = re.compile(r"""[.!?…\n](?:(?<=\n)|["”“’‘')\]«»]{0,4}(?:[ \u00a0\u202f]»)?(?=\s))""")


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
        elif text[stop.start()] == "." and not ends_sentence(text, stop.start(), end):
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
