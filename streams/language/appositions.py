"""People who are told by what stands behind or within their names, whatever the model takes them for."""

import re
from typing import Final

from streams.language.listing import listed
from streams.language.titles import BEFORE_NAMES
from streams.language.tokens import ORGANISATION_HEADS, PLACE_HEADS, Lists, bare

_AGE: Final = re.compile(r", (?:aged )?[1-9][0-9](?:,| and |\.|;| of | from )")
_CALLING: Final = re.compile(
    r", (?:(?:an?|the|his|her|their|who is an?) )?(?:[a-z-]{1,20} ){0,2}?([a-z-]{1,20})"
    r"(?=[,.;:]| (?:of|in|at|for|from|who|with|and|to) )"
)
_CALLINGS: Final = (
    BEFORE_NAMES
    | frozenset(
        listed(
            "resident worker official volunteer student witness survivor shopkeeper mother father brother sister son "
            "daughter widow wife husband senator mayor professor researcher expert fellow consultant vendor"
        )
    )
) - frozenset(listed("leader chief chair champion independent model general opposition executive major king queen"))
"""What somebody may be said to be; a company may be a leader, too."""
_SON_OF: Final = frozenset(listed("bin ibn bint"))
_PARTS: Final = frozenset("FLP")
"""Flags of words that names of people are made of."""
_LEAST: Final = 2
_LEAST_WITH_FATHER: Final = 3
_MOST: Final = 5
_HEADS: Final = ORGANISATION_HEADS | PLACE_HEADS


def is_somebody(text: str, start: int, end: int, words: Lists) -> bool:
    """Whether a name that no list has is somebody's: an age or a calling stands behind it, or a father's name in it.

    Louis Roe, 34, said; Louis Roe, a former senator; Khalid bin Roe.
    """
    each = text[start:end].split(" ")
    if not _LEAST <= len(each) <= _MOST:
        return False
    if len(each) >= _LEAST_WITH_FATHER and not _SON_OF.isdisjoint(each[1:-1]):
        return not any(_is_head(word) for word in each)
    if not text.startswith(", ", end) or not all(map(_is_name, each)) or any(map(_is_head, each)):
        return False
    if not all(word.lower() not in words.common or not _PARTS.isdisjoint(words.flags.get(word, "")) for word in each):
        return False
    if _AGE.match(text, end):
        return True
    calling = _CALLING.match(text, end)
    return calling is not None and calling[1] in _CALLINGS


def _is_name(word: str) -> bool:
    """Whether a word may be of somebody's name: capitalised, of letters alone but for what joins or shortens."""
    return word[0].isupper() and word.strip(".").replace("-", "").replace("'", "").replace("’", "").isalpha()


def _is_head(word: str) -> bool:
    return bare(word).lower() in _HEADS
