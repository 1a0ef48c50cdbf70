from collections.abc import Callable
from typing import Any

import pytest

from streams.events import Coder, events, load
from streams.language import load_gazetteer, recognise, sentences

Finder = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="session")
def gazetteer():
    return load_gazetteer()


@pytest.fixture(scope="session")
def coder(gazetteer) -> Coder:
    return load(gazetteer)


@pytest.fixture(scope="session")
def find(gazetteer, coder) -> Finder:
    """Events of a text, as enrichment finds them."""

    def found(text: str, published: str | None = None) -> list[dict[str, Any]]:
        return events(text, recognise(text, published, gazetteer), sentences(text), coder)

    return found
