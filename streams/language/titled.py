"""People whom a title before their name tells, where the model sees nobody: Tesla CEO Elon Musk."""

import re
from collections.abc import Sequence
from typing import Final

from streams.language.listing import listed
from streams.language.person_names import SUFFIXES
from streams.language.scores import CLASSES
from streams.language.settle import Span, longer_first, overlapping
from streams.language.titles import BEFORE_NAMES, RANKS
from streams.language.tokens import ORGANISATION_HEADS, PLACE_HEADS, Lists

# The search leaps from capital to capital: most are none that a word and a blank stand before.
_BEHIND_A_WORD: Final = re.compile(r"[A-Z](?<=[A-Za-z] [A-Z])")
_LONGEST_TITLE: Final = 24
_ARTICLES: Final = frozenset(listed("La Le De Van Al El Da"))
"""Particles with a capital: Helen La Lime."""
_STATE: Final = "State"
_OF_STATE: Final = ("Secretary of ", "Minister of ")
_CAPITALISED: Final = r"(?:(?:[A-Z]\.){1,3}|(?:[aAeE]l-)?[A-ZÀ-Þ]\w{0,30}(?:[-'’](?!s\b)\w{1,30}){0,3})"
_PARTICLE: Final = r"(?:(?:bin|ibn|bint|al|el|de|la|del|der|den|von|van|da|di|du|dos|ter|arap|ould|ag) )"
_NAME: Final = re.compile(rf"{_CAPITALISED}(?: {_PARTICLE}{{0,2}}{_CAPITALISED}){{1,4}}(?![\w-])")
_NO_PERSON: Final = frozenset("BOMN")
"""Flags of words that are a body, a month or a nationality."""
_DAYS: Final = frozenset(listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"))
_HEADS: Final = ORGANISATION_HEADS | PLACE_HEADS
_LEAST: Final = 2
"""Words of a full name."""
_PERSON: Final = CLASSES.index("PERSON")
_ORGANISATION: Final = CLASSES.index("ORGANISATION")
_LOWER_CASE_ELSE: Final = frozenset(
    listed("general major chief private judge king prince queen speaker executive chair")
)
"""Titles that in lower case are words of other use as well: general, chief EU negotiator."""
_TITLES: Final = (
    frozenset([word.capitalize() for word in BEFORE_NAMES])
    | frozenset([word.title() for word in BEFORE_NAMES])
    | frozenset([word.upper() for word in BEFORE_NAMES])
    | (BEFORE_NAMES - _LOWER_CASE_ELSE)
)
"""The titles as they are written: Secretary-General, Secretary-general, CEO, economist."""


def with_titled(text: str, spans: Sequence[Span], words: Lists) -> Sequence[Span]:
    """The spans, in order, and those of full names behind titles that the model has not found, or not whole.

    A body that ends with somebody's title and name is that person; `words` are what is known of words.
    """
    starts = [span.start for span in spans]
    new: list[Span] = []
    gone: set[Span] = set()
    for match in _BEHIND_A_WORD.finditer(text):
        start = match.start()
        end = _name_end(text, start, words) if _is_behind_title(text, start) else 0
        if not end:
            continue
        instead = _instead(start, end, overlapping(spans, starts, start, end))
        if instead is not None:
            new.append(Span(start, end, _PERSON, 0))
            gone.update(instead)
    if not new:
        return spans
    return sorted([*(span for span in spans if span not in gone), *new], key=longer_first)


def _is_behind_title(text: str, start: int) -> bool:
    """Whether a title stands before `start` that a name may follow at once, or ends there, as Secretary of State."""
    end = start - 1
    low = max(0, end - _LONGEST_TITLE)
    word = text[max(low, text.rfind(" ", low, end) + 1) : end]
    return word in _TITLES or (word == _STATE and text.endswith(_OF_STATE, 0, end - len(_STATE)))


def _name_end(text: str, start: int, words: Lists) -> int:
    """Where somebody's full name ends that begins at `start`; 0 if there stands none."""
    name = _NAME.match(text, start)
    if name is None:
        return 0
    each = name[0].split(" ")
    if not _may_begin(each[0], words):
        return 0
    count = next((n for n in range(1, len(each)) if not _may_follow(each, n, words)), len(each))
    while count and each[count - 1].islower():
        count -= 1
    whole = " ".join(each[:count])
    last = each[count - 1].lower()
    if count < _LEAST or last in _HEADS or words.flags.get(whole):
        return 0
    if count < len(each) and each[count].lower() in _HEADS:
        return 0  # a body that is named after somebody
    return start + len(whole)


def _may_begin(word: str, words: Lists) -> bool:
    """Whether somebody's name may begin with a word: a given name, an initial, or what is no word and no other name."""
    lower, flags = word.lower(), words.flags.get(word, "")
    if lower in RANKS or word in _DAYS:
        return False
    if "F" in flags or "P" in flags or len(word) == 1 or word[1] == ".":
        return True
    return lower not in words.common and lower not in _HEADS and _NO_PERSON.isdisjoint(flags)


def _may_follow(each: Sequence[str], n: int, words: Lists) -> bool:
    """Whether somebody's name may go on with the word numbered `n`; behind a particle, as in Daniel arap Moi, with any.

    What is as well a common word must be a family name, or stand second: there is no Order in "Lee Signs Order".
    """
    word = each[n]
    if (
        word.islower()
        or each[n - 1].islower()
        or each[n - 1] in _ARTICLES
        or len(word) == 1
        or word[1] == "."
        or word in SUFFIXES
    ):
        return True
    lower, flags = word.lower(), words.flags.get(word, "")
    if word in _DAYS or lower in RANKS:
        return False
    if "L" in flags or "F" in flags or ("P" in flags and n == 1):
        return True
    return lower not in words.common and _NO_PERSON.isdisjoint(flags)


def _instead(start: int, end: int, beside: Sequence[Span]) -> list[Span] | None:
    """Which of the spans that a name overlaps it takes the place of; none of them leaves room for it if it is None."""
    gone: list[Span] = []
    for span in beside:
        holds = span.start <= start and span.end >= end
        if span.kind == _PERSON:
            if holds or span.end > end:
                return None
            gone.append(span)
        elif span.kind == _ORGANISATION and span.start <= start and span.end <= end:
            gone.append(span)
        else:
            return None
    return gone
