"""What of a text may be a name: runs of capitalised words with what links them, and each run's words."""

import re
from collections.abc import Iterable
from typing import Final

from streams.language.listing import listed
from streams.language.tense_words import NO_PAST_VERBS, PAST_VERBS
from streams.language.tokens import FUNCTION_WORDS

_UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĢĤĦĪİĶĹĻĽŁŃŅŇŌŐŒŔŖŘŚŞŠŢŤŪŮŰŲŴŶŹŻŽȘȚ"
_SUFFIX: Final = (
    r"(?:held|led|based|backed|controlled|sponsored|affiliated|inspired|style|born|designate|linked|allied|wide|run"
    r"|brokered|mandated)\b"
)
_ORDINAL: Final = r"(?:st|nd|rd|th)\b"
# A hyphen, an ampersand, a slash or an apostrophe joins two words to one; a full stop only after a digit or a single
# letter, since wires often forget the blank between sentences.
_JOINED: Final = rf"(?:[-&/’'.](?:(?<!\.)|(?<=\d\.)|(?<=\b[A-Z]\.))(?![sS]\b)(?!{_SUFFIX})\w{{1,40}}){{0,6}}"
_STOP: Final = (
    r"(?:\.(?:(?<=\b[A-Z]\.)|(?<=\b(?:Lt|St|Dr|Mr|Ms|Jr|Sr|Mt|Ft)\.)|"
    r"(?<=\b(?:Gen|Col|Maj|Adm|Sgt|Cpl|Spc|Pvt|Rep|Sen|Gov|Mrs|Rev|Hon)\.)|(?<=\b(?:Capt|Cmdr|Brig|Prof)\.)))?"
)
_PREFIX: Final = r"(?:[aAeE]l-[ ]?|[a-z][a-z]-|anti-|counter-|non-|pro-|post-)"
# Each part begins with the signs that it can begin with: most words are none, and are passed over at once.
_REST: Final = rf"(?:(?<=[A-Z])\.(?:[A-Z]\.){{1,7}}|(?:(?<=\D)|(?<=\d)\d{{0,3}}{_ORDINAL})\w{{0,40}}{_JOINED}){_STOP}"
_WORD: Final = rf"(?:(?=[a-zAE]){_PREFIX})?[{_UPPER}\d]{_REST}"
# The search leaps from capital to capital. What may stand before the first is looked for afterwards.
_FIRST: Final = rf"[{_UPPER}\d](?<!\w\w){_REST}"
_LINK: Final = (
    r"(?:['’]s?)?[ \xa0\u200e]{1,3}"
    r"(?:(?:of|the|and|for|on|in|to|de|la|del|bin|ibn|bint|al|el|du|des|der|von|van|da|di|&|-|–)[ ]{1,3}){0,3}"
)
_BEHIND: Final = r"(?: {1,8}([a-z-]{1,30}|\S{1,30})|(['’].?|[^ ]))?"
# Bounded everywhere: a line of five million capitalised words is many runs.
RUN: Final = re.compile(
    rf"{_FIRST}(?:{_LINK}(?:{_WORD}|\d{{1,6}}\b)){{0,24}}"
    rf"(?={_BEHIND})",
    re.DOTALL,
)
"""A run but for what may belong to it before its first capital, see `beginning`, and behind it, see `Tails`.

The groups are the word behind it, or the sign where there is no blank.
"""
_WORD_BEHIND: Final = re.compile(_BEHIND, re.DOTALL)
_BEFORE_FIRST: Final = re.compile(rf"(?<!\w){_PREFIX}\Z")
_LONGEST_PREFIX: Final = 8

WORDS: Final = re.compile(rf"[^\s-]\S*?(?=-{_SUFFIX})|\S+")
"""The words of a run."""

START: Final = "<s>"
"""Stands for the word before the first of a sentence."""
END: Final = "</s>"
"""Stands for the word after the last of the text."""
_LOOKBACK: Final = 28


def beginning(text: str, start: int, low: int) -> int:
    """Where a run with its first capital at `start` begins: al-Assad, pro-Russian. `low`: where the last one ended."""
    if start < 2 or (text[start - 1] != "-" and text[start - 2] != "-"):
        return start
    match = _BEFORE_FIRST.search(text, max(low, start - _LONGEST_PREFIX), start)
    return match.start() if match is not None else start


_ENDS_NAMES: Final = (
    FUNCTION_WORDS
    | PAST_VERBS
    | frozenset(listed("off out up down against between through across around inside outside toward towards"))
    | frozenset(listed("hits strikes attacks bombs raids visits enters leaves seizes joins calls urges meets leads"))
)
"""Words in lower case behind which a name has ended: what links and what tells, not what names are made of."""


class Tails:
    """The words in lower case that names end with: Iraqi security forces."""

    def __init__(self, heads: Iterable[str], *, with_verbs: bool = False) -> None:
        """With verbs for training, which learns from them what is no name."""
        self._with_verbs = with_verbs
        self._pattern = re.compile(
            rf"(?:-{_SUFFIX})?((?: [a-z-]{{1,30}}){{0,2}}) (?:{'|'.join(sorted(heads))})(?![\w-])"
        )

    def find(self, text: str, end: int) -> tuple[int, int]:
        """Where a run that ends at `end` ends with the words in lower case behind it, and how many these are.

        Up to three words, the last of them one that names end with, the others no function words and no verbs: in
        "Boko Haram raided a village" the name ends before the verb.
        """
        match = self._pattern.match(text, end)
        if match is None or (not self._with_verbs and any(map(_ends_name, match[1].split()))):
            return end, 0
        return match.end(), text.count(" ", end, match.end()) + (text[end] == "-")


def _ends_name(word: str) -> bool:
    """Whether no name goes on with a word in lower case; in -ed end the verbs of what is past, and a few adjectives."""
    return word in _ENDS_NAMES or (word.endswith("ed") and "-" not in word and word not in NO_PAST_VERBS)


def behind(text: str, end: int) -> tuple[str | None, str | None]:
    """The word behind `end`, or else the sign that stands there."""
    match = _WORD_BEHIND.match(text, end)
    return (match[1], match[2]) if match is not None else (None, None)


def before(text: str, start: int) -> tuple[str, str]:
    """The word before `start` and the one before that; START and a mark where a sentence begins."""
    if not start or text[start - 1] == "\n":
        return START, ""
    low = max(0, start - _LOOKBACK)
    words = text[low:start].rsplit(None, 2)
    if not words:
        return START, ""
    last = words[-1]
    if last[-1] in '.!?:”"' and last[-2:-1] != '"':
        return START, last[-1]
    return last, words[-2] if len(words) > 1 else ""
