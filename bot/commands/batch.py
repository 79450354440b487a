"""Questions from standard input, one JSON object a line, answered in one process."""

import json
import sys
from collections.abc import Callable, Iterable
from typing import Any

from bot.commands.printing import json_line
from bot.errors import BotError, CannotDoError


class BatchError(CannotDoError):
    """Some lines of a batch were not answered; the others were."""


class ClosedStreamError(CannotDoError):
    """Standard input is closed, and something was to be read from it."""


class LineError(CannotDoError):
    """A line is no question; ``identity`` is its id, where it has one."""

    def __init__(self, says: str, identity: Any = None) -> None:
        super().__init__(says)
        self.identity = identity


def lines_of_input() -> Iterable[bytes]:
    """Return the lines of standard input.

    Raises:
        ClosedStreamError: it is closed.
    """
    if sys.stdin is None:
        message = "Standard input is closed, and there is nothing to read."
        raise ClosedStreamError(message)
    return sys.stdin.buffer


def answer_lines(answer: Callable[[str], dict[str, Any]], lines: Iterable[bytes]) -> None:
    """Write one JSON line for each line read, in order, each with the ``id`` it came with.

    A line that is no question gets {"id", "error"} in its place, so that nothing is lost.

    Raises:
        BatchError: at the end, if there were such lines.
    """
    wrong = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        reply = _reply(answer, line)
        if "error" in reply:
            wrong += 1
            reply["error"] = f"Line {number}: {reply['error']}"
        print(json_line(reply), flush=True)
    if wrong:
        were = "line was" if wrong == 1 else "lines were"
        message = f"{wrong} {were} not answered; an error stands in the place of each."
        raise BatchError(message)


def _reply(answer: Callable[[str], dict[str, Any]], line: bytes) -> dict[str, Any]:
    identity: Any = None
    try:
        identity, question = _read(line)
        return {"id": identity, **answer(question)}
    except LineError as error:
        return {"id": error.identity, "error": str(error)}
    except BotError as error:
        return {"id": identity, "error": str(error)}


def _read(line: bytes) -> tuple[Any, str]:
    entry = _entry(line)
    identity = entry.get("id") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(entry.get("question"), str):
        message = 'it needs an object with "id" and, as text, "question".'
        raise LineError(message, identity)
    return identity, entry["question"]


def _entry(line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8-sig"), parse_constant=_refuse, parse_float=_number)
    except UnicodeDecodeError as error:
        message = f"it is not UTF-8 (byte {error.start})."
        raise LineError(message) from error
    except (ValueError, RecursionError) as error:
        message = "it is not JSON."
        raise LineError(message) from error


def _refuse(constant: str) -> None:
    """Refuse NaN and Infinity, which Python reads although JSON has no such number."""
    raise ValueError(constant)


def _number(digits: str) -> float:
    number = float(digits)
    if number in {float("inf"), float("-inf")}:
        _refuse(digits)
    return number
