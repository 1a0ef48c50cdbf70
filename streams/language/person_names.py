"""The parts of a person's name as an item writes it, and what its spellings have in common."""

from functools import lru_cache
from typing import Final, NamedTuple

from streams.language.ids import folded
from streams.language.listing import listed
from streams.language.titles import HONORIFICS, LABELS, OFFICES, RANKS
from streams.language.tokens import TITLES, bare

SUFFIXES: Final = frozenset(listed("Jr Sr II III IV"))
_LEAST_HONOURED: Final = 2
"""Words behind an honorific: with fewer it is a given name, as Sayyid Qutb has."""
_COMPLEMENTS: Final = frozenset(listed("of for to in on"))


class Name(NamedTuple):
    """A mention of a person taken apart: the title before the name, and the words of the name, none in an office alone.

    `after_office` says that the words may begin with what the office is for: Secretary (of State John Kerry).
    """

    office: str
    words: tuple[str, ...]
    after_office: bool = False


@lru_cache(maxsize=4096)
def taken_apart(mention: str) -> Name:
    """The title and the name of a mention: `Lt. Gen. Jane Roe` gives `Lt. Gen.` and `Jane`, `Roe`."""
    words = mention.split()
    plain = [word[:2] if len(word) > 1 and word[1:] in (".", ".,") else bare(word) for word in words]
    lower = [word.lower() for word in plain]
    if len(words) > 1 and lower[-1] in OFFICES:
        return Name(mention, ())
    for last in range(len(words) - 2, -1, -1):
        if lower[last] in RANKS or words[last].endswith(("'s", "’s", "s'", "s’")):
            rest = _without_place([word for word in plain[last + 1 :] if word])
            if rest and not SUFFIXES.issuperset(rest):
                more = _labels([word.lower() for word in rest])
                return Name(" ".join(words[: last + 1 + more]), rest[more:], rest[more] in _COMPLEMENTS)
    if all(word in TITLES for word in lower):
        return Name(mention, ())
    rest = _without_place([word for word in plain if word])
    first = _labels([word.lower() for word in rest])
    return Name(" ".join(words[:first]), rest[first:])


def _labels(lower: list[str]) -> int:
    """How many words before a name say what its bearer does: Detective Inspector Mark Cole."""
    first = 0
    while first < len(lower) - 1 and (
        lower[first] in LABELS or (lower[first] in HONORIFICS and first < len(lower) - _LEAST_HONOURED)
    ):
        first += 1
    return first


def _without_place(words: list[str]) -> tuple[str, ...]:
    """The words of a name up to where its bearer reigns or comes from: Abdullah II of Jordan."""
    return tuple(words[: words.index("of", 1)] if "of" in words[1:] and words[0] not in _COMPLEMENTS else words)


def known_by(name: str) -> str:
    """What a full name is looked up by, however it is transliterated: its words by their sound, initials left out."""
    return " ".join([sound(word) for word in name.split() if not word.endswith(".") or len(word) > len("J.")])


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """What transliterations of a name have in common: Shoigu and Shoygu, al-Assad and Asad, Mohammed and Muhammad."""
    word = word[3:] if word[:3] in ("el-", "El-") else word
    plain = folded(word).replace(" ", "").replace("y", "i").replace("j", "i").replace("q", "k")
    plain = plain.replace("ou", "u").replace("oo", "u").replace("ee", "i")
    if len(plain) > 5:
        plain = plain.replace("o", "u").replace("e", "a")
    return "".join([letter for n, letter in enumerate(plain) if n == 0 or letter != plain[n - 1]])
