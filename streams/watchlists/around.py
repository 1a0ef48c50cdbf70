"""The words of a text that stand around a mention."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

Entity = Mapping[str, Any]

_WORD: Final = re.compile(r"[^\W\d_][\w'’.]{0,40}")
_NEXT: Final = re.compile(r"(?:[ \xa0]|-| (of|for|&) )([^\W\d_][\w'’]{0,40})")
_SUFFIX: Final = re.compile(r",?[ \xa0](?:Jr|JR|Sr|SR|II|III|IV)\b")
_FOLLOWING: Final = 4
"""Words in a row behind a mention that are looked at."""
_AROUND: Final = 80
"""Code points on both sides that tell whether capitals say anything."""
_SHORT: Final = 3
"""Letters of words that are not written small in headlines either."""


def following(text: str, at: int, high: int, *, links: bool = False, near: Sequence[Entity] = ()) -> list[str]:
    """The capitalised words in a row from a place on, up to another entity; with `links` across of, for and &."""
    words: list[str] = []
    for _ in range(_FOLLOWING):
        found = _NEXT.match(text, at, high)
        if found is None or not found[2][0].isupper() or (found[1] and not links):
            break
        if _begins(near, found.start(2)):
            break
        words.append(found[2])
        at = found.end()
    return words


def has_suffix(text: str, at: int) -> bool:
    """Whether what tells a person from another of the family stands behind a name that ends at a place: Jr., III."""
    return text[at : at + 1] in (",", " ", "\xa0") and _SUFFIX.match(text, at) is not None


def opens_sentence(text: str, at: int) -> bool:
    """Whether the word that begins at a place is the first of a sentence or a line."""
    return text[max(0, at - 4) : at].rstrip(" ")[-1:] in ("", "\n", ".", "!", "?", ":", "”", '"', "“")


def capitals_tell(text: str, start: int, end: int) -> bool:
    """Whether words that are no names are in lower case here: not in a headline."""
    low = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    line_end = text.find("\n", end, end + _AROUND)
    high = line_end if line_end >= 0 else end + _AROUND
    long = False
    for word in (*_WORD.findall(text[end:high]), *_WORD.findall(text[low:start])):
        if len(word) > _SHORT:
            if word[0].islower():
                return True
            long = True
    return not long


def _begins(near: Sequence[Entity], at: int) -> bool:
    for entity in near:
        if entity["start"] == at:
            return True
    return False
