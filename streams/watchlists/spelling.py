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
_CYRILLIC_OF_TURKS: Final = dict(zip("әғқңөұүһ", "agknouuh", strict=True))
_SOFT: Final = re.compile("[ьъ](?=е)")
"""Where an е is ye in any romanisation: Васильев is Vasilyev."""
_SERBIAN: Final = frozenset("ћђ")
"""Letters of Serbian alone; for its others its Latin has carons, which are gone by now: Вучић is Vučić."""
_IN_SERBIAN: Final = str.maketrans({"ж": "z", "ц": "c", "ч": "c", "ш": "s"})
_GREEK: Final = {
    **dict(zip("αβγδεζηικλμνξοπρστυφω", "avgdeziiklmnxoprstyfo", strict=True)),
    "θ": "th", "ς": "s", "χ": "ch", "ψ": "ps",
}  # fmt: skip
_GREEK_PAIRS: Final = {
    "ου": "u", "γγ": "ng", "γξ": "nx", "γχ": "nch",
    **{vowel + "υ" + before: letter + "f" + before
       for vowel, letter in (("α", "a"), ("ε", "e"), ("η", "i")) for before in "θκξπσςτφχψ"},
    "αυ": "av", "ευ": "ev", "ηυ": "iv",
}  # fmt: skip
_GREEK_ALIKE: Final = re.compile("|".join(_GREEK_PAIRS))
_LATIN: Final = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ə": "a",
    "'": "",
}  # fmt: skip
_LETTERS: Final = str.maketrans({**_CYRILLIC, **_CYRILLIC_OF_TURKS, **_GREEK, **_LATIN})
_PAIRS: Final = {
    "aa": "a", "ae": "a", "oe": "o", "ue": "u",  # for å, ä, ö, ü
    "ou": "u", "kh": "h", "gh": "g", "ph": "f", "ck": "k", "ks": "x", "ii": "i",
    **{letter * 2: letter for letter in "bcdfghjklmnprstvwxz"},
}  # fmt: skip
_ALIKE: Final = re.compile("|".join(_PAIRS))
_YE: Final = re.compile("(?<=[aeou])ev(?=(?:a|ich|na|sk[a-z]{0,4})?$)")
"""An е behind a vowel, in the endings of Russian names, where BGN/PCGN has ye: Basaev is Basayev."""
_DJ: Final = re.compile("(?:^|(?<=[bcfghklmnprstvz]))dj")
"""A đ where there is none: Djordje; the sounds of Nadja are two."""
_SHORTEST: Final = 4
"""Shorter words keep their letters: Lee is not Li, Ann not An."""
_SHORT: Final = 3
_SYLLABLES: Final = "\u3040"
"""From here on writing has a sign for a syllable or a word: kana, Chinese signs, Hangul."""
POSSESSIVE: Final = "'s"


def spelled(word: str) -> str:
    """The form in which words are compared, of one word of `plain` text; empty for a word that says nothing.

    A possessive is no part of it. Words of scripts other than Latin, Cyrillic and Greek keep their letters.
    """
    word = word.removesuffix(POSSESSIVE)
    word = (word if word.isascii() else _without_pairs(word)).translate(_LETTERS)
    if len(word) < _SHORTEST or not word.isascii():
        # The article of Arabic names, as Egypt writes it.
        return "al" if word == "el" else word
    word = word.replace("y", "i").replace("q", "k").replace("shch", "sch")
    if "ev" in word:
        word = _YE.sub("iev", word)
    if "dj" in word:
        word = _DJ.sub("d", word)
    word = _ALIKE.sub(_alike, word)
    if word.startswith("ie"):
        word = word[1:]
    if word.endswith(("ej", "ij", "aj")):
        word = word[:-1] + "i"
    return word[:-1] if word.endswith("ii") else word


def _without_pairs(word: str) -> str:
    """A word with what its letters say only together, or only in its language, in letters that say it alone."""
    if not _SERBIAN.isdisjoint(word):
        return word.translate(_IN_SERBIAN)
    return _GREEK_ALIKE.sub(_greek_alike, _SOFT.sub("и", word))


def _greek_alike(pair: re.Match[str]) -> str:
    return _GREEK_PAIRS[pair[0]]


def _alike(pair: re.Match[str]) -> str:
    return _PAIRS[pair[0]]


def words_of(name: str) -> list[str]:
    """The words of a name, folded as those of texts are."""
    return plain(unicodedata.normalize("NFC", name)).split()


def is_short(word: str) -> bool:
    """Whether a word is too short to be taken for a name by itself: three letters, or one sign of a syllable."""
    return len(word) <= (_SHORT if word[:1] < _SYLLABLES else 1)
