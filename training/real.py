"""Sentences of re3d and CrossNER with what they tell of by PLOVER's codebook: statements, field reports, encyclopedia.

Coders who had seen neither the rules nor what they answer labelled them (`data/events/real`). The text itself stays in
`../shared/data`.
"""

from collections.abc import Iterator
from pathlib import Path

from bench.events import SENTENCES, Case, codes
from streams.language import sentences
from training.corpora import Corpora
from training.encyclopedia import digest

LABELS = SENTENCES / "real"
HALVES = ("re3d, half 1", "re3d, half 2")
CROSSNER = "crossner"
REAL = (*HALVES, CROSSNER)
_OF_CROSSNER = ("train.txt", "dev.txt")


def real(shared: Path) -> dict[str, list[Case]]:
    """The labelled sentences by the names of `REAL`; halves are of whole documents."""
    corpora = Corpora(shared, frozenset())
    labels = {file.stem: _labels(file) for file in sorted(LABELS.glob("*.txt"))}
    found: dict[str, list[Case]] = {name: [] for name in REAL}
    for number, document in enumerate(corpora.documents):
        if document.source in corpora.sources:
            corpus, name = "re3d", HALVES[number % 2]
        elif document.source in _OF_CROSSNER:
            corpus = name = CROSSNER
        else:
            continue
        for sentence in _sentences(document.text):
            label = labels[corpus].pop(digest(sentence), None)  # the first of those that are alike
            if label is not None:
                found[name].append(Case(digest(sentence), *label, sentence))
    return found


def _sentences(text: str) -> Iterator[str]:
    for start, end in sentences(text):
        yield " ".join(text[start:end].split())


def _labels(file: Path) -> dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    labels = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            id_, type_, parties = line.split(" ")
            actors, _, recipients = parties.partition(">")
            labels[id_] = type_, codes(actors), codes(recipients)
    return labels
