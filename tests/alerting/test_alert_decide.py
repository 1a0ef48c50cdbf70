from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest

from schemas import Alert, Signal
from streams.alerting.decide import alert_id, decide
from streams.alerting.memory import CorruptStateError, DictState, Memory
from streams.alerting.times import UnreadableTimeError

START = datetime(2025, 6, 18, tzinfo=UTC)
SENTENCE = "North Korea will send a total of 6,000 personnel to Russia."
MATTER = "troop-deployment|PRK|RUS"


def iso(hours: float) -> str:
    return (START + timedelta(hours=hours)).isoformat().replace("+00:00", "Z")


def quantity(value: float, unit: str | None = "personnel", text: str | None = None) -> dict[str, Any]:
    return {"value": value, "unit": unit, "text": text or f"{value} {unit}"}


def signal(uri: str, hours: float = 0.0, received: float | None = None, **changes: Any) -> dict[str, Any]:
    """A signal of `MATTER` whose item's event time is `hours` after START, received seven hours later."""
    sentence = {"field": "text", "start": 100, "end": 100 + len(SENTENCE), "text": SENTENCE}
    cause = {"field": "text", "start": 117, "end": 148, "text": SENTENCE[17:48]}
    made = {
        "rule": "troop-deployment",
        "topic": "deployments",
        "severity": "high",
        "subject": {"actor": "PRK", "affected": "RUS"},
        "uri": uri,
        "provider": "MENAFN",
        "headline": f"Headline of {uri}",
        "event_time": iso(hours),
        "received": iso(hours + 7 if received is None else received),
        "evidence": [{"uri": uri, "sentence": sentence, "spans": [cause]}],
        "quantities": [],
        "places": [],
        **changes,
    }
    Signal.model_validate(made)
    return made


class Desk:
    """What reads the alerts, and holds every one of them to its contract."""

    def __init__(self, state: DictState | None = None) -> None:
        self.state = DictState() if state is None else state
        self.memory = Memory(self.state)

    def tell(self, *signals: dict[str, Any]) -> list[dict[str, Any]]:
        alerts = [alert for made in signals for alert in decide(self.memory, made, made["received"])]
        for alert in alerts:
            assert Alert.model_validate(alert).model_dump() == alert
        return alerts


@pytest.fixture
def desk() -> Desk:
    return Desk()


# Opening


