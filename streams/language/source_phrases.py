"""Noun phrases that can speak, next to a verb: names; officials, ministries, statements with what belongs to them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from streams.language.listing import listed
from streams.language.source_words import (
    ADVERBS,
    ARTICLES,
    DEFINITE,
    INDEFINITE,
    MANY,
    NO_PEOPLE,
    OF_PHRASES,
    OFFICES,
    OTHERS,
    SPOKEN_BY,
    UNNAMED,
)
from streams.language.tokens import TITLES

_AUXILIARIES: Final = frozenset(
    listed("has have had also then later earlier further already again once just itself himself herself late on in at")
)
_PASSIVE: Final = frozenset(listed("was were is are been be being"))
_PREPOSITIONS: Final = tuple(f" {word} " for word in listed("in of for at from with to on near"))
_SPEAKERS: Final = frozenset({"PERSON", "ORGANISATION", "LOCATION", "NATIONALITY"})
_BODIES: Final = frozenset({"PERSON", "ORGANISATION"})
_COUNTRIES: Final = frozenset({"LOCATION", "NATIONALITY"})
_SPOKESPEOPLE: Final = "spokes"
_OF: Final = re.compile(r" (?:in|of|at|from|for|with) (?:the )?")
_ONE: Final = frozenset({"a", "an"})
_BLANKS: Final = " \n\xa0"
_PUNCTUATION: Final = '.,;:!?"“”’)'
_MOST_WORDS: Final = 6
_LONGEST_WORD: Final = 32
_SHORTEST: Final = 2
_SETS_OFF: Final = frozenset(',”"’:')
_AND: Final = (" and ", " and the ")
_MOST_JOINED: Final = 6
_MOST_UNKNOWN: Final = 3
"""Words between article and noun that no list has: a little-known news outlet."""


Phrase = tuple[int, int, Mapping[str, Any] | None, bool]
"""A noun phrase: code points, the entity that it is or holds, and whether it is people without a name."""


class Phrases:
    """Reads the phrases of one text; each answer takes a fixed number of steps. `entities` are in order."""

    def __init__(self, text: str, entities: Sequence[Mapping[str, Any]]) -> None:
        self._text = text
        # Of entities that begin or end alike the longest stands first, and the last one entered stays.
        self._by_start = {entity["start"]: entity for entity in reversed(entities)}
        self._by_end = {entity["end"]: entity for entity in reversed(entities)}

    def verb_group(self, start: int, low: int) -> tuple[int, bool]:
        """Where what stands before the verb at `start` ends, auxiliaries and days left out; whether it is passive."""
        text, passive = self._text, False
        end = start
        for _ in range(_MOST_WORDS):
            while end > low and text[end - 1] in _BLANKS:
                end -= 1
            entity = self._by_end.get(end)
            if entity is not None:
                if entity["type"] != "TEMPORAL":
                    break
                end = entity["start"]
                continue
            word = self._last_word(low, end)
            if word in _PASSIVE:
                passive = True
            elif word not in _AUXILIARIES and not (word[-2:] == "ly" and word.isalpha()):
                break
            end -= len(word)
        return end, passive

    def before(self, end: int, low: int) -> Phrase | None:
        """The phrase that ends at `end`."""
        entity = self._by_end.get(end)
        if entity is None or entity["type"] not in _SPEAKERS or entity["start"] < low:
            return self._common_of(end, low)
        start: int = entity["start"]
        blank = self._before_preposition(start, low)
        if blank:
            owner = self._by_end.get(blank)
            if owner is not None and owner["type"] in _BODIES and owner["start"] >= low:
                return owner["start"], end, owner, False  # the Foreign Ministry in Beijing
            noun = self._common(blank, low)
            return noun and (noun[0], end, _better(noun[2], entity), noun[3])
        return start, end, entity, _are_people(entity)

    def _common_of(self, end: int, low: int) -> Phrase | None:
        """The phrase whose noun ends at `end`, with the one that it belongs to: students at the school."""
        phrase = self._common(end, low)
        if phrase is None or not (blank := self._before_preposition(phrase[0], low)):
            return phrase
        whole = self._common(blank, low)
        if whole is not None:
            return whole[0], end, whole[2] or phrase[2], whole[3]
        return phrase if self._last_word(low, end) in SPOKEN_BY else None

    def _before_preposition(self, start: int, low: int) -> int:
        """Where what stands before a preposition and a name at `start` ends; 0 where there is none.

        Behind one it is not the name that speaks but the noun before: an official in Seoul.
        """
        left = self._text[start - 16 if start - 16 > low else low : start].removesuffix("the ")
        if not left.endswith(_PREPOSITIONS):
            return 0
        return self._text.rfind(" ", low, start - (5 if self._text[start - 4 : start] == "the " else 1))

    def person(self, start: int, end: int) -> Phrase | None:
        """The person whose name is all that stands between."""
        entity = self._by_start.get(start)
        if entity is None or entity["end"] != end or entity["type"] != "PERSON":
            return None
        return start, end, entity, False

    def after(self, start: int, high: int) -> Phrase | None:
        """The phrase that begins behind the blank at `start`."""
        text = self._text
        if text[start : start + 1] != " " or text[start + 1 : start + 2].isspace():
            return None
        at = start + 1
        end = unknown = 0
        found: Mapping[str, Any] | None = None
        noun, anonymous = "", False
        article = ""
        for _ in range(_MOST_WORDS):
            entity = self._by_start.get(at)
            if entity is not None and entity["type"] in _SPEAKERS:
                at = end = entity["end"]
                found, noun, anonymous = _better(found, entity), "", _are_people(entity)
                if text[at : at + 3] in ("'s ", "’s "):
                    at, end = at + 2, 0
                elif entity["type"] == "PERSON":
                    break
            else:
                word = text[at : at + _LONGEST_WORD].partition(" ")[0].partition("\n")[0].rstrip(_PUNCTUATION)
                if word in ARTICLES:
                    article = article or word.lower()
                if word in SPOKEN_BY or (
                    article and not end and MANY.match(word) is not None and word not in NO_PEOPLE
                ):
                    end, noun, anonymous = at + len(word), word, word in UNNAMED or word not in SPOKEN_BY
                elif word not in OF_PHRASES:
                    if end:
                        if article in _ONE and found is not None and not noun and end + 1 == at and _is_noun(word):
                            end = at + len(word)  # a UN panel
                        break
                    if word not in ARTICLES:
                        unknown += 1
                        if unknown > _MOST_UNKNOWN or word in OTHERS:
                            break
                at += len(word)
                if text[at : at + 2] == ". " and word.lower() in TITLES:
                    at += 1
            if text[at : at + 1] != " ":
                break
            at += 1
        if not end or end > high:
            return None
        if noun and (joint := _OF.match(text, end)) is not None:
            # Where the noun belongs: officials in Seoul.
            where = self._by_start.get(joint.end())
            if where is not None and where["type"] in _SPEAKERS:
                end, found = where["end"], _better(found, where)
        return start + 1, end, found, anonymous

    def _common(self, end: int, low: int) -> Phrase | None:
        """The phrase whose noun ends at `end`: back to its article, else to the last word that surely belongs to it."""
        text = self._text
        noun = self._last_word(low, end)
        start = sure = end - len(noun)
        known = noun in SPOKEN_BY
        if not known and not _is_noun(noun):
            return self._unknown_name(end, low)
        found: Mapping[str, Any] | None = None
        for _ in range(_MOST_WORDS):
            gap = start - 1
            if gap <= low or text[gap] not in _BLANKS:
                break
            entity = self._by_end.get(gap)
            if entity is None and text[gap - 1] == "s" and text[gap - 2] in "'’":
                entity = self._by_end.get(gap - 2)
            if entity is not None and entity["type"] in _SPEAKERS and entity["start"] >= low:
                found, start = _better(found, entity), entity["start"]
                sure = start
                continue
            word = self._last_word(low, gap)
            start = gap - len(word)
            if word in ARTICLES:
                sure = start
                break
            if word in OF_PHRASES:
                sure = start
            elif not word.islower() or not word.isalpha() or word in OTHERS:
                break
        if not known:
            if self._is_cut(sure):
                return None
            many = sure == end - len(noun) and MANY.match(noun) is not None and self._begins_clause(sure, low)
            if not many and self._text[sure : sure + _LONGEST_WORD].partition(" ")[0] not in ARTICLES:
                return None
        return self._with_article(sure, end, low, found, noun, known=known)

    def _with_article(
        self, start: int, end: int, low: int, found: Mapping[str, Any] | None, noun: str, *, known: bool
    ) -> Phrase:
        """The phrase of a noun, with what may stand before a number: the two sides; a general has no name."""
        first = self._text[start : start + _LONGEST_WORD].partition(" ")[0]
        unnamed = first in INDEFINITE
        if unnamed and start > low and self._text[start - 1] == " ":
            before = self._last_word(low, start - 1)
            if before in DEFINITE:
                start, unnamed = start - 1 - len(before), False
        if known:
            office = noun in OFFICES and not noun.lower().startswith(_SPOKESPEOPLE)
            return start, end, found, noun in UNNAMED or (office and unnamed)
        return start, end, found, unnamed or start == end - len(noun)

    def _begins_clause(self, start: int, low: int) -> bool:
        """Whether a phrase begins its clause, but for an article, or what is quoted stands before it."""
        if self._text[max(low, start - 4) : start] in ("The ", "the "):
            start -= 4
        return start <= low or self._text[max(low, start - 2) : start].rstrip()[-1:] in _SETS_OFF

    def beside(self, start: int, low: int) -> list[Phrase]:
        """What "and" and commas join to the phrase at `start`, if the clause begins with it: TASS and Reuters said."""
        joined = next((words for words in _AND if self._text.endswith(words, low, start)), "")
        phrase = self.before(start - len(joined), low) if joined else None
        if phrase is None or not self._begins_clause(phrase[0], low):
            return []
        found = [phrase]
        while len(found) < _MOST_JOINED and self._text.endswith(", ", low, found[0][0]):
            entity = self._by_end.get(found[0][0] - len(", "))
            if entity is None or entity["type"] not in _SPEAKERS or entity["start"] < low:
                break
            found.insert(0, (entity["start"], entity["end"], entity, _are_people(entity)))
        return found if self._begins_clause(found[0][0], low) else [phrase]

    def _unknown_name(self, end: int, low: int) -> Phrase | None:
        """A name right before a verb that was not found as one: the capitalised words there."""
        start = end
        for _ in range(_MOST_WORDS):
            word = self._last_word(low, start if start == end else start - 1)
            if len(word) < 2 or not word[0].isupper() or word in OTHERS:
                break
            start -= len(word) + (start < end)
            if start <= low or self._text[start - 1] != " ":
                break
        if (
            self._is_cut(start)
            or end - start < 3
            or not self._text[end - 1].isalpha()
            or self._before_preposition(start, low)
        ):
            return None
        return start, end, None, False

    def _is_cut(self, start: int) -> bool:
        """Whether `start` lies within a word, of which `_last_word` gave the end."""
        return start > 0 and self._text[start - 1].isalnum()

    def _last_word(self, low: int, end: int) -> str:
        """The word that ends at `end`, or its last letters if it is very long; none behind a blank."""
        first = end - _LONGEST_WORD
        words = self._text[first if first > low else low : end].rsplit(None, 1)
        return words[-1] if words and not self._text[end - 1].isspace() else ""


def _is_noun(word: str) -> bool:
    return len(word) > _SHORTEST and word.isalpha() and word.islower() and word not in OTHERS and word not in ADVERBS


def _are_people(entity: Mapping[str, Any]) -> bool:
    """Whether an entity is people without a name: US officials."""
    return entity["type"] != "PERSON" and entity["text"].rpartition(" ")[2] in UNNAMED


def _better(first: Mapping[str, Any] | None, second: Mapping[str, Any]) -> Mapping[str, Any]:
    """Of two entities of a phrase the one that speaks: a person or a body before a country, else the first."""
    if first is None or (first["type"] in _COUNTRIES and second["type"] not in _COUNTRIES):
        return second
    return first
