"""Sentences of Wikigold in which nothing of PLOVER's codebook happens, for the model of events to keep silent on.

Its first 1,089 sentences were read, and those marked that a coder could code, of long ago too; `data/events/coded.txt`
has the digests of these. The text itself stays in `../shared/data`.
"""

import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.events import NONE, SENTENCES, Case
from streams.language import sentences
from training.corpora import Corpora

CODED = SENTENCES / "coded.txt"
SOURCE = "wikigold.conll.txt"
READ = 1_089
SHORTEST = 25  # code points; what is shorter is a heading or a piece


def digest(sentence: str) -> str:
    """Tells a sentence from the others."""
    return hashlib.sha256(sentence.encode()).hexdigest()[:12]


def sentences_of(shared: Path) -> Iterator[str]:
    """The sentences of Wikigold in order, on one line each."""
    for document in Corpora(shared, frozenset()).documents:
        if document.source == SOURCE:
            for start, end in sentences(document.text):
                sentence = document.text[start:end].replace("\n", " ")
                if len(sentence) >= SHORTEST:
                    yield sentence


def uneventful(shared: Path) -> list[Case]:
    """The sentences that nobody marked."""
    coded = {line for line in CODED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}
    kept = [sentence for sentence in islice(sentences_of(shared), READ) if digest(sentence) not in coded]
    return [Case(digest(sentence), NONE, (), (), sentence) for sentence in kept]
