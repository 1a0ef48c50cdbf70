"""Learns the weights of `streams.language.spans`: `python -m training.entities` writes them, `--cv` cross-validates.

Cross-validation is by source: each of re3d's sources is tagged by a model that has not seen it. The features are
collected by the very code that adds up their weights later. Data: `../shared/data`, or the folder of `--shared`; their
licences stand beside them, the weights' provenance in `streams/language/data/model.json`.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from streams.language import load_gazetteer, recognise
from streams.language.evidence import Evidence
from streams.language.features import Weights
from streams.language.model import escaped, lists
from streams.language.scores import CLASSES, LIMIT, NONE, SCALE, best, packed, unpacked
from streams.language.spans import MAX_WORDS, TENTATIVE, SpanTagger
from training.corpora import Corpora, Document

ROOT = Path(__file__).parents[1]
DATA = ROOT / "streams" / "language" / "data"
INVERSE_REGULARISATION = 0.1
LEAST = 2  # times that a feature must be seen
THRESHOLD = -30
HEADS = (
    "forces regime government fighters troops army province city region militants rebels coalition leaders officials"
)
FOLDS = (
    ("CENTCOM",),
    ("UK Government",),
    ("Australian Department of Foreign Affairs", "Delegation of the European Union to Syria"),
)


def heads(documents: Iterable[Document]) -> frozenset[str]:
    """The words in lower case that names end with: forces, government."""
    found: Counter[str] = Counter()
    for document in documents:
        for (start, end), names in document.gold.items():
            words = document.text[start:end].split()
            if not document.flat and len(words) > 1 and words[-1].isalpha() and words[-1].islower():
                found[words[-1]] += bool(names & set(CLASSES[:3]))
    return frozenset(word for word, count in found.items() if count >= 2) | frozenset(HEADS.split())


def collect(documents: Sequence[Document], known: frozenset[str]) -> None:
    """Fill in the candidates of each document with the names of their features."""
    tagger = SpanTagger(lists(DATA), known, Weights(None), 0, with_verbs=True)
    for document in documents:
        document.candidates = tagger.candidates(document.text)


def fit(corpora: Corpora, documents: Iterable[Document]) -> dict[str, int]:
    """The packed weights of multinomial logistic regression, each class against that of no name."""
    rows, classes, shares = [], [], []
    for document in documents:
        for candidate in document.candidates:
            for of, share in corpora.labels(document, candidate.start, candidate.end):
                rows.append(candidate.total)
                classes.append(of)
                shares.append(share * document.weight)
    seen = Counter(feature for row in rows for feature in row)
    columns = {feature: n for n, feature in enumerate(sorted(f for f, count in seen.items() if count >= LEAST))}
    indices: list[int] = []
    ends = [0]
    for row in rows:
        indices += sorted({columns[feature] for feature in row if feature in columns})
        ends.append(len(indices))
    matrix = csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(rows), len(columns)))
    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=150, tol=1e-3, fit_intercept=False)
    model.fit(matrix, classes, sample_weight=shares)
    against_none = np.rint((model.coef_[:NONE] - model.coef_[NONE]) * SCALE).astype(int).T
    weights = {feature: tuple(map(int, against_none[n])) for feature, n in columns.items() if against_none[n].any()}
    _check_limit(weights)
    return {feature: packed(scores) for feature, scores in weights.items()}


def _check_limit(weights: dict[str, tuple[int, ...]]) -> None:
    """That no sum leaves its field: of most kinds of features a candidate has one at the most."""
    largest: dict[str, int] = {}
    for feature, scores in weights.items():
        name = feature.partition("=")[0]
        largest[name] = max(largest.get(name, 0), *map(abs, scores))
    several = {"B": MAX_WORDS - 2, "D": 3, "r": 2}
    if sum(most * several.get(name, 1) for name, most in largest.items()) >= LIMIT:
        raise ValueError("weights are so large that sums may leave their fields of 15 bits: take a smaller scale")


def first_decisions(weights: dict[str, int], document: Document) -> list[tuple[str, int, int]]:
    """What a document's evidence is made of."""
    decided = []
    for candidate in document.candidates:
        of, score = best(sum(weights.get(feature, 0) for feature in candidate.total))
        decided.append((candidate.words, of if score > TENTATIVE else NONE, score))
    return decided


