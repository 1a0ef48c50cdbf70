import pytest
from faust.types import TP

from streams.errors import TooManyDeadLettersError
from streams.failures import LONGEST_MESSAGE, LONGEST_STACKTRACE, Rejection, failed
from streams.kafka.deadletters import DeadLetterLimit, dead_letter
from streams.kafka.records import Outgoing
from tests.support.came import Came

VERDICT = Rejection("bad-json", "not an object")
FAILURE = failed(VERDICT)


def letter(record: Came, failure: Exception = VERDICT) -> Outgoing:
    return dead_letter("wire.deadletter", TP("wire.raw", 3), record, "raw", failed(failure))


def reasons(failure: Exception = VERDICT) -> dict[str, str]:
    headers = letter(Came(), failure).headers
    return {name.removeprefix("__connect.errors."): value.decode() for name, value in headers}


def raised(failure: Exception) -> Exception:
    try:
        raise failure
    except Exception as caught:  # noqa: BLE001 -- it shall have a traceback, whatever it is
        return caught


@pytest.mark.parametrize("record", [Came(), Came(key=None, value=None), Came(headers=[("own", b"1"), ("own", b"2")])])
def test_the_record_stays_as_it_came(record: Came) -> None:
    sent = letter(record)
    assert (sent.topic, sent.partition) == ("wire.deadletter", None)
    assert (sent.key, sent.value, sent.timestamp) == (record.key, record.value, record.timestamp)
    assert list(sent.headers)[: len(record.headers)] == list(record.headers)


def test_the_headers_say_what_happened_as_kafka_connect_does() -> None:
    assert reasons() == {
        "topic": "wire.raw",
        "partition": "3",
        "offset": "7",
        "stage": "raw",
        "class.name": "bad-json",
        "exception.class.name": "streams.failures.Rejection",
        "exception.message": "not an object",
    }


def test_a_failure_that_is_no_verdict_is_a_bug_and_shows_its_stack() -> None:
    said = reasons(raised(KeyError("id")))
    assert said["class.name"] == "bug"
    assert said["exception.class.name"] == "builtins.KeyError"
    assert "test_deadletters.py" in said["exception.stacktrace"]


def test_a_second_failure_replaces_what_the_first_one_said() -> None:
    again = letter(Came(headers=letter(Came(headers=[("own", b"1")])).headers))
    assert list(again.headers) == list(letter(Came(headers=[("own", b"1")])).headers)


def test_what_a_failure_says_has_bounds() -> None:
    said = reasons(raised(ValueError("é" * 50_000)))
    assert len(said["exception.message"]) == LONGEST_MESSAGE
    assert len(said["exception.stacktrace"]) == LONGEST_STACKTRACE


def test_a_message_that_is_no_unicode_can_be_sent() -> None:
    assert reasons(Rejection("bad-json", "\udc80"))["exception.message"] == "?"


def test_a_long_stack_trace_keeps_the_failure() -> None:
    def deeper(levels: int) -> None:
        if levels:
            deeper_still(levels)
        raise ValueError("the cause")

    def deeper_still(levels: int) -> None:
        deeper(levels - 1)

    with pytest.raises(ValueError) as caught:
        deeper(100)
    assert "the cause" in reasons(caught.value)["exception.stacktrace"]


def test_too_many_in_a_row_stop_the_partition() -> None:
    limit = DeadLetterLimit(3, 1.0)
    for _ in range(3):
        limit.bad(FAILURE)
    with pytest.raises(TooManyDeadLettersError, match=r"4 items in a row .* is 3\); the last for bad-json: not an obj"):
        limit.bad(FAILURE)


def test_a_good_item_starts_the_row_anew() -> None:
    limit = DeadLetterLimit(3, 1.0)
    for _ in range(10):
        for _ in range(3):
            limit.bad(FAILURE)
        limit.good(1)


def test_no_good_items_do_not_start_the_row_anew() -> None:
    limit = DeadLetterLimit(1, 1.0)
    limit.bad(FAILURE)
    limit.good(0)
    with pytest.raises(TooManyDeadLettersError):
        limit.bad(FAILURE)


def test_too_large_a_share_stops_the_partition() -> None:
    limit = DeadLetterLimit(1000, 0.5, window=10)
    limit.good(4)
    for _ in range(5):
        limit.bad(FAILURE)
    with pytest.raises(TooManyDeadLettersError, match=r"60% of the last 10 items .*_max_share is 0\.5"):
        limit.bad(FAILURE)


def test_a_share_below_the_limit_goes_on_for_ever() -> None:
    limit = DeadLetterLimit(1000, 0.5, window=10)
    for _ in range(100):
        limit.good(1)
        limit.bad(FAILURE)


def test_a_share_of_few_items_says_nothing() -> None:
    limit = DeadLetterLimit(1000, 0.1, window=10)
    for _ in range(9):
        limit.bad(FAILURE)


def test_failures_of_long_ago_do_not_count() -> None:
    limit = DeadLetterLimit(1000, 0.5, window=10)
    for _ in range(5):
        limit.bad(FAILURE)
    limit.good(10)
    for _ in range(5):
        limit.bad(FAILURE)
