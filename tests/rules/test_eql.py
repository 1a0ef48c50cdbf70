import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.errors import RuleError
from streams.rules.eql import And, Clause, Count, Not, Or, Place, Prox, Search, parse

EXTRA = Path(__file__).parents[3] / "shared/data/iptc/extra-rules-english.json"


def clauses_of(clause: Clause) -> list[Clause]:
    return [clause] + ([] if isinstance(clause, Search) else [c for inner in clause.clauses for c in clauses_of(inner)])


def term(word: str) -> Search:
    return Search(None, None, (), word, Place(1, 1))


@pytest.mark.skipif(not EXTRA.exists(), reason=f"IPTC EXTRA's rules are not at {EXTRA}")
def test_all_rules_of_extra_parse() -> None:
    rules = json.loads(EXTRA.read_text(encoding="utf-8"))["rules"]
    clauses = [c for rule in rules for c in clauses_of(parse(rule["query"]))]
    assert len(rules) == 36
    assert sum(isinstance(c, Search) for c in clauses) == 929
    assert sum(not isinstance(c, Search) for c in clauses) == 183


def test_operators() -> None:
    place = Place(1, 1)
    a, b = term("a"), term("b")
    assert parse("(AND a (not b))") == And((a, Not((b,), place)), place)
    assert parse("(or/count>=2 a b)") == Count((a, b), 2, False, place)
    assert parse("(or/countunique>2 a b)") == Count((a, b), 3, True, place)
    assert parse("(prox/unit=word/distance<=3 a b)") == Prox((a, b), "word", "<=", 3, place)
    assert parse("(prox/distance=1/unit=sentence a b)") == Prox((a, b), "sentence", "=", 1, place)


def test_searches() -> None:
    assert parse('Title any/stemming "x y"') == Search("title", "any", ("stemming",), "x y", Place(1, 1))
    assert parse("(urgency <= 4)") == Search("urgency", "<=", (), "4", Place(1, 1))
    assert parse('("a (b) = c")') == term("a (b) = c")


@pytest.mark.parametrize("query", ["(or a and)", "(body any or)", "and", "(or (body any not) prox)"])
def test_keywords_before_a_bracket_are_words_where_no_operator_can_stand(query: str) -> None:
    parse(query)


def test_keywords_are_words_where_a_word_stands() -> None:
    assert parse("(or any all)") == Or((term("any"), term("all")), Place(1, 1))
    assert parse("(or and b)") == Or((term("and"), term("b")), Place(1, 1))


@pytest.mark.parametrize("comment", ["/* a * b */", "// a / b //", "/***/"])
def test_comments(comment: str) -> None:
    assert parse(f"{comment} (or a {comment} b) {comment}") == parse("(or a b)")


@pytest.mark.parametrize(
    ("query", "line", "column", "says"),
    [
        ("(or a\n  b", 2, 4, "ends early"),
        ("a b", 1, 3, "the end of the query"),
        ("()", 1, 2, "a word"),
        ("", 1, 1, "ends early"),
        ('(or "a)', 1, 5, "does not belong"),
        ('(adn (title any "a"))', 1, 6, "unknown operator 'adn' before this; known are and, or, not, prox"),
        ('(title anny "a")', 1, 8, "unknown relation 'anny'; known are any, all, adj"),
        ("(title any)", 1, 8, "a term is missing behind 'any'"),
        ("(and (title any “a b”))", 1, 20, "terms stand in straight quotes"),
        ("(and)", 1, 5, "')' does not belong here"),
        ("(or x ( NOT ) )", 1, 13, "')' does not belong here"),
        ("(and/x a b)", 1, 2, "and takes no modifier /x"),
        ("(or/count<3 a)", 1, 2, ">= or >"),
        ("(or/count>=many a)", 1, 2, "takes a number"),
        ("(or/count>=9999999999 a)", 1, 2, "takes a number"),
        ("(prox/unit=word a b)", 1, 2, "/unit and /distance"),
        ("(or " * 65 + "a" + ")" * 65, 1, 258, "nested more than 64"),
        ("(or " * 20_000 + "a" + ")" * 20_000, 1, 258, "nested more than 64"),
    ],
)
def test_errors_say_where_and_what(query: str, line: int, column: int, says: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse(query)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert says in caught.value.message


@given(st.text(alphabet='()/"=<> abn*ordtprxy1\n', max_size=60))
def test_any_text_is_a_query_or_a_rule_error(query: str) -> None:
    with suppress(RuleError):
        parse(query)
