"""What of a rule's hits says that something is so, and how sure that makes the topic."""

from bisect import bisect_right
from typing import Final, NamedTuple

from streams.rules.document import FIELDS, Document, Occurrence
from streams.rules.modes import MODES, clause_ends, modes

WEIGHTS: Final = {"headline": 0.6, "lead": 0.4, "body": 0.25}
"""How much a sentence says that has evidence, by where it stands; several add up as chances do that all are wrong."""
LEAD: Final = 2
"""Sentences that are the lead."""


class Told(NamedTuple):
    """The hits in clauses that say that something is so, the others with their modes, and the topic's confidence."""

    hits: list[Occurrence]
    others: list[Occurrence]
    modes: list[str]
    confidence: float


def tell(document: Document, hits: list[Occurrence]) -> Told:
    """Divide the hits of a rule, which are in order, by what their clauses say."""
    so: list[Occurrence] = []
    others: list[Occurrence] = []
    found: set[str] = set()
    wrong = 1.0
    for (field, number), inside in _by_sentence(document, hits).items():
        start, end = document.sentences[field][number]
        text, ends = document.text_of(field), clause_ends(document.text_of(field), start, end)
        clauses: dict[int, list[Occurrence]] = {}
        for hit in inside:
            clauses.setdefault(bisect_right(ends, document.span(hit).start), []).append(hit)
        holds = False
        for clause in clauses.values():
            said = modes(text, start, end, [document.span(hit)[1:] for hit in clause], document.year)
            (others if said else so).extend(clause)
            found.update(said)
            holds = holds or not said
        if holds:
            wrong *= 1.0 - WEIGHTS["headline" if field == FIELDS[0] else "lead" if number < LEAD else "body"]
    return Told(so, others, [mode for mode in MODES if mode in found], round(1.0 - wrong, 2))


def _by_sentence(document: Document, hits: list[Occurrence]) -> dict[tuple[str, int], list[Occurrence]]:
    sentences: dict[tuple[str, int], list[Occurrence]] = {}
    for hit in hits:
        field, start, _ = document.span(hit)
        number = max(0, bisect_right(document.sentences[field], start, key=_start) - 1)
        sentences.setdefault((field, number), []).append(hit)
    return sentences


def _start(span: tuple[int, int]) -> int:
    return span[0]
