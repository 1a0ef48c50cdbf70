"""Every error a caller of the package may meet; all derive from `WirewatchError`."""


class WirewatchError(Exception):
    """Base of all errors that are raised on purpose."""


class RejectedItem(WirewatchError):  # noqa: N818 - the item was rejected; that is the outcome, not a fault
    """A raw item could not be read.

    `reason` is one of `streams.wire.item.REASONS`, `message` says what was wrong and where, `uri` is the item's
    id where it could be read.
    """

    def __init__(self, reason: str, message: str, uri: str | None = None) -> None:
        super().__init__(f"{reason}: {message}")
        self.reason = reason
        self.message = message
        self.uri = uri


class RuleError(WirewatchError):
    """A rule cannot be used: bad syntax, a clause that has no meaning, a missing or unknown field.

    `line` and `column` count from 1 within `file`, or within the query where there is no file; they are None where the
    fault is not at one place. `rule` is the id of the rule where it could be read.
    """

    def __init__(
        self,
        message: str,
        *,
        file: str | None = None,
        rule: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        self.message = message
        self.file = file
        self.rule = rule
        self.line = line
        self.column = column
        place = f"{line}:{column}" if line is not None else ""
        where = ":".join(part for part in (file or (place and "query"), place) if part)
        super().__init__(": ".join(part for part in (where, rule and f"rule {rule}", message) if part))


class RuleSetError(RuleError):
    """A set of rules cannot be used; `errors` has all that is wrong with it."""

    def __init__(self, errors: list[RuleError]) -> None:
        super().__init__("; ".join(map(str, errors[:3])) + (f"; and {len(errors) - 3} more" if len(errors) > 3 else ""))
        self.errors = errors


class SettingsError(WirewatchError):
    """A setting that is unknown or wrong."""


class TopicsError(WirewatchError):
    """Topics that are missing or do not fit."""


class BrokerError(WirewatchError):
    """The broker cannot be reached, or refuses."""


class FencedError(BrokerError):
    """Another producer has started under our transactional id: the partition has a new owner."""


class RefusedError(BrokerError):
    """The broker refused a request and would refuse it again."""


class LeaseLostError(WirewatchError):
    """The group no longer counts this worker in, or cannot be asked."""


class StateError(WirewatchError):
    """What a partition remembers cannot be used; the record at hand is not at fault, so it is no dead letter."""


class StreamGapError(WirewatchError):
    """Records are missing between two batches of a partition."""


class StalledError(WirewatchError):
    """A worker that does not get on."""


class RecogniserError(WirewatchError, RuntimeError):
    """What finds names in the place of wirewatch's own model failed, or gave what is not in the text."""


class TaggerError(WirewatchError):
    """A tagger process cannot be started."""


class TooManyDeadLettersError(WirewatchError):
    """So many items fail that the deploy must be broken, not the data."""


class WatchlistError(WirewatchError):
    """A watchlist that cannot be read, built or used; the message names the file and, of a source, the line."""
