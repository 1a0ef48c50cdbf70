"""Runs of capitalised words, the raw material of names."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

_UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĢĤĦĪİĶĹĻĽŁŃŅŇŌŐŒŔŖŘŚŞŠŢŤŪŮŰŲŴŶŹŻŽȘȚ"
_DOTTED: Final = r"(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Spc|Adm|Cmdr|Brig|Rep|Sen|Gov|Prof|Rev|St|Mt|Jr)\."
# A possessive ends a word and with it the run, except in "People's Army" and its like.
_WORD: Final = (
    rf"(?:{_DOTTED}|(?:[{_UPPER}]\.){{1,4}}|(?:People|Workers|Women|Children|Veterans)['’]s?(?![\w])"
    rf"|(?:[aAeE]l-|[dDO]['’])?[{_UPPER}]\w{{0,40}}(?:[-&'’](?![sS](?!\w))\w{{1,40}}){{0,4}})"
)
_LINKS: Final = "of|for|the|and|on|de|del|la|al|el|bin|ibn|van|von|der|da|di|du"
_LINK_WORDS: Final = frozenset(_LINKS.split("|"))
# Bounded everywhere: a line of five million capitalised words is many runs of at most 16 words.
_RUN: Final = re.compile(rf"(?<!\w){_WORD}(?: (?:(?:{_LINKS}) ){{0,2}}{_WORD}){{0,15}}")
_PART: Final = re.compile(rf"{_WORD}|[a-z]+")


class Word(NamedTuple):
    """A word of a run; `link` marks the small words that hold names together."""

    start: int
    end: int
    text: str
    link: bool


def runs(text: str, ends: Mapping[int, int]) -> Iterator[list[Word]]:
    """The runs of `text` in order, each as its words, but for those that are one known name as a whole.

    `ends` has where each known name ends, by where it begins.
    """
    for run in _RUN.finditer(text):
        start, end = run.span()
        if ends.get(start) == end:
            continue
        whole = run.group()
        if " " not in whole:
            yield [Word(start, end, whole, False)]
        else:
            yield [
                Word(*part.span(), (word := part.group()), word in _LINK_WORDS)
                for part in _PART.finditer(text, start, end)
            ]
