from typing import Any

import orjson
import pytest

from streams.alerting.decide import alert_id
from streams.alerting.memory import CorruptStateError, DictState
from streams.alerting.times import UnreadableTimeError
from tests.support.desk import MATTER, Desk, iso, quantity, signal

# Opening


def test_the_first_signal_of_a_matter_opens_an_alert(desk: Desk) -> None:
    first = signal("urn:1", quantities=[quantity(6000.0)], places=["location:kursk"])
    assert desk.tell(first) == [
        {
            "id": alert_id("troop-deployment", "PRK|RUS", "urn:1"),
            "version": 1,
            "status": "open",
            "rule": "troop-deployment",
            "rule_version": "0123456789ab",
            "topic": "deployments",
            "severity": "high",
            "subject": "PRK|RUS",
            "place": None,
            "headline": "Headline of urn:1",
            "items": [{"uri": "urn:1", "provider": "MENAFN", "time": iso(0), "headline": "Headline of urn:1"}],
            "item_count": 1,
            "evidence": first["evidence"],
            "new": {"items": ["urn:1"], "quantities": [quantity(6000.0)], "places": ["location:kursk"]},
            "first_seen": iso(7),
            "updated": iso(7),
        }
    ]


@pytest.mark.parametrize(
    ("actor", "affected", "subject"),
    [("PRK", "RUS", "PRK|RUS"), ("PRK", None, "PRK|-"), (None, "RUS", "-|RUS"), (None, None, "-|-")],
)
def test_who_is_not_known_is_a_dash(desk: Desk, actor: str | None, affected: str | None, subject: str) -> None:
    (alert,) = desk.tell(signal("urn:1", subject={"actor": actor, "affected": affected}))
    assert alert["subject"] == subject
    assert next(desk.state.oldest())[0] == f"troop-deployment|{subject}"


def test_another_rule_or_subject_is_another_matter(desk: Desk) -> None:
    alerts = desk.tell(
        signal("urn:1"),
        signal("urn:1", rule="sanctions"),
        signal("urn:1", subject={"actor": "RUS", "affected": "PRK"}),
        signal("urn:1", subject={"actor": "PRK", "affected": None}),
    )
    assert [alert["version"] for alert in alerts] == [1, 1, 1, 1]
    assert len({alert["id"] for alert in alerts}) == 4


def test_two_places_are_two_matters_and_the_same_place_is_one(desk: Desk) -> None:
    def quake(uri: str, id_: str, name: str) -> dict[str, Any]:
        place = {"id": id_, "name": name, "country": "AFG"}
        return signal(uri, rule="earthquake", subject={"actor": None, "affected": None, "place": place})

    herat, kunar, again = desk.tell(
        quake("urn:1", "geonames:1140026", "Herat"),
        quake("urn:2", "geonames:1135702", "Kunar"),
        quake("urn:3", "geonames:1140026", "Herat"),
    )
    assert (herat["subject"], herat["place"]["name"], herat["version"]) == ("geonames:1140026", "Herat", 1)
    assert (kunar["subject"], kunar["version"]) == ("geonames:1135702", 1)
    assert (again["id"], again["version"], again["status"]) == (herat["id"], 2, "updated")


def test_an_id_is_pinned_so_that_a_new_release_continues_the_alerts_of_the_old_one() -> None:
    assert alert_id("troop-deployment", "PRK|RUS", "urn:1") == "hajrqti2zb5upkmcfxq4lcbecc"


def test_ids_cannot_be_made_to_collide_by_moving_a_boundary() -> None:
    triples = [("a", "b|c", "d"), ("ab", "|c", "d"), ("a", "b|", "cd"), ("a", "b|cd", ""), ("", "ab|c", "d")]
    triples += [("1:a,", "", ""), ("", "1:a,", ""), ("a,1:b", "", "")]
    assert len({alert_id(*triple) for triple in triples}) == len(triples)
    assert all(len(alert_id(*triple)) == 26 for triple in triples)
    assert alert_id("règle", "-|-", "urn:Пхеньян") != alert_id("règle", "-|-", "urn:пхеньян")


# Updating


def test_a_later_item_makes_the_next_version(desk: Desk) -> None:
    first, second = desk.tell(signal("urn:1", 0), signal("urn:2", 5))
    assert second["id"] == first["id"]
    assert (second["version"], second["status"], second["item_count"]) == (2, "updated", 2)
    assert [item["uri"] for item in second["items"]] == ["urn:1", "urn:2"]
    assert (second["first_seen"], second["updated"]) == (iso(7), iso(12))
    assert second["evidence"][0]["uri"] == "urn:2"


def test_only_what_is_new_is_news(desk: Desk) -> None:
    _, second, third = desk.tell(
        signal("urn:1", quantities=[quantity(6000), quantity(2, "brigades")], places=["location:kursk"]),
        signal(
            "urn:2",
            quantities=[
                quantity(6000.0, text="six thousand personnel"),
                quantity(6000, "workers"),
                quantity(7000),
            ],
            places=["location:kursk", "country:RUS"],
        ),
        signal("urn:3", quantities=[quantity(6000, "workers")], places=["country:RUS"]),
    )
    assert second["new"] == {
        "items": ["urn:2"],
        "quantities": [quantity(6000, "workers"), quantity(7000)],
        "places": ["country:RUS"],
    }
    assert third["new"] == {"items": ["urn:3"], "quantities": [], "places": []}


