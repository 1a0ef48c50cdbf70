import time

import pytest

from streams.errors import RuleError
from streams.language import load_gazetteer, recognise
from streams.rules.compiled import compile_query
from streams.rules.document import Document
from streams.rules.prefilter import Prefilter
from streams.rules.vocabulary import Vocabulary
from streams.rules.words import LONGEST_KEPT

HEADLINE = "Troops leave"
TEXT = (
    "North Korea deployed troops to Kursk. The Guard’s full-face veil fell; a veil was torn.\n"
    "Café guests saw Russian troops."
)


EVENTS = [
    {
        "type": "MOBILIZE",
        "actor": {"country": "PRK", "entity": "country:PRK", "start": 0, "end": 11},
        "recipient": None,
        "evidence": {"start": 0, "end": 37, "trigger": {"start": 12, "end": 27, "text": "deployed troops"}},
        "negated": False,
        "hypothetical": False,
    }
]


def document() -> Document:
    entities = recognise(TEXT, None, load_gazetteer())
    there = Document(HEADLINE, TEXT, entities, EVENTS, {"provider": "MENAFN", "urgency": 3.0})
    words = there.occurrence("text", 12, 27)
    assert words is not None
    there.topics["troop-deployment"] = [words]
    return there


def words(query: str) -> list[str] | None:
    there = document()
    hits = compile_query(query).hits(there)
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
        ('(topic <> "treaty")', []),
        ('(topic any "troop-*")', ["deployed troops"]),
        ('(country <> "RUS")', None),
        ('(entity any "country:prk")', ["North Korea"]),
        ('(event any "MOBILIZE AID")', ["deployed troops"]),
        ('(event any "AID")', None),
        ('(actor any "PRK")', ["North Korea"]),
        ('(recipient any "RUS")', None),
        ('(provider any "menafn")', []),
        ('(and (urgency <= 3) (body any "kursk"))', ["Kursk"]),
        ("(urgency < 3)", None),
        ("(urgency all 3)", []),
        ("(urgency adj 3)", []),
        ('(urgency any "2 3")', []),
        ('(urgency all "2 3")', None),
        ('(urgency <> "2 3")', None),
        ('(urgency <> "1 2")', []),
        ('(topic adj "troop-deployment")', ["deployed troops"]),
        ('(topic == "troop-deployment")', ["deployed troops"]),
        ('(country adj "RUS")', ["Russian"]),
        ('(country = "RUS")', ["Russian"]),
        ('(provider = "menafn press")', None),
        ("(urgency any *)", []),
        ("(urgency <> 4)", []),
        ("(quantity > 5)", None),
        ('(watchlist any "ofac")', None),
        ('(body any/stemming "deploys deploying")', ["deployed"]),
        ('(body adj/stemming "deploy troop")', ["deployed troops"]),
        ('(body any/casesensitive "guard\'s")', None),
        ('(body any/casesensitive "Guard\'s")', ["Guard’s"]),
        ('(body adj/literal "north Korea")', None),
        ('(body adj/literal "North Kor*")', ["North Korea"]),
        ('(or (body any "absent") (body any/literal "kursk"))', None),
        ('(body adj/regexp "full.face")', ["full-face"]),
        ('(body any/regexp "Full.face")', None),
        ('(text_content adj/regexp "^Troops")', ["Troops"]),
        ('(subtitle adj/regexp ".")', None),
        ('(title == "troops leave")', ["Troops leave"]),
        ('(title == "troops")', None),
        ('(title <> "absent")', []),
        ('(title <> "troops")', None),
        ('(prox/unit=word/distance=2 (body any "deployed") (body any "kursk"))', ["deployed", "Kursk"]),
        ('(prox/unit=word/distance=1 (body any "deployed") (body any "kursk"))', None),
        ('(prox/unit=word/distance>=1 (body any "veil") (body any "fell"))', ["veil", "veil"]),
        (
            '(prox/unit=word/distance<=3 (and (body any "north") (body any "korea")) (body any "kursk"))',
            ["Korea", "Kursk"],
        ),
        ('(prox/unit=sentence/distance>1 (body any "troops") (body any "veil"))', ["troops", "troops"]),
        ('(prox/unit=sentence/distance>1 (body any "troops") (body any "kursk"))', None),
        ('(prox/unit=sentence/distance>1 (text_content any "troops") (body any "kursk"))', ["Troops"]),
        ('(prox/unit=sentence/distance<3 (body any "kursk") (body any "fell"))', ["Kursk", "fell"]),
        ('(prox/unit=sentence/distance<3 (body any "kursk") (body any "guests"))', None),
        ('(prox/unit=sentence/distance=1 (or/count>=2 (body any "veil")) (body any "torn"))', ["veil", "veil", "torn"]),
        ('(prox/unit=sentence/distance=1 (or/count>=2 (body any "troops")) (body any "guests"))', None),
    ],
)
def test_matches(query: str, found: list[str] | None) -> None:
    assert words(query) == found


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ('(body any/fuzzy "x")', "unknown modifier /fuzzy"),
        ('(body adj/regexp "x(")', "'x(': missing )"),
        ('(body adj/regexp "(?=x)")', "invalid perl operator"),
        ('(body all/regexp "x")', "/regexp goes with"),
        ('(country any/stemming "PRK")', "/stemming has no meaning for country"),
        ('(colour any "x")', "unknown index 'colour'"),
        ('(body < "x")', "relation < has no meaning for body"),
        ('(country < "PRK")', "relation < has no meaning for country"),
        ('(urgency any "high")', "urgency is a number"),
        ('(urgency adj "4 5")', "urgency adj takes one number"),
        ('(quantity >= "4 5")', "quantity >= takes one number"),
        ('(quantity any "4 five")', "quantity is a number, not 'five'"),
        ('(country adj "RUS USA")', "country has no value 'rus usa'"),
        ('(not (body any "x"))', "nothing but not"),
        ('(and (not (body any "x")))', "nothing but not"),
        ("(or a (not b))", "not stands only inside an and"),
        ("(or/countunique>=3 a b)", "3 of 2 clauses can never hold"),
        ("(prox/unit=word/distance<>1 a b)", "distance<>1 has no meaning"),
        ("(prox/unit=word/distance<0 a b)", "distance<0 has no meaning"),
        ("(prox/unit=word/distance<3 a b c)", "two clauses"),
        ("(prox/unit=word/distance<3 a (not b))", "not stands only inside an and"),
        ("(prox/unit=sentence/distance<1 a b)", "distance<1 has no meaning"),
        ("(prox/unit=sentence/distance>1 (not a) b)", "begins with what must be there"),
        ("(prox/unit=chapter/distance=1 a b)", "unit=chapter"),
        ("(or/count>=0 a)", "always holds"),
        ('(body any "a*b")', "only at the end"),
        ('(body any "*")', "no word"),
        ('(body any "- ,")', "no word"),
    ],
)
def test_what_has_no_meaning_is_refused_by_name(query: str, says: str) -> None:
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
    vocabulary = Vocabulary()
    prefilter = Prefilter([compile_query(query, vocabulary) for query in queries], vocabulary)
    assert prefilter.candidates(document()) == list(range(len(queries)))
    assert prefilter.candidates(Document(None, "nothing here")) == [4]


