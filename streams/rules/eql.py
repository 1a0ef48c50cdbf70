"""EQL text to a tree of frozen clauses. What each means is `match`'s business."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, cast

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedToken, VisitError

from streams.errors import RuleError

MAX_DEPTH: Final = 64
"""Deepest nesting of clauses; what walks the tree may then recurse."""

_GRAMMAR: Final = Path(__file__).with_name("eql.lark")
_READABLE: Final = {
    "OPERATOR": "and, or, not, prox",
    "RELATION": "a relation (any, all, adj, =, <, …)",
    "COMPARISON": "a comparison (=, <, >=, …)",
    "WORD": "a word",
    "QUOTED": "a quoted term",
    "LPAR": "(",
    "RPAR": ")",
    "SLASH": "/",
    "$END": "the end of the query",
}


class Place(NamedTuple):
    """Where in the query a clause begins; both count from 1."""

    line: int
    column: int


@dataclass(slots=True, frozen=True)
class Search:
    """`index relation/modifier "term"`; index and relation are None where the term stands alone."""

    index: str | None
    relation: str | None
    modifiers: tuple[str, ...]
    term: str
    place: Place = field(compare=False)


@dataclass(slots=True, frozen=True)
class And:
    clauses: "tuple[Clause, ...]"
    place: Place = field(compare=False)


@dataclass(slots=True, frozen=True)
class Or:
    clauses: "tuple[Clause, ...]"
    place: Place = field(compare=False)


@dataclass(slots=True, frozen=True)
class Not:
    clauses: "tuple[Clause, ...]"
    place: Place = field(compare=False)


@dataclass(slots=True, frozen=True)
class Count:
    """`or/count>=N`, or with `unique` `or/countunique>=N`; `least` is the smallest number that will do."""

    clauses: "tuple[Clause, ...]"
    least: int
    unique: bool
    place: Place = field(compare=False)


@dataclass(slots=True, frozen=True)
class Prox:
    """`prox/unit=…/distance…N`: clauses that hold near each other."""

    clauses: "tuple[Clause, ...]"
    unit: str
    comparison: str
    distance: int
    place: Place = field(compare=False)


_OPENED: Final = re.compile(r"\(\s*([^\s<>=/()\"]{1,40})\s*\Z")
"""A bracket and the word behind it, at the end of what has been read."""
_RELATIONS: Final = ("any", "all", "adj", "=", "==", "<>", "<", "<=", ">", ">=")
_QUOTES: Final = '"“”‘’«»\\'

Clause = And | Or | Not | Count | Prox | Search


class _Modifier(NamedTuple):
    name: str
    comparison: str | None
    value: str | None


def parse(query: str) -> Clause:
    """The tree of `query`.

    Raises RuleError with line and column for a query that does not follow the grammar, is nested more than
    `MAX_DEPTH` deep, or gives an operator a modifier that it does not have.
    """
    try:
        # What the transformer leaves of the tree, of which lark's types know nothing.
        clause = cast(Clause, _parser().parse(query))
    except UnexpectedEOF as e:
        raise _ends_early(query, e.expected) from None
    except UnexpectedToken as e:
        if e.token.type == "$END":
            raise _ends_early(query, e.expected) from None
        raise RuleError(_misplaced(query, e), line=e.line, column=e.column) from None
    except UnexpectedCharacters as e:
        message = f"{e.char!r} does not belong here; expected {_expected(e.allowed)}"
        raise RuleError(message, line=e.line, column=e.column) from None
    except VisitError as e:
        if isinstance(e.orig_exc, RuleError):
            raise e.orig_exc from None
        raise
    _limit_depth(clause)
    return clause


def searches_of(clause: Clause) -> Iterator[Search]:
    """The searches of a query, in order."""
    if isinstance(clause, Search):
        yield clause
        return
    for inner in clause.clauses:
        yield from searches_of(inner)


def _misplaced(query: str, error: UnexpectedToken) -> str:
    """What is wrong with a word or sign: most often an operator or a relation before it, or itself, is misspelt."""
    found = str(error.token)[:40]
    before = _OPENED.search(query, 0, error.pos_in_stream or 0)
    if before is not None and found.startswith("("):
        return f"unknown operator {before[1]!r} before this; known are and, or, not, prox"
    if before is not None and found.lower() in _RELATIONS:
        return f"a term is missing behind {found!r}"
    if before is not None and found != ")":
        return f"unknown relation {found!r}; known are {', '.join(_RELATIONS)}"
    if any(quote in found for quote in _QUOTES):
        return f'{found!r} does not belong here; terms stand in straight quotes, ", and hold none'
    return f"{found!r} does not belong here; expected {_expected(error.expected)}"


def _expected(names: Iterable[str] | None) -> str:
    return " or ".join(sorted(_READABLE.get(name, name) for name in names or ())) or "something else"


def _ends_early(query: str, expected: Iterable[str]) -> RuleError:
    lines = query.split("\n")
    message = f"the query ends early; expected {_expected(expected)}"
    return RuleError(message, line=len(lines), column=len(lines[-1]) + 1)


def _limit_depth(clause: Clause) -> None:
    level: list[Clause] = [clause]
    for _ in range(MAX_DEPTH):
        level = [inner for c in level if not isinstance(c, Search) for inner in c.clauses]
        if not level:
            return
    raise RuleError(f"nested more than {MAX_DEPTH} deep", line=level[0].place.line, column=level[0].place.column)


@cache
def _parser() -> "Lark":
    # With a transformer inside, LALR builds the tree from the leaves up and never recurses.
    return Lark(_GRAMMAR.read_text(encoding="utf-8"), parser="lalr", lexer="contextual", transformer=_Build())


class _Build(Transformer[Token, Clause]):
    @v_args(inline=True)
    def start(self, clause: Clause) -> Clause:
        return clause

    def clause(self, children: list[Clause]) -> Clause:
        return children[0]

    def modifier(self, children: list[Token]) -> _Modifier:
        name, comparison, value = [*map(str, children), None, None][:3]
        return _Modifier(str(name).lower(), comparison, value)

    def relation_modifier(self, children: list[Token]) -> str:
        return str(children[0]).lower()

    def word(self, children: list[Token]) -> Token:
        return children[0]

    def quoted(self, children: list[Token]) -> Token:
        return children[0].update(value=children[0][1:-1])

    def search(self, children: list[Token | str]) -> Search:
        first, term = children[0], children[-1]
        place = _place(first)
        if len(children) == 1:
            return Search(None, None, (), str(term), place)
        return Search(str(first).lower(), str(children[1]).lower(), tuple(map(str, children[2:-1])), str(term), place)

    def operation(self, children: list[Token | _Modifier | Clause]) -> Clause:
        operator = children[0]
        place = _place(operator)
        modifiers = [c for c in children if isinstance(c, _Modifier)]
        clauses = tuple(c for c in children if isinstance(c, Clause))
        name = str(operator).lower()
        if name == "prox":
            return _prox(clauses, modifiers, place)
        if name == "or" and modifiers:
            return _count(clauses, modifiers, place)
        if modifiers:
            raise _error(f"{name} takes no modifier /{modifiers[0].name}", place)
        if name == "and":
            return And(clauses, place)
        return Or(clauses, place) if name == "or" else Not(clauses, place)


def _count(clauses: tuple[Clause, ...], modifiers: list[_Modifier], place: Place) -> Count:
    name, comparison, value = modifiers[0]
    if len(modifiers) > 1 or name not in ("count", "countunique"):
        raise _error(f"or takes one modifier, /count or /countunique, not /{modifiers[-1].name}", place)
    if comparison not in (">=", ">"):
        raise _error(f"/{name} is compared with >= or >, not {comparison}", place)
    least = _number(value, name, place) + (comparison == ">")
    return Count(clauses, least, name == "countunique", place)


def _prox(clauses: tuple[Clause, ...], modifiers: list[_Modifier], place: Place) -> Prox:
    given = {m.name: m for m in modifiers}
    if set(given) != {"unit", "distance"} or len(modifiers) != 2:
        raise _error("prox takes the modifiers /unit and /distance, once each", place)
    unit, distance = given["unit"], given["distance"]
    if unit.comparison != "=" or unit.value is None or distance.comparison is None:
        raise _error("prox is written prox/unit=NAME/distance<NUMBER", place)
    return Prox(clauses, unit.value.lower(), distance.comparison, _number(distance.value, "distance", place), place)


def _number(value: str | None, name: str, place: Place) -> int:
    if value is None or not (value.isascii() and value.isdecimal() and len(value) < 7):
        raise _error(f"/{name} takes a number, not {value!r}", place)
    return int(value)


def _place(token: object) -> Place:
    line, column = getattr(token, "line", None), getattr(token, "column", None)
    return Place(line or 1, column or 1)


def _error(message: str, place: Place) -> RuleError:
    return RuleError(message, line=place.line, column=place.column)
