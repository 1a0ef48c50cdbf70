from collections.abc import Sequence

from streams.rules.document import Document
from streams.rules.searches import Need


class Prefilter:
    """Passes over the rules that cannot hold since a document has none of the words they need.

    Costs a look-up per different word of the document, however many rules there are.
    """

    def __init__(self, needs: Sequence[Need]) -> None:
        self._always = [number for number, need in enumerate(needs) if need is None]
        self._words: dict[str, list[int]] = {}
        self._beginnings: dict[str, list[int]] = {}
        for number, need in enumerate(needs):
            for pattern in need or ():
                known = self._beginnings if pattern.open else self._words
                known.setdefault(pattern.word, []).append(number)
        self._lengths = sorted({len(word) for word in self._beginnings})

    def candidates(self, document: Document) -> list[int]:
        """Numbers of the rules worth a try, in order."""
        found = set(self._always)
        words = document.index.keys()
        for word in words & self._words.keys():
            found.update(self._words[word])
        for length in self._lengths:
            for word in {w[:length] for w in words} & self._beginnings.keys():
                found.update(self._beginnings[word])
        return sorted(found)
