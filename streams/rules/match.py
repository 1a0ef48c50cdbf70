"""EQL clauses to functions that match a document. What is not supported is refused here, when rules load."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from streams.errors import RuleError
from streams.rules.document import Document, Occurrence, Span
from streams.rules.eql import And, Clause, Count, Not, Or, Place, Prox, Search, parse
from streams.rules.near import apart, pairs
from streams.rules.terms import Alternatives, Pattern, Phrase, occurrences, phrase, phrases, rarest

Match = Callable[[Document], list[Occurrence] | None]
"""The words that make a clause hold, or None where it does not; an empty list where it holds by no words."""

Need = frozenset[Pattern] | None
"""Words of which a document must hold one for the clause to hold; None where that cannot be said."""

TEXT_INDEXES: Final = ("title", "subtitle", "body", "text_content")
FOUND_INDEXES: Final = ("topic", "country")
_ANY: Final = ("adj", "any", "=")
_HERE: Final = {("=", 1), ("<=", 1), ("<", 2)}


@dataclass(slots=True, frozen=True)
class Query:
    """A query ready to match; `need` lets a rule set pass over it without a call."""

    match: Match
    need: Need


def compile_query(query: str) -> Query:
    """The matcher of an EQL query.

    Raises RuleError with line and column for a query that cannot be parsed or uses what is not supported.
    """
    clause = parse(query)
    if isinstance(clause, Not):
        raise _refuse("a rule of nothing but not; put it inside an and with what must be there", clause.place)
    return _compile(clause)


def _compile(clause: Clause) -> Query:
    """The tree is at most `eql.MAX_DEPTH` deep, so this may recurse."""
    if isinstance(clause, Search):
        return _search(clause)
    if isinstance(clause, And):
        return _and(clause)
    if isinstance(clause, Not):
        raise _refuse("not stands only inside an and", clause.place)
    if isinstance(clause, Prox):
        return _word_prox(clause) if clause.unit == "word" else _unit_prox(clause)
    if isinstance(clause, Or):
        return _or(clause)
    parts = [_compile(c) for c in clause.clauses]
    need = _one_of([p.need for p in parts])
    if clause.least < 1:
        raise _refuse("a count of 0 always holds", clause.place)
    return Query(_at_least([p.match for p in parts], clause.least, clause.unique), need)


def _and(clause: And) -> Query:
    positive = [_compile(c) for c in clause.clauses if not isinstance(c, Not)]
    negative = [_compile(inner).match for c in clause.clauses if isinstance(c, Not) for inner in c.clauses]
    if not positive:
        raise _refuse("an and of nothing but not; add what must be there", clause.place)
    matches = [p.match for p in positive]

    def match(document: Document) -> list[Occurrence] | None:
        found: list[Occurrence] = []
        for part in matches:
            hits = part(document)
            if hits is None:
                return None
            found += hits
        return None if any(part(document) is not None for part in negative) else found

    return Query(match, _smallest([p.need for p in positive]))


def _or(clause: Or) -> Query:
    """The searches of an or that ask for any of some words are one search per index: most rules are made of them."""
    pools: dict[str, list[Phrase]] = {}
    parts: list[Query] = []
    for inner in clause.clauses:
        if isinstance(inner, Search) and inner.index in TEXT_INDEXES and inner.relation in _ANY and not inner.modifiers:
            pools.setdefault(inner.index, []).extend(_phrases(inner))
        else:
            parts.append(_compile(inner))
    parts += [_one_word(Alternatives(wanted), index) for index, wanted in pools.items()]
    if len(parts) == 1:
        return parts[0]
    return Query(_any_of([p.match for p in parts]), _one_of([p.need for p in parts]))


def _any_of(matches: Sequence[Match]) -> Match:
    def match(document: Document) -> list[Occurrence] | None:
        parts = [hits for part in matches if (hits := part(document)) is not None]
        return [hit for hits in parts for hit in hits] if parts else None

    return match


def _at_least(matches: Sequence[Match], least: int, unique: bool) -> Match:
    def match(document: Document) -> list[Occurrence] | None:
        parts = [hits for part in matches if (hits := part(document)) is not None]
        # The same words met by two clauses are one occurrence.
        found = list({hit for hits in parts for hit in hits})
        return found if (len(parts) if unique else len(found)) >= least else None

    return match


def _search(clause: Search) -> Query:
    if clause.modifiers:
        raise _refuse(f"the modifier /{clause.modifiers[0]} is not supported yet", clause.place)
    index, relation = clause.index, clause.relation
    if index in FOUND_INDEXES:
        return Query(_found(clause), None)
    if index is not None and index not in TEXT_INDEXES:
        raise _refuse(f"unknown index {index!r}; known are {', '.join((*TEXT_INDEXES, *FOUND_INDEXES))}", clause.place)
    wanted = _phrases(clause)
    if relation is None:
        fields = [_all_words(wanted, field) for field in ("title", "body")]
        return Query(_any_of(fields), _smallest([frozenset({rarest(p)}) for p in wanted]))
    assert index is not None  # noqa: S101 - the grammar gives a relation only to an index
    if relation in _ANY:
        return _one_word(Alternatives(wanted), index)
    if relation == "all":
        return Query(_all_words(wanted, index), _smallest([frozenset({rarest(p)}) for p in wanted]))
    raise _refuse(f"the relation {relation} is not supported for {index}", clause.place)


def _bounds(document: Document, field: str) -> tuple[int, int]:
    if field == "text_content":
        return 0, len(document.words)
    if field == "title":
        return 0, document.split
    return (document.split + 1, len(document.words)) if field == "body" else (0, 0)


def _phrases(clause: Search) -> list[Phrase]:
    try:
        return [phrase(clause.term)] if clause.relation == "adj" else phrases(clause.term)
    except ValueError as e:
        raise _refuse(str(e), clause.place) from None


def _one_word(wanted: Alternatives, field: str) -> Query:
    def match(document: Document) -> list[Occurrence] | None:
        low, high = _bounds(document, field)
        return wanted.occurrences(document, low, high) or None

    return Query(match, wanted.needs)


def _all_words(wanted: Sequence[Phrase], field: str) -> Match:
    def match(document: Document) -> list[Occurrence] | None:
        low, high = _bounds(document, field)
        found: list[Occurrence] = []
        for p in wanted:
            hits = occurrences(p, document, low, high)
            if not hits:
                return None
            found += hits
        return found

    return match


def _found(clause: Search) -> Match:
    """What enrichment found: `topic` by id, `country` by alpha-3; `*` is any."""
    if clause.relation not in ("any", "all", "="):
        raise _refuse(f"the relation {clause.relation} is not supported for {clause.index}", clause.place)
    topic = clause.index == "topic"
    names = clause.term.split() if topic else clause.term.upper().split()
    if not names:
        raise _refuse(f"{clause.index}: nothing to look for", clause.place)
    every = clause.relation == "all"

    def match(document: Document) -> list[Occurrence] | None:
        spans = document.topics if topic else document.countries
        met = list(spans.values()) if names == ["*"] else [spans[name] for name in names if name in spans]
        if not met or (every and len(met) < len(set(names))):
            return None
        return [o for places in met for span in places if (o := document.occurrence(Span(*span))) is not None]

    return match


def _word_prox(clause: Prox) -> Query:
    if len(clause.clauses) != 2:
        raise _refuse(f"prox/unit=word takes two clauses, not {len(clause.clauses)}", clause.place)
    for inner in clause.clauses:
        if isinstance(inner, And | Not | Count):
            raise _refuse("prox/unit=word takes searches, or, and prox only", inner.place)
    a, b = (_compile(c) for c in clause.clauses)
    comparison, distance = clause.comparison, clause.distance
    if comparison == ">":

        def match(document: Document) -> list[Occurrence] | None:
            hits = sorted(a.match(document) or ())
            return apart(hits, sorted(b.match(document) or ()), document, distance) or None

        return Query(match, a.need)
    if comparison not in ("<", "<=") or (comparison == "<" and not distance):
        raise _refuse(f"prox/unit=word/distance{comparison}{distance} is not supported", clause.place)
    between = distance - (comparison == "<")

    def match_near(document: Document) -> list[Occurrence] | None:
        first, second = a.match(document), b.match(document)
        return pairs(sorted(first), sorted(second), document, between) or None if first and second else None

    return Query(match_near, _smallest([a.need, b.need]))


Scoped = Callable[[Document], dict[int, list[Occurrence]]]
"""Sentence or paragraph number to the words in it that make a clause hold there."""


def _unit_prox(clause: Prox) -> Query:
    if clause.unit not in ("sentence", "paragraph"):
        raise _refuse(f"prox/unit={clause.unit} is not supported; units are word, sentence, paragraph", clause.place)
    if (clause.comparison, clause.distance) not in _HERE:
        shown = f"prox/unit={clause.unit}/distance{clause.comparison}{clause.distance}"
        raise _refuse(f"{shown} is not supported; only distance=1, <=1 and <2 are", clause.place)
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
            raise _refuse("an and of nothing but not; add what must be there", clause.place)
        return lambda document: _intersect(document, positive, negative)
    if isinstance(clause, Or) and not all(isinstance(c, Search) for c in clause.clauses):
        parts = [_scoped(c, unit) for c in clause.clauses]
        return lambda document: _merge([part(document) for part in parts])
    if isinstance(clause, Count):
        raise _refuse(f"a count inside prox/unit={unit} is not supported", clause.place)
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


def _one_of(needs: Sequence[Need]) -> Need:
    union: set[Pattern] = set()
    for need in needs:
        if need is None:
            return None
        union |= need
    return frozenset(union)


def _smallest(needs: Sequence[Need]) -> Need:
    return min((n for n in needs if n is not None), key=len, default=None)


def _refuse(message: str, place: Place) -> RuleError:
    return RuleError(message, line=place.line, column=place.column)
