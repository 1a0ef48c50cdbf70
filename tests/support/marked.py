"""Texts with their names marked, `[P Kim Jong Un] met [L Moscow]`, for what comes after names are found."""

import re
from functools import cache
from typing import Any

from streams.language import Gazetteer, load_gazetteer
from streams.language.identity import identify
from streams.language.ids import slug

TYPES = {"P": "PERSON", "O": "ORGANISATION", "L": "LOCATION", "N": "NATIONALITY"}
PREFIXES = {"P": "person", "O": "organisation", "L": "place", "N": "nationality"}
MARK = re.compile(r"\[([POLN]) ([^\[\]]+)\]")


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def listed(words: str) -> str | None:
    """The id that the lists have for some words as a whole."""
    names, _ = gazetteer().find(words)
    return next((found.id for found in names if found.end - found.start == len(words)), None)


def unmarked(marked: str) -> tuple[str, list[dict[str, Any]]]:
    """The text and its entities with the ids that their own words give them."""
    text, entities, done = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[done : mark.start()]
        kind, words = mark.groups()
        name = words.removesuffix("'s")
        id_ = (kind != "P" and listed(name)) or f"{PREFIXES[kind]}:{slug(name)}"
        if kind == "O":
            id_ = gazetteer().company(id_)
        start = len(text)
        text += words
        entities.append({"type": TYPES[kind], "start": start, "end": len(text), "text": words, "id": id_})
        done = mark.end()
    return text + marked[done:], entities


def identified(marked: str, headline: str | None = None) -> list[dict[str, Any]]:
    """The entities of a marked text, identified."""
    text, entities = unmarked(marked)
    identify(text, entities, headline, gazetteer())
    return entities


def ids(marked: str) -> list[str]:
    return [entity["id"] for entity in identified(marked)]
