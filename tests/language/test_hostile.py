"""What a wire may send, by mistake or on purpose: the whole of `Tagger.tag` answers it, and in time."""

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Enriched, Signal
from streams import Tagger
from streams.errors import RejectedItem
from streams.wire.item import REASONS
from tests.support.timing import seconds

FRAGMENTS = ["Kim ", "1,", "1,000 ", '"', "“", "al-", "(", "A.", "'s ", "Kim’s ", "Kim said ", "June 4 ", "By Ab ",
             "North Korea ", "NORTH KOREA FIRES ", "the Ministry of ", "(AP) - ", "troops to ", "\u0301",
             "\0"]  # fmt: skip
LINE = 5_000_000
PUBLISHED = "2025-06-18T00:00:00Z"


@cache
def tagger() -> Tagger:
    return Tagger.load()


def tag(text: str) -> Enriched:
    return tagger().tag({"id": "1", "text": text, "published": PUBLISHED}, max_bytes=64 << 20)


def check(item: Enriched) -> None:
    """All that is found is what the item says at that place."""
    text = item.text
    for found in (*item.entities, *item.sources):
        assert 0 <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
    if item.dateline is not None:
        words = text[item.dateline.start : item.dateline.end]
        for said in (item.dateline.place, item.dateline.agency, item.dateline.date):
            assert said is None or said in words
    for topic in item.topics:
        for span in topic.evidence:
            field = item.headline if span.field == "headline" else text
            assert field is not None
            assert span.text == field[span.start : span.end]


def outcome(raw: Any) -> tuple[Enriched | None, str | None]:
    """The enriched item, or why it was rejected."""
    try:
        return tagger().tag(raw, uri="1"), None
    except RejectedItem as rejected:
        return None, rejected.reason


# Letters of many scripts, from right to left too, marks that combine, emoji, signs that control, halves of a character.
ANY = st.text(st.characters(), max_size=120)
ODD = st.text(
    st.sampled_from("\0\x07\x1b\x7f\xa0\xad\u0301\u200b\u200d\u200e\u200f\u2028\u202e\u2066\ufeff\ufffd\U000e0041")
    | st.sampled_from("أخبارשלום新聞üßİıſǅﬁ𝔘🚀🇰🇵👩‍🚀٣०½Ⅳ"),
    max_size=40,
)
WIRE = st.lists(
    st.sampled_from(FRAGMENTS)
    | st.sampled_from(["\n", "\r\n", "\t", " ", "SEOUL, June 18 (Yonhap) -- ", "said ", "6,000 troops", "“", "”", "A"])
    | ANY
    | ODD,
    max_size=25,
).map("".join)


@given(ANY | ODD | WIRE, st.none() | ANY | WIRE, st.sampled_from(["object", "json", "bytes", "dated"]))
@settings(max_examples=300)
def test_any_item_is_enriched_or_rejected(text: str, headline: str | None, form: str) -> None:
    fields: dict[str, Any] = {"id": "1", "text": text, "headline": headline, "published": PUBLISHED}
    raw: Any = {
        "object": fields,
        "json": json.dumps(fields, ensure_ascii=False),
        "bytes": json.dumps(fields).encode(),  # a lone surrogate as \ud800
        "dated": f" date 2025-06-18 1\n{headline}\n{text}".encode(errors="surrogatepass"),
    }[form]
    item, reason = outcome(raw)
    if item is None:
        assert reason in REASONS
        return
    check(item)
    for signal in tagger().signals(item.model_dump(), received=PUBLISHED):
        Signal.model_validate(signal)


def test_half_a_character_is_rejected() -> None:
    for raw in (b'{"id": "1", "text": "Kim \\ud800 said"}', b'{"id": "\\udfff", "text": "Kim"}'):
        with pytest.raises(RejectedItem) as caught:
            tagger().tag(raw)
        assert caught.value.reason in REASONS
    assert tagger().tag(b'{"id": "1", "text": "\\ud83d\\ude80 Kim"}').text == "🚀 Kim"


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_the_same_over_and_over_is_read_in_time_that_grows_with_it(fragment: str) -> None:
    short, long = fragment * 5_000, fragment * 20_000
    # Four times the text; ten times the time leaves room for a busy machine, sixteen times is what a square would take.
    assert seconds(lambda: tag(long)) < 10 * seconds(lambda: tag(short)) + 0.05
    check(tag(fragment * 200_000))


@pytest.mark.long
@pytest.mark.parametrize(
    "fragment", [*FRAGMENTS, "".join(FRAGMENTS), "Kim said “no” in Seoul on June 4, 2025, to 300 men, "]
)
def test_five_megabytes_on_one_line_are_read(fragment: str) -> None:
    item = tag(fragment * (LINE // len(fragment.encode())))
    assert item.text.startswith(fragment)
    check(item)
