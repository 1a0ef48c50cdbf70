"""What a user sees of the running service; the same on the embedded broker and on a real Kafka."""

from collections import defaultdict

import orjson
import pytest

from schemas import Alert, Enriched, Signal
from tests.support.service import Service, numbered

FOUND = {"sanctions", "troop-deployment", "military-cooperation", "treaty", "mine-clearance", "diplomatic-visit"}


@pytest.fixture
def service(broker):
    address, settings = broker
    with Service(address, workers=1, max_item_bytes=100_000, **settings) as service:
        yield service


def test_the_seed_story_becomes_alerts(service, seed):
    service.feed([("seed", seed)])
    counted = service.wait_for(1)
    alerts = [Alert.model_validate_json(versions[-1]) for versions in counted.alerts.values()]
    assert {alert.topic for alert in alerts} == FOUND
    deployment = next(alert for alert in alerts if alert.topic == "troop-deployment")
    assert (deployment.subject, deployment.version, deployment.status) == ("PRK|RUS", 1, "open")
    assert 6000 in {quantity.value for quantity in deployment.new.quantities}
    assert any("6,000 personnel" in evidence.sentence.text for evidence in deployment.evidence)


def test_every_record_fits_its_published_schema(service, seed):
    service.feed([("seed", seed), *numbered(20)])
    service.wait_for(21)
    for topic, model in (("enriched", Enriched), ("signals", Signal), ("alerts", Alert)):
        records = [model.model_validate_json(value) for _, value, _ in service.records(topic)]
        assert records, topic


def test_an_alert_stands_on_the_topic_of_its_subject_matter_too(service, seed):
    service.feed([("seed", seed)])
    service.wait_for(1)
    on_all = {value for _, value, _ in service.records("alerts") if orjson.loads(value)["topic"] == "sanctions"}
    assert on_all == {value for _, value, _ in service.records("alerts.sanctions")}


def test_follow_ups_update_the_alert_and_a_repeat_changes_nothing(service):
    items = list(numbered(16))
    service.feed(items)
    service.wait_for(16)
    service.feed(items[:5])
    counted = service.wait_for(21)
    assert counted.alerted, "the items of this test give rise to alerts"
    assert set(counted.alerted.values()) == {1}
    for versions in counted.alerts.values():
        alerts = [orjson.loads(version) for version in versions]
        assert [alert["version"] for alert in alerts] == list(range(1, len(alerts) + 1))
        assert [alert["status"] for alert in alerts] == ["open"] + ["updated"] * (len(alerts) - 1)


def test_what_cannot_be_read_becomes_a_dead_letter_unchanged(service):
    poison = {"a": b"\xff\xfe", "b": b'{"id": "b"}', "c": b"", "d": b'{"id": "d", "text": "' + b"x" * 200_000 + b'"}'}
    service.feed([*poison.items(), *numbered(10)])
    counted = service.wait_for(14)
    assert counted.dead == dict.fromkeys(poison, 1)
    assert len(counted.enriched) == 10
    assert {key.decode(): value for key, value, _ in service.records("deadletter")} == poison
    reasons = {header["__connect.errors.class.name"] for header in service.headers("deadletter")}
    assert reasons == {b"bad-encoding", b"bad-schema", b"empty", b"too-large"}


def test_the_alerts_of_a_matter_stand_in_one_partition(service):
    service.feed(numbered(60))
    service.wait_for(60)
    where = defaultdict(set)
    for message in service.messages("alerts"):
        alert = orjson.loads(message.value())
        where[alert["rule"], alert["subject"]].add(message.partition())
    assert len(where) > 2
    assert set(map(len, where.values())) == {1}


def test_order_is_kept_within_a_key(service):
    items = [(f"k{n % 7}", orjson.dumps({"id": f"k{n % 7}", "text": f"No. {n}."})) for n in range(500)]
    service.feed(items)
    service.wait_for(500)
    found = defaultdict(list)
    for key, value, _ in service.records("enriched"):
        found[key.decode()].append(orjson.loads(value)["text"])
    assert found == {f"k{k}": [f"No. {n}." for n in range(k, 500, 7)] for k in range(7)}
