import shutil
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Enriched, Signal
from streams import Tagger
from streams.alerting.decide import WINDOWS_KEPT, decide
from streams.alerting.memory import DictState, Memory
from streams.errors import RejectedItem
from streams.kafka.topics import LARGEST_OUTPUT
from streams.signals import MAX_LABEL, MAX_MENTIONS, MAX_QUOTED, MAX_SENTENCES, signal_key
from streams.wire import Item

SEED = (Path(__file__).parents[1] / "seeds/000_c38aed49b1e26e7c.txt").read_bytes()
RULES = Path(__file__).parents[1] / "streams/rules"
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


def test_no_word_of_the_dateline_tells_of_an_event() -> None:
    text = "SEOUL, March 10 (Yonhap) -- North Korea will send 6,000 troops to Russia."
    (event, *_) = TAGGER.tag({"id": "a", "text": text, "published": "2025-03-10T02:00:00Z"}).events
    assert event.evidence.trigger.text == "send"
    assert text[event.evidence.start :].startswith("North Korea")


def test_what_is_long_ago_is_told_by_the_items_own_date() -> None:
    item = {"id": "a", "text": "In 1987 Washington imposed sanctions on Panama."}
    (event, *_) = TAGGER.tag({**item, "published": "2025-03-10T02:00:00Z"}).events
    assert event.historical
    (event, *_) = TAGGER.tag({**item, "published": "1987-08-10T02:00:00Z"}).events
    assert not event.historical


def test_the_seed_has_its_topics() -> None:
    assert [topic.id for topic in TAGGER.tag(SEED).topics] == [
        "diplomatic-visit",
        "military-cooperation",
        "mine-clearance",
        "sanctions",
        "treaty",
        "troop-deployment",
    ]


def test_the_seed_says_who_wrote_it_and_who_is_quoted() -> None:
    item = TAGGER.tag(SEED)
    assert item.dateline is not None
    assert (item.dateline.agency, item.dateline.place) == ("MENAFN", None)
    assert {(s.text, s.id, s.verb, s.quote, s.anonymous) for s in item.sources} >= {
        ("a local news outlet", None, "according to", True, False),
        ("Shoygu", "person:sergey-shoygu", "revealed", False, False),
        ("a Foreign Ministry official in Seoul", "organisation:foreign-ministry", "stated", True, True),
    }


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


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Gunmen kidnapped a doctor in Jos on Monday.", "hostage-taking|geonames:2335953"),
        ("FRANKFURT, March 11 (Reuters) - The ECB cut interest rates.", "central-bank-rates|geonames:2925533"),
        ("A tornado tore the roofs from 40 houses in Tulsa.", "storm|geonames:4553433"),
    ],
)
def test_what_has_no_side_is_a_matter_of_its_place(text: str, key: str) -> None:
    item = TAGGER.tag({"id": "a", "text": text, "published": RECEIVED})
    assert key in map(signal_key, TAGGER.signals(item.model_dump(), received=RECEIVED))


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


def of_any_size() -> dict[str, object]:
    """A story as long as one may be, each of its fields as long as the others let it be."""
    words = "North Korea sent 6,000 troops to Russia " + " ".join(f"with {n} tanks near Kursk" for n in range(5000))
    return {"id": "u" * 1024, "headline": "Troops! " * 20_000, "provider": "p" * 100_000, "text": words}


def test_a_signal_stays_short_however_long_the_story() -> None:
    (signal, *_) = TAGGER.signals(TAGGER.tag(of_any_size()).model_dump(), received=RECEIVED)
    assert len(signal["headline"]) == len(signal["provider"]) == MAX_LABEL
    assert signal["headline"].startswith("Troops! Troops!")
    assert signal["headline"].endswith("…")
    assert len(signal["quantities"]) == MAX_MENTIONS
    assert len(signal["evidence"]) <= MAX_SENTENCES
    assert max(len(each["sentence"]["text"]) for each in signal["evidence"]) == MAX_QUOTED
    assert "sent 6,000 troops to Russia" in "".join(each["sentence"]["text"] for each in signal["evidence"])


