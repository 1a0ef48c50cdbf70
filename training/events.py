"""Learns the weights of `streams.events.model`: `python -m training.events` writes them, `--cv` cross-validates.

The sentences are the project's own (`training/data/events`) but for those that are kept apart for measuring, those of
re3d and CrossNER (`training/real.py`), and those of Wikigold in which nothing happens (`training/encyclopedia.py`). The
features are collected from what the rules read.
How far to trust the rules is learned from the sentences that they were not fitted to: of the others their type is no
feature, they know these too well. Words begin with vectors that are alike where they are used alike
(`training/vectors.py`), frequent ones also where no sentence has them; `training/network.py` learns the rest. What is
kept of a word is what it adds in the end.
Cross-validation leaves out a fifth of the files in turn.
"""

import argparse
from base64 import b64encode
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from bench.common import ROOT, table
from bench.events import BLIND, FURTHER, KEPT_APART, NONE, OWN, Case, found, learned_from, marks, own
from streams.capitals import Headline
from streams.events import Coder, load
from streams.events.clauses import predicates
from streams.events.compose import compose
from streams.events.features import BIAS, KIND, OF_TYPES, OPENING, RULES, SIDES, Feature, features
from streams.events.fields import BYTE
from streams.events.lexicon import DATA
from streams.events.model import TYPES, UNIT, UNITS_BIAS, Model
from streams.events.network import COARSE, MOST_OF_WORD, SCALE
from streams.events.ranking import by_the_rules, leading
from streams.events.reading import read
from streams.language import load_gazetteer, recognise, sentences
from training.encyclopedia import uneventful
from training.network import Examples, Network, trained
from training.real import REAL, real
from training.vectors import SIZE, Vectors

LEAST = 3  # sentences that a feature must be seen in
LEAST_WORD = 2  # sentences that a word must be seen in
FREQUENT = 10_000  # words, the most frequent ones, that have a vector whether or not a sentence holds them
OPENINGS = 0.2  # of the sentences that are learned from once more, each behind words of another
OPENING_WORDS = 12  # of it
NAMES_BETWEEN = 6  # further ones of which only the kind is told
UNKNOWN = 0.05  # numbers of a vector that a word begins with which GloVe does not know

FOLDS = 5
WIKIGOLD = "wikigold"
MENDED_BY = frozenset({"wires-asia-africa.txt", "wires-europe-americas.txt"})
UNSEEN_BY_RULES = frozenset({*[file.name for file in BLIND], *KEPT_APART, *REAL, WIKIGOLD}) - MENDED_BY
"""The sets whose sentences the rules were not mended by."""


class Fitted(NamedTuple):
    weights: dict[Feature, list[int]]
    words: dict[str, bytes]


def collected(cases: Iterable[Case], fitted_to: bool) -> Iterator[list[Feature]]:
    """The features of each case, of all its sentences together; without the rules' own type where rules were fitted."""
    gazetteer = load_gazetteer()
    coder = load(gazetteer, model=Model(()))
    lexicon, precedence = coder.lexicon, coder.precedence
    for case in cases:
        headline = Headline(case.text, gazetteer, coder) if case.headline else None
        text = headline.text if headline else case.text
        entities = recognise(text, None, gazetteer)
        held: list[Feature] = []
        for start, end in headline.sentences() if headline else sentences(text):
            inside = [entity for entity in entities if start <= entity["start"] < end]
            reading = read(text, start, end, inside, lexicon, case.headline)
            verbs = predicates(reading, lexicon.gaps)
            compose(reading, verbs, lexicon, precedence)
            lead = leading(verbs)
            held += features(reading, verbs, lead, *by_the_rules(reading, verbs, lead))
        yield [feature for feature in held if feature[0] != RULES] if fitted_to else held


def with_openings(rows: Sequence[list[Feature]], labels: Sequence[str]) -> tuple[list[list[Feature]], list[str]]:
    """The rows, and some again behind words of another: what opens a sentence is seldom what it is about."""
    random = np.random.default_rng(0)
    plain = [n for n, row in enumerate(rows) if row.count((BIAS, "")) == 1 and all(f[0] != OPENING for f in row)]
    more, told = [*rows], [*labels]
    for n, other in random.choice(plain, (int(OPENINGS * len(rows)), 2)):
        words = [word for where, word in rows[other] if where in SIDES][:OPENING_WORDS]
        kinds = [key.rpartition(" ")[2] for kind, key in rows[other] if kind == KIND][: OPENING_WORDS + NAMES_BETWEEN]
        more.append([*rows[n], *[(OPENING, word) for word in words], *[(KIND, f"{OPENING} {kind}") for kind in kinds]])
        told.append(labels[n])
    return more, told


