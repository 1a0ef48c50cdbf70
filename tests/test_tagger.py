from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Enriched, Signal
from streams import Tagger
from streams.errors import RejectedItem
from streams.signals import signal_key
from streams.wire import Item

SEED = (Path(__file__).parents[1] / "seeds/000_c38aed49b1e26e7c.txt").read_bytes()
TAGGER = Tagger.load()
RECEIVED = "2025-06-18T10:00:00Z"


def seed_signals() -> dict[str, dict[str, object]]:
    found = TAGGER.signals(TAGGER.tag(SEED).model_dump(), received=RECEIVED)
    return {signal_key(signal): signal for signal in found}


def test_the_seed_has_its_people_places_and_numbers() -> None:
    entities = {(e.type, e.text, e.id) for e in TAGGER.tag(SEED).entities}
    assert entities >= {
        ("PERSON", "Kim Jong Un", "person:kim-jong-un"),
        ("PERSON", "Kim", "person:kim-jong-un"),
        ("PERSON", "Sergey Shoygu", "person:sergey-shoygu"),
        ("PERSON", "Shoygu", "person:sergey-shoygu"),
        ("PERSON", "Vladimir Putin", "person:vladimir-putin"),
        ("NATIONALITY", "North Korean", "country:PRK"),
        ("LOCATION", "North Korea", "country:PRK"),
        ("LOCATION", "Russia", "country:RUS"),
        ("LOCATION", "Ukraine", "country:UKR"),
        ("LOCATION", "South Korea", "country:KOR"),
        ("LOCATION", "Pyongyang", "place:pyongyang"),
        ("LOCATION", "Kursk", "place:kursk"),
        ("LOCATION", "Seoul", "place:seoul"),
        ("ORGANISATION", "Korean People's Army", "organisation:korean-people-s-army"),
        ("ORGANISATION", "UN Security Council", "organisation:un-security-council"),
        ("TEMPORAL", "June 4", "temporal:2025-06-04"),
    }
    counted = {(e.value, e.unit) for e in TAGGER.tag(SEED).entities if e.type == "QUANTITY"}
    assert counted >= {(6000, "personnel"), (1000, "combat engineers"), (5000, "military builders")}


def test_the_seed_has_its_topics() -> None:
    assert [topic.id for topic in TAGGER.tag(SEED).topics] == [
        "diplomatic-visit",
        "military-cooperation",
        "mine-clearance",
        "sanctions",
        "treaty",
        "troop-deployment",
    ]


def test_the_seed_tells_who_sends_troops_where() -> None:
    signal = seed_signals()["troop-deployment|PRK|RUS"]
    assert signal["severity"] == "high"
    assert signal["event_time"] == "2025-06-18T00:00:00Z"
    assert signal["received"] == RECEIVED
    assert {"value": 6000.0, "unit": "personnel", "text": "6,000 personnel"} in signal["quantities"]  # type: ignore[operator]
    assert signal["places"] == ["place:kursk"]


def test_signals_keep_the_contract_and_point_at_their_words() -> None:
    enriched = TAGGER.tag(SEED).model_dump()
    for plain in seed_signals().values():
        signal = Signal.model_validate(plain)
        assert list(plain) == list(Signal.model_fields)
        for evidence in signal.evidence:
            for span in (evidence.sentence, *evidence.spans):
                assert enriched[span.field][span.start : span.end] == span.text
            assert all(evidence.sentence.start <= s.start < evidence.sentence.end for s in evidence.spans)


def test_a_headline_alone_gives_a_signal() -> None:
    item = {"id": "flash", "headline": "North Korea deploys troops to Russia", "text": ""}
    signals = TAGGER.signals(TAGGER.tag(item).model_dump(), received=RECEIVED)
    assert [signal_key(s) for s in signals] == ["troop-deployment|PRK|RUS"]
    assert signals[0]["event_time"] == RECEIVED


def test_a_pair_with_both_sides_beats_a_frequent_one_with_a_gap() -> None:
    text = "French troops deployed. French soldiers were sent. France deployed troops to Mali."
    signals = TAGGER.signals(TAGGER.tag({"id": "a", "text": text}).model_dump(), received=RECEIVED)
    assert "troop-deployment|FRA|MLI" in map(signal_key, signals)


def test_an_item_of_no_interest_gives_none() -> None:
    assert TAGGER.signals(TAGGER.tag({"id": "a", "text": "The weather is fine."}).model_dump(), received=RECEIVED) == []


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", "empty"),
        ("\ud800", "bad-encoding"),
        ({"id": "a", "text": "\ud800"}, "bad-schema"),
        ({"id": "a", "text": object()}, "bad-schema"),
        ({"id": "a"}, "bad-schema"),
        (b'{"id": "a", "text": "\\ud800"}', "bad-json"),
    ],
)
def test_what_cannot_be_read_is_rejected(raw: bytes | str | dict[str, object], reason: str) -> None:
    with pytest.raises(RejectedItem) as caught:
        TAGGER.tag(raw)
    assert caught.value.reason == reason


def test_an_unknown_format_is_the_callers_fault() -> None:
    with pytest.raises(ValueError, match="valid are"):
        TAGGER.tag(b"{}", format="xml")


@given(st.text(max_size=60) | st.none(), st.text(max_size=200))
def test_any_item_keeps_the_contract(headline: str | None, text: str) -> None:
    plain = TAGGER.enrich(Item("a", text, headline, "2025-06-18T00:00:00Z", None, {}))
    enriched = Enriched.model_validate(plain)
    assert list(plain) == list(Enriched.model_fields)
    for signal in TAGGER.signals(enriched.model_dump(), received=RECEIVED):
        Signal.model_validate(signal)


SENTENCES = st.sampled_from(
    [
        "North Korea deployed 6,000 troops to Russia.",
        "The Treaty was signed in Pyongyang on Tuesday",
        "“UN Security Council sanctions,” Kim Jong Un said.",
        "İzmir hosted the Türkiye president’s visit.",
        "Missile test at sea…",
        "𝔘nicode \u0301 mine clearance\r\n",
    ]
)


@given(st.none() | SENTENCES, st.lists(SENTENCES, max_size=5).map(" ".join))
def test_all_evidence_is_what_the_item_says(headline: str | None, text: str) -> None:
    plain = TAGGER.enrich(Item("a", text, headline, None, None, {}))
    for topic in Enriched.model_validate(plain).topics:
        assert len(topic.evidence) <= 8
        for span in topic.evidence:
            assert plain[span.field][span.start : span.end] == span.text
    for signal in TAGGER.signals(plain, received=RECEIVED):
        Signal.model_validate(signal)
