"""Whether a sentence speaks of another country than the one that an item was written in."""

import re
from collections.abc import Sequence
from typing import Final

from streams.language.mentions import Entity

_MOST_BEFORE: Final = 6
"""Entities before a mention that are looked at for the place that its sentence opens with."""
_OPENS: Final = ("In ", "At ", "From ", "in ", "at ", "from ")
_SENTENCE_ENDS: Final = re.compile(r"(?<=[\w)”\"’]{2})[.!?][”\"’]{0,2}\s|\n")
_CLAUSE_ENDS: Final = frozenset(',;:”"—–')


def is_abroad(text: str, entities: Sequence[Entity], number: int, home: str) -> bool:
    """Whether the entity of that number is not `home`'s by its sentence.

    It is not where the sentence opens in another country's place (In Brussels, the ministry said), or where its own
    clause names another country last (talks between Iran and the foreign minister).
    """
    same_clause = True
    end = entities[number]["start"]
    for before in reversed(entities[max(0, number - _MOST_BEFORE) : number]):
        if before["end"] > end:
            continue  # the entity lies within it
        if _SENTENCE_ENDS.search(text, before["end"], end) is not None:
            return False
        same_clause = same_clause and _CLAUSE_ENDS.isdisjoint(text[before["end"] : end])
        end = before["start"]
        country = _country(before)
        if country is None:
            continue
        if country != home and (same_clause or _opens_sentence(text, before)):
            return True
        same_clause = False
    return False


def _country(entity: Entity) -> str | None:
    """The country of a place, a people or a body; of people it is what is asked for."""
    if entity["type"] == "PERSON":
        return None
    country: str | None = entity.get("country") or entity.get("place", {}).get("country")
    return country


def _opens_sentence(text: str, place: Entity) -> bool:
    """Whether a sentence, or what someone says in it, begins with where it is: In Geneva, ..."""
    start, end = place["start"], place["end"]
    if place["type"] != "LOCATION" or text[end : end + 1] != ",":
        return False
    opening = next((words for words in _OPENS if text.endswith(words, 0, start)), None)
    if opening is None:
        return False
    left = text[max(0, start - len(opening) - 2) : start - len(opening)].rstrip(" ")
    return opening[0].isupper() or not left or left[-1] in "-–—"
