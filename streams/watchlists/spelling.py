"""Words as the compiled lists compare them: in Latin letters, alike however they were transliterated.

What differs between romanisations of one name, and between a language's letters and what wires put for them, is
evened out on both sides: Sergei Shoigu, Sergey Shoygu and Сергей Шойгу are spelled one way here, Müller and Mueller
too. It is coarse on purpose; how a mention is really spelled is told by its score. Sources: the tables of ISO 9,
BGN/PCGN and ICAO Doc 9303 for Cyrillic, ELOT 743 for Greek, as far as they agree once evened out.
"""

import re
import unicodedata
from typing import Final

from streams.rules.words import plain

_CYRILLIC: Final = {
    **dict(zip("абвгдезийклмнопрстуфыэіґј", "abvgdeziiklmnoprstufieigj", strict=True)),
    "ё": "e", "ж": "zh", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ь": "", "ю": "iu", "я": "ia",
    "є": "ie", "ї": "i", "ў": "u", "ћ": "c", "ђ": "d", "љ": "lj", "њ": "nj", "џ": "dz",
}  # fmt: skip
_GREEK: Final = {
    **dict(zip("αβγδεζηικλμνξοπρστυφω", "avgdeziiklmnxoprstyfo", strict=True)),
    "θ": "th", "ς": "s", "χ": "h", "ψ": "ps",
}  # fmt: skip
_LATIN: Final = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "'": "",
}  # fmt: skip
_LETTERS: Final = str.maketrans({**_CYRILLIC, **_GREEK, **_LATIN})
_PAIRS: Final = {
    "aa": "a", "ae": "a", "oe": "o", "ue": "u",  # for å, ä, ö, ü
    "ou": "u", "kh": "h", "gh": "g", "ph": "f", "ck": "k", "ks": "x", "ii": "i",
    **{letter * 2: letter for letter in "bcdfghjklmnprstvwxz"},
}  # fmt: skip
_ALIKE: Final = re.compile("|".join(_PAIRS))
_SHORTEST: Final = 4
"""Shorter words keep their letters: Lee is not Li, Ann not An."""
POSSESSIVE: Final = "'s"


def spelled(word: str) -> str:
    """The form in which words are compared, of one word of `plain` text; empty for a word that says nothing.

    A possessive is no part of it. Words of scripts other than Latin, Cyrillic and Greek keep their letters.
    """
    word = word.removesuffix(POSSESSIVE).translate(_LETTERS)
    if len(word) < _SHORTEST or not word.isascii():
        return word
    word = word.replace("y", "i").replace("q", "k").replace("shch", "sch")
    word = _ALIKE.sub(_alike, word)
    if word.startswith("ie"):
        word = word[1:]
    if word.endswith(("ej", "ij", "aj")):
        word = word[:-1] + "i"
    return word[:-1] if word.endswith("ii") else word


def _alike(pair: re.Match[str]) -> str:
    return _PAIRS[pair[0]]


def words_of(name: str) -> list[str]:
    """The words of a name, folded as those of texts are."""
    return plain(unicodedata.normalize("NFC", name)).split()
