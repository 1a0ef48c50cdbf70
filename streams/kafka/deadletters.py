"""Dead letters: the failed record as it came, with the reason in headers named as Kafka Connect names them."""

from collections import deque

from faust.types import TP

from streams.errors import TooManyDeadLettersError
from streams.failures import Failed, shortened
from streams.kafka.records import Outgoing, Record

ERRORS = "__connect.errors."
ATTEMPT = "wirewatch.attempt"


def dead_letter(topic: str, tp: TP, record: Record, stage: str, failure: Failed) -> Outgoing:
    """The record for the dead-letter topic: bytes, key, timestamp and headers unchanged, the reason added."""
    said = {
        "topic": tp.topic,
        "partition": str(tp.partition),
        "offset": str(record.offset),
        "stage": stage,
        "class.name": failure.reason,
        "exception.class.name": failure.kind,
        "exception.message": failure.message,
    }
    if failure.stacktrace is not None:
        said["exception.stacktrace"] = failure.stacktrace
    kept = [(name, value) for name, value in record.headers if not name.startswith(ERRORS)]
    headers = [*kept, *((ERRORS + name, value.encode(errors="replace")) for name, value in said.items())]
    return Outgoing(topic, record.key, record.value, headers, record.timestamp)


class DeadLetterLimit:
    """Stops a partition when so much fails that the deploy must be broken, not the data."""

    def __init__(self, max_in_row: int, max_share: float, *, window: int = 1000) -> None:
        self._max_in_row, self._max_share, self._window = max_in_row, max_share, window
        self._in_row = 0
        self._failed_at: deque[int] = deque()
        self._seen = 0

    def good(self, count: int) -> None:
        """Take note of `count` items in a row that went well."""
        if count:
            self._in_row = 0
            self._seen += count

    def bad(self, failure: Failed) -> None:
        """Take note of an item that failed.

        Raises:
            TooManyDeadLettersError: that was one too many.

        """
        self._in_row += 1
        self._seen += 1
        self._failed_at.append(self._seen)
        while self._failed_at[0] <= self._seen - self._window:
            self._failed_at.popleft()
        share = len(self._failed_at) / self._window
        if self._in_row > self._max_in_row:
            found = f"{self._in_row} items in a row failed (deadletter_max_in_row is {self._max_in_row})"
        elif self._seen >= self._window and share > self._max_share:
            found = f"{share:.0%} of the last {self._window} items failed (deadletter_max_share is {self._max_share})"
        else:
            return
        raise TooManyDeadLettersError(
            f"{found}; the last for {failure.reason}: {shortened(failure.message, 200)}. Nothing is lost: "
            "mend the deploy, or raise the limit if the data are as bad as that"
        )
