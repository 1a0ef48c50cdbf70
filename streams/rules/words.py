import re
import unicodedata
from typing import Final

WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""A word: letters, digits and inner apostrophes. Hyphens, full stops and slashes split."""


def fold(word: str) -> str:
    """The word as rules compare it: lower case, no accents, one kind of apostrophe."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").lower())
    return "".join(c for c in plain if not unicodedata.combining(c))


def folded(text: str) -> list[str]:
    """All words of `text`, folded, in order."""
    words = WORD.findall(text)
    if text.isascii():
        return [w.lower() for w in words]
    return [w.lower() if w.isascii() else fold(w) for w in words]
