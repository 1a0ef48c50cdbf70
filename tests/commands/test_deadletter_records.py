import pytest
from faust.types import TP

from streams.commands.deadletter import _sent_back
from streams.commands.publish import key_of
from streams.commands.tail import deadletter_line, seconds
from streams.errors import SettingsError
from streams.failures import Rejection, failed
from streams.kafka.deadletters import ATTEMPT, ERRORS, dead_letter
from streams.kafka.records import Outgoing
from tests.support.came import Came


def fail(record: Came) -> Came:
    """The record as it stands on the dead-letter topic."""
    verdict = failed(Rejection("bad-json", "not an object"))
    sent = dead_letter("wire.deadletter", TP("wire.raw", 3), record, "raw", verdict)
    assert sent.timestamp
    return Came(0, sent.timestamp, sent.key, sent.value, sent.headers)


def send_back(record: Came, attempt: int = 1) -> Outgoing:
    return _sent_back(record, dict(record.headers), attempt)


def test_a_record_goes_back_to_where_it_came_from_unchanged() -> None:
    came = Came(headers=[("trace", b"1"), ("trace", b"2")])
    back = send_back(fail(came))
    assert (back.topic, back.partition) == ("wire.raw", None)
    assert (back.key, back.value, back.timestamp) == (came.key, came.value, came.timestamp)
    assert list(back.headers) == [*came.headers, (ATTEMPT, b"1")]


def test_a_record_without_key_and_value_goes_back_so() -> None:
    back = send_back(fail(Came(key=None, value=None)))
    assert (back.key, back.value) == (None, None)


def test_attempts_count_up_and_what_went_wrong_does_not_pile_up() -> None:
    record = Came(headers=[("own", b"1")])
    for attempt in range(1, 4):
        letter = fail(record)
        back = send_back(letter, attempt)
        assert list(back.headers) == [("own", b"1"), (ATTEMPT, b"%d" % attempt)]
        record = Came(headers=back.headers)
    assert sum(name.startswith(ERRORS) for name, _ in fail(record).headers) == 7


def test_a_dead_letter_in_a_line_says_whence_and_why() -> None:
    assert deadletter_line(fail(Came())).plain == "wire.raw-3@7  raw  bad-json  not an object  3 bytes"


def test_a_dead_letter_in_a_line_cannot_drive_a_terminal() -> None:
    letter = dead_letter("d", TP("wire.raw", 3), Came(), "raw", failed(Rejection("bad-json", "a\x1b[2J\nb")))
    line = deadletter_line(Came(headers=letter.headers)).plain
    assert "\x1b" not in line
    assert "\n" not in line


def test_a_record_that_says_nothing_is_shown_all_the_same() -> None:
    assert "0 bytes" in deadletter_line(Came(value=None)).plain


def test_a_header_without_a_value_is_no_obstacle() -> None:
    deadletter_line(fail(Came(headers=[("own", None)])))  # type: ignore[list-item]


@pytest.mark.parametrize(("since", "expected"), [("90s", 90), ("15m", 900), ("1h", 3600), ("7d", 604_800), ("0s", 0)])
def test_since_is_a_number_and_a_unit(since: str, expected: float) -> None:
    assert seconds(since) == expected


@pytest.mark.parametrize("since", ["", "h", "1", "1w", "-1h", "1.5h", "1h ", "1h\n", "yesterday", "9999999999d"])
def test_since_anything_else_is_refused_with_examples(since: str) -> None:
    with pytest.raises(SettingsError, match=r"e\.g\. 90s, 15m, 1h, 7d$"):
        seconds(since)


def test_the_key_of_an_item_is_its_uri(seed: bytes) -> None:
    assert key_of(b'{"id": "urn:\xc3\xa4", "text": "x"}', 1000) == "urn:ä".encode()
    key = key_of(seed, 1 << 20)
    assert key is not None
    assert key.startswith(b"urn:sha256:")
    assert key_of(seed, 1 << 20) == key


def test_what_cannot_be_read_has_no_key_unless_its_id_could_be() -> None:
    assert key_of(b"\xff", 1000) is None
    assert key_of(b'{"id": "1"}', 1000) == b"1"
