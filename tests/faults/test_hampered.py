"""Workers that are alive and do not get on, and partitions that are taken away at the worst moment."""

import re
import signal
import time

import pytest

from tests.faults.test_workers_die import assert_exactly_once, uris
from tests.support.service import Service, numbered


@pytest.mark.parametrize(
    ("hampered", "says"),
    [
        ("stuck", r"no progress: .*\.raw-\d at offset 0 of \d+ for \d+ s"),
        ("blocked", "the event loop has been blocked"),
    ],
)
def test_the_watchdog_ends_a_worker_that_does_not_get_on(kafka, hampered, says):
    with Service(kafka, workers=1, hampered=hampered, stall_timeout=5) as service:
        service.feed(numbered(40))
        assert service.wait_until_ended(0) == 1
        assert re.search(f"CRITICAL .*{says}", service.log(0))
        assert service.processed() == 0


def held_at_the_end(log: str) -> set[str]:
    """The transactions that are published and not yet committed."""
    told = re.findall(r"(holding|letting go of) (\S+)", log)
    return {name for name, what in {name: what for what, name in told}.items() if what == "holding"}


def wait_until_held(service: Service) -> None:
    deadline = time.monotonic() + 30
    while not held_at_the_end(service.log(0)):
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize("by", ["a worker that joins", "SIGTERM", "SIGKILL"])
def test_partitions_are_taken_away_between_publishing_and_committing(kafka, by):
    """Fed bit by bit until the partitions move, however long that takes, so that a transaction is held when they do."""
    with Service(kafka, workers=1, hampered="held") as service:
        service.wait_until_assigned()
        service.feed(numbered(100))
        fed = 100
        wait_until_held(service)
        if by == "a worker that joins":
            joining = service.join()
            deadline = time.monotonic() + 60
            while "revoked " not in service.log(0):
                assert time.monotonic() < deadline
                service.feed(numbered(10, start=fed))
                fed += 10
            service.wait_until_settled(joining)
        else:
            service.kill(0, signal.Signals[by])
            service.start(0)
        service.feed(numbered(100, start=fed))
        fed += 100
        counted = service.wait_for(fed)
        log = service.log(0)
    assert_exactly_once(counted, uris(fed), by)
    if by != "SIGKILL":
        first = log.index("revoked ")
        assert held_at_the_end(log[:first]), "no transaction was under way when the partitions were taken"
        assert not held_at_the_end(log), "it was committed all the same"
