import logging
import sys
from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from streams.logs import QUIET, JsonFormatter, TextFormatter, configure
from streams.settings import Settings

HOSTILE = "a\rb\x1b[2Jc"
LOGGERS = (None, *QUIET)


@pytest.fixture
def own_logging() -> Iterator[None]:
    """Logging as it was, after `configure` has been at it."""
    root = logging.getLogger()
    levels, handlers = {name: logging.getLogger(name).level for name in LOGGERS}, root.handlers[:]
    root.handlers[:] = []
    yield
    root.handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def record(message: str, *arguments: object, failure: Exception | None = None) -> logging.LogRecord:
    exc_info: Any = None
    if failure:
        try:
            raise failure
        except Exception:  # noqa: BLE001 -- it shall have a traceback, whatever it is
            exc_info = sys.exc_info()
    made = logging.LogRecord("streams.worker", logging.INFO, "worker.py", 1, message, arguments, exc_info)
    made.created = 1_750_239_000.0
    return made


def test_text_is_time_level_logger_message() -> None:
    line = TextFormatter().format(record("ready at %s", 7))
    assert line == "2025-06-18T09:30:00.000Z INFO streams.worker ready at 7"


def test_text_cannot_drive_a_terminal() -> None:
    assert TextFormatter().format(record("%s", HOSTILE)).endswith("streams.worker a b␛[2Jc")


@pytest.mark.parametrize("control", ["\n", "\x00", "\x08", "\x7f", "\x9b", "\u2028", "\u202e"])
def test_text_shows_no_control_character(control: str) -> None:
    assert control not in TextFormatter().format(record("said %s", control))


def test_text_of_an_exception_cannot_drive_a_terminal() -> None:
    assert "\x1b" not in TextFormatter().format(record("failed", failure=ValueError(HOSTILE)))


def test_text_of_an_exception_has_the_traceback() -> None:
    first, *rest = TextFormatter().format(record("failed", failure=ValueError("of this"))).splitlines()
    assert first.endswith("failed")
    assert rest[0].startswith("Traceback")
    assert rest[-1] == "ValueError: of this"


def test_json_is_an_object() -> None:
    assert orjson.loads(JsonFormatter().format(record("ready at %s", 7))) == {
        "time": "2025-06-18T09:30:00.000Z",
        "level": "info",
        "logger": "streams.worker",
        "message": "ready at 7",
    }


def test_json_is_one_line_whatever_is_said() -> None:
    line = JsonFormatter().format(record("%s", HOSTILE + "\nsecond line", failure=ValueError("two\nlines")))
    assert len(line.splitlines()) == 1
    assert "\x1b" not in line
    said = orjson.loads(line)
    assert said["message"] == HOSTILE + "\nsecond line"
    assert said["exception"].endswith("ValueError: two\nlines")


def test_json_takes_what_is_no_unicode() -> None:
    orjson.loads(JsonFormatter().format(record("%s", "\udc80")))


@pytest.mark.usefixtures("own_logging")
def test_logs_go_to_stderr_an_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    configure(Settings(log_format="json", log_level="warning"))
    logging.getLogger("streams.x").warning("one\ntwo")
    logging.getLogger("streams.x").error("three")
    logging.getLogger("streams.x").info("not this")
    out, err = capsys.readouterr()
    assert out == ""
    assert [orjson.loads(line)["message"] for line in err.splitlines()] == ["one\ntwo", "three"]


@pytest.mark.usefixtures("own_logging")
def test_libraries_speak_from_warnings_on_unless_all_do(capsys: pytest.CaptureFixture[str]) -> None:
    for level in "info", "debug":
        configure(Settings(log_level=level))
        logging.getLogger("aiokafka.client").info("said in %s", level)
        logging.getLogger("faust").warning("warned in %s", level)
    err = capsys.readouterr().err
    assert [line.split(maxsplit=3)[3] for line in err.splitlines()] == [
        "warned in info",
        "said in debug",
        "warned in debug",
    ]
