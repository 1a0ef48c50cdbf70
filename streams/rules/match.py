"""EQL clauses to functions that match a document. What is not supported is refused here, when rules load."""

from collections.abc import Callable, Sequence
from typing import Final

from streams.rules.document import Document, Occurrence
from streams.rules.eql import And, Clause, Count, Not, Or, Prox, Search, parse
from streams.rules.near import apart, pairs
from streams.rules.searches import (
    ANY,
    TEXT_INDEXES,
    Match,
    Query,
    any_of,
    one_of,
    one_word,
    phrases_of,
    refuse,
    search,
    smallest,
)
from streams.rules.terms import Alternatives, Phrase

_HERE: Final = {("=", 1), ("<=", 1), ("<", 2)}


def compile_query(query: str) -> Query:
    """The matcher of an EQL query.

    Raises RuleError with line and column for a query that cannot be parsed or uses what is not supported.
    """
    clause = parse(query)
    if isinstance(clause, Not):
        raise refuse("a rule of nothing but not; put it inside an and with what must be there", clause.place)
    return _compile(clause)


def _compile(clause: Clause) -> Query:
    """The tree is at most `eql.MAX_DEPTH` deep, so this may recurse."""
    if isinstance(clause, Search):
        return search(clause)
    if isinstance(clause, And):
        return _and(clause)
    if isinstance(clause, Not):
        raise refuse("not stands only inside an and", clause.place)
    if isinstance(clause, Prox):
        return _word_prox(clause) if clause.unit == "word" else _unit_prox(clause)
    if isinstance(clause, Or):
        return _or(clause)
    parts = [_compile(c) for c in clause.clauses]
    need = one_of([p.need for p in parts])
    if clause.least < 1:
        raise refuse("a count of 0 always holds", clause.place)
    return Query(_at_least([p.match for p in parts], clause.least, clause.unique), need)


def _and(clause: And) -> Query:
    positive = [_compile(c) for c in clause.clauses if not isinstance(c, Not)]
    negative = [_compile(inner).match for c in clause.clauses if isinstance(c, Not) for inner in c.clauses]
    if not positive:
        raise refuse("an and of nothing but not; add what must be there", clause.place)
    matches = [p.match for p in positive]

    def match(document: Document) -> list[Occurrence] | None:
        found: list[Occurrence] = []
        for part in matches:
            hits = part(document)
            if hits is None:
                return None
            found += hits
        return None if any(part(document) is not None for part in negative) else found

    return Query(match, smallest([p.need for p in positive]))


def _or(clause: Or) -> Query:
    """The searches of an or that ask for any of some words are one search per index: most rules are made of them."""
    pools: dict[str, list[Phrase]] = {}
    parts: list[Query] = []
    for inner in clause.clauses:
        if isinstance(inner, Search) and inner.index in TEXT_INDEXES and inner.relation in ANY and not inner.modifiers:
            pools.setdefault(inner.index, []).extend(phrases_of(inner))
        else:
            parts.append(_compile(inner))
    parts += [one_word(Alternatives(wanted), index) for index, wanted in pools.items()]
    if len(parts) == 1:
        return parts[0]
    return Query(any_of([p.match for p in parts]), one_of([p.need for p in parts]))


def _at_least(matches: Sequence[Match], least: int, unique: bool) -> Match:
    def match(document: Document) -> list[Occurrence] | None:
        parts = [hits for part in matches if (hits := part(document)) is not None]
        # The same words met by two clauses are one occurrence.
        found = list({hit for hits in parts for hit in hits})
        return found if (len(parts) if unique else len(found)) >= least else None

    return match


def _word_prox(clause: Prox) -> Query:
    if len(clause.clauses) != 2:
        raise refuse(f"prox/unit=word takes two clauses, not {len(clause.clauses)}", clause.place)
    for inner in clause.clauses:
        if isinstance(inner, And | Not | Count):
            raise refuse("prox/unit=word takes searches, or, and prox only", inner.place)
    a, b = (_compile(c) for c in clause.clauses)
    comparison, distance = clause.comparison, clause.distance
    if comparison == ">":

        def match(document: Document) -> list[Occurrence] | None:
            hits = sorted(a.match(document) or ())
            return apart(hits, sorted(b.match(document) or ()), document, distance) or None

        return Query(match, a.need)
    if comparison not in ("<", "<=") or (comparison == "<" and not distance):
        raise refuse(f"prox/unit=word/distance{comparison}{distance} is not supported", clause.place)
    between = distance - (comparison == "<")

    def match_near(document: Document) -> list[Occurrence] | None:
        first, second = a.match(document), b.match(document)
        return pairs(sorted(first), sorted(second), document, between) or None if first and second else None

    return Query(match_near, smallest([a.need, b.need]))


Scoped = Callable[[Document], dict[int, list[Occurrence]]]
"""Sentence or paragraph number to the words in it that make a clause hold there."""


def _unit_prox(clause: Prox) -> Query:
    if clause.unit not in ("sentence", "paragraph"):
        raise refuse(f"prox/unit={clause.unit} is not supported; units are word, sentence, paragraph", clause.place)
    if (clause.comparison, clause.distance) not in _HERE:
        shown = f"prox/unit={clause.unit}/distance{clause.comparison}{clause.distance}"
        raise refuse(f"{shown} is not supported; only distance=1, <=1 and <2 are", clause.place)
    together = And(clause.clauses, clause.place)
    scoped = _scoped(together, clause.unit)

    def match(document: Document) -> list[Occurrence] | None:
        return [hit for hits in scoped(document).values() for hit in hits] or None

    return Query(match, _and(together).need)


def _scoped(clause: Clause, unit: str) -> Scoped:
    """The clause held against each sentence or paragraph for itself."""
    if isinstance(clause, And):
        positive = [_scoped(c, unit) for c in clause.clauses if not isinstance(c, Not)]
        negative = [_scoped(inner, unit) for c in clause.clauses if isinstance(c, Not) for inner in c.clauses]
        if not positive:
            raise refuse("an and of nothing but not; add what must be there", clause.place)
        return lambda document: _intersect(document, positive, negative)
    if isinstance(clause, Or) and not all(isinstance(c, Search) for c in clause.clauses):
        parts = [_scoped(c, unit) for c in clause.clauses]
        return lambda document: _merge([part(document) for part in parts])
    if isinstance(clause, Count):
        raise refuse(f"a count inside prox/unit={unit} is not supported", clause.place)
    match = _compile(clause).match

    def scoped(document: Document) -> dict[int, list[Occurrence]]:
        hits = match(document)
        if not hits:
            return {}
        units = document.units(unit)
        found: dict[int, list[Occurrence]] = {}
        for hit in hits:
            found.setdefault(units[hit.start], []).append(hit)
        return found

    return scoped


def _intersect(
    document: Document, positive: Sequence[Scoped], negative: Sequence[Scoped]
) -> dict[int, list[Occurrence]]:
    parts: list[dict[int, list[Occurrence]]] = []
    for part in positive:
        parts.append(part(document))
        if not parts[-1]:
            return {}
    units = set(parts[0]).intersection(*parts[1:])
    for part in negative:
        units.difference_update(part(document))
    return {unit: [hit for part in parts for hit in part[unit]] for unit in units}


def _merge(parts: Sequence[dict[int, list[Occurrence]]]) -> dict[int, list[Occurrence]]:
    merged: dict[int, list[Occurrence]] = {}
    for part in parts:
        for unit, hits in part.items():
            merged.setdefault(unit, []).extend(hits)
    return merged
