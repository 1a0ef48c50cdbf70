import pytest

from streams.errors import RuleError
from streams.language import load_gazetteer, recognise
from streams.rules.document import Document, Occurrence, Span
from streams.rules.match import compile_query
from streams.rules.prefilter import Prefilter

HEADLINE = "Troops leave"
TEXT = (
    "North Korea deployed troops to Kursk. The Guard’s full-face veil fell; a veil was torn.\n"
    "Café guests saw Russian troops."
)


def document() -> Document:
    entities = recognise(TEXT, None, load_gazetteer())
    there = Document(HEADLINE, TEXT, entities)
    words = there.occurrence(Span("text", 12, 27))
    assert words is not None
    there.topics["troop-deployment"] = [words]
    return there


def words(query: str) -> list[str] | None:
    there = document()
    hits = compile_query(query).match(there)
    if hits is None:
        return None
    spans = [there.span(hit) for hit in sorted(hits)]
    return [(HEADLINE if s.field == "headline" else TEXT)[s.start : s.end] for s in spans]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('(title any "troops")', ["Troops"]),
        ('(body any "troops")', ["troops", "troops"]),
        ('(text_content = "TROOP*")', ["Troops", "troops", "troops"]),
        ('(subtitle any "troops")', None),
        ('(body any "troop")', None),
        ('(body adj "north korea")', ["North Korea"]),
        ('(body adj "leave north")', None),
        ('(text_content adj "leave North")', None),
        ('(body adj "dep* troop*")', ["deployed troops"]),
        ('(body adj "full face veil")', ["full-face veil"]),
        ('(body any "full-face absent")', ["full-face"]),
        ('(body any "face-veil")', ["face veil"]),
        ('(body any "guard\'s")', ["Guard’s"]),
        ('(body any "guard")', None),
        ('(body any "cafe")', ["Café"]),
        ('(body all "kursk veil")', ["Kursk", "veil", "veil"]),
        ('(body all "kursk absent")', None),
        ('("troops leave")', ["Troops", "leave"]),
        ('("leave veil")', None),
        ('(and (body any "kursk") (body any "veil"))', ["Kursk", "veil", "veil"]),
        ('(and (body any "kursk") (not (body any "absent") (body any "veil")))', None),
        ('(and (body any "kursk") (not (body any "absent")))', ["Kursk"]),
        ('(or/count>=3 (text_content any "troops"))', ["Troops", "troops", "troops"]),
        ('(or/count>3 (text_content any "troops"))', None),
        ('(or/count>=3 (body any "troops") (body any "troop*"))', None),
        ('(or/countunique>=2 (body any "kursk") (body any "veil"))', ["Kursk", "veil", "veil"]),
        ('(or/countunique>=2 (body any "kursk") (body any "absent"))', None),
        ('(prox/unit=word/distance<3 (body any "deployed") (body any "kursk"))', ["deployed", "Kursk"]),
        ('(prox/unit=word/distance<2 (body any "deployed") (body any "kursk"))', None),
        ('(prox/unit=word/distance<=2 (body any "kursk") (body any "deployed"))', ["deployed", "Kursk"]),
        ('(prox/unit=word/distance<9 (title any "leave") (body any "north"))', None),
        ('(prox/unit=word/distance>0 (body any "veil") (body adj "face veil"))', ["veil"]),
        ('(prox/unit=word/distance>2 (body any "veil") (body any "fell"))', None),
        ('(prox/unit=word/distance>1 (body any "veil") (body any "torn fell"))', None),
        ('(prox/unit=word/distance>3 (body any "veil") (body any "guard\'s"))', ["veil"]),
        ('(prox/unit=sentence/distance=1 (body any "troops") (body any "kursk"))', ["troops", "Kursk"]),
        ('(prox/unit=sentence/distance<2 (body any "kursk") (body any "veil"))', None),
        ('(prox/unit=paragraph/distance<=1 (body any "kursk") (body any "torn"))', ["Kursk", "torn"]),
        ('(prox/unit=sentence/distance=1 (body any "troops") (not (body any "kursk")))', ["troops"]),
        ('(prox/unit=sentence/distance=1 (country any "RUS") (body any "troops"))', ["Russian", "troops"]),
        ('(country any "prk")', ["North Korea"]),
        ('(country all "PRK RUS")', ["North Korea", "Russian"]),
        ('(country all "PRK CHN")', None),
        ('(country any "*")', ["North Korea", "Russian"]),
        ('(topic any "troop-deployment")', ["deployed troops"]),
        ('(topic = "treaty")', None),
    ],
)
def test_matches(query: str, found: list[str] | None) -> None:
    assert words(query) == found


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ('(body any/stemming "x")', "/stemming is not supported"),
        ('(body adj/regexp "x+")', "/regexp is not supported"),
        ('(body any/literal "x")', "/literal is not supported"),
        ('(watchlist any "x")', "unknown index 'watchlist'"),
        ('(body <> "x")', "relation <> is not supported"),
        ('(country <> "PRK")', "relation <> is not supported"),
        ('(not (body any "x"))', "nothing but not"),
        ('(and (not (body any "x")))', "nothing but not"),
        ("(or a (not b))", "not stands only inside an and"),
        ("(prox/unit=word/distance=1 a b)", "distance=1 is not supported"),
        ("(prox/unit=word/distance<0 a b)", "distance<0 is not supported"),
        ("(prox/unit=word/distance<3 a b c)", "two clauses"),
        ("(prox/unit=word/distance<3 a (and b c))", "searches, or, and prox only"),
        ("(prox/unit=sentence/distance>1 a b)", "distance>1 is not supported"),
        ("(prox/unit=chapter/distance=1 a b)", "unit=chapter"),
        ("(prox/unit=sentence/distance=1 a (or/count>2 b))", "a count inside"),
        ("(or/count>=0 a)", "always holds"),
        ('(body any "a*b")', "only at the end"),
        ('(body any "*")', "no word"),
        ('(body any "- ,")', "no word"),
    ],
)
def test_what_is_not_supported_is_refused_by_name(query: str, says: str) -> None:
    with pytest.raises(RuleError) as caught:
        compile_query(query)
    assert says in caught.value.message
    assert caught.value.line == 1


def test_a_need_never_hides_a_rule_that_holds() -> None:
    queries = [
        '(title any "troops absent")',
        '(or (body any "absent") (body adj "dep* troop*"))',
        '(and (country any "PRK") (body any "kur*"))',
        '(prox/unit=word/distance>0 (body any "veil") (body adj "face veil"))',
        '(country any "PRK")',
    ]
    compiled = [compile_query(q) for q in queries]
    assert Prefilter([q.need for q in compiled]).candidates(document()) == list(range(len(queries)))
    assert Prefilter([q.need for q in compiled]).candidates(Document(None, "nothing here")) == [4]


def test_spans_and_words_answer_each_other() -> None:
    there = document()
    for number in range(len(there.words)):
        if number != there.split:
            assert there.occurrence(there.span(Occurrence(number, number + 1))) == (number, number + 1)
    assert len(there.units("sentence")) == len(there.units("paragraph")) == len(there.words)
