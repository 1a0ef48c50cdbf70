import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from streams.kafka.embedded import EmbeddedBroker
from tests.support.kafka_server import KafkaServer, available, fetch

# Machines that run tests are shared: how long an example takes says nothing.
settings.register_profile("wirewatch", deadline=None)
settings.load_profile("wirewatch")

WITHOUT_KAFKA = "no real Apache Kafka: "
WITH_BROKER = {"broker", "kafka", "kafka_server", "secured"}
"""Fixtures that run a broker, or workers on one."""


def pytest_sessionstart() -> None:
    """A compiled module is what is imported, so one that is older than its source would be tested in its place."""
    for library in (Path(__file__).parents[1] / "streams").rglob("*.so"):
        source = library.with_name(library.name.partition(".")[0] + ".py")
        if source.exists() and source.stat().st_mtime > library.stat().st_mtime:
            pytest.exit(f"{source} has changed since it was compiled: make setup, or make plain", returncode=4)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With `-n 2`, one process takes all tests that talk to a broker, most of whose time is waiting for it."""
    for item in items:
        if isinstance(item, pytest.Function) and not WITH_BROKER.isdisjoint(item.fixturenames):
            item.add_marker(pytest.mark.xdist_group("broker"))


@pytest.fixture(scope="session")
def kafka_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KafkaServer]:
    """A broker of this run's own, which a test may stop and start."""
    require_kafka()
    server = KafkaServer()
    server.start(tmp_path_factory.mktemp("kafka"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def kafka(request: pytest.FixtureRequest) -> str:
    """The address of a real Kafka: `WIREWATCH_TEST_BROKER`, else one that is started for this run."""
    given = os.environ.get("WIREWATCH_TEST_BROKER")
    return given or str(request.getfixturevalue("kafka_server").address)


@pytest.fixture(params=["embedded", "kafka"])
def broker(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    """An address and the settings that go with it: one behaviour, two brokers."""
    if request.param == "kafka":
        return request.getfixturevalue("kafka"), {}
    embedded = EmbeddedBroker()
    return embedded.address, {"embedded": embedded}


def require_kafka() -> None:
    """Fetch Kafka; where that cannot be, skip the test, or fail it when a Kafka is required."""
    missing = available()
    if missing is None:
        fetch()
    elif os.environ.get("WIREWATCH_TEST_KAFKA") == "required":
        pytest.fail(f"WIREWATCH_TEST_KAFKA=required, but {WITHOUT_KAFKA}{missing}")
    else:
        pytest.skip(WITHOUT_KAFKA + missing)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    skipped = [
        report.nodeid for report in terminalreporter.stats.get("skipped", []) if WITHOUT_KAFKA in str(report.longrepr)
    ]
    if skipped:
        terminalreporter.section("skipped for want of a real Kafka (Java 17 and Maven, or WIREWATCH_TEST_BROKER)")
        for name in skipped:
            terminalreporter.write_line(name)


@pytest.fixture(scope="session")
def seed() -> bytes:
    (story,) = (Path(__file__).parents[1] / "seeds").glob("*.txt")
    return story.read_bytes()
