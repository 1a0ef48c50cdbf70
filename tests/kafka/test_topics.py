import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from streams.errors import BrokerError, TopicsError
from streams.kafka import topics
from streams.kafka.topics import Found, Names, TopicSpec, create, find, misfits, specs
from streams.settings import Settings

WANTED = specs(Settings(partitions=4), ["treaty", "sanctions"])


def as_wanted() -> dict[str, Found]:
    return {spec.name: Found(spec.partitions, dict(spec.configs)) for spec in WANTED}


def misfit(name: str, *, partitions: int = 4, **configs: str) -> list[str]:
    found = as_wanted()
    changed = {key.replace("_", "."): value for key, value in configs.items()}
    found[name] = replace(found[name], partitions=partitions, configs=found[name].configs | changed)
    return misfits(WANTED, found)


def spec(name: str) -> TopicSpec:
    return next(spec for spec in WANTED if spec.name == name)


def test_a_deployment_has_these_topics() -> None:
    assert [spec.name for spec in WANTED] == [
        "wire.raw",
        "wire.enriched",
        "wire.signals",
        "wire.alerts.state",
        "wire.alerts",
        "wire.alerts.sanctions",
        "wire.alerts.treaty",
        "wire.deadletter",
    ]
    assert {spec.partitions for spec in WANTED} == {4}


def test_the_names_start_with_the_prefix() -> None:
    assert all(spec.name.startswith("eu.wire.") for spec in specs(Settings(topic_prefix="eu.wire"), ["treaty"]))
    assert Names("eu").alerts_of("treaty") == "eu.alerts.treaty"


def test_the_state_is_compacted_and_nothing_else() -> None:
    assert [s.name for s in WANTED if s.configs["cleanup.policy"] == "compact"] == ["wire.alerts.state"]
    assert "retention.ms" not in spec("wire.alerts.state").configs


def test_what_comes_out_may_be_larger_than_what_goes_in() -> None:
    largest = {spec.name: int(spec.configs["max.message.bytes"]) for spec in WANTED}
    assert largest["wire.raw"] < min(size for name, size in largest.items() if name != "wire.raw")
    assert largest["wire.raw"] > max(m.le for m in Settings.model_fields["max_item_bytes"].metadata if hasattr(m, "le"))


def test_no_subject_matter_takes_the_topic_of_the_state() -> None:
    with pytest.raises(TopicsError, match="no subject matter can be called state"):
        specs(Settings(), ["state"])


def test_topics_as_wanted_fit() -> None:
    assert misfits(WANTED, as_wanted()) == []


def test_a_missing_topic_is_named_with_what_creates_it() -> None:
    found = as_wanted()
    del found["wire.raw"]
    assert misfits(WANTED, found) == ["wire.raw is missing; `wirewatch topics` creates it"]


def test_any_number_of_partitions_fits_where_order_between_topics_does_not_matter() -> None:
    assert misfit("wire.raw", partitions=32) == []


def test_signals_and_their_state_need_equal_partitions() -> None:
    (line,) = misfit("wire.alerts.state", partitions=5)
    assert line.startswith("wire.alerts.state has 5 partitions, the topic of signals 4; ")
    found = as_wanted()
    found |= {name: replace(found[name], partitions=9) for name in ("wire.signals", "wire.alerts.state")}
    assert misfits(WANTED, found) == []


@pytest.mark.parametrize("policy", ["delete", "compact,delete"])
def test_a_state_that_loses_records_does_not_fit(policy: str) -> None:
    (line,) = misfit("wire.alerts.state", cleanup_policy=policy)
    assert line.startswith(f"wire.alerts.state has cleanup.policy={policy}, but must have compact; ")
    assert line.endswith("--entity-name wire.alerts.state --add-config cleanup.policy=compact")


def test_room_for_smaller_records_does_not_fit_and_for_larger_ones_does() -> None:
    (line,) = misfit("wire.raw", max_message_bytes="1048588")
    assert line.startswith("wire.raw has max.message.bytes=1048588, but needs 10485760 or more; ")
    assert misfit("wire.raw", max_message_bytes=str(1 << 30)) == []


def test_how_long_records_are_kept_is_the_operators() -> None:
    assert misfit("wire.raw", retention_ms="1000") == []


def test_every_misfit_has_a_line_of_its_own() -> None:
    lines = misfit("wire.alerts.state", partitions=5, cleanup_policy="delete", max_message_bytes="1")
    assert len(lines) == 3
    assert not any("\n" in line for line in lines)


def test_a_config_that_the_broker_does_not_tell_is_named() -> None:
    assert misfits([spec("wire.raw")], {"wire.raw": Found(4, {"cleanup.policy": "delete"})})


def test_a_broker_that_says_nothing_is_waited_for_in_bounds() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(BrokerError, match="no broker answers"):
        asyncio.run(find(Settings(brokers=[f"127.0.0.1:{silent.getsockname()[1]}"], publish_timeout=1), ["wire.raw"]))


def test_what_was_created_is_waited_for_until_the_brokers_know_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0

    async def known_late(_settings: Settings, names: Iterable[str]) -> dict[str, Found]:
        nonlocal looks
        looks += 1
        return {name: Found(4, {}) for name in names} if looks > 3 else {}

    async def created(_topics: object) -> SimpleNamespace:
        return SimpleNamespace(topic_errors=[])

    @contextlib.asynccontextmanager
    async def admin(_settings: Settings) -> AsyncIterator[SimpleNamespace]:
        yield SimpleNamespace(create_topics=created)

    monkeypatch.setattr(topics, "find", known_late)
    monkeypatch.setattr(topics, "_admin", admin)
    monkeypatch.setattr(topics, "_BETWEEN_LOOKS", 0.001)
    assert asyncio.run(create(Settings(partitions=4), WANTED)) == [spec.name for spec in WANTED]
    assert looks == 4
