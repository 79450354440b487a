"""Questions from standard input, one JSON object a line, answered in one process."""

import json
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from bot.errors import BotError, CannotDoError


class BatchError(CannotDoError):
    """Some lines of a batch were no questions; the others were answered."""


def answer_lines(answer: Callable[[str], dict[str, Any]], lines: TextIO) -> None:
    """Write one JSON line for each line read, in order, each with the ``id`` it came with.

    A line that is no question gets {"id", "error"} in its place, so that nothing is lost.

    Raises:
        BatchError: at the end, if there were such lines.
    """
    wrong = 0
    for number, line in _numbered(lines):
        identity: Any = None
        try:
            identity, question = _read(line)
            reply = answer(question)
        except BotError as error:
            wrong += 1
            reply = {"error": f"Line {number}: {error}"}
        print(json.dumps({"id": identity, **reply}, ensure_ascii=False), flush=True)
    if wrong:
        message = f"{wrong} lines were no questions; an error stands in the place of each."
        raise BatchError(message)


def _numbered(lines: TextIO) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _read(line: str) -> tuple[Any, str]:
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as error:
        message = "it is not JSON."
        raise CannotDoError(message) from error
    if not isinstance(entry, dict) or not isinstance(entry.get("question"), str):
        message = 'it needs an object with "id" and "question".'
        raise CannotDoError(message)
    return entry.get("id"), entry["question"]
