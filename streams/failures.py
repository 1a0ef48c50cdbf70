"""Why a record cannot be processed: the verdict of a step, wherever it ran, as plain data."""

import traceback
from typing import NamedTuple

LONGEST_MESSAGE = 2_000
LONGEST_STACKTRACE = 8_000


class Rejection(Exception):  # noqa: N818 -- a verdict on an item, not an error of ours
    """Raised by a step for a record that is at fault itself; `reason` is one of a bounded set."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class Failed(NamedTuple):
    """Why a record is to be a dead letter: what its headers and the metrics say. Plain data, from whichever process."""

    reason: str
    kind: str
    message: str
    stacktrace: str | None = None


def failed(failure: Exception) -> Failed:
    """What a raised `failure` comes to; one that is no `Rejection` is a bug of ours and keeps the end of its trace."""
    kind, message = f"{type(failure).__module__}.{type(failure).__qualname__}", shortened(str(failure), LONGEST_MESSAGE)
    if isinstance(failure, Rejection):
        return Failed(failure.reason, kind, message)
    trace = "".join(traceback.format_exception(failure))
    if len(trace) > LONGEST_STACKTRACE:
        trace = "…" + trace[1 - LONGEST_STACKTRACE :]
    return Failed("bug", kind, message, trace)


def shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
