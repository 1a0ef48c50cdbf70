"""Wires send the headline first: what is told in it must come out before there is a text."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Enriched
from streams import Tagger
from streams.capitals import in_its_own_capitals
from streams.enrich import read
from streams.rules.found import INDEXES
from streams.signals import signal_key
from streams.wire import Item
from streams.wire.spelling import composed

PUBLISHED = "2025-06-18T09:30:00Z"
TOPIC = """\
id: sanctions
label: Sanctions
query: (text_content any "sanctions")
examples:
  - text: They imposed sanctions.
    spans: [sanctions]
counter_examples: [They danced.]
"""
ALERT = """\
id: urgent
label: Urgent news of sanctions on Iran
query: (and (topic any "sanctions") (urgency <= 2) (event any "SANCTION") (actor any "EUR") (recipient any "IRN")
  (country any "IRN"))
topic: sanctions
severity: high
subject: countries
"""


@cache
def tagger() -> Tagger:
    return Tagger.load()


def tagged(headline: str, text: str = "") -> Enriched:
    return tagger().tag({"id": "1", "headline": headline, "text": text, "published": PUBLISHED})


def mentions(item: Enriched) -> Iterator[Any]:
    yield from item.in_headline
    for event in item.events:
        yield from (event.actor, event.recipient, event.place, event.evidence.trigger)


@pytest.mark.parametrize(
    ("headline", "type_", "actor", "recipient"),
    [
        ("EU imposes new sanctions on Iran over drones", "SANCTION", "EUR", "IRN"),
        ("EU Imposes New Sanctions on Iran Over Drones", "SANCTION", "EUR", "IRN"),
        ("EU IMPOSES NEW SANCTIONS ON IRAN OVER DRONES", "SANCTION", "EUR", "IRN"),
        ("FLASH-RUSSIAN DRONE STRIKE KILLS 12 IN KHARKIV", "ASSAULT", "RUS", "UKR"),
        ("UPDATE 2-Russian drone strike kills 12 in Kharkiv", "ASSAULT", "RUS", "UKR"),
        ("Breaking news: Turkey accuses Syria of smuggling", "ACCUSE", "TUR", "SYR"),
    ],
)
@pytest.mark.parametrize("text", ["", "More to follow.", "This story will be updated. More to follow."])
def test_the_event_of_a_flash_is_that_of_its_headline(
    headline: str, type_: str, actor: str, recipient: str, text: str
) -> None:
    (event, *_) = tagged(headline, text).events
    assert (event.field, event.type) == ("headline", type_)
    assert event.actor is not None
    assert event.recipient is not None
    assert (event.actor.country, event.recipient.country) == (actor, recipient)


@pytest.mark.parametrize(
    "headline", ["URGENT: RUSSIAN JETS BOMB ALEPPO, 14 DEAD", "Russian Jets Bomb Hospital in Aleppo"]
)
def test_offsets_are_those_of_the_headline_as_it_was_written(headline: str) -> None:
    item = tagged(headline)
    assert item.entities == []
    assert {entity.id for entity in item.in_headline} >= {"country:RUS", "place:aleppo"}
    assert all(entity.field == "headline" for entity in item.in_headline)
    for mention in mentions(item):
        if mention is not None and mention.start is not None:
            assert headline[mention.start : mention.end] == mention.text


def test_the_text_is_what_is_read_where_it_tells_of_something() -> None:
    item = tagged("Turkey accuses Syria of smuggling", "Chile broke off diplomatic relations with Bolivia.")
    assert [(event.field, event.type) for event in item.events] == [(None, "SANCTION")]
    assert item.in_headline == []


def test_the_headline_of_a_long_text_that_tells_of_nothing_is_not_read() -> None:
    text = "Bread is dear. The price of rice rose by a tenth. Milk costs as much as in May. Rain is expected."
    item = tagged("Turkey accuses Syria of smuggling", text)
    assert item.events == []
    assert item.in_headline == []


CAPITALS = (
    "SEOUL (YONHAP) - NORTH KOREA FIRED TWO BALLISTIC MISSILES INTO THE SEA ON TUESDAY, GENERAL OLEH SYNIEHUBOV SAID."
)


def test_a_text_in_capitals_is_read_as_if_it_were_in_small_letters_and_quoted_as_it_is() -> None:
    item = tagged("", CAPITALS)
    (event,) = item.events
    assert (event.field, event.type, event.actor and event.actor.country) == (None, "MOBILIZE", "PRK")
    assert event.evidence.trigger.text == "FIRED"
    assert {"country:PRK", "person:oleh-syniehubov", "weapon:ballistic-missile"} <= {
        entity.id for entity in item.entities
    }
    assert item.dateline is not None
    assert (item.dateline.place, item.dateline.agency, item.dateline.country) == ("SEOUL", "YONHAP", "KOR")
    (source,) = item.sources
    assert (source.id, source.verb) == ("person:oleh-syniehubov", "SAID")
    for mention in (*item.entities, *item.sources, *mentions(item)):
        if mention is not None and mention.start is not None:
            assert CAPITALS[mention.start : mention.end] == mention.text


def test_a_rule_on_actors_events_and_urgency_meets_a_flash(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "alerts").mkdir()
    (tmp_path / "topics" / "sanctions.yaml").write_text(TOPIC)
    (tmp_path / "alerts" / "urgent.yaml").write_text(ALERT)
    urgent = Tagger.load(tmp_path)
    raw = {"id": "1", "headline": "EU IMPOSES SANCTIONS ON IRAN", "text": "", "published": PUBLISHED}
    found = [
        urgent.signals(urgent.tag({**raw, **more}).model_dump(), received=PUBLISHED)
        for more in ({"urgency": 1}, {"urgency": 5}, {"urgency": True}, {"urgency": "1"}, {})
    ]
    assert [[signal_key(signal) for signal in signals] for signals in found] == [["urgent|-|IRN"], [], [], [], []]


def test_rules_leave_the_dateline_of_a_headline_out() -> None:
    found, document = read(
        Item("1", "", "SEOUL (Yonhap) - North Korea fires missile", PUBLISHED, None, {}), tagger().resources
    )
    assert {"place:seoul", "country:PRK"} <= {entity["id"] for entity in found["in_headline"]}
    assert {value for value, _ in INDEXES["country"](document)} == {"prk"}


@given(st.text(max_size=80), st.sampled_from(["%s", "FLASH-%s", "ISRAEL STRIKES %s", "Iran Bombs %s in Kabul"]))
def test_whatever_stands_in_a_headline_mentions_are_its_own_words(words: str, frame: str) -> None:
    if not composed(frame % words).strip():
        return
    item = tagged(frame % words)
    assert item.headline is not None
    for mention in mentions(item):
        if mention is not None and mention.start is not None:
            assert item.headline[mention.start : mention.end] == mention.text


def test_a_line_in_capitals_is_read_as_if_it_stood_in_a_text() -> None:
    text = "URGENT\nRUSSIAN MISSILE STRIKE ON KYIV KILLS 7, MAYOR SAYS\nMore to follow."
    item = tagger().tag({"id": "1", "text": text, "published": PUBLISHED})
    assert [(e.type, e.text) for e in item.entities] == [
        ("NATIONALITY", "RUSSIAN"), ("WEAPON", "MISSILE"), ("LOCATION", "KYIV"), ("QUANTITY", "7")
    ]  # fmt: skip
    (event, *_) = item.events
    assert event.actor is not None
    assert (event.type, event.actor.country, event.evidence.trigger.text) == ("ASSAULT", "RUS", "KILLS")
    assert [source.text for source in item.sources] == ["MAYOR"]


def test_the_dateline_behind_a_line_in_capitals_stays_as_it_is() -> None:
    text = (
        "BREAKING: IRAN FIRES MISSILES AT ISRAEL, ARMY SAYS\nTEHRAN (Reuters) - Iran fired missiles at Israel, it said."
    )
    item = tagger().tag({"id": "1", "text": text, "published": PUBLISHED})
    assert item.dateline is not None
    assert (item.dateline.place, item.dateline.agency) == ("TEHRAN", "Reuters")
    assert all(item.text[e.start : e.end] == e.text for e in item.entities)


def test_names_go_on_in_the_next_line_of_hard_wrapped_copy() -> None:
    text = (
        "Officials of the region said on Tuesday that the Democratic\nRepublic of Congo had received a loan of some "
        "$5\nbillion from donors, which were meeting in Papua New\nGuinea for the first time since the war ended."
    )
    item = tagger().tag({"id": "1", "text": text, "published": PUBLISHED})
    found = {e.text: (e.id, e.value) for e in item.entities}
    assert found["Democratic\nRepublic of Congo"] == ("country:COD", None)
    assert found["Papua New\nGuinea"] == ("country:PNG", None)
    assert found["$5\nbillion"] == ("money:usd-5000000000", 5e9)


def test_a_text_whose_lines_stay_is_the_same_object() -> None:
    resources = tagger().resources
    for text in ("1,000,000,000,000,000\nPrices rose.", "Цены на нефть выросли.", "Prices rose."):
        assert in_its_own_capitals(text, resources.gazetteer, resources.coder) is text
