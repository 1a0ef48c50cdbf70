import logging
from datetime import UTC, datetime

import orjson

from streams.neutral import neutral
from streams.settings import Settings

QUIET = ("faust", "mode", "aiokafka", "aiokafka.consumer", "kafka")


def configure(settings: Settings) -> None:
    """Log to stderr, as text or as a JSON object a line; libraries speak from warnings on, or all in debug."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter() if settings.log_format == "json" else TextFormatter())
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.DEBUG if settings.log_level == "debug" else logging.WARNING)


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _unicode(text: str) -> str:
    """The text with `?` for halves of surrogate pairs, which JSON cannot hold."""
    return text.encode(errors="replace").decode()


class TextFormatter(logging.Formatter):
    """`2025-06-18T09:30:00.000Z INFO streams.worker message`, control characters shown as symbols."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{_time(record)} {record.levelname} {record.name} {neutral(record.getMessage())}"
        if not record.exc_info:
            return line
        trace = (neutral(part) for part in self.formatException(record.exc_info).splitlines())
        return "\n".join([line, *trace])


class JsonFormatter(logging.Formatter):
    """An object with time, level, logger, message and, where there is one, the exception."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _unicode(record.getMessage()),
        }
        if record.exc_info:
            said["exception"] = _unicode(self.formatException(record.exc_info))
        return orjson.dumps(said).decode()
