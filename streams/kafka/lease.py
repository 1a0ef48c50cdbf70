import asyncio
import time
from typing import NamedTuple

from streams.errors import LeaseLostError

# Time that also passes while the machine is suspended: a frozen worker must notice how long it was away.
CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def now() -> float:
    """Seconds on a clock that never stands still."""
    return time.clock_gettime(CLOCK)


class Membership(NamedTuple):
    """What the group's coordinator knows a worker by, from one assignment to the next."""

    generation: int
    member_id: str


NO_MEMBER = Membership(-1, "")
"""One who commits offsets of a group without being in it."""


class Lease:
    """How long the group's coordinator surely counts this worker in: two thirds of the session time-out a heartbeat.

    A worker that was frozen wakes up in the middle of its work while its partitions have a new owner. It must not
    publish, and above all not start a producer, which would fence the new owner. So each partition asks here before it
    starts a producer, before each transaction and before each commit.
    """

    def __init__(self, session_timeout: float) -> None:
        self.seconds = session_timeout * 2 / 3
        self._renewed = now()

    def renew(self, asked_at: float) -> None:
        """Take note of an accepted heartbeat, sent at `asked_at`; called by the consumer's thread."""
        self._renewed = asked_at

    def valid(self) -> bool:
        return now() - self._renewed < self.seconds

    async def confirm(self, timeout: float) -> None:
        """Return once the lease is valid.

        Raises:
            LeaseLostError: no heartbeat was accepted for `timeout` seconds.

        """
        if self.valid():
            return
        deadline = now() + timeout
        while not self.valid():
            if now() > deadline:
                raise LeaseLostError(f"no heartbeat was accepted for {timeout:.0f} s")
            await asyncio.sleep(0.05)
