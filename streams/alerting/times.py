from datetime import UTC, datetime

from streams.errors import WirewatchError


class UnreadableTimeError(WirewatchError):
    """A time in a signal that is not ISO 8601: the signal does not keep its contract."""


def epoch(iso: str) -> float:
    """Seconds since 1970 in UTC of an ISO 8601 time; one without an offset is taken as UTC.

    A date alone is its first second, as in `schemas.PlainItem`. Raises UnreadableTimeError.
    """
    try:
        time = datetime.fromisoformat(iso)
    except (ValueError, TypeError):
        time = _leniently(iso)
    if time.tzinfo is None:
        # Without this, timestamp() would ask the machine for its time zone, and two workers could differ.
        time = time.replace(tzinfo=UTC)
    return time.timestamp()


def _leniently(iso: object) -> datetime:
    """`iso` without white space around it and with a lower-case `t` or `z` raised, which RFC 3339 allows."""
    try:
        return datetime.fromisoformat(str(iso).strip().upper())
    except ValueError:
        raise UnreadableTimeError(f"not an ISO 8601 time: {str(iso)[:64]!r}") from None