def test_spans_and_words_answer_each_other() -> None:
    there = document()
    for number in range(len(there.words)):
        if number != there.split:
            assert there.occurrence(*there.span((number, number + 1))) == (number, number + 1)
    for kind in ("sentence", "paragraph"):
        numbers = [number for low, high in there.units(kind) for number in range(low, high)]
        assert numbers == [number for number in range(len(there.words)) if number != there.split]


@pytest.mark.parametrize("alternative", ["", ' "x2"'])
def test_what_lies_within_another_occurrence_hides_none(alternative: str) -> None:
    there = Document(None, "x1 x2 x3 x4 x5 q target", [])
    first = f'(or (body any "x1-x2-x3-x4-x5"){alternative and f" (body any{alternative})"})'
    assert compile_query(f'(prox/unit=word/distance<=2 {first} (body any "target"))').hits(there) is not None


def test_a_pattern_is_searched_for_once_in_a_text() -> None:
    text = "ABC ban on Iran. " * 3_000
    query = compile_query('(prox/unit=sentence/distance=1 (body any/regexp "[A-Z]{3} ban") (body any "iran"))')
    started = time.process_time()
    assert query.hits(Document(None, text, [])) is not None
    assert time.process_time() - started < 5


@pytest.mark.parametrize("length", [64, 65])
def test_words_that_are_too_long_are_not_remembered(length: int) -> None:
    vocabulary = Vocabulary()
    assert vocabulary.meets("x" * length) == vocabulary.meets("x" * length) == ()
    assert len(vocabulary._met) == (length <= LONGEST_KEPT)


