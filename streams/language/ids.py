import re
import unicodedata
from typing import Final

from streams.language.listing import listed

_GAP: Final = re.compile(r"[^a-z0-9]+")
_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 120
_QUOTES: Final = str.maketrans("", "", "'’ʻʼ‘`ʿʾ´")
# Letters of the Latin script that Unicode does not take apart.
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
    | {"ə": "a", "ǝ": "a", "ŋ": "n", "ŧ": "t"}
)
_ARTICLES: Final = frozenset(listed("al ar as ash ad az at an adh ath the"))
_SHORT: Final = {"st": "saint", "mt": "mount", "ft": "fort"}


def slug(name: str) -> str:
    """Lower-case ASCII letters and digits with single hyphens; a name of other scripts keeps its own letters."""
    lower = name.lower() if name.isascii() else _unaccented(name.lower())
    words = lower.split()
    plain = lower.isascii() and "".join(words).isalpha()
    short = "-".join(words) if plain else _GAP.sub("-", lower).strip("-")
    return (short or "-".join(name.split()))[:_LONGEST] or "-"


def folded(name: str) -> str:
    """What the spellings of a place's name have in common: words in lower case without accents and apostrophes.

    The Arabic article goes (Ar Raqqah, Al-Raqqah), St. is Saint; a name that is all article stays as it is.
    """
    lower = name.lower()
    if not lower.isascii():
        lower = _unaccented(lower)
    words = _WORD.findall(lower.translate(_QUOTES))
    if len(words) > 1 and words[0] in _ARTICLES:
        del words[0]
    return " ".join([_SHORT.get(word, word) for word in words])


def unquoted(name: str) -> str:
    """The name without apostrophes and what stands for letters that Latin lacks: Tall 'Afar, Dar'a."""
    return name.translate(_QUOTES)


def unpossessed(words: str) -> str:
    """The words without a possessive at their end."""
    return words.removesuffix("'s").removesuffix("’s")


def _unaccented(name: str) -> str:
    """A name in lower case without accents."""
    return "".join([c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)]).translate(_LETTERS)
