import pytest

from streams.errors import LeaseLostError
from streams.kafka import lease as module
from streams.kafka.lease import Lease


class Clock:
    """Goes on by `step` seconds each time it is read."""

    time, step = 1000.0, 0.0

    def __call__(self) -> float:
        self.time += self.step
        return self.time


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    stopped = Clock()
    monkeypatch.setattr(module, "now", stopped)
    return stopped


def test_it_holds_for_two_thirds_of_the_session(clock: Clock) -> None:
    lease = Lease(6.0)
    clock.time += 3.9
    assert lease.valid()
    clock.time += 0.2
    assert not lease.valid()


def test_it_counts_from_when_the_heartbeat_was_sent(clock: Clock) -> None:
    lease = Lease(6.0)
    clock.time += 10
    lease.renew(clock.time - 3)
    assert lease.valid()
    clock.time += 1.5
    assert not lease.valid()


async def test_confirm_returns_at_once_while_it_holds(clock: Clock) -> None:
    lease = Lease(6.0)
    clock.time += 3.9
    await lease.confirm(0)


async def test_confirm_waits_for_a_heartbeat(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    lease, waits = Lease(6.0), []
    clock.time += 10

    async def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            lease.renew(clock.time)

    monkeypatch.setattr(module.asyncio, "sleep", wait)
    await lease.confirm(30)
    assert len(waits) == 3


async def test_confirm_gives_up_when_none_comes(clock: Clock) -> None:
    lease = Lease(6.0)
    clock.time, clock.step = clock.time + 10, 10.0
    with pytest.raises(LeaseLostError, match="no heartbeat was accepted for 30 s"):
        await lease.confirm(30)


async def test_a_worker_that_was_frozen_finds_it_lost_until_the_group_answers() -> None:
    lease = Lease(6.0)
    lease.renew(module.now() - 3600)
    with pytest.raises(LeaseLostError):
        await lease.confirm(0)
    lease.renew(module.now())
    await lease.confirm(0)