def with_evidence(document: Document, decided: list[tuple[str, int, int]]) -> None:
    evidence = Evidence()
    for words, of, score in decided:
        evidence.add(words, of, score)
    for candidate in document.candidates:
        candidate.total = candidate.total + [f"{name}={key}" for name, key in evidence.features(candidate.words)]


def train(corpora: Corpora, documents: Sequence[Document], parts: int = 2) -> dict[str, int]:
    """The weights; evidence comes from models that have not seen the document, as it will in use."""
    decided = {}
    for part in range(parts):
        weights = fit(corpora, [d for n, d in enumerate(documents) if n % parts != part])
        for document in documents[part::parts]:
            decided[document.id] = first_decisions(weights, document)
    for document in documents:
        with_evidence(document, decided[document.id])
    return fit(corpora, documents)


def tagged(tagger: SpanTagger, documents: Iterable[Document]) -> list[dict[str, Any]]:
    """The entities of documents as the scorer reads them: what `wirewatch tag` would give with this tagger."""
    gazetteer = replace(load_gazetteer(), names=tagger)
    return [
        {"documentId": document.id, "begin": entity["start"], "end": entity["end"], "type": entity["type"]}
        for document in documents
        for entity in recognise(document.text, None, gazetteer)
    ]


def learned(corpora: Corpora, documents: Sequence[Document]) -> SpanTagger:
    """A tagger that has seen these documents and no others."""
    known = heads(documents)
    collect(documents, known)
    return SpanTagger(lists(DATA), known, Weights(train(corpora, documents).items()), THRESHOLD)


def cross_validated(corpora: Corpora, say: Callable[[str], None] = print) -> list[dict[str, Any]]:
    """Predictions for all of re3d, each source by a model that has not seen it."""
    found = []
    for fold in FOLDS:
        tagger = learned(corpora, [d for d in corpora.documents if d.source not in fold])
        found += tagged(tagger, [d for d in corpora.documents if d.source in fold])
        say(f"{', '.join(fold)}: tagged")
    return found


def report(corpora: Corpora, predictions: list[dict[str, Any]], say: Callable[[str], None] = print) -> None:
    texts = {d.id: d.text for d in corpora.documents if d.source in corpora.sources}
    for view in ("NAMED", "CORE"):
        exact = corpora.scorer.score(texts, corpora.entities, predictions, corpora.capitals, view)["exact"]
        for name in ("MICRO", *CLASSES):
            say(f"{view:6}{name:13} P {exact[name]['P']:5} R {exact[name]['R']:5} F1 {exact[name]['F1']:5}")


def read(shared: Path) -> Corpora:
    """The corpora under a folder, their words for peoples made nationalities."""
    flags = lists(DATA).flags
    return Corpora(shared, frozenset(name for name, letters in flags.items() if "N" in letters))


def main() -> None:
    """Train on everything and write the weights, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with data/ and quality/")
    parser.add_argument("--cv", action="store_true", help="cross-validate, write nothing")
    options = parser.parse_args()
    corpora = read(options.shared)
    if options.cv:
        report(corpora, cross_validated(corpora))
        return
    known = heads(corpora.documents)
    collect(corpora.documents, known)
    weights = train(corpora, corpora.documents)
    rows = [f"{escaped(feature)}\t{' '.join(map(str, unpacked(total)))}" for feature, total in sorted(weights.items())]
    (DATA / "weights.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    about = {
        "trained on": "re3d (four of seven sources), CrossNER politics (MIT), Wikigold (CC BY 4.0), texts of our own",
        "by": "python -m training.entities",
        "classes": list(CLASSES),
        "scale": SCALE,
        "threshold": THRESHOLD,
        "heads": sorted(known),
    }
    (DATA / "model.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights")


if __name__ == "__main__":
    main()