@pytest.mark.parametrize(
    ("query", "so"),
    [
        ('(provider = "Yonhap News")', True),
        ('(provider == "yonhap  news")', True),
        ('(provider adj "Yonhap N*")', True),
        ('(provider any "Yonhap News")', True),
        ('(provider any "AFP Yonhap")', False),
        ('(provider = "News")', False),
        ('(provider <> "Yonhap News")', False),
        ('(provider <> "AFP News")', True),
        ('(provider all "Yonhap News")', False),
    ],
)
def test_a_provider_may_have_several_words(query: str, so: bool) -> None:
    there = Document("", "x", facts={"provider": "Yonhap News"})
    assert (compile_query(query).hits(there) is not None) is so


@pytest.mark.parametrize(
    ("query", "language", "text", "found"),
    [
        ('(body any "Straße")', "de", "STRASSE Strasse STRAẞE Strass", ["STRASSE", "Strasse", "STRAẞE"]),
        ('(body any "Strasse")', "de", "Die Straße.", ["Straße"]),
        ('(body any "Großbrand Fuß*")', "de", "GROSSBRAND, FUSSBALL, Fuß", ["GROSSBRAND", "FUSSBALL", "Fuß"]),
        ('(body adj "heiße Straße")', "de", "Die heisse Straße war heiß.", ["heisse Straße"]),
        ('(body any/casesensitive "Straße")', "de", "STRASSE Strasse Straße", ["Straße"]),
        ('(body any/stemming "Straße")', "de", "STRASSEN und Straßen", ["STRASSEN", "Straßen"]),
        ('(body any "finance office")', "en", "The ﬁnance oﬃce.", ["ﬁnance", "oﬃce"]),
        ('(body any "ﬁnance")', "en", "The finance office.", ["finance"]),
        ('(body any/stemming "новый")', "ru", "Он видел нового и новый дом, но не ров.", ["нового", "новый"]),
        ('(body any/stemming "последний")', "ru", "После последнего боя.", ["последнего"]),
        ('(body any "самолёт")', "ru", "Самолет упал.", ["Самолет"]),
    ],
)  # fmt: skip
def test_spellings_of_other_languages(query: str, language: str, text: str, found: list[str]) -> None:
    there = Document("", text)
    spans = [there.span(hit) for hit in sorted(compile_query(query, None, language).hits(there) or ())]
    assert [text[span.start : span.end] for span in spans] == found


def test_many_beginnings_of_words_take_no_time() -> None:
    started = time.process_time()
    term = " ".join(f"w{number}*" for number in range(30_000))
    assert set(compile_query(f'(body any "{term}")').hits(Document("", "A w123x.")) or ()) == {(2, 3)}
    assert time.process_time() - started < 5
