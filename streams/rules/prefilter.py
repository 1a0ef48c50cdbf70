"""The rules of a set that may hold for a document, found by the words that they need."""

from collections.abc import KeysView, Sequence

from streams.rules.document import Document
from streams.rules.queries import Query
from streams.rules.vocabulary import Vocabulary


class Prefilter:
    """Passes over the rules that cannot hold since a document has none of the words they need.

    Each rule is kept by its most telling need; costs a look-up per pattern that the document meets, and one per need of
    the rules that are so found, however many rules there are.
    """

    def __init__(self, queries: Sequence[Query], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._always: list[int] = []
        self._by_pattern: dict[int, list[int]] = {}
        self._others: list[tuple[frozenset[int], ...]] = []
        for number, query in enumerate(queries):
            needs = sorted(query.needs, key=vocabulary.commonness)
            self._others.append(tuple(needs[1:]))
            if not needs:
                self._always.append(number)
            else:
                for pattern in needs[0]:
                    self._by_pattern.setdefault(pattern, []).append(number)

    def candidates(self, document: Document) -> list[int]:
        """Numbers of the rules worth a try, in order."""
        found = set(self._always)
        met = document.met(self._vocabulary).keys()
        for pattern in self._by_pattern.keys() & met:
            found.update(self._by_pattern[pattern])
        return sorted([number for number in found if _all_met(self._others[number], met)])


def _all_met(needs: tuple[frozenset[int], ...], met: KeysView[int]) -> bool:
    for need in needs:
        if met.isdisjoint(need):
            return False
    return True
