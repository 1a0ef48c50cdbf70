"""Where names of watchlists stand in a document: one look-up for each word, more where a name may begin."""

from collections.abc import Sequence
from typing import Final

from streams.rules.words import LONGEST_KEPT
from streams.watchlists.store import Node, Store

KEPT: Final = 100_000
"""Words of texts that are remembered at the most."""


class Match:
    """Words `start` up to `end` of a document are a name's: meanings `low` up to `high` of a list."""

    __slots__ = ("end", "high", "low", "start", "store")

    def __init__(self, store: Store, start: int, end: int, low: int, high: int) -> None:
        self.store, self.start, self.end, self.low, self.high = store, start, end, low, high


class Matcher:
    """Looks for the names of some lists."""

    def __init__(self, stores: Sequence[Store]) -> None:
        self._stores = tuple(stores)
        self._nodes: dict[str, tuple[Node, ...]] = {}
        """Of each word seen, the nodes of the lists where names begin with it."""

    def find(self, words: Sequence[str], low: int, high: int | None = None) -> list[Match]:
        """All names in the words `low` up to `high` (None: all) of `plain` text, in order of their start.

        What stands between words does not matter.

        What a word costs depends on how long the names are that begin like the text there, not on how many there are.
        """
        found: list[Match] = []
        end = len(words) if high is None else high
        at = low - 1
        for nodes in map(self._nodes.get, words[low:end]):
            at += 1
            if nodes is None:
                nodes = self._new(words[at])
            for node in nodes:
                if node.low < node.high:
                    found.append(Match(node.store, at, at + 1, node.low, node.high))
                if node.children and at + 1 < end:
                    _follow(node, words, at, end, found)
        return found

    def _new(self, word: str) -> tuple[Node, ...]:
        if len(self._nodes) >= KEPT:
            self._nodes.clear()
        nodes = tuple([node for store in self._stores if (node := store.first(word)) is not None])
        if len(word) <= LONGEST_KEPT:
            self._nodes[word] = nodes
        return nodes


def _follow(node: Node, words: Sequence[str], start: int, end: int, found: list[Match]) -> None:
    """Add the names of several words that begin with a node's, which is that of word `start`."""
    store, at = node.store, start + 1
    below = store.child(node.first, node.last, words[at])
    while below:
        at += 1
        low, high = store.meanings(below)
        if low < high:
            found.append(Match(store, start, at, low, high))
        if at == end:
            return
        first, last = store.children(below)
        below = store.child(first, last, words[at]) if first < last else 0
