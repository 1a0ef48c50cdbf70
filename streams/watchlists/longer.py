"""Whether a capitalised word beside a name is a part of it: Kim Jong Un University, Gazprom Neft, Juan Carlos Perez."""

from collections.abc import Sequence
from typing import Final

from streams.language.listing import listed
from streams.language.tokens import FUNCTION_WORDS, LINKS, TITLES, Lists
from streams.watchlists.firms import HEADS, is_form
from streams.watchlists.ways import PARTY, PERSON

_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_OFFICES: Final = frozenset(listed("ceo cfo coo mp mps mep meps"))
_GERMAN: Final = listed(
    "konzern unternehmen firma hersteller riese anbieter betreiber händler tochter gruppe gesellschaft verein partei "
    "miliz organisation behörde zeitung hauptstadt stadt insel region provinz stadtteil gebiet dorf montag dienstag "
    "mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember"
)
"""How words end that German, which writes all nouns large, has before names: Chemieriese, Hafenstadt, am Montag."""
_ABBREVIATED: Final = 5
"""Letters, with the full stop, of the longest word whose full stop ends no sentence."""
_LANDS_AND_TIMES: Final = frozenset("CNM")
OF_PEOPLE: Final = frozenset("FLP")
"""Flags of words that people are called by."""


def goes_on(words: Sequence[str], kind: str, lists: Lists, capitals_tell: bool) -> bool:
    """Whether capitalised words behind a mention go on with a longer name than that of an entry of a type; one or more.

    Where capitals do not tell, only words that bodies and places end with count.
    """
    lower = [word.rstrip(".'’").lower() for word in words]
    if kind == PERSON and any(word in HEADS or is_form(word) for word in lower):
        return True
    if not capitals_tell or lower[0] in FUNCTION_WORDS or lower[0] in TITLES or lower[0] in _OFFICES:
        return False
    if kind in (PERSON, PARTY):
        return lower[0] not in _SUFFIXES and _is_of_name(words[0], lists)
    return not is_form(lower[0])


def begins_before(word: str, kind: str, *, opens: bool, hyphened: bool, lists: Lists, capitals_tell: bool) -> bool:
    """Whether a capitalised word right before a mention begins a longer name than that of an entry of a type.

    `opens`: the word is the first of a sentence; `hyphened`: a hyphen joins it to the mention.
    """
    lower = word.rstrip(".").lower()
    if not capitals_tell or lower in FUNCTION_WORDS or lower in LINKS or word.endswith(("'s", "’s", "s'", "s’")):
        return False
    if word[-1] == "." and len(word) > _ABBREVIATED:
        return False
    if kind in (PERSON, PARTY):
        if lower in TITLES or lower in _OFFICES or (word[-1] == "." and len(word) > 2):
            return False
        if hyphened and lower not in lists.common:
            return _is_of_name(word, lists)
        # What else stands before a person's name would be a given one; any other word tells who it is: Maulana, Herrn.
        flags = lists.flags.get(word, "")
        return "F" in flags or ("P" in flags and "L" not in flags and lower not in lists.common)
    if not _LANDS_AND_TIMES.isdisjoint(lists.flags.get(word, "")) or is_form(lower) or lower.endswith(_GERMAN):
        return False
    return not (opens and lower in lists.common)


def _is_of_name(word: str, lists: Lists) -> bool:
    """Whether a word is likely to be one of a person's name: known for it, or not known at all."""
    flags = lists.flags.get(word, "")
    if not OF_PEOPLE.isdisjoint(flags):
        return True
    if word.isupper() and len(word) > 1:
        return False
    return not flags and word.lower() not in lists.common
