"""Learns the weights of `streams.events.model`: `python -m training.events` writes them, `--cv` cross-validates.

The sentences are the project's own (`training/data/events`) but for those that are kept apart for measuring, those of
re3d and CrossNER (`training/real.py`), and those of Wikigold in which nothing happens (`training/encyclopedia.py`). The
features are collected from what the rules read.
How far to trust the rules is learned from the sentences that they were not fitted to: of the others their type is no
feature, they know these too well. Beside what single words say it is learned what words used alike say, from the sum of
their vectors (`training/vectors.py`); in the end that is a part of each word's own weights, and there are weights for
frequent words that no sentence has.
Cross-validation leaves out a fifth of the files in turn.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from bench.common import ROOT, table
from bench.events import BLIND, FURTHER, KEPT_APART, NONE, OWN, Case, found, learned_from, marks, own
from streams.capitals import Headline
from streams.events import Coder, load
from streams.events.clauses import predicates
from streams.events.compose import compose
from streams.events.lexicon import DATA
from streams.events.model import SCALE, TYPES, Model, features
from streams.events.ranking import by_the_rules, leading
from streams.events.reading import read
from streams.language import load_gazetteer, recognise, sentences
from training.encyclopedia import uneventful
from training.real import REAL, real
from training.vectors import SIZE, Vectors

INVERSE_REGULARISATION = 1.0
LEAST = 3  # sentences that a feature must be seen in
LIKENESS = 0.7  # what a word's vector counts beside the word itself
FREQUENT = 10_000  # words, the most frequent ones, that have weights whether or not a sentence holds them

FOLDS = 5
WIKIGOLD = "wikigold"
MENDED_BY = frozenset({"wires-asia-africa.txt", "wires-europe-americas.txt"})
UNSEEN_BY_RULES = frozenset({*[file.name for file in BLIND], *KEPT_APART, *REAL, WIKIGOLD}) - MENDED_BY
"""The sets whose sentences the rules were not mended by."""

Feature = tuple[str, str]


def collected(cases: Iterable[Case], fitted_to: bool) -> Iterator[list[Feature]]:
    """The features of each case, of all its sentences together; without the rules' own type where rules were fitted."""
    gazetteer = load_gazetteer()
    coder = load(gazetteer)
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
        yield [feature for feature in held if feature[0] != "rules"] if fitted_to else held


def fitted(rows: Sequence[Sequence[Feature]], labels: Sequence[str], vectors: Vectors) -> dict[Feature, list[int]]:
    """The weights of multinomial logistic regression for each of `TYPES`, without those that are zero throughout."""
    seen = Counter(feature for row in rows for feature in set(row))
    columns = {feature: n for n, feature in enumerate(sorted(f for f, count in seen.items() if count >= LEAST))}
    alike = _vectors_of(seen, vectors)
    vocabulary = {word: n for n, word in enumerate(alike)}
    matrix = np.array(list(alike.values())) * LIKENESS
    held = hstack([_counts(rows, columns), csr_matrix(_counts(rows, vocabulary) @ matrix)]).tocsr()
    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=3000, fit_intercept=False)
    model.fit(held, [TYPES.index(label) for label in labels])
    weights = dict.fromkeys([*columns, *vocabulary], np.zeros(len(TYPES)))
    weights.update(zip(columns, model.coef_.T, strict=False))
    for word, says in zip(vocabulary, matrix @ model.coef_[:, -SIZE:].T, strict=True):
        weights[word] = weights[word] + says
    rounded = {feature: np.rint(scores * SCALE).astype(int).tolist() for feature, scores in weights.items()}
    return {feature: scores for feature, scores in rounded.items() if any(scores)}


def _vectors_of(seen: Counter[Feature], vectors: Vectors) -> dict[Feature, Any]:
    """The vectors of the words that were seen often enough and of the frequent ones."""
    frequent = [("word", word) for word in vectors.frequent(FREQUENT, load_gazetteer().words.common)]
    words = [feature for feature, count in seen.items() if feature[0] == "word" and count >= LEAST]
    found = {feature: vectors.of(feature[1]) for feature in sorted({*words, *frequent})}
    return {feature: vector for feature, vector in found.items() if vector is not None}


def _counts(rows: Sequence[Sequence[Feature]], columns: dict[Feature, int]) -> csr_matrix:
    """How often each row has each of some features."""
    indices: list[int] = []
    ends = [0]
    for row in rows:
        indices += [columns[feature] for feature in row if feature in columns]
        ends.append(len(indices))
    matrix = csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(rows), len(columns)))
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
        model = Model(fitted([row for other in others for row in held[other]], labels, vectors).items())
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
    weights = fitted(held, types(cases), Vectors())
    rows = [f"{kind}={key}\t{' '.join(map(str, scores))}" for (kind, key), scores in sorted(weights.items())]
    file: Path = DATA / "weights.txt"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights from {len(cases)} sentences")


if __name__ == "__main__":
    main()
