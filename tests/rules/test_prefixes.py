import pytest

from streams.rules.compiled import compile_query
from streams.rules.document import Document


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ('(body any "tank-fire")', "He was hit by anti-tank fire."),
        ('(body any "tank")', "He was hit by anti‑tank fire."),
        ('(body any "nuclear")', "The submarine is non-nuclear."),
        ('(body any "coup")', "Post-coup talks resumed."),
        ('(body any/stemming "election")', "The pre-election mood was calm."),
        ('(body all "war talks")', "The anti-war party held talks."),
    ],
)
def test_a_prefix_with_a_hyphen_makes_another_thing_of_a_word(query: str, text: str) -> None:
    assert compile_query(query, wires=True).hits(Document(None, text)) is None


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ('(body any "anti-tank-fire")', "He was hit by anti-tank fire."),
        ('(body adj "anti tank")', "He was hit by anti-tank fire."),
        ('(body any "anti")', "An anti-war march took place."),
        ('(body any "march")', "An anti-war march took place."),
        ('(body any "mayor")', "Gunmen killed the ex-mayor."),
        ('(body any "office")', "The post office burned down."),
        ('(body any "coup")', "He wrote in the Post: coup leaders met."),
        ('(body any "strikes")', "The Post - strikes and all - was printed."),
        ('(body any "tank")', "An anti-tank gun hit a tank."),
    ],
)
def test_other_words_are_found(query: str, text: str) -> None:
    assert compile_query(query, wires=True).hits(Document(None, text)) is not None


def test_a_headline_that_ends_on_a_prefix_says_nothing_of_the_text() -> None:
    assert compile_query('(body any "war")').hits(Document("Neither pro nor anti-", "War it is")) is not None