def test_the_first_signal_of_a_matter_opens_an_alert(desk: Desk) -> None:
    first = signal("urn:1", quantities=[quantity(6000.0)], places=["location:kursk"])
    assert desk.tell(first) == [
        {
            "id": alert_id("troop-deployment", "PRK|RUS", "urn:1"),
            "version": 1,
            "status": "open",
            "rule": "troop-deployment",
            "topic": "deployments",
            "severity": "high",
            "subject": "PRK|RUS",
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


# Windows


@pytest.mark.parametrize("hours", [34, 24, 10, 5, 0, -14, -23.9, -24])
def test_within_24_hours_of_the_window_it_is_the_same_alert(desk: Desk, hours: float) -> None:
    _, _, third = desk.tell(signal("urn:1", 0), signal("urn:2", 10), signal("urn:3", hours))
    assert third["version"] == 3


@pytest.mark.parametrize("hours", [34 + 1 / 3600, 500, -24 - 1 / 3600, -500])
def test_further_away_it_is_another_alert_of_the_matter(desk: Desk, hours: float) -> None:
    first, _, third = desk.tell(signal("urn:1", 0), signal("urn:2", 10), signal("urn:3", hours))
    assert (third["version"], third["status"], third["item_count"]) == (1, "open", 1)
    assert third["id"] == alert_id("troop-deployment", "PRK|RUS", "urn:3") != first["id"]


def test_the_window_grows_with_its_items_on_both_sides(desk: Desk) -> None:
    alerts = desk.tell(*(signal(f"urn:{n}", hours) for n, hours in enumerate([0, 24, 48, -24, 72, -48])))
    assert [alert["version"] for alert in alerts] == [1, 2, 3, 4, 5, 6]


def test_each_window_of_a_matter_goes_on_by_itself(desk: Desk) -> None:
    a, b, a2, b2 = desk.tell(*(signal(f"urn:{n}", hours) for n, hours in enumerate([0, 100, 1, 101])))
    assert [a2["id"], b2["id"]] == [a["id"], b["id"]]
    assert [a2["version"], b2["version"]] == [2, 2]
    assert [item["uri"] for item in b2["items"]] == ["urn:1", "urn:3"]


def test_an_item_near_two_windows_goes_to_the_nearer_one_else_to_the_one_updated_last(desk: Desk) -> None:
    a, b, near_a = desk.tell(signal("urn:1", 0), signal("urn:2", 40), signal("urn:3", 18))
    assert near_a["id"] == a["id"] != b["id"]
    tie = Desk()
    a, b, between = tie.tell(signal("urn:1", 0), signal("urn:2", 40), signal("urn:3", 20))
    assert between["id"] == b["id"]
    tie = Desk()
    a, b, _, between = tie.tell(*(signal(f"urn:{n}", hours) for n, hours in enumerate([0, 40, 0, 20])))
    assert between["id"] == a["id"]


def test_of_more_than_eight_windows_the_least_recently_updated_one_leaves(desk: Desk) -> None:
    opened = desk.tell(*(signal(f"urn:{n}", 100 * n) for n in range(8)))
    desk.tell(signal("urn:again", 1))  # the first is now the most recently updated one
    desk.tell(signal("urn:8", 800))
    assert len(desk.memory.windows(MATTER)) == 8
    (first,) = desk.tell(signal("urn:first", 2))
    assert (first["id"], first["version"]) == (opened[0]["id"], 3)
    (second,) = desk.tell(signal("urn:second", 101))
    assert (second["version"], second["status"]) == (1, "open")
    assert second["id"] != opened[1]["id"]


def test_an_item_of_a_window_that_has_left_is_still_a_repeat(desk: Desk) -> None:
    desk.tell(*(signal(f"urn:{n}", 100 * n) for n in range(12)))
    assert desk.tell(signal("urn:0", 0)) == []


# Bounds


def test_an_alert_lists_the_newest_50_items_and_counts_all(desk: Desk) -> None:
    last = desk.tell(*(signal(f"urn:{n}") for n in range(120)))[-1]
    assert [item["uri"] for item in last["items"]] == [f"urn:{n}" for n in range(70, 120)]
    assert (last["item_count"], last["version"]) == (120, 120)


def test_a_headline_outlives_its_item(desk: Desk) -> None:
    desk.tell(signal("urn:first", headline="First"), signal("urn:second", headline="Second"))
    last = desk.tell(*(signal(f"urn:{n}", headline=None) for n in range(60)))[-1]
    assert last["headline"] == "Second"
    assert all(item["headline"] is None for item in last["items"])


def test_a_window_remembers_its_edges_when_the_items_there_have_left(desk: Desk) -> None:
    desk.tell(signal("urn:early", -20), *(signal(f"urn:{n}") for n in range(60)))
    (alert,) = desk.tell(signal("urn:last", -44))
    assert alert["version"] == 62


def test_the_last_200_quantities_and_places_are_known(desk: Desk) -> None:
    alerts = desk.tell(
        *(
            signal(f"urn:{n}", quantities=[quantity(n), quantity(-1)], places=[f"location:{n}", "country:RUS"])
            for n in range(300)
        )
    )
    assert [alert["new"]["quantities"] for alert in alerts[1:]] == [[quantity(n)] for n in range(1, 300)]
    assert [alert["new"]["places"] for alert in alerts[1:]] == [[f"location:{n}"] for n in range(1, 300)]
    (window,) = desk.memory.windows(MATTER)
    assert (len(window.quantities), len(window.places)) == (200, 200)
    (alert,) = desk.tell(
        signal(
            "urn:last",
            quantities=[quantity(-1), quantity(299), quantity(101), quantity(100)],
            places=["country:RUS", "location:299", "location:101", "location:100"],
        )
    )
    # What is met all the time stays known; of the rest, the 199 met last.
    assert alert["new"]["quantities"] == [quantity(100)]
    assert alert["new"]["places"] == ["location:100"]


def test_a_signal_costs_two_puts_however_long_the_story(desk: Desk) -> None:
    puts: list[int] = []
    put = desk.state.put

    def counted(key: str, value: bytes) -> None:
        puts.append(len(value))
        put(key, value)

    desk.state.put = counted  # type: ignore[method-assign]
    for n in range(1000):
        desk.tell(signal(f"urn:{n}", n / 100, quantities=[quantity(n)], places=[f"location:{n}"]))
        assert len(puts) == 2 * (n + 1)
    assert max(puts[-2:]) < 1.05 * max(puts[:800])
    assert len(desk.state) == 1001


def test_the_entry_of_a_fresh_alert_is_small(desk: Desk) -> None:
    desk.tell(
        signal(
            "000_c38aed49b1e26e7c.txt",
            headline="N. Korea's Leader Vows Full Commitment to Russia Partnership Deal",
            quantities=[
                quantity(6000.0),
                quantity(1000.0, "combat engineers"),
                quantity(5000.0, "military builders"),
            ],
            places=["country:RUS", "location:kursk", "country:UKR"],
        )
    )
    (_, matter), (_, item) = desk.state.oldest()
    assert len(matter) <= 600
    assert len(item) <= 16


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
