"""Learns the weights of `streams.events.model`: `python -m training.events` writes them, `--cv` cross-validates.

The sentences are the project's own (`training/data/events`) but for those that are kept apart for measuring, and none
of another collection. The features are collected from what the rules read. The rules' own type is not among them: what
they were fitted to they know too well. How far they are trusted (`model.TRUST`) is set by sentences that neither had
seen: cross-validation leaves each file out in turn.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bench.common import table
from bench.events import BLIND, FURTHER, KEPT_APART, NONE, OWN, Case, found, learned_from, marks, own
from streams.events import Coder, load
from streams.events.clauses import predicates
from streams.events.compose import compose
from streams.events.conditions import load as load_precedence
from streams.events.lexicon import DATA
from streams.events.lexicon import load as load_lexicon
from streams.events.model import SCALE, TYPES, Model, features
from streams.events.ranking import leading
from streams.events.reading import read
from streams.language import load_gazetteer, recognise, sentences

INVERSE_REGULARISATION = 0.5
LEAST = 2  # sentences that a feature must be seen in

Feature = tuple[str, str]


def collected(cases: Iterable[Case]) -> Iterator[list[Feature]]:
    """The features of each case, of all its sentences together."""
    gazetteer = load_gazetteer()
    lexicon = load_lexicon(DATA)
    precedence = load_precedence(DATA, lexicon)
    for case in cases:
        entities = recognise(case.text, None, gazetteer)
        held: list[Feature] = []
        for start, end in sentences(case.text):
            inside = [entity for entity in entities if start <= entity["start"] < end]
            reading = read(case.text, start, end, inside, lexicon)
            verbs = predicates(reading, lexicon.gaps)
            compose(reading, verbs, lexicon, precedence)
            held += features(reading, verbs, leading(verbs))
        yield held


def fitted(rows: Sequence[Sequence[Feature]], labels: Sequence[str]) -> dict[Feature, list[int]]:
    """The weights of multinomial logistic regression for each of `TYPES`, without those that are zero throughout."""
    seen = Counter(feature for row in rows for feature in set(row))
    columns = {feature: n for n, feature in enumerate(sorted(f for f, count in seen.items() if count >= LEAST))}
    indices: list[int] = []
    ends = [0]
    for row in rows:
        indices += [columns[feature] for feature in row if feature in columns]
        ends.append(len(indices))
    matrix = csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(rows), len(columns)))
    matrix.sum_duplicates()
    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=3000, fit_intercept=False)
    model.fit(matrix, [TYPES.index(label) for label in labels])
    weights = np.rint(model.coef_ * SCALE).astype(int).T
    return {feature: weights[n].tolist() for feature, n in columns.items() if weights[n].any()}


def types(cases: Iterable[Case]) -> list[str]:
    return ["" if case.type == NONE else case.type for case in cases]


def cross_validated() -> None:
    """Print how well each set does with a model that has not seen it, beside the rules alone."""
    sets = {file.name: own(file) for file in (OWN, *FURTHER.values(), *BLIND)}
    held = {name: list(collected(cases)) for name, cases in sets.items()}
    gazetteer = load_gazetteer()
    coder = load(gazetteer)
    alone = Coder(coder.lexicon, coder.precedence, Model({}), coder.country_of, coder.names)
    rows = []
    for name, cases in sets.items():
        others = [other for other in sets if other != name and other not in KEPT_APART]
        weights = fitted([row for o in others for row in held[o]], [of for o in others for of in types(sets[o])])
        model = Model(weights)
        joined = Coder(coder.lexicon, coder.precedence, model, coder.country_of, coder.names)
        for by, used in (("rules", alone), ("rules and model", joined)):
            rows.append([name, by, *marks(cases, [found(case, gazetteer, used) for case in cases])])
    table(["set", "by", "sentences", "accuracy", "macro-F1 of types", "actor", "recipient"], rows)


def main() -> None:
    """Train on everything that may be learned from and write the weights, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cv", action="store_true", help="cross-validate by set, write nothing")
    if parser.parse_args().cv:
        cross_validated()
        return
    cases = learned_from()
    weights = fitted(list(collected(cases)), types(cases))
    rows = [f"{kind}={key}\t{' '.join(map(str, scores))}" for (kind, key), scores in sorted(weights.items())]
    file: Path = DATA / "weights.txt"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights from {len(cases)} sentences")


if __name__ == "__main__":
    main()
