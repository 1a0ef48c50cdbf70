"""Noun phrases that can speak, behind a verb or preposition: said the mayor; according to officials in Seoul."""

import re
from collections.abc import Mapping
from typing import Any, Final

from streams.language.source_words import (
    ADVERBS,
    ARTICLES,
    ATTRIBUTES,
    MANY,
    NO_PEOPLE,
    OF_PHRASES,
    OFFICES,
    OTHERS,
    SPOKEN_BY,
    UNNAMED,
)
from streams.language.tokens import TITLES

Phrase = tuple[int, int, Mapping[str, Any] | None, bool]
"""A noun phrase: code points, the entity that it is or holds, and whether it is people without a name."""

SPEAKERS: Final = frozenset({"PERSON", "ORGANISATION", "LOCATION", "NATIONALITY"})
"""Types of entities that can speak."""
MOST_WORDS: Final = 6
"""Words that are looked at from a verb or a noun on."""
LONGEST_WORD: Final = 32
"""Code points of a word that are looked at."""
_COUNTRIES: Final = frozenset({"LOCATION", "NATIONALITY"})
_OF: Final = re.compile(r" (?:in|of|at|from|for|with) (?:the )?")
_IN_BODIES: Final = frozenset({"of", "for", "to"})
_ONE: Final = frozenset({"a", "an"})
_CHIEF: Final = re.compile(r"(?:[a-z][a-z-]{1,20} ){0,4}([a-z]{2,20}) ")
_MODIFIED: Final = re.compile(
    r" (?:(?:very )?close to|(?:directly )?involved in|briefed (?:on|about)|familiar with|privy to|aware of"
    r"|with (?:\w{1,12} )?knowledge (?:of|about))(?= )"
)
_STOPS: Final = re.compile(r"[.,;:”\"\n]|\Z")
_PUNCTUATION: Final = '.,;:!?"“”’)'
_SHORTEST: Final = 2
_MOST_UNKNOWN: Final = 3
"""Words between article and noun that no list has: a little-known news outlet."""


def phrase_behind(text: str, by_start: Mapping[int, Mapping[str, Any]], start: int, high: int) -> Phrase | None:
    """The phrase that begins behind the blank at `start`; `by_start` has the entities by where they begin."""
    if text[start : start + 1] != " " or text[start + 1 : start + 2].isspace():
        return None
    at = start + 1
    end = unknown = 0
    found: Mapping[str, Any] | None = None
    noun, anonymous = "", False
    article = ""
    for _ in range(MOST_WORDS):
        entity = by_start.get(at)
        if entity is not None and entity["type"] in SPEAKERS:
            at = end = entity["end"]
            found, noun, anonymous = better(found, entity), "", are_people(entity)
            if text[at : at + 3] in ("'s ", "’s "):
                at, end = at + 2, 0
            elif entity["type"] == "PERSON":
                break
        else:
            word = text[at : at + LONGEST_WORD].partition(" ")[0].partition("\n")[0].rstrip(_PUNCTUATION)
            if word in ARTICLES:
                article = article or word.lower()
            if word in SPOKEN_BY or (article and not end and MANY.match(word) is not None and word not in NO_PEOPLE):
                end, noun, anonymous = at + len(word), word, word in UNNAMED or word not in SPOKEN_BY
            elif word not in OF_PHRASES:
                if end:
                    if found is not None and not noun:
                        person = _of_office(text, by_start, at)
                        if person is not None:
                            return start + 1, person["end"], person, False
                        if is_noun(word) and (article in _ONE or (article and _is_adjective(found))):
                            end = at + len(word)  # a UN panel
                    elif noun in ATTRIBUTES and article in _ONE and end + 1 == at and is_noun(word):
                        end = at + len(word)  # a government audit
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
    if noun in OFFICES and (holder := _holder(text, by_start, end)) is not None:
        return holder["start"], holder["end"], holder, False
    if noun and (joint := _OF.match(text, end)) is not None:
        # Where the noun belongs: officials in Seoul.
        where = by_start.get(joint.end())
        if where is not None and where["type"] in SPEAKERS:
            end, found = where["end"], better(found, where)
            if noun in OFFICES and (holder := _holder(text, by_start, end)) is not None:
                return holder["start"], holder["end"], holder, False
    elif anonymous and (modified := _MODIFIED.match(text, end)) is not None:
        end = min(_end_of_object(text, by_start, modified.end()), high)
    return start + 1, end, found, anonymous


def _of_office(text: str, by_start: Mapping[int, Mapping[str, Any]], at: int) -> Mapping[str, Any] | None:
    """The person whose office the words at `at` end with: EU foreign policy chief Ann Li."""
    words = _CHIEF.match(text, at)
    if words is None or not (words.group(1) in OFFICES or words.group(1) in UNNAMED):
        return None
    return _person(by_start, words.end())


def _holder(text: str, by_start: Mapping[int, Mapping[str, Any]], end: int) -> Mapping[str, Any] | None:
    """The person who bears the office that ends at `end`, named behind a comma: the mayor of Kyiv, Vitali Klitschko."""
    person = _person(by_start, end + 2) if text.startswith(", ", end) else None
    return person if person is not None and _STOPS.match(text, person["end"]) else None


def _person(by_start: Mapping[int, Mapping[str, Any]], start: int) -> Mapping[str, Any] | None:
    entity = by_start.get(start)
    return entity if entity is not None and entity["type"] == "PERSON" else None


def _is_adjective(entity: Mapping[str, Any]) -> bool:
    """Whether an entity tells whose the noun behind it is: Russian, but not Russians."""
    return entity["type"] == "NATIONALITY" and not entity["text"].endswith("s")


def _end_of_object(text: str, by_start: Mapping[int, Mapping[str, Any]], at: int) -> int:
    """Where the words end that begin behind the blank at `at`: the matter, the company's plans, the Kremlin."""
    end = at
    for _ in range(MOST_WORDS):
        entity = by_start.get(end + 1)
        if entity is not None and entity["type"] in SPEAKERS:
            end = entity["end"]
            if text[end : end + 2] in ("'s", "’s"):
                end += 2
        else:
            word = text[end + 1 : end + 1 + LONGEST_WORD].partition(" ")[0].partition("\n")[0]
            bare = word.rstrip(_PUNCTUATION)
            if not bare or (bare in OTHERS and bare not in ARTICLES):
                break
            end += 1 + len(bare)
        if text[end : end + 1] != " ":
            break
    return end


def is_noun(word: str) -> bool:
    """Whether a word may be a common noun."""
    return len(word) > _SHORTEST and word.isalpha() and word.islower() and word not in OTHERS and word not in ADVERBS


def is_unnamed(text: str, start: int, noun: str) -> bool:
    """Whether the `noun` at `start` is people without a name; of chief executives there is one."""
    return noun in UNNAMED and not text.endswith("chief ", 0, start)


def are_people(entity: Mapping[str, Any]) -> bool:
    """Whether an entity is people without a name: US officials; a Committee to Protect Journalists has one."""
    words, _, last = entity["text"].rpartition(" ")
    return entity["type"] != "PERSON" and last in UNNAMED and (last.islower() or _IN_BODIES.isdisjoint(words.split()))


def better(first: Mapping[str, Any] | None, second: Mapping[str, Any]) -> Mapping[str, Any]:
    """Of two entities of a phrase the one that speaks: a person or a body before a country, else the first."""
    if first is None or (first["type"] in _COUNTRIES and second["type"] not in _COUNTRIES):
        return second
    return first
