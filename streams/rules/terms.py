"""What a search looks for: words, beginnings of words, stems, and these in a row."""

import re
from typing import Final, NamedTuple

from streams.rules.words import words
from streams.wire.spelling import composed

MOST_WORDS: Final = 50
"""Of a phrase."""
_PIECE: Final = re.compile(r"([^\W_]+(?:['’][^\W_]+)*)(\*?)")


class Pattern(NamedTuple):
    """A folded word; with `open` all words that begin with it; with a `language` all words with its stem there.

    `cased` is the word as written where its case counts.
    """

    word: str
    open: bool = False
    language: str | None = None
    cased: str | None = None


Phrase = tuple[Pattern, ...]


class Kind(NamedTuple):
    """How the words of a search are compared: by their stems in a language, or with their case."""

    language: str | None = None
    cased: bool = False


AS_THEY_ARE: Final = Kind()


def phrase(term: str, kind: Kind = AS_THEY_ARE) -> Phrase:
    """The words of a term in a row.

    Raises ValueError where it has none, or too many, or a `*` anywhere but at the end of a word.
    """
    found: list[Pattern] = []
    stars = 0
    term = composed(term)
    for piece in _PIECE.finditer(term):
        word, star = piece.groups()
        if star:
            stars += 1
            if term[piece.end() : piece.end() + 1].isalnum():
                raise ValueError(f"{term!r}: a * stands only at the end of a word")
        for folded in words(word):
            language = None if star else kind.language
            found.append(Pattern(folded, bool(star), language, word.replace("’", "'") if kind.cased else None))
    if not found:
        raise ValueError(f"{term!r}: no word to look for")
    if stars != term.count("*"):
        raise ValueError(f"{term!r}: a * stands only at the end of a word")
    if len(found) > MOST_WORDS:
        raise ValueError(f"{term[:40]!r}…: more than {MOST_WORDS} words in a row")
    return tuple(found)


def phrases(term: str, kind: Kind = AS_THEY_ARE) -> list[Phrase]:
    """The alternatives of a term: its words, each a phrase of its own where a hyphen or slash divides it."""
    return [phrase(piece, kind) for piece in term.split()] or [phrase(term, kind)]


def commonness(pattern: Pattern) -> int:
    """How often a text is likely to hold a pattern, judged by its length, in no unit."""
    guess = _BY_LENGTH[min(len(pattern.word), len(_BY_LENGTH) - 1)]
    return 2 * guess if pattern.open or pattern.language is not None else guess


_BY_LENGTH: Final = (100, 90, 80, 60, 20, 10, 6, 4, 3, 2)


def rarest(of: Phrase) -> int:
    """The number of the word of a phrase that a text is least likely to hold."""
    return min(range(len(of)), key=lambda number: commonness(of[number]))
