"""Legal forms of companies, before and behind their names."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from streams.watchlists.spelling import spelled, words_of

_FILE: Final = Path(__file__).parent / "legal_forms.txt"
LONGEST: Final = 5
"""Words of a legal form at the most."""
_BEFORE: Final = frozenset({"jsc", "pjsc", "ojsc", "cjsc", "ooo", "oao", "zao", "pao", "ao", "pt", "llc", "tov"})
"""Forms that also stand before a name, as in PJSC Gazprom; of others, as in As or Co, that would be a coincidence."""

_COMPANY: Final = frozenset({"co", spelled("company")})


@cache
def forms() -> dict[str, int]:
    """Each legal form, in words that `spelled` gives joined by blanks, with the number of those that say the same."""
    found: dict[str, int] = {}
    for number, line in enumerate(_FILE.read_text(encoding="utf-8").splitlines()):
        if line and not line.startswith("#"):
            for form in line.split(";"):
                found.setdefault(" ".join([spelled(word) for word in words_of(form)]), number)
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset([form.partition(" ")[0] for form in forms()])


def may_begin(word: str) -> bool:
    """Whether a legal form that stands behind a name may begin with a word."""
    return word in _first_words()


def may_end(word: str) -> bool:
    """Whether a legal form that stands before a name may end with a word."""
    return word in _BEFORE or word in _COMPANY


def at_end(words: Sequence[str]) -> int:
    """How many of some words at the end are a legal form, the longest there is; words as `spelled` has them."""
    known = forms()
    for size in range(min(LONGEST, len(words)), 0, -1):
        if " ".join(words[-size:]) in known:
            return size
    return 0


def at_beginning(words: Sequence[str]) -> int:
    """How many of some words at the beginning are a legal form that stands there too."""
    if not words:
        return 0
    if words[0] in _BEFORE:
        return 1
    known = forms()
    for size in range(min(LONGEST, len(words)), 1, -1):
        if words[size - 1] in _COMPANY and " ".join(words[:size]) in known:
            return size
    return 0


def core(words: Sequence[str]) -> tuple[int, int]:
    """Where the words begin and end that are left of a name without its legal forms; all, if nothing were left."""
    low, high = at_beginning(words), len(words)
    while high > low and (size := at_end(words[low:high])):
        high -= size
    return (low, high) if low < high else (0, len(words))


def form_of(words: Sequence[str]) -> frozenset[int]:
    """The numbers of the legal forms that a name's words have around its core."""
    known = forms()
    low, high = at_beginning(words), len(words)
    found = {known[" ".join(words[:low])]} if low else set()
    while high > low and (size := at_end(words[low:high])):
        found.add(known[" ".join(words[high - size : high])])
        high -= size
    return frozenset(found) if low < high else frozenset()


def behind(words: Sequence[str], at: int) -> int:
    """How many words from `at` on are a legal form, the longest there is."""
    known = forms()
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        if " ".join(words[at : at + size]) in known:
            return size
    return 0


def before(words: Sequence[str], at: int) -> int:
    """How many words up to `at` are a legal form of those that stand before a name."""
    if at and words[at - 1] in _BEFORE:
        return 1
    for size in range(min(LONGEST, at), 1, -1):
        if at_beginning(words[at - size : at]) == size:
            return size
    return 0
