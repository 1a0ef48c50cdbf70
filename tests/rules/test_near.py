"""What is near what: in words, in sentences, and for clauses that hold in a part of a text and not in all of it."""

import time

import pytest

from streams.errors import RuleError
from streams.rules.compiled import compile_query
from streams.rules.document import Document


def holds(query: str, text: str, headline: str = "", facts: dict[str, str | float | None] | None = None) -> bool:
    return compile_query(query).hits(Document(headline, text, facts=facts)) is not None


def together(*clauses: str) -> str:
    return f"(prox/unit=sentence/distance=1 {' '.join(clauses)})"


@pytest.mark.parametrize(
    ("query", "text", "so"),
    [
        (together("(and (body any alpha) (not (body any beta)))", "(body any gamma)"), "Alpha gamma. Beta too.", True),
        (together("(and (body any alpha) (not (body any beta)))", "(body any gamma)"), "Alpha gamma beta. Ho.", False),
        (together("(or (and bank (not river)) x)", "(body any loan)"), "A bank loan. The river bank.", True),
        (together('(body <> "river")', "(body any bank)"), "The bank lent. A river rose.", True),
        (together('(body <> "river")', "(body any bank)"), "The bank of the river. It rose.", False),
        (together('(title <> "x")', "(body any gamma)"), "Gamma came. So did he.", True),
        (
            together("(prox/unit=word/distance>2 (body any bank) (body any river))", "(body any loan)"),
            "A bank loan. River banks.",
            True,
        ),
        (
            together("(prox/unit=sentence/distance>1 (body any bank) (body any river))", "(body any loan)"),
            "A bank loan. The river bank.",
            True,
        ),
        (
            together("(prox/unit=sentence/distance>1 (body any bank) (body any river))", "(body any loan)"),
            "A river bank loan. The bank.",
            False,
        ),
        (together("(or (urgency <= 3) (body any bank))", "(body any loan)"), "A loan. A bank.", True),
        (together("(or (urgency <= 2) (body any bank))", "(body any loan)"), "A loan. A bank.", False),
    ],
)
def test_what_a_sentence_lacks_is_asked_of_the_sentence(query: str, text: str, so: bool) -> None:
    assert holds(query, text, facts={"urgency": 3.0}) is so


@pytest.mark.parametrize(
    ("pattern", "text", "so"),
    [
        ("€", "Gamma costs € today.", True),
        ("€", "Gamma costs nothing. A € is lost.", False),
        (r"\?", "Is gamma here? Beta is.", True),
        (r"\?", "Gamma is here. Is beta?", False),
        ("“", "He came. “Gamma left,” she said.", True),
        ("“", "Gamma came. “Beta left,” she said.", False),
        ("…", "Beta came. … gamma left.", True),
        ("€", "Gamma", False),
        ("€|gamma", "Beta costs €. Gamma left.", False),
    ],
)
def test_a_sign_is_in_a_sentence_too(pattern: str, text: str, so: bool) -> None:
    assert holds(together(f'(body adj/regexp "{pattern}")', "(body any gamma)"), text) is so


def test_a_sign_in_a_field_without_words() -> None:
    assert holds('(title adj/regexp "!")', "Gamma.", "!!!")
    assert not holds(together('(title adj/regexp "!")', "(body any gamma)"), "Gamma.", "!!!")


@pytest.mark.parametrize(
    ("query", "text", "so"),
    [
        (
            '(prox/unit=word/distance>5 (body adj "model agency") (body any "agency"))',
            "The model agency closed.",
            False,
        ),
        (
            '(prox/unit=word/distance>5 (body adj "oil tanker") (body adj "tanker fire"))',
            "An oil tanker fire broke out.",
            False,
        ),
        (
            '(prox/unit=word/distance>0 (body adj "oil tanker") (body adj "tanker fire"))',
            "An oil tanker fire broke out.",
            True,
        ),
        ('(prox/unit=word/distance>2 (body any "oil") (body any "gas"))', "Oil fell a lot and gas rose.", True),
        ('(prox/unit=word/distance>3 (body any "oil") (body any "gas"))', "Oil fell a lot, gas rose.", False),
        ('(prox/unit=word/distance>3 (body any "oil") (title any "gas"))', "Oil fell.", True),
        (
            '(or/count>=3 (prox/unit=word/distance<=1 (body any "aaa") (body any "bbb ccc")))',
            "Aaa bbb ccc.",
            True,
        ),
        (
            '(or/count>=3 (prox/unit=word/distance<=0 (body any "aaa") (body any "bbb ccc")))',
            "Aaa bbb ccc.",
            False,
        ),
        ('(or/count>=4 (prox/unit=word/distance=1 (body any "a") (body any "c e")))', "A b c d a x e.", True),
        ('(prox/unit=word/distance=0 (title any "gas") (body any "oil"))', "Oil fell.", False),
    ],
)
def test_words_between(query: str, text: str, so: bool) -> None:
    assert holds(query, text, "Gas") is so


def nested(depth: int, distance: int = 1) -> str:
    query = '(body any "w1")'
    for number in range(depth):
        query = f'(prox/unit=sentence/distance<={distance} {query} (body any "w{number + 1}"))'
    return query


def test_sentences_within_sentences_are_few() -> None:
    text = " ".join(["W1 w2 w3 w4 w5 w6 are here."] * 500)
    started = time.process_time()
    assert holds(nested(5), text)
    assert time.process_time() - started < 5
    for query in (nested(16), nested(3, 20)):
        with pytest.raises(RuleError, match="inside each other"):
            compile_query(query)
    with pytest.raises(RuleError, match="more than 500"):
        compile_query(nested(1, 501))


def test_huge_distances_of_words_take_no_time() -> None:
    text = "alpha beta " * 50_000
    started = time.process_time()
    assert holds('(prox/unit=word/distance<999999 (body any "alpha") (body any "beta"))', text)
    assert holds('(prox/unit=word/distance=9999 (body any "alpha") (body any "beta"))', text) is False
    assert not holds('(prox/unit=word/distance>999999 (body any "alpha") (body any "beta"))', text)
    assert time.process_time() - started < 5
