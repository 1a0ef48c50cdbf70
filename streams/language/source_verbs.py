"""Verbs of saying: whether what stands around one tells that somebody speaks."""

import re
from typing import Final

from streams.language.listing import listed
from streams.language.source_phrases import Phrases
from streams.language.source_words import ARTICLES, UNNAMED

BEFORE_SOURCE: Final = frozenset({"according to", "citing", "quoting"})
QUOTED: Final = frozenset({"quoted", "cited", "quoted as saying", "cited as saying"})
PASSIVE: Final = frozenset(listed("reported confirmed announced claimed disclosed revealed"))
"""Verbs that take who says so behind `by`."""
TOLD: Final = frozenset(listed("told tells"))
"""What follows these is who hears it, never who says so."""
_ALWAYS: Final = TOLD | frozenset(listed("said says say stated"))
"""These tell that somebody speaks whatever follows; the other verbs need `that`, a colon or quotation marks."""
_SELDOM: Final = frozenset(listed("posted recalled testified estimated forecast"))
"""These do something else too, so that quotation marks in the sentence say nothing."""
_WARN: Final = frozenset(listed("warned warns cautioned"))
"""Verbs with who hears it right behind them: warned lawmakers that."""
JUDGED: Final = frozenset(listed("called described denounced condemned hailed praised dismissed criticised accused"))
_JUDGEMENT: Final = re.compile(
    r" (?!(?:on|for|off|by) )(?:it|this|that|him|her|them|[A-Z][\w.’'-]{1,24}|[\w.’'-]{1,24} [^.,;:!?()“”\"\n]{1,80}?)"
    r" ?[^.,;:!?()“”\"\n]{0,12}[“\"]"
)
_AT_END: Final = frozenset({":", ".", ",", "\n", ""})
"""What may stand behind a verb that ends its clause."""
_WHERE_SAID: Final = re.compile(
    r" (?:in (?:a|an|its|his|her|their) (?:[\w-]{1,20} ){0,2}(?:statement|report|post|letter|interview|article|speech)"
    r"|on (?:X|Twitter|Telegram|Facebook|Instagram|Truth Social|WeChat|Weibo|LinkedIn|YouTube|television|TV|state TV)"
    r"|to (?:reporters|journalists))(?!\w)"
)
_ASIDE: Final = (" in ", " on ", " at ", " via ", " during ", " through ", " by ")
_LONGEST_ASIDE: Final = 80
_BREAKS: Final = re.compile(r"[.,;:!?()“”\"\n]")
_MOST_HEARERS: Final = 4
"""Words of who hears it: the government in Kyiv."""


class Verb:
    """A verb of saying at code points `start` to `end` of a text, in a sentence up to `high`."""

    def __init__(self, text: str, start: int, end: int, high: int, phrases: Phrases) -> None:
        self.word = text[start:end].lower()
        self._text = text
        self._end = end
        self._high = high
        at = phrases.behind_days(end)
        where = _WHERE_SAID.match(text, at)
        self._behind = at if where is None else phrases.behind_days(where.end())

    def is_certain(self, quote: bool) -> bool:
        """Whether somebody speaks, wherever the one who does stands; `quote`: the sentence has quotation marks."""
        word = self.word
        if word in JUDGED:
            return quote and _JUDGEMENT.match(self._text, self._end) is not None
        return word in _ALWAYS or word in QUOTED or (quote and word not in _SELDOM) or self._leads_on()

    def ends_clause(self) -> bool:
        """Whether nothing but days, or where it was said, follows in its clause."""
        text, behind = self._text, self._behind
        return self.word not in JUDGED and (text[behind : behind + 1] in _AT_END or text.startswith(" citing ", behind))

    def has_colon(self) -> bool:
        """Whether what is said follows a colon."""
        return self._text.startswith(":", self._behind)

    def _leads_on(self) -> bool:
        """Whether `that` follows, or does behind a day, a place or who hears it."""
        text, behind = self._text, self._behind
        if text.startswith(" that ", behind):
            return True
        that = text.find(" that ", behind, min(self._high, behind + _LONGEST_ASIDE))
        if that < 0 or _BREAKS.search(text, behind, that) is not None:
            return False
        return text.startswith(_ASIDE, behind) or self._is_heard(text[behind:that].split())

    def _is_heard(self, words: list[str]) -> bool:
        """Whether `words` between a verb and `that` are who hears it: to Reuters, lawmakers."""
        if words[:1] == ["to"]:
            words = words[1:]
        elif self.word not in _WARN:
            return False
        if not words or len(words) > _MOST_HEARERS:
            return False
        return words[0][0].isupper() or words[0] in UNNAMED or (words[0] in ARTICLES and len(words) > 1)
