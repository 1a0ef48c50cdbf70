"""Common nouns that can speak, with what belongs to them, before a verb: the country's central bank; officials."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from streams.language.listing import listed
from streams.language.source_behind import (
    LONGEST_WORD,
    MOST_WORDS,
    SPEAKERS,
    Phrase,
    better,
    is_noun,
    is_unnamed,
)
from streams.language.source_words import (
    ARTICLES,
    DEFINITE,
    INDEFINITE,
    MANY,
    OF_PHRASES,
    OFFICES,
    OTHERS,
    PRONOUNS,
    SPOKEN_BY,
)

BLANKS: Final = " \n\xa0"
_PREPOSITIONS: Final = tuple(f" {word} " for word in listed("in of for at from with to on near"))
_SPOKESPEOPLE: Final = "spokes"
_SETS_OFF: Final = frozenset(',”"’:')
_OWNERS: Final = ("'s", "’s", "s'", "s’")
_MODIFIER: Final = re.compile(
    r"(?<=\w) (?:(?:very )?close|(?:directly )?involved|briefed|familiar|privy|aware|with (?:\w{1,12} )?knowledge)\Z"
)
_LONGEST_MODIFIER: Final = 32


class Nouns:
    """Reads the nouns of one text; each answer takes a fixed number of steps. `entities` are in order."""

    def __init__(self, text: str, entities: Sequence[Mapping[str, Any]]) -> None:
        self.text = text
        # Of entities that begin or end alike the longest stands first, and the last one entered stays.
        self.by_start = {entity["start"]: entity for entity in reversed(entities)}
        self.by_end = {entity["end"]: entity for entity in reversed(entities)}

    def common_of(self, end: int, low: int) -> Phrase | None:
        """The phrase whose noun ends at `end`, with the one that it belongs to: students at the school."""
        phrase = self.common(end, low)
        noun = self.last_word(low, end)
        blank = self.before_preposition(end - len(noun) if phrase is None else phrase[0], low)
        if not blank:
            return phrase
        whole = self.common(self.modified(blank, low), low)
        if phrase is None:
            # The ministry of health: a noun without an article does not speak by itself.
            return (whole[0], end, whole[2], whole[3]) if whole and self.last_word(low, blank) in SPOKEN_BY else None
        if whole is not None:
            outer = self.before_preposition(whole[0], low)
            if outer and (people := self.common(outer, low)) is not None and people[3]:
                whole = people  # sources in the government with knowledge of the matter
            return whole[0], end, whole[2] or phrase[2], whole[3]
        return phrase if noun in SPOKEN_BY else None

    def common(self, end: int, low: int) -> Phrase | None:
        """The phrase whose noun ends at `end`: back to its article, else to the last word that surely belongs to it."""
        text = self.text
        noun = self.last_word(low, end)
        start = sure = end - len(noun)
        known = noun in SPOKEN_BY
        if not known and not is_noun(noun):
            return self._unknown_name(end, low)
        found: Mapping[str, Any] | None = None
        owned = False
        for _ in range(MOST_WORDS):
            gap = start - 1
            if gap <= low or text[gap] not in BLANKS:
                break
            entity = self.by_end.get(gap)
            if entity is None and text[gap - 1] == "s" and text[gap - 2] in "'’":
                entity = self.by_end.get(gap - 2)
                owned = owned or (entity is not None and entity["type"] in SPEAKERS)
            if entity is not None and entity["type"] in SPEAKERS and entity["start"] >= low:
                found, start = better(found, entity), entity["start"]
                sure = start
                continue
            word = self.last_word(low, gap)
            start = gap - len(word)
            if word in ARTICLES:
                sure = start
                break
            if word in OF_PHRASES or (word[-2:] in _OWNERS and (word.islower() or start <= low)):
                sure = start  # the country's central bank
            elif not word.islower() or not word.isalpha() or word in OTHERS:
                break
        if not known:
            if self._is_cut(sure):
                return None
            if owned and (self.begins_clause(sure, low) or self.before_preposition(sure, low)):
                return sure, end, found, MANY.match(noun) is not None  # Norway's road authority
            many = sure == end - len(noun) and MANY.match(noun) is not None and self.begins_clause(sure, low)
            if not many and self.text[sure : sure + LONGEST_WORD].partition(" ")[0] not in ARTICLES:
                return None
        return self._with_article(sure, end, low, found, noun, known=known)

    def _with_article(
        self, start: int, end: int, low: int, found: Mapping[str, Any] | None, noun: str, *, known: bool
    ) -> Phrase:
        """The phrase of a noun, with what may stand before a number: the two sides; a general has no name."""
        first = self.text[start : start + LONGEST_WORD].partition(" ")[0]
        unnamed = first in INDEFINITE
        if unnamed and start > low and self.text[start - 1] == " ":
            before = self.last_word(low, start - 1)
            if before in DEFINITE:
                start, unnamed = start - 1 - len(before), False
        if known:
            office = noun in OFFICES and not noun.lower().startswith(_SPOKESPEOPLE)
            return start, end, found, is_unnamed(self.text, end - len(noun), noun) or (office and unnamed)
        return start, end, found, unnamed or start == end - len(noun)

    def modified(self, end: int, low: int) -> int:
        """Where the noun ends that the words before a preposition go with: sources close to the court."""
        found = _MODIFIER.search(self.text, max(low, end - _LONGEST_MODIFIER), end)
        return found.start() if found is not None else end

    def before_preposition(self, start: int, low: int) -> int:
        """Where what stands before a preposition and a name at `start` ends; 0 where there is none.

        Behind one it is not the name that speaks but the noun before: an official in Seoul.
        """
        left = self.text[start - 16 if start - 16 > low else low : start].removesuffix("the ")
        if not left.endswith(_PREPOSITIONS):
            return 0
        return self.text.rfind(" ", low, start - (5 if self.text[start - 4 : start] == "the " else 1))

    def begins_clause(self, start: int, low: int) -> bool:
        """Whether a phrase begins its clause, but for an article, or what is quoted stands before it."""
        if self.text[max(low, start - 4) : start] in ("The ", "the "):
            start -= 4
        return start <= low or self.text[max(low, start - 2) : start].rstrip()[-1:] in _SETS_OFF

    def _unknown_name(self, end: int, low: int) -> Phrase | None:
        """A name right before a verb that was not found as one: the capitalised words there."""
        start = end
        for _ in range(MOST_WORDS):
            word = self.last_word(low, start if start == end else start - 1)
            if len(word) < 2 or not word[0].isupper() or word in OTHERS or word in PRONOUNS:
                break
            start -= len(word) + (start < end)
            if start <= low or self.text[start - 1] != " ":
                break
        if (
            self._is_cut(start)
            or end - start < 3
            or not self.text[end - 1].isalpha()
            or self.before_preposition(start, low)
        ):
            return None
        return start, end, None, False

    def _is_cut(self, start: int) -> bool:
        """Whether `start` lies within a word, of which `_last_word` gave the end."""
        return start > 0 and self.text[start - 1].isalnum()

    def last_word(self, low: int, end: int) -> str:
        """The word that ends at `end`, or its last letters if it is very long; none behind a blank."""
        first = end - LONGEST_WORD
        words = self.text[first if first > low else low : end].rsplit(None, 1)
        return words[-1] if words and not self.text[end - 1].isspace() else ""
