"""Some watchlists, held against documents."""

from collections.abc import Callable, Sequence
from typing import Any

from streams.language.tokens import Lists
from streams.rules.document import FIELDS, Document
from streams.watchlists.mark import MAX_MENTIONS, Marking
from streams.watchlists.match import Matcher
from streams.watchlists.meanings import Meanings
from streams.watchlists.store import Store


class Watchlists:
    """Some lists, held against documents."""

    def __init__(self, stores: Sequence[Store], lists: Lists, most: int = MAX_MENTIONS) -> None:
        """`lists` are what is known of words, `most` the mentions looked at in an item."""
        self.stores = tuple(stores)
        self.lists = lists
        self.most = most
        self._matcher = Matcher(stores)
        self._meanings = Meanings()

    def marked(self, document: Document) -> list[dict[str, Any]]:
        """The document's entities in order, those that a list names with `watchlists`, and new ones for names unseen.

        Of names that overlap the longest is taken. A list's entry is told once for a mention, as its best name has it.
        """
        matches = self._matcher.find(document.words, document.split + 1)
        entities: list[Any] = list(document.entities)
        if not matches:
            return entities
        return Marking(document, entities, self._meanings, self.lists).done(matches, self.most)

    def in_headline(self, document: Document, entities: Callable[[str], list[dict[str, Any]]]) -> list[dict[str, Any]]:
        """The names of the document's headline that a list has, in order, as `marked` has them, with `field`.

        `entities` finds those of a headline; it is asked only where words of it are listed.
        """
        if not document.split or not self._matcher.find(document.words, 0, document.split):
            return []
        headline = Document(None, document.headline, entities(document.headline))
        return [{**entity, "field": FIELDS[0]} for entity in self.marked(headline) if "watchlists" in entity]
