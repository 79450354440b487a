"""One line an event, JSON for a service. Identifiers only: nobody's words ever enter it."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """Writes time (UTC), level, logger, message and every ``extra`` as one JSON object."""

    def __init__(self, *, tells_all: bool = False) -> None:
        """Write what errors say, too, with ``tells_all``; it may be what somebody wrote."""
        super().__init__()
        self._tells_all = tells_all

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(
                timespec="milliseconds"
            ),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        line |= _extras(record)
        if record.exc_info and record.exc_info[1]:
            error = record.exc_info[1]
            told = self.formatException(record.exc_info) if self._tells_all else _where(error)
            line["traceback"] = told
        return json.dumps(line, ensure_ascii=False, default=str)


class TextLines(logging.Formatter):
    """Writes level, message and every ``extra`` for whoever called a command."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # logging's own
        """Return the record as one line; a traceback follows it."""
        extras = ", ".join(f"{key}: {value}" for key, value in _extras(record).items())
        told = f"{record.levelname.lower()}: {record.message}"
        return f"{told} ({extras})" if extras else told


def _extras(record: logging.LogRecord) -> dict[str, object]:
    return {key: value for key, value in vars(record).items() if key not in _STANDARD}


def log_text_lines() -> None:
    """Write warnings and errors to standard error as text, unless something else is set up."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(TextLines())
    handler.setLevel(logging.WARNING)
    handler.addFilter(_is_news)
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def log_json_lines(level: str = "INFO") -> None:
    """Write log records to standard error as JSON lines, libraries from warnings on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines(tells_all=level == "DEBUG"))
    handler.addFilter(_is_news)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("bot").setLevel(level)


def _where(error: BaseException | None) -> str:
    """Return where the error was raised and of what kind it and its causes are, last first."""
    told: list[str] = []
    while error:
        told += [type(error).__qualname__, *traceback.format_tb(error.__traceback__)]
        hidden = error.__suppress_context__
        error = error.__cause__ or (None if hidden else error.__context__)
    return "\n".join(told)


def _is_news(record: logging.LogRecord) -> bool:
    # These two set levels of their own, and warn of what is usual.
    is_chatty = record.name.startswith(("slack_bolt", "bm25s"))
    return record.levelno >= logging.ERROR or not is_chatty
