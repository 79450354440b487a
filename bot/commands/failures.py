"""The one place that turns whatever ends a command into a sentence and an exit status."""

import os
import sys
from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, cast

import typer
from typer.exceptions import TyperException

from bot.commands.printing import json_line, write_utf8
from bot.errors import BotError

if TYPE_CHECKING:
    from pydantic import ValidationError


class Status(IntEnum):
    """How a command ends; docs/operating.md says what each means to a program."""

    DONE = 0
    CANNOT = 1
    USAGE = 2
    DEFECT = 70
    UNWRITTEN = 74
    INTERRUPTED = 130
    READER_GONE = 141


def ending_told(run: Callable[[], int], *, is_json: bool) -> int:
    """Run a command; say in one sentence what went wrong, and return the exit status.

    Args:
        run: the command; returns its own status.
        is_json: whether the sentence is the "error" of an object, as a program reads it.
    """
    if sys.stdout is None:  # closed by whoever called; Python would print into nothing
        return _say("Standard output is closed, and so nothing can be said.", Status.UNWRITTEN)
    try:
        write_utf8()
        code = run()
        sys.stdout.flush()  # here, where a full disk can still be told
    except (typer.Abort, KeyboardInterrupt):
        return Status.INTERRUPTED
    except Exception as error:  # the last place before a traceback
        if os.environ.get("TRACEBACK"):
            raise
        return _ended(error, is_json=is_json)
    return code


def _ended(error: Exception, *, is_json: bool) -> Status:
    try:
        sys.stdout.flush()  # what was said before
    except OSError as unwritten:
        error = unwritten
    sentence, status = _told(error)
    if status in {Status.UNWRITTEN, Status.READER_GONE}:
        # Let Python end in peace: it would try to write the rest once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _say(sentence, status, is_json=is_json)


def _told(error: Exception) -> tuple[str, Status]:
    match error:
        case TyperException():
            return f"{_told_of_words(error)} See `python -m bot --help`.", Status.USAGE
        case BotError():
            return str(error), Status.CANNOT
        case BrokenPipeError():
            return "", Status.READER_GONE
        case OSError(filename=None, strerror=str(why)):
            return f"What there is to say cannot be written ({why}).", Status.UNWRITTEN
        case OSError(filename=place, strerror=str(why)):
            return f"{place} cannot be read or written ({why}).", Status.CANNOT
        case _:
            what = f"Something unforeseen happened ({type(error).__name__}: {error})"
            return f"{what}; TRACEBACK=1 shows where.", Status.DEFECT


def _told_of_words(error: TyperException) -> str:
    """Return what is wrong with the words of a command, with the option it is about."""
    says = error.format_message().replace("Value error, ", "")  # Python's words
    head, pydantics, _ = says.partition("Input should")
    if pydantics:
        # Only who has something to hear waits for this import.
        from bot.validation import problems_in

        cause = cast("ValidationError", error.__cause__)
        told = (f"{one.shown} cannot be: {one.why}" for one in problems_in(cause))
        says = head + "; ".join(told)
    return says if says.endswith((".", "?", "!")) else f"{says}."


def _say(sentence: str, status: Status, *, is_json: bool = False) -> Status:
    line = " ".join(sentence.split())
    if line and sys.stderr is not None:
        told = json_line({"error": line, "status": int(status)}) if is_json else line
        print(told, file=sys.stderr)
    return status
