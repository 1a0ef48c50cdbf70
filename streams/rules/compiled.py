"""EQL clauses to queries. What has no meaning is refused here, when rules load."""

import re
from collections.abc import Callable
from typing import Final, TypeVar

from streams.errors import RuleError
from streams.rules import found, searches
from streams.rules.eql import And, Clause, Not, Or, Place, Prox, Search, parse, searches_of
from streams.rules.queries import AllOf, Apart, AtLeast, Near, OneOf, Query, Within, Without
from streams.rules.searches import AllWords, AnyWord, NoWord, Regexp, WholeField
from streams.rules.terms import Kind, Phrase, phrase, phrases
from streams.rules.vocabulary import LANGUAGES, Vocabulary

_MODIFIERS: Final = ("stemming", "casesensitive", "literal", "regexp")
_POOLED: Final = ("adj", "any", "=")
_WHOLE: Final = ("adj", "=", "==")
"""The relations under which what enrichment found is the term as a whole."""
_OF_NAMES: Final = ("any", "all", *_WHOLE)
_LONGEST_REGEXP: Final = 500
_MOST_UNITS: Final = 500
"""Sentences or paragraphs in a row that a prox may look at."""
_MOST_LOOKS: Final = 64
"""Times that the sentences or paragraphs of a prox inside others may be looked at: each holds all its windows again."""
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?")

T = TypeVar("T")


def compile_query(
    query: str, vocabulary: Vocabulary | None = None, language: str = "en", *, wires: bool = False
) -> Query:
    """The query of an EQL text; `language` (ISO 639-1) is that of its stems, `wires` says that it reads wires' forms.

    Raises RuleError with line and column for a text that cannot be parsed or says what has no meaning.
    """
    return compile_clause(parse(query), vocabulary or Vocabulary(), language, wires=wires)


def compile_clause(clause: Clause, vocabulary: Vocabulary, language: str = "en", *, wires: bool = False) -> Query:
    """The query of a clause. Raises RuleError as `compile_query` does."""
    if isinstance(clause, Not):
        raise refuse("a rule of nothing but not; put it inside an and with what must be there", clause.place)
    if language not in LANGUAGES:
        raise refuse(f"no stems for the language {language!r}; there are {', '.join(LANGUAGES)}", clause.place)
    return _Compiler(vocabulary, language, wires).query(clause)


