"""Accents that stand apart and signs that nobody sees change nothing of what is found."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams import Tagger
from streams.rules.compiled import compile_query
from streams.rules.document import Document
from streams.wire.spelling import composed

TAGGER = Tagger.load()
SENTENCES = [
    "Kim Jong Un met Emmanuel Macron at the Élysée Palace.",
    "Türkiye’s president Recep Tayyip Erdoğan signed a treaty with Côte d'Ivoire.",
    "São Paulo’s sanctions on Müller AG took effect, Zoë Schäfer said.",
    "5 Mio. € gingen nach Łódź, sagte Jürgen Müller.",
]


def apart(text: str, unseen: str) -> str:
    """The text with all accents apart, and a sign that nobody sees within each of its longer words."""
    words = [word[:3] + unseen + word[3:] if len(word) > 5 else word for word in text.split(" ")]
    return unicodedata.normalize("NFD", " ".join(words))


@given(
    st.sampled_from(SENTENCES),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join),
    st.sampled_from(["", "\u00ad", "\u200b", "\ufeff"]),
)
def test_the_same_is_found_and_offsets_are_those_of_the_published_text(headline: str, text: str, unseen: str) -> None:
    found = TAGGER.tag({"id": "a", "headline": apart(headline, unseen), "text": apart(text, unseen)})
    assert found == TAGGER.tag({"id": "a", "headline": headline, "text": text})
    for entity in found.entities:
        assert found.text[entity.start : entity.end] == entity.text


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_rule_may_be_written_either_way(form: str) -> None:
    query = unicodedata.normalize(form, '(body any/casesensitive "Müller Bundes\u00adrat")')
    hits = compile_query(query).hits(Document("", "Der Bundesrat und Müller. Muller nicht."))
    assert sorted(hits or ()) == [(2, 3), (4, 5)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("plain", "plain"),
        ("Mu\u0308ller", "Müller"),
        ("Bundes\u00adregierung", "Bundesregierung"),
        ("Bundes\u200bregierung", "Bundesregierung"),
        ("\ufeffÉlys\ufeffe\u0301e", "Élysée"),
        ("Tie\u0302\u0301ng Vie\u0323\u0302t", "Tiếng Việt"),
        ("ﬁnance in 10 m² – “so”", "ﬁnance in 10 m² – “so”"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_one_spelling(text: str, read: str) -> None:
    assert composed(text) == read


@given(st.text(alphabet="aeu\u0301\u0308\u0316\u00ad\u200b\ufeffüK\u212b 한\u1112", max_size=40))
def test_what_is_composed_stays_as_it_is(text: str) -> None:
    once = composed(text)
    assert composed(once) == once
    assert composed(unicodedata.normalize("NFD", once)) == once


def test_heaps_of_marks_take_no_time() -> None:
    started = time.process_time()
    composed("a" + "\u0300\u0316" * 200_000)
    assert time.process_time() - started < 1
