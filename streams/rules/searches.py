"""Single EQL searches to functions that match a document, and what all clauses become."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from streams.errors import RuleError
from streams.rules.document import Document, Occurrence
from streams.rules.eql import Place, Search
from streams.rules.terms import Alternatives, Pattern, Phrase, occurrences, phrase, phrases, rarest

Match = Callable[[Document], list[Occurrence] | None]
"""The words that make a clause hold, or None where it does not; an empty list where it holds by no words."""

Need = frozenset[Pattern] | None
"""Words of which a document must hold one for the clause to hold; None where that cannot be said."""

TEXT_INDEXES: Final = ("title", "subtitle", "body", "text_content")
FOUND_INDEXES: Final = ("topic", "country")
ANY: Final = ("adj", "any", "=")


@dataclass(slots=True, frozen=True)
class Query:
    """A query ready to match; `need` lets a rule set pass over it without a call."""

    match: Match
    need: Need


def search(clause: Search) -> Query:
    """The matcher of a search. Raises RuleError for an index, relation or modifier that is not supported."""
    if clause.modifiers:
        raise refuse(f"the modifier /{clause.modifiers[0]} is not supported yet", clause.place)
    index, relation = clause.index, clause.relation
    if index in FOUND_INDEXES:
        return Query(_found(clause), None)
    if index is not None and index not in TEXT_INDEXES:
        raise refuse(f"unknown index {index!r}; known are {', '.join((*TEXT_INDEXES, *FOUND_INDEXES))}", clause.place)
    wanted = phrases_of(clause)
    if relation is None:
        fields = [_all_words(wanted, field) for field in ("title", "body")]
        return Query(any_of(fields), smallest([frozenset({rarest(p)}) for p in wanted]))
    assert index is not None  # noqa: S101 - the grammar gives a relation only to an index
    if relation in ANY:
        return one_word(Alternatives(wanted), index)
    if relation == "all":
        return Query(_all_words(wanted, index), smallest([frozenset({rarest(p)}) for p in wanted]))
    raise refuse(f"the relation {relation} is not supported for {index}", clause.place)


def _bounds(document: Document, field: str) -> tuple[int, int]:
    if field == "text_content":
        return 0, len(document.words)
    if field == "title":
        return 0, document.split
    return (document.split + 1, len(document.words)) if field == "body" else (0, 0)


def phrases_of(clause: Search) -> list[Phrase]:
    """What a search looks for: one phrase under `adj`, else alternatives. Raises RuleError for a term without words."""
    try:
        return [phrase(clause.term)] if clause.relation == "adj" else phrases(clause.term)
    except ValueError as e:
        raise refuse(str(e), clause.place) from None


def one_word(wanted: Alternatives, field: str) -> Query:
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
        raise refuse(f"the relation {clause.relation} is not supported for {clause.index}", clause.place)
    topic = clause.index == "topic"
    names = clause.term.split() if topic else clause.term.upper().split()
    if not names:
        raise refuse(f"{clause.index}: nothing to look for", clause.place)
    every = clause.relation == "all"

    def match(document: Document) -> list[Occurrence] | None:
        found = document.topics if topic else document.countries
        met = list(found.values()) if names == ["*"] else [found[name] for name in names if name in found]
        if not met or (every and len(met) < len(set(names))):
            return None
        return [occurrence for occurrences in met for occurrence in occurrences]

    return match


def any_of(matches: Sequence[Match]) -> Match:
    def match(document: Document) -> list[Occurrence] | None:
        parts = [hits for part in matches if (hits := part(document)) is not None]
        return [hit for hits in parts for hit in hits] if parts else None

    return match


def one_of(needs: Sequence[Need]) -> Need:
    """The need of clauses of which one must hold."""
    union: set[Pattern] = set()
    for need in needs:
        if need is None:
            return None
        union |= need
    return frozenset(union)


def smallest(needs: Sequence[Need]) -> Need:
    """The need of clauses that must all hold: that of the most telling one."""
    return min((n for n in needs if n is not None), key=len, default=None)


def refuse(message: str, place: Place) -> RuleError:
    return RuleError(message, line=place.line, column=place.column)