class _Compiler:
    """Walks a tree, which is at most `eql.MAX_DEPTH` deep, so that it may recurse."""

    def __init__(self, vocabulary: Vocabulary, language: str, wires: bool) -> None:
        self.vocabulary, self.language, self.wires = vocabulary, language, wires
        self._looks = 1
        """Times that each sentence is looked at where the walk is."""

    def query(self, clause: Clause) -> Query:
        if isinstance(clause, Search):
            return self._search(clause)
        if isinstance(clause, And):
            return self._all(clause)
        if isinstance(clause, Not):
            raise refuse("not stands only inside an and", clause.place)
        if isinstance(clause, Prox):
            return self._near(clause) if clause.unit == "word" else self._within(clause)
        if isinstance(clause, Or):
            return self._any(clause)
        if clause.least < 1:
            raise refuse("a count of 0 always holds", clause.place)
        if clause.unique and clause.least > len(clause.clauses):
            raise refuse(f"{clause.least} of {len(clause.clauses)} clauses can never hold", clause.place)
        return AtLeast([self.query(inner) for inner in clause.clauses], clause.least, clause.unique)

    def _all(self, clause: And | Prox) -> AllOf:
        positive = [self.query(inner) for inner in clause.clauses if not isinstance(inner, Not)]
        negative = [self.query(no) for inner in clause.clauses if isinstance(inner, Not) for no in inner.clauses]
        if not positive:
            raise refuse("an and of nothing but not; add what must be there", clause.place)
        return AllOf(positive, negative)

    def _any(self, clause: Or) -> Query:
        """The searches of an or for any of some words are one search per index: most rules are made of them."""
        pools: dict[str, list[Phrase]] = {}
        parts: list[Query] = []
        for inner in clause.clauses:
            if (
                isinstance(inner, Search)
                and inner.index in searches.INDEXES
                and inner.relation in _POOLED
                and "regexp" not in inner.modifiers
            ):
                pools.setdefault(inner.index, []).extend(self._phrases(inner))
            else:
                parts.append(self.query(inner))
        parts += [AnyWord(index, wanted, self.vocabulary, self.wires) for index, wanted in pools.items()]
        return parts[0] if len(parts) == 1 else OneOf(parts)

    def _near(self, clause: Prox) -> Query:
        if len(clause.clauses) != 2:
            raise refuse(f"prox/unit=word takes two clauses, not {len(clause.clauses)}", clause.place)
        first, second = (self.query(inner) for inner in clause.clauses)
        comparison, distance = clause.comparison, clause.distance
        if comparison in (">", ">="):
            # Nothing is fewer than 0 words away.
            return Apart(first, second, max(0, distance - (comparison == ">=")))
        if comparison not in ("<", "<=", "=") or (comparison == "<" and not distance):
            raise refuse(f"prox/unit=word/distance{comparison}{distance} has no meaning", clause.place)
        return Near(first, second, distance if comparison == "=" else 0, distance - (comparison == "<"))

    def _within(self, clause: Prox) -> Query:
        if clause.unit not in ("sentence", "paragraph"):
            raise refuse(f"prox/unit={clause.unit} has no meaning; units are word, sentence, paragraph", clause.place)
        comparison, distance = clause.comparison, clause.distance
        size = distance - (comparison in ("<", ">="))
        if size < 1 or comparison not in ("<", "<=", "=", ">", ">="):
            raise refuse(f"prox/unit={clause.unit}/distance{comparison}{distance} has no meaning", clause.place)
        if size > _MOST_UNITS:
            raise refuse(f"prox/unit={clause.unit} over more than {_MOST_UNITS} of them", clause.place)
        outside = self._looks
        self._looks *= size + (2 if comparison in (">", ">=") else 1)
        if outside > 1 and self._looks > _MOST_LOOKS:
            raise refuse("too many prox of sentences or paragraphs inside each other, or too far ones", clause.place)
        query = self._of_units(clause, size)
        self._looks = outside
        return query

    def _of_units(self, clause: Prox, size: int) -> Query:
        together = Within(self._all(clause), clause.unit, size)
        if clause.comparison not in (">", ">="):
            return together
        first = clause.clauses[0]
        if isinstance(first, Not):
            raise refuse(f"prox/unit={clause.unit}/distance> begins with what must be there", first.place)
        return Without(self.query(first), together)

    def _search(self, clause: Search) -> Query:
        index, relation = clause.index, clause.relation
        unknown = [name for name in clause.modifiers if name not in _MODIFIERS]
        if unknown:
            raise refuse(f"unknown modifier /{unknown[0]}; known are /{', /'.join(_MODIFIERS)}", clause.place)
        if index in found.INDEXES:
            return _found(clause)
        if index is not None and index not in searches.INDEXES:
            known = ", ".join((*searches.INDEXES, *found.INDEXES))
            raise refuse(f"unknown index {index!r}; known are {known}", clause.place)
        if "regexp" in clause.modifiers:
            return _regexp(clause)
        wanted, vocabulary, wires = self._phrases(clause), self.vocabulary, self.wires
        if index is None:
            return OneOf([AllWords(field, wanted, vocabulary, wires) for field in ("title", "body")])
        if relation in _POOLED:
            return AnyWord(index, wanted, vocabulary, wires)
        if relation == "all":
            return AllWords(index, wanted, vocabulary, wires)
        if relation == "==":
            return WholeField(index, _checked(phrase, clause, self._kind(clause)), vocabulary)
        if relation == "<>":
            return NoWord(AnyWord(index, wanted, vocabulary, wires))
        raise refuse(f"the relation {relation} has no meaning for {index}", clause.place)

    def _kind(self, clause: Search) -> Kind:
        cased = "casesensitive" in clause.modifiers or "literal" in clause.modifiers
        return Kind(self.language if "stemming" in clause.modifiers else None, cased)

    def _phrases(self, clause: Search) -> list[Phrase]:
        """What a search looks for: one phrase under `adj`, else alternatives."""
        if clause.relation == "adj":
            return [_checked(phrase, clause, self._kind(clause))]
        return _checked(phrases, clause, self._kind(clause))