def fitted(rows: Sequence[list[Feature]], labels: Sequence[str], vectors: Vectors) -> Fitted:
    """The numbers of `streams.events.model` that the sentences teach, and what words add."""
    rows, labels = with_openings(rows, labels)
    seen = Counter(feature for row in rows for feature in set(row))
    plain = _numbered(f for f, count in seen.items() if count >= LEAST and f[0] in OF_TYPES)
    kinds = _numbered(f for f in seen if f[0] == KIND)
    words = _words(seen, vectors)
    sides = [{(where, word): n for word, n in words.items()} for where in SIDES]
    classes = np.array([TYPES.index(label) for label in labels])
    examples = Examples([_counts(rows, side) for side in sides], _counts(rows, kinds), _counts(rows, plain), classes)
    network = trained(examples, _begin_with(words, vectors), len(TYPES))
    found = {feature: _whole(network.features[n]) for feature, n in plain.items()}
    found |= {feature: _whole(network.kinds[n] / COARSE) for feature, n in kinds.items()}
    found[BIAS, UNITS_BIAS] = _whole(network.hidden_bias / COARSE)
    found |= {(UNIT, str(n)): _whole(row) for n, row in enumerate(network.out)}
    return Fitted(found, dict(zip(words, _added(network), strict=True)))


def _words(seen: Counter[Feature], vectors: Vectors) -> dict[str, int]:
    """The words that have a vector, numbered."""
    held: Counter[str] = Counter()
    for (kind, word), count in seen.items():
        if kind in SIDES:
            held[word] += count
    enough = {word for word, count in held.items() if count >= LEAST or (count >= LEAST_WORD and word in vectors)}
    frequent = vectors.frequent(FREQUENT, load_gazetteer().words.common)
    return {word: n for n, word in enumerate(sorted(enough.union(frequent)))}


def _begin_with(words: Collection[str], vectors: Vectors) -> Any:
    """The vectors that the words have before anything is learned, one to a row."""
    random = np.random.default_rng(0)
    known = [vectors.of(word) for word in words]
    return np.array([random.normal(0, UNKNOWN, SIZE) if vector is None else vector for vector in known])


def _numbered(features: Iterable[Feature]) -> dict[Feature, int]:
    return {feature: n for n, feature in enumerate(sorted(features))}


def _whole(numbers: Any) -> list[int]:
    return np.rint(numbers * SCALE).astype(int).tolist()


def _added(network: Network) -> list[bytes]:
    """What each word adds to the units, side by side, and to the types; see `streams.events.network`."""
    layers = np.concatenate([*network.hidden, network.direct], axis=1)
    adds = np.rint(network.vectors @ layers * (SCALE / COARSE))
    return [bytes(row) for row in (np.clip(adds, -MOST_OF_WORD, MOST_OF_WORD) + BYTE).astype(np.uint8)]


def _counts(rows: Sequence[Sequence[Feature]], columns: dict[Feature, int]) -> csr_matrix:
    """How often each row has each of some features."""
    indices: list[int] = []
    ends = [0]
    for row in rows:
        indices += [columns[feature] for feature in row if feature in columns]
        ends.append(len(indices))
    held = np.ones(len(indices), np.float32)
    matrix = csr_matrix((held, indices, ends), shape=(len(rows), 1 + max(columns.values(), default=0)))
    matrix.sum_duplicates()
    return matrix


def types(cases: Iterable[Case]) -> list[str]:
    return ["" if case.type == NONE else case.type for case in cases]


def cross_validated(shared: Path) -> None:
    """Print how well each set does with a model that has not seen it."""
    sets = {file.name: own(file) for file in (OWN, *FURTHER.values(), *BLIND)}
    sets |= real(shared) | {WIKIGOLD: uneventful(shared)}
    held = {name: list(collected(cases, name not in UNSEEN_BY_RULES)) for name, cases in sets.items()}
    gazetteer = load_gazetteer()
    coder = load(gazetteer)
    vectors = Vectors()
    rows = []
    for fold in range(FOLDS):
        left_out = list(sets)[fold::FOLDS]
        others = [other for other in sets if other not in left_out and other not in KEPT_APART]
        labels = [label for other in others for label in types(sets[other])]
        learned = fitted([row for other in others for row in held[other]], labels, vectors)
        model = Model(learned.weights.items(), learned.words)
        joined = Coder(coder.lexicon, coder.precedence, model, coder.country_of, coder.names)
        rows += [
            [name, *marks(sets[name], [found(case, gazetteer, joined) for case in sets[name]])] for name in left_out
        ]
    table(["set", "sentences", "accuracy", "macro-F1 of types", "actor", "recipient"], sorted(rows))


def main() -> None:
    """Train on everything that may be learned from and write the weights, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cv", action="store_true", help="cross-validate by set, write nothing")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with data/")
    options = parser.parse_args()
    if options.cv:
        cross_validated(options.shared)
        return
    sets = learned_from() | real(options.shared) | {WIKIGOLD: uneventful(options.shared)}
    cases = [case for part in sets.values() for case in part]
    held = [row for name, part in sets.items() for row in collected(part, name not in UNSEEN_BY_RULES)]
    learned = fitted(held, types(cases), Vectors())
    rows = [f"{kind}={key}\t{' '.join(map(str, numbers))}" for (kind, key), numbers in sorted(learned.weights.items())]
    _write(DATA / "weights.txt", rows)
    _write(DATA / "words.txt", [f"{word}\t{b64encode(adds).decode()}" for word, adds in sorted(learned.words.items())])
    print(f"{len(rows)} rows of weights and {len(learned.words)} words from {len(cases)} sentences")


def _write(file: Path, lines: Iterable[str]) -> None:
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
