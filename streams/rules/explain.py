"""Why a rule holds for a document or does not: each clause of its query, and the words that make it hold."""

from collections.abc import Iterator
from typing import NamedTuple

from streams.rules.compiled import compile_clause
from streams.rules.document import Document, Span
from streams.rules.eql import And, Clause, Count, Not, Or, Prox, Search
from streams.rules.ruleset import AlertRule, TopicRule
from streams.rules.vocabulary import Vocabulary


class Line(NamedTuple):
    """A clause of a query: how deep it lies, what it says, whether it holds in the document, and by which words."""

    depth: int
    says: str
    holds: bool
    spans: tuple[Span, ...]


def explain(rule: TopicRule | AlertRule, document: Document) -> Iterator[Line]:
    """The clauses of a rule's query from the outermost inwards; each is held against the whole document for itself."""
    yield from _explain(rule.clause, rule, document, Vocabulary(), 0)


def _explain(
    clause: Clause, rule: TopicRule | AlertRule, document: Document, vocabulary: Vocabulary, depth: int
) -> Iterator[Line]:
    # What a not refuses is looked for as if one of its clauses had to hold.
    looked_for = Or(clause.clauses, clause.place) if isinstance(clause, Not) else clause
    hits = compile_clause(looked_for, vocabulary, rule.language, wires=rule.wires).hits(document)
    holds = (hits is None) if isinstance(clause, Not) else (hits is not None)
    yield Line(depth, said(clause), holds, tuple(document.span(hit) for hit in sorted(set(hits or ()))))
    if not isinstance(clause, Search):
        for inner in clause.clauses:
            yield from _explain(inner, rule, document, vocabulary, depth + 1)


def said(clause: Clause) -> str:
    """A clause in EQL, without the clauses inside it."""
    if isinstance(clause, Search):
        if clause.index is None:
            return f'"{clause.term}"'
        modifiers = "".join(f"/{name}" for name in clause.modifiers)
        return f'{clause.index} {clause.relation}{modifiers} "{clause.term}"'
    if isinstance(clause, Count):
        return f"or/{'countunique' if clause.unique else 'count'}>={clause.least}"
    if isinstance(clause, Prox):
        return f"prox/unit={clause.unit}/distance{clause.comparison}{clause.distance}"
    return {And: "and", Or: "or", Not: "not"}[type(clause)]