def _checked(read: Callable[[str, Kind], T], clause: Search, kind: Kind) -> T:
    try:
        return read(clause.term, kind)
    except ValueError as e:
        raise refuse(str(e), clause.place) from None


def _regexp(clause: Search) -> Query:
    if clause.relation in ("<>", "all", "==") or clause.relation is None or clause.index is None:
        raise refuse(f"/regexp goes with any, adj and =, not with {clause.relation or 'no relation'}", clause.place)
    if len(clause.term) > _LONGEST_REGEXP:
        raise refuse(f"a regular expression of more than {_LONGEST_REGEXP} characters", clause.place)
    try:
        return Regexp(clause.index, clause.term)
    except ValueError as e:
        raise refuse(str(e), clause.place) from None


def _found(clause: Search) -> Query:
    """A search in what enrichment found."""
    index, relation = str(clause.index), str(clause.relation)
    if clause.modifiers:
        raise refuse(f"/{clause.modifiers[0]} has no meaning for {index}", clause.place)
    names = clause.term.lower().split()
    if not names:
        raise refuse(f"{index}: nothing to look for", clause.place)
    if index in found.NUMBERS and names != ["*"]:
        return _compared(clause, index, relation, names)
    if relation not in (*_OF_NAMES, "<>"):
        raise refuse(f"the relation {relation} has no meaning for {index}", clause.place)
    whole = " ".join(names)
    if relation in _WHOLE:
        names = [whole]
    shape, are = found.VALUES.get(index, (None, ""))
    never = next((name for name in names if shape is not None and not shape.fullmatch(name)), None)
    if never is not None:
        raise refuse(f"{index} has no value {never!r}; its values are {are}", clause.place)
    if relation == "all":
        return found.Found(index, names, every=True)
    # A name may have blanks in it, as that of a provider.
    query = found.Found(index, [*names, whole], every=False)
    return found.NotFound(query) if relation == "<>" else query


def _compared(clause: Search, index: str, relation: str, names: list[str]) -> Query:
    """A search for one of some numbers, for all of them or none, or for those that are larger or smaller than one."""
    wrong = next((name for name in names if not _NUMBER.fullmatch(name)), None)
    if wrong is not None:
        raise refuse(f"{index} is a number, not {wrong!r}", clause.place)
    if relation not in ("any", "all", "<>") and len(names) > 1:
        raise refuse(f"{index} {relation} takes one number, not {clause.term!r}", clause.place)
    compared = "=" if relation in (*_OF_NAMES, "<>") else relation
    if compared not in found.COMPARED:
        raise refuse(f"the relation {relation} has no meaning for {index}", clause.place)
    parts = [found.Compared(index, compared, float(name)) for name in names]
    query = AllOf(parts, []) if relation == "all" else OneOf(parts)
    return found.NotFound(query) if relation == "<>" else query


def check_topic(clause: Clause) -> None:
    """Raises RuleError, with line and column, for the query of a topic rule that asks for topics or can have no words.

    Topics are looked for one by one, so that one would know of those before it in the alphabet alone; and a topic is
    told with the words that say so.
    """
    for search in searches_of(clause):
        if search.index == "topic":
            raise refuse("a topic's rule cannot ask for topics; those of alerts can", search.place)
    if not _has_words(clause):
        raise refuse("no clause has words that could be the evidence; add what an item must say", clause.place)


def _has_words(clause: Clause) -> bool:
    """Whether a clause can hold by words."""
    if isinstance(clause, Search):
        return clause.relation != "<>" and clause.index not in found.WORDLESS
    return not isinstance(clause, Not) and any(_has_words(inner) for inner in clause.clauses)


def refuse(message: str, place: Place) -> RuleError:
    return RuleError(message, line=place.line, column=place.column)
