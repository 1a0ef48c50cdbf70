"""What of a text may be a name: runs of capitalised words with what links them, and each run's words."""

import re
from typing import Final

_UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĢĤĦĪİĶĹĻĽŁŃŅŇŌŐŒŔŖŘŚŞŠŢŤŪŮŰŲŴŶŹŻŽȘȚ"
_SUFFIX: Final = (
    r"(?:held|led|based|backed|controlled|sponsored|affiliated|inspired|style|born|designate|linked|allied|wide|run"
    r"|brokered|mandated)\b"
)
# A hyphen, an ampersand, a slash or an apostrophe joins two words to one; a full stop only after a digit or a single
# letter, since wires often forget the blank between sentences.
_WORD: Final = (
    rf"(?:(?:[aAeE]l-[ ]?|[a-z][a-z]-|anti-|counter-|non-|pro-|post-)?"
    rf"(?:(?:[A-Z]\.){{2,8}}|(?:[{_UPPER}]|\d{{1,4}}(?:st|nd|rd|th)\b)\w{{0,40}}"
    rf"(?:(?:[-&/’']|(?<=\d)\.|(?<=\b[A-Z])\.)(?![sS]\b)(?!{_SUFFIX})\w{{1,40}}){{0,6}})"
    r"(?:(?<=\b[A-Z])\.|(?<=\b(?:Lt|St|Dr|Mr|Ms|Jr|Sr|Mt|Ft))\.|"
    r"(?<=\b(?:Gen|Col|Maj|Adm|Sgt|Cpl|Spc|Pvt|Rep|Sen|Gov|Mrs|Rev|Hon))\.|(?<=\b(?:Capt|Cmdr|Brig|Prof))\.)?)"
)
_LINK: Final = (
    r"(?:['’]s?)?[ \xa0\u200e]{1,3}"
    r"(?:(?:of|the|and|for|on|in|to|de|la|del|bin|ibn|bint|al|el|du|des|der|von|van|da|di|&|-|–)[ ]{1,3}){0,3}"
)
# Bounded everywhere: a line of five million capitalised words is many runs.
RUN: Final = re.compile(rf"(?<!\w){_WORD}(?:{_LINK}(?:{_WORD}|\d{{1,6}}\b)){{0,24}}")
"""A run; words in lower case may follow that belong to a name: see `tail`."""

_TAIL: Final = re.compile(rf"(?=[ -])(?:-{_SUFFIX})?(?: [a-z-]{{1,30}}){{0,3}}")
WORDS: Final = re.compile(rf"[^\s-]\S*?(?=-{_SUFFIX})|\S+")
"""The words of a run."""
_NEXT: Final = re.compile(r"[a-z-]+|\S+")

START: Final = "<s>"
"""Stands for the word before the first of a sentence."""
_LOOKBACK: Final = 28
_LOOKAHEAD: Final = 40


def tail(text: str, end: int, heads: frozenset[str]) -> tuple[int, int]:
    """Where a run that ends at `end` ends with the words in lower case behind it, and how many these are.

    Up to three words, the last of them one of `heads`: Iraqi security forces.
    """
    if text[end : end + 1] not in (" ", "-"):
        return end, 0
    match = _TAIL.match(text, end)
    if match is None or heads.isdisjoint(match.group().split(" ")):
        return end, 0
    stop, taken = end, 0
    for count, word in enumerate(WORDS.finditer(match.group()), 1):
        if word.group() in heads:
            stop, taken = end + word.end(), count
    return stop, taken


def before(text: str, start: int) -> tuple[str, str]:
    """The word before `start` and the one before that; START and a mark where a sentence begins."""
    left = text[max(0, start - _LOOKBACK) : start]
    if not left or left[-1] == "\n":
        return START, ""
    words = left.rsplit(None, 2)
    if not words:
        return START, ""
    last = words[-1]
    if last[-1] in '.!?:”"' and last[-2:-1] != '"':
        return START, last[-1]
    return last, words[-2] if len(words) > 1 else ""


def after(text: str, end: int) -> str:
    """The word after `end`, or the sign that stands there; `</s>` at the end of the text."""
    sign = text[end : end + 1]
    if not sign:
        return "</s>"
    if sign != " ":
        return text[end : end + 2] if sign in "'’" else sign
    words = text[end : end + _LOOKAHEAD].split(None, 1)
    match = _NEXT.match(words[0]) if words else None
    return match.group() if match else "</s>"
