from collections.abc import Iterable

import pytest
from prometheus_client import generate_latest
from prometheus_client.metrics_core import Metric

from streams.failures import Rejection, failed
from streams.metrics import REASONS, Metrics, Partition, StageMetrics
from streams.wire import REASONS as WIRE_REASONS

ONE, TWO = Partition("wire.raw", 0), Partition("wire.raw", 1)


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
def stage(metrics: Metrics) -> StageMetrics:
    return StageMetrics(metrics, "raw")


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(name, labels)


def report(stage: StageMetrics, *, items: int = 0, reasons: Iterable[str] = ()) -> None:
    stage.processed(items, 1000, reasons, 0.02, 0.003)


def families(metrics: Metrics) -> list[Metric]:
    return list(metrics.registry.collect())


def test_every_name_starts_with_ours_and_has_a_help_of_a_sentence(metrics: Metrics) -> None:
    assert all(family.name.startswith("wirewatch_") for family in families(metrics))
    assert all(family.documentation[-1] == "." or family.name.endswith("_info") for family in families(metrics))


def test_counters_end_in_total_and_nothing_else_does(metrics: Metrics) -> None:
    shown = generate_latest(metrics.registry).decode()
    types = [line.split()[2:] for line in shown.splitlines() if line.startswith("# TYPE wirewatch_")]
    ours = [(name, kind) for name, kind in types if not name.endswith("_created")]
    assert len(ours) == len(families(metrics))
    assert all(name.endswith("_total") == (kind == "counter") for name, kind in ours)


def test_times_are_seconds_by_name(metrics: Metrics) -> None:
    timed = [family.name for family in families(metrics) if "time" in family.documentation.lower().split()]
    timed += [family.name for family in families(metrics) if family.documentation.startswith("From ")]
    assert timed
    assert all("seconds" in name for name in timed)


def test_the_unit_ends_the_name(metrics: Metrics) -> None:
    assert [family.name for family in families(metrics) if "seconds" in family.name[: -len("_seconds")]] == []


def test_a_transaction_is_counted_whole(metrics: Metrics, stage: StageMetrics) -> None:
    report(stage, items=3)
    report(stage, items=2)
    assert value(metrics, "wirewatch_items_consumed_total", stage="raw") == 5
    assert value(metrics, "wirewatch_consumed_bytes_total", stage="raw") == 2000
    assert value(metrics, "wirewatch_batch_items_count", stage="raw") == 2
    assert value(metrics, "wirewatch_stage_seconds_sum", stage="raw", part="work") == pytest.approx(0.04)
    assert value(metrics, "wirewatch_stage_seconds_sum", stage="raw", part="commit") == pytest.approx(0.006)


def test_dead_letters_count_by_reason(metrics: Metrics, stage: StageMetrics) -> None:
    report(stage, reasons=["bad-json", "bug", "bad-json"])
    assert value(metrics, "wirewatch_deadletters_total", stage="raw", reason="bad-json") == 2
    assert value(metrics, "wirewatch_deadletters_total", stage="raw", reason="bug") == 1


def test_unknown_reasons_become_other(metrics: Metrics, stage: StageMetrics) -> None:
    report(stage, reasons=[f"reason {number}" for number in range(50)])
    assert value(metrics, "wirewatch_deadletters_total", stage="raw", reason="other") == 50
    assert b"reason 7" not in generate_latest(metrics.registry)


@pytest.mark.parametrize("failure", [*(Rejection(reason, "") for reason in WIRE_REASONS), KeyError("a bug")])
def test_no_reason_that_we_give_is_other(failure: Exception) -> None:
    assert failed(failure).reason in REASONS


def test_transactions_count_by_their_end(metrics: Metrics, stage: StageMetrics) -> None:
    stage.committed(ONE, 17)
    stage.committed(ONE, 19)
    stage.aborted(ONE)
    assert value(metrics, "wirewatch_transactions_total", stage="raw", result="committed") == 2
    assert value(metrics, "wirewatch_transactions_total", stage="raw", result="aborted") == 1
    assert value(metrics, "wirewatch_committed_offset", topic="wire.raw", partition="0") == 19


def test_a_partition_that_opens_shows_where_it_stands(metrics: Metrics, stage: StageMetrics) -> None:
    stage.opened(ONE, 42, 0.3)
    stage.expired(ONE, 8)
    assert value(metrics, "wirewatch_committed_offset", topic="wire.raw", partition="0") == 42
    assert value(metrics, "wirewatch_restore_seconds_sum", stage="raw") == pytest.approx(0.3)
    assert value(metrics, "wirewatch_expired_records_total", stage="raw") == 8


def test_forget_drops_the_series_of_a_partition_and_no_other(metrics: Metrics, stage: StageMetrics) -> None:
    for tp in ONE, TWO:
        stage.opened(tp, 1, 0.1)
        metrics.lag.labels(*tp).set(5)
        metrics.idle_seconds.labels(*tp).set(5)
    stage.forget(ONE)
    shown = generate_latest(metrics.registry).decode()
    assert 'partition="0"' not in shown
    assert shown.count('partition="1"') == 3
    assert stage.progress.keys() == {TWO}


def test_forgetting_what_was_never_seen_is_no_error(stage: StageMetrics) -> None:
    stage.forget(ONE)


def test_the_build_names_the_versions(metrics: Metrics) -> None:
    assert b'wirewatch_build_info{faust="' in generate_latest(metrics.registry)
