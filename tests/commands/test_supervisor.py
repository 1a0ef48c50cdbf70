"""When a supervisor starts a worker again; the workers and the clock are of cardboard."""

from typing import Any

import pytest

from streams.commands import worker
from streams.commands.worker import SETTLED, Supervisor
from streams.settings import Settings


class Clock:
    now = 1000.0

    def monotonic(self) -> float:
        return self.now


class Process:
    def __init__(self, *_: Any, **__: Any) -> None:
        self.status: int | None = None
        started.append(self)

    def poll(self) -> int | None:
        return self.status


started: list[Process] = []


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    started.clear()
    clock = Clock()
    monkeypatch.setattr(worker.time, "monotonic", clock.monotonic)
    monkeypatch.setattr(worker.subprocess, "Popen", Process)
    return clock


def seconds_until_it_starts_again(clock: Clock, supervisor: Supervisor, *, after: float) -> float:
    """Let the only worker work for so long, then die."""
    (supervised,) = supervisor._workers
    supervisor._look_after(supervised)
    clock.now += after
    started[-1].status = 1
    died, count = clock.now, len(started)
    while len(started) == count:
        supervisor._look_after(supervised)
        clock.now += 0.125
    return clock.now - died - 0.125


def test_a_worker_that_dies_again_and_again_starts_ever_later(clock: Clock) -> None:
    supervisor = Supervisor({}, Settings(), 1)
    waited = [seconds_until_it_starts_again(clock, supervisor, after=1) for _ in range(9)]
    assert waited == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]


def test_one_that_has_worked_for_a_while_starts_soon_again(clock: Clock) -> None:
    supervisor = Supervisor({}, Settings(), 1)
    for _ in range(5):
        seconds_until_it_starts_again(clock, supervisor, after=1)
    assert seconds_until_it_starts_again(clock, supervisor, after=SETTLED + 1) == 0.5


def test_a_worker_that_cannot_work_with_its_settings_is_not_started_again(clock: Clock) -> None:
    supervisor = Supervisor({}, Settings(), 1)
    (supervised,) = supervisor._workers
    supervisor._look_after(supervised)
    started[-1].status = worker.SETTINGS_MISTAKE
    supervisor._look_after(supervised)
    assert supervisor._stopping
    assert supervisor._status == worker.SETTINGS_MISTAKE
    assert len(started) == 1
