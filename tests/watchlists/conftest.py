from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from streams.language import Gazetteer, load_gazetteer, recognise
from streams.rules import Document
from streams.watchlists.build import build
from streams.watchlists.entries import ALIAS, NAME, Entry, Name
from streams.watchlists.folder import path_of
from streams.watchlists.store import read
from streams.watchlists.watchlists import Watchlists

Listed = tuple[str, ...]
"""Id, type and names of an entry, the first of which it is called by."""
Add = Callable[..., Path]
Compile = Callable[..., Watchlists]
Told = dict[str, list[tuple[str, float, list[str]]]]
"""Of words of a text the entries: id, score and why."""


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def entry(listed: Listed) -> Entry:
    id_, kind, *names = listed
    return Entry(id_, kind, tuple(Name(name, ALIAS if number else NAME) for number, name in enumerate(names)))


def marked(lists: Watchlists, text: str) -> list[dict[str, Any]]:
    return lists.marked(Document(None, text, recognise(text, None, gazetteer())))


def told(lists: Watchlists, text: str) -> Told:
    """What is told of which words."""
    return {
        entity["text"]: [(entry["id"], entry["score"], entry["why"]) for entry in entity["watchlists"]]
        for entity in marked(lists, text)
        if "watchlists" in entity
    }


@pytest.fixture
def add(tmp_path: Path) -> Add:
    """Compile a list of some entries into a folder."""

    def added(*listed: Listed, name: str = "list", folder: Path = tmp_path) -> Path:
        file = path_of(folder, name)
        build(file, map(entry, listed), gazetteer().words.common, {"source": "a test"})
        return file

    return added


@pytest.fixture
def lists(add: Add) -> Compile:
    """Some entries, compiled and held against documents."""

    def compiled(*listed: Listed) -> Watchlists:
        return Watchlists([read(add(*listed))], gazetteer().words)

    return compiled
