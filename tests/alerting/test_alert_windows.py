"""The windows of a matter: which alert an item belongs to, and how much is remembered of it."""

import pytest

from streams.alerting.decide import alert_id
from tests.support.desk import MATTER, Desk, quantity, signal

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
