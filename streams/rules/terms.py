"""Words and phrases of rules, and where a document has them."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from streams.rules.document import Document, Occurrence
from streams.rules.words import fold

_PIECE: Final = re.compile(r"([^\W_]+(?:['’][^\W_]+)*)(\*?)")


class Pattern(NamedTuple):
    """A folded word, or with `open` all words that begin with it."""

    word: str
    open: bool


Phrase = tuple[Pattern, ...]


def phrase(term: str) -> Phrase:
    """The words of a term in a row.

    Raises ValueError where it has none, or a `*` anywhere but at the end of a word.
    """
    found: list[Pattern] = []
    stars = 0
    for piece in _PIECE.finditer(term):
        word, star = piece.groups()
        if star:
            stars += 1
            if term[piece.end() : piece.end() + 1].isalnum():
                raise ValueError(f"{term!r}: a * stands only at the end of a word")
        found.append(Pattern(fold(word), bool(star)))
    if not found:
        raise ValueError(f"{term!r}: no word to look for")
    if stars != term.count("*"):
        raise ValueError(f"{term!r}: a * stands only at the end of a word")
    return tuple(found)


def phrases(term: str) -> list[Phrase]:
    """The alternatives of a term: its words, each a phrase of its own where a hyphen or slash divides it."""
    return [phrase(piece) for piece in term.split()] or [phrase(term)]


def rarest(words: Phrase) -> Pattern:
    """The word of a phrase that a text is least likely to hold, judged by its length."""
    return max(words, key=lambda p: (not p.open, len(p.word)))


class Alternatives:
    """Phrases of which any will do; finds all in the time that those take whose rarest word a document has."""

    def __init__(self, wanted: Iterable[Phrase]) -> None:
        self.phrases = tuple(dict.fromkeys(wanted))
        self.needs = frozenset(rarest(words) for words in self.phrases)
        self._words: set[str] = set()
        self._longer: dict[str, list[Phrase]] = {}
        self._open: list[Phrase] = []
        for words in self.phrases:
            pattern = rarest(words)
            if pattern.open:
                self._open.append(words)
            elif len(words) == 1:
                self._words.add(pattern.word)
            else:
                self._longer.setdefault(pattern.word, []).append(words)

    def occurrences(self, document: Document, low: int, high: int) -> list[Occurrence]:
        """Where any of the phrases stands among the words `low` up to `high`, in no particular order."""
        index = document.index
        known = index.keys()
        found = [Occurrence(n, n + 1) for word in known & self._words for n in index[word] if low <= n < high]
        for word in known & self._longer.keys():
            for words in self._longer[word]:
                found += occurrences(words, document, low, high)
        for words in self._open:
            found += occurrences(words, document, low, high)
        return found


def occurrences(words: Phrase, document: Document, low: int, high: int) -> list[Occurrence]:
    """Where a phrase stands among the document's words `low` up to `high`, in order."""
    index = document.index
    if len(words) == 1 and not words[0].open:
        return [Occurrence(n, n + 1) for n in index.get(words[0].word, ()) if low <= n < high]
    offset, numbers = _fewest(words, document)
    if len(words) == 1:
        return [Occurrence(n, n + 1) for n in numbers if low <= n < high]
    text, size = document.words, len(words)
    found: list[Occurrence] = []
    for number in numbers:
        start = number - offset
        if low <= start and start + size <= high and all(map(_meets, words, text[start : start + size])):
            found.append(Occurrence(start, start + size))
    return found


def _fewest(words: Phrase, document: Document) -> tuple[int, Iterable[int]]:
    """The word of a phrase with the fewest places in the document, as its offset and these places."""
    best: tuple[int, list[int]] | None = None
    for offset, pattern in enumerate(words):
        if not pattern.open:
            numbers = document.index.get(pattern.word, [])
            if best is None or len(numbers) < len(best[1]):
                best = offset, numbers
    if best is not None:
        return best
    return 0, sorted(n for w in document.beginning_with(words[0].word) for n in document.index[w])


def _meets(pattern: Pattern, word: str) -> bool:
    return word.startswith(pattern.word) if pattern.open else word == pattern.word