def test_what_a_long_sentence_is_cut_to_is_about_the_words() -> None:
    text = "and so on " * 300 + "North Korea sent troops to Russia " + "and so on " * 300
    item = TAGGER.tag({"id": "a", "text": text})
    (signal, *_) = TAGGER.signals(item.model_dump(), received=RECEIVED)
    ((sentence, spans),) = [(e["sentence"], e["spans"]) for e in signal["evidence"]]
    assert sentence["text"] == text[sentence["start"] : sentence["end"]]
    assert len(sentence["text"]) == MAX_QUOTED
    for span in spans:
        assert sentence["start"] <= span["start"] < span["end"] <= sentence["end"]
        assert span["text"] == text[span["start"] : span["end"]]


def test_words_far_apart_are_quoted_in_part() -> None:
    text = "North Korea deployed" + " " * 5000 + "troops to Russia."
    for signal in TAGGER.signals(TAGGER.tag({"id": "a", "text": text}).model_dump(), received=RECEIVED):
        for evidence in signal["evidence"]:
            assert all(span["text"] == text[span["start"] : span["end"]] for span in evidence["spans"])
            assert all(len(span["text"]) <= MAX_QUOTED for span in evidence["spans"])


def test_an_alert_of_the_longest_stories_is_far_from_the_largest_record() -> None:
    state = DictState()
    signal = TAGGER.signals(TAGGER.tag(of_any_size()).model_dump(), received=RECEIVED)[0]
    worst = {**signal, "headline": "\x01" * MAX_LABEL, "provider": "\x01" * MAX_LABEL}
    for number in range(60):
        (alert,) = decide(Memory(state), {**worst, "uri": f"{number:04}" + "\x01" * 1020}, RECEIVED)
    assert len(orjson.dumps(alert)) < LARGEST_OUTPUT / 8
    assert max(len(value) for _, value in state.oldest()) < LARGEST_OUTPUT / WINDOWS_KEPT / 2


def test_the_seed_says_what_its_names_stand_for() -> None:
    by_text = {e.text: e for e in TAGGER.tag(SEED).entities}
    assert by_text["Kim"].name == "Kim Jong Un"
    assert {by_text[words].country for words in ("Kim", "Pyongyang", "Korean People's Army", "North Korean")} == {"PRK"}
    assert by_text["Vladimir Putin"].country == by_text["Shoygu"].country == "RUS"
    assert by_text["Foreign Ministry"].country == "KOR"
    assert by_text["Korean People's Army"].subtype == "military-unit"
    kursk = by_text["Kursk"]
    assert kursk.place is not None
    assert (kursk.place.geonames, kursk.place.country, kursk.country) == (538560, "RUS", None)
    names = [e for e in TAGGER.tag(SEED).entities if e.salience is not None]
    assert max(names, key=lambda e: e.salience or 0).id == "country:RUS"


def test_what_the_headline_names_is_more_salient() -> None:
    text = "Envoys of many states met. " * 60 + "Latvia spoke, and so did Estonia."
    items = ({"id": "a", "text": text, "headline": line} for line in ("Envoys meet", "Estonia speaks"))
    plain, named = ({e.text: e.salience for e in TAGGER.tag(item).entities} for item in items)
    assert named["Estonia"] > plain["Estonia"]
    assert named["Latvia"] == plain["Latvia"]


@pytest.mark.parametrize(
    "query",
    [
        '(country any "PRK RUS")',
        '(entity any "country:RUS")',
        '(event any "AGREE CONSULT")',
        '(actor any "RUS PRK")',
        '(recipient any "RUS PRK")',
        "(quantity > 900)",
    ],
)
def test_rules_on_what_was_found_see_an_enriched_item_that_was_validated(tmp_path: Path, query: str) -> None:
    for folder in ("topics", "alerts"):
        shutil.copytree(RULES / folder, tmp_path / "rules" / folder)
    (tmp_path / "rules" / "alerts" / "mine.yaml").write_text(
        f'id: mine\nlabel: Mine\ntopic: troop-deployment\nquery: >-\n  (and (topic any "troop-deployment") {query})\n'
        "severity: low\n"
    )
    tagger = Tagger.load(tmp_path / "rules")
    enriched = orjson.loads(orjson.dumps(tagger.tag(SEED).model_dump()).replace(b".0,", b","))
    assert "mine" in {signal["rule"] for signal in tagger.signals(enriched, received=RECEIVED)}
