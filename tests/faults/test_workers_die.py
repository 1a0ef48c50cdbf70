"""Faults on a real Kafka, small; `python -m tests.faults.chaos` does it at length. Each prints what it counted."""

import signal
import time

import orjson
import pytest

from tests.support.service import Counted, Service, numbered

ITEMS = 6000


def uris(count: int) -> list[str]:
    return [f"i-{number}" for number in range(count)]


def assert_exactly_once(counted: Counted, sent: list[str], what: str) -> None:
    lost, repeated = counted.lost(sent), counted.repeated()
    print(f"{what}: {len(sent)} in, {len(lost)} lost, {len(repeated)} repeated, pause {counted.longest_pause:.1f} s")
    assert not lost
    assert not repeated
    assert set(counted.alerted.values()) <= {1}, "an alert names an item twice"
    for versions in counted.alerts.values():
        assert [orjson.loads(v)["version"] for v in versions] == list(range(1, len(versions) + 1))


def alerted_items(counted: Counted) -> set[tuple[str, str]]:
    return set(counted.alerted)


@pytest.fixture(scope="module")
def undisturbed(kafka: str) -> Counted:
    with Service(kafka, workers=1) as service:
        service.feed(numbered(ITEMS))
        return service.wait_for(ITEMS)


def test_kill_9_of_workers_in_turn_under_load(kafka, undisturbed):
    with Service(kafka) as service:
        service.wait_until_assigned()
        for turn in range(4):
            service.feed(numbered(ITEMS // 4, start=turn * ITEMS // 4))
            time.sleep(0.5)
            service.kill(turn % 2)
            service.start(turn % 2)
            time.sleep(3)
        counted = service.wait_for(ITEMS)
    assert_exactly_once(counted, uris(ITEMS), "kill -9")
    assert alerted_items(counted) == alerted_items(undisturbed)


def test_a_worker_frozen_past_the_session_time_out(kafka, undisturbed):
    with Service(kafka, session_timeout=3) as service:
        service.wait_until_assigned()
        service.feed(numbered(ITEMS // 2))
        time.sleep(0.3)
        service.kill(0, signal.SIGSTOP)
        service.feed(numbered(ITEMS // 2, start=ITEMS // 2))
        time.sleep(8)
        service.kill(0, signal.SIGCONT, wait=False)
        counted = service.wait_for(ITEMS)
    assert_exactly_once(counted, uris(ITEMS), "SIGSTOP, SIGCONT")
    assert alerted_items(counted) == alerted_items(undisturbed)


def test_workers_that_join_and_leave_revoke_partitions_in_mid_transaction(kafka, undisturbed):
    with Service(kafka) as service:
        service.wait_until_assigned()
        for turn in range(4):
            service.feed(numbered(ITEMS // 4, start=turn * ITEMS // 4))
            time.sleep(0.2)
            service.kill(1, signal.SIGTERM)
            service.start(1)
            time.sleep(1.5)
        counted = service.wait_for(ITEMS)
    assert_exactly_once(counted, uris(ITEMS), "join and leave")
    assert alerted_items(counted) == alerted_items(undisturbed)


def test_the_broker_is_stopped_and_started(kafka_server):
    with Service(kafka_server.address) as service:
        service.wait_until_assigned()
        service.feed(numbered(ITEMS // 2))
        kafka_server.stop()
        time.sleep(2)
        kafka_server.restart()
        service.feed(numbered(ITEMS // 2, start=ITEMS // 2))
        service.keep_alive(20)
        counted = service.wait_for(ITEMS)
    assert_exactly_once(counted, uris(ITEMS), "broker stopped and started")


def test_with_one_raw_partition_faults_change_no_byte(kafka):
    """Same bytes in the same order within each key, whatever happens to the workers."""
    # Part of an alert, so the same in both runs; recent, or retention takes the items before they are read.
    arrival = int(time.time() * 1000) - 3_600_000
    runs = []
    for faults in (0, 2):
        with Service(kafka, partitions=1) as service:
            service.wait_until_assigned()
            service.feed_at(arrival, numbered(600))
            for turn in range(faults):
                service.kill(turn % 2)
                service.start(turn % 2)
                time.sleep(2)
            runs.append(service.wait_for(600).alerts)
    undisturbed, disturbed = runs
    assert undisturbed, "this test needs alerts"
    assert disturbed == undisturbed
