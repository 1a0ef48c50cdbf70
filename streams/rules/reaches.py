"""How far a cue reaches: to a comma, a place or a time, what somebody says, or the thing that he could not stop."""

from typing import Final

from streams.rules import cues as c
from streams.rules.cues import Cue
from streams.rules.document import Document
from streams.rules.times import OPEN_SIGNS

_OBJECT: Final = 4
"""Words from the first of an object, at the most, to the `that` behind it."""

Reach = tuple[int, str, int, int, str]
"""The number of a cue's word, its mode, the word that it no longer reaches, the first of an ending, if any; and its
kind."""


def reach(document: Document, high: int, number: int, cue: Cue) -> Reach:
    """How far a cue at a word reaches in a sentence that ends before the word `high`."""
    words = document.words
    last = min(number + 1 + cue.reach, high)
    kind = "not" if cue.kind == "denied" and words[number - 1] in c.PASSIVE else cue.kind
    ending = _coped_with(words, number, high) if cue.kind == "not" else -1
    commas = cue.commas and not (number + 1 < high and document.sign_before(number + 1) == ",")
    for at in range(number + 1, last):
        word = words[at]
        if (commas and document.sign_before(at) in OPEN_SIGNS) or (
            word in c.SAID and _tells(document, high, number, at)
        ):
            last = at
            break
        if _is_of_none(words, number, at, cue):
            last = number
            break
        if cue.places and word in c.WHERE_WHEN and at > number + 1 and not _goes_on(words, high, at, cue):
            last = at
            break
        if ending < 0 and _ends(words, number, at, cue):
            ending = at
        elif cue.kind == "not" and word in c.RELATIVE and at + 1 < high and words[at + 1] in c.HAPPENED:
            ending = max(number, at - _OBJECT)
    return number, cue.mode, last, ending, kind


def _coped_with(words: list[str], number: int, high: int) -> int:
    """The verb behind a negation if what it governs is there all the same: could not contain a wildfire."""
    at = number + 1
    if at + 1 < high and words[at] in c.OF_MANAGING and words[at + 1] == "to":
        at += 2
    if at >= high:
        return -1
    particles = c.COPING_IN_TWO.get(words[at])
    following = words[at + 1 : min(at + 1 + _OBJECT, high)]
    if particles is not None:
        return -1 if particles.isdisjoint(following) else at
    return at if words[at] in c.COPING and c.AGREED_ON.isdisjoint(following) else -1


def _is_of_none(words: list[str], number: int, at: int, cue: Cue) -> bool:
    """Whether a word within reach shows that a cue says nothing of what has happened."""
    word = words[at]
    if cue is c.FOILED:
        return word in c.ATTEMPTS
    if cue is c.REJECTED:
        if word in c.IN_FORCE:
            return words[at - 1] not in c.PASSIVE
        ours = word in ("on", "against") and words[at + 1 : at + 2] in (["its"], ["their"])
        return ours and words[number].startswith("reject") and c.GROUND.isdisjoint(words[at + 2 : at + 4])
    if cue.kind == "remembered":
        return word.endswith("'s") and word[:-2] in c.RECENT_DAYS
    return cue.kind == "not" and word in c.WON and at <= number + _OBJECT


def _ends(words: list[str], number: int, at: int, cue: Cue) -> bool:
    """Whether a word says of what stands behind it that it is so."""
    if cue.kind == "wanted" and words[at] in c.ABOUT_IT:
        return True
    return words[at] in c.ENDING and words[at - 1] != "the"


def _tells(document: Document, high: int, cue: int, at: int) -> bool:
    """Whether what somebody says begins behind `said`: not if he never said it, nor if `he said` is put in."""
    return at > cue + 1 and at + 1 < high and document.sign_before(at + 1) != ","


def _goes_on(words: list[str], high: int, at: int, cue: Cue) -> bool:
    """Whether a preposition says no place and no time: in sending troops, in favour, denied it was hit by."""
    word, before = words[at], words[at - 1]
    if word == "by":
        if (cue is c.DENIED or cue is c.REJECTED) and not c.PASSIVE.isdisjoint(words[at - 2 : at]):
            return True
        if cue is c.NOT and before in c.CAUSED:
            return True
    elif word == "in" and (before in c.PHRASAL or before == "truth"):
        return True
    following = words[at + 1] if at + 1 < high else ""
    return word in ("in", "by") and (following.endswith("ing") or following in ("favour", "favor"))