def test_what_an_item_says_twice_is_news_once(desk: Desk) -> None:
    (alert,) = desk.tell(
        signal(
            "urn:1",
            quantities=[quantity(6000, text="6,000"), quantity(3, None), quantity(6000, text="six thousand")],
            places=["location:kursk", "country:RUS", "location:kursk"],
        )
    )
    assert alert["new"]["quantities"] == [quantity(6000, text="6,000"), quantity(3, None)]
    assert alert["new"]["places"] == ["location:kursk", "country:RUS"]


def test_news_is_counted_for_each_alert_of_a_matter(desk: Desk) -> None:
    _, other = desk.tell(signal("urn:1", 0, places=["country:RUS"]), signal("urn:2", 100, places=["country:RUS"]))
    assert other["new"]["places"] == ["country:RUS"]


def test_a_late_story_with_an_older_event_time_is_an_update_and_the_newest_item(desk: Desk) -> None:
    _, late = desk.tell(signal("urn:1", 10), signal("urn:late", 2, received=30))
    assert (late["version"], late["headline"], late["updated"]) == (2, "Headline of urn:late", iso(30))
    assert [item["uri"] for item in late["items"]] == ["urn:1", "urn:late"]
    assert late["first_seen"] == iso(17)


def test_the_headline_is_that_of_the_newest_item_that_has_one(desk: Desk) -> None:
    alerts = desk.tell(
        signal("urn:1", headline=None),
        signal("urn:2", headline="Two"),
        signal("urn:3", headline=None),
        signal("urn:4", headline=""),
        signal("urn:5", headline="Five"),
    )
    assert [alert["headline"] for alert in alerts] == [None, "Two", "Two", "Two", "Five"]


def test_topic_and_severity_are_what_the_rule_says_now(desk: Desk) -> None:
    _, second = desk.tell(signal("urn:1"), signal("urn:2", topic="troops", severity="critical"))
    assert (second["topic"], second["severity"]) == ("troops", "critical")


# Repeats


def test_a_repeat_changes_nothing(desk: Desk) -> None:
    desk.tell(signal("urn:1"), signal("urn:2", 3))
    before = list(desk.state.oldest())
    assert desk.tell(signal("urn:1", 20, headline="Another", places=["country:UKR"])) == []
    assert desk.tell(signal("urn:1", 500), signal("urn:2", -500)) == []
    assert list(desk.state.oldest()) == before


def test_an_item_that_an_alert_lists_is_a_repeat_even_when_its_own_entry_has_expired(desk: Desk) -> None:
    desk.tell(signal("urn:1"), signal("urn:2", 3))
    forget_items(desk.state)
    assert desk.tell(signal("urn:1", 5), signal("urn:2", 500)) == []


def test_the_item_that_opened_a_living_alert_cannot_open_it_again(desk: Desk) -> None:
    desk.tell(*(signal(f"urn:{n}") for n in range(60)))  # urn:0 is no longer listed
    forget_items(desk.state)
    assert desk.tell(signal("urn:0", 500)) == []


def forget_items(state: DictState) -> None:
    for key in [key for key, _ in state.oldest() if "#" in key]:
        state.delete(key)


# Determinism and errors

STORY = [
    signal(
        f"urn:{n % 17}",
        (n * 37) % 120,
        subject={"actor": actor, "affected": None},
        places=[f"location:{n % 5}"],
    )
    for n, actor in zip(range(60), ("PRK", "RUS", None) * 20, strict=True)
]


def test_the_same_signals_in_the_same_order_make_the_same_bytes() -> None:
    one, two = Desk(), Desk()
    assert orjson.dumps(one.tell(*STORY)) == orjson.dumps(two.tell(*STORY))
    assert list(one.state.oldest()) == list(two.state.oldest())


def test_a_memory_rolled_back_to_any_point_decides_the_same_again() -> None:
    desk = Desk()
    alerts, snapshots = [], [DictState()]
    for made in STORY:
        alerts.append(desk.tell(made))
        snapshots.append(DictState(desk.state.oldest()))
    for n, snapshot in enumerate(snapshots):
        again = Desk(snapshot)
        assert [again.tell(made) for made in STORY[n:]] == alerts[n:]
        assert list(again.state.oldest()) == list(desk.state.oldest())


def test_neither_signal_nor_alert_is_part_of_the_memory(desk: Desk) -> None:
    first = signal("urn:1", places=["location:kursk"])
    before = orjson.dumps(first)
    (alert,) = desk.tell(first)
    assert orjson.dumps(first) == before
    alert["items"].clear()
    first["places"].clear()
    (second,) = desk.tell(signal("urn:2"))
    assert len(second["items"]) == 2
    assert desk.memory.windows(MATTER)[0].places == ["location:kursk"]


@pytest.mark.parametrize("field", ["event_time", "received"])
def test_a_time_that_cannot_be_read_changes_nothing(desk: Desk, field: str) -> None:
    desk.tell(signal("urn:1"))
    before = list(desk.state.oldest())
    with pytest.raises(UnreadableTimeError, match="yesterday"):
        desk.tell(signal("urn:2") | {field: "yesterday"})
    assert list(desk.state.oldest()) == before


def test_a_memory_that_cannot_be_read_is_an_error_and_stays_as_it_is(desk: Desk) -> None:
    desk.state.put(MATTER, b"broken")
    with pytest.raises(CorruptStateError) as caught:
        desk.tell(signal("urn:1"))
    assert caught.value.key == MATTER
    assert list(desk.state.oldest()) == [(MATTER, b"broken")]
