"""Output in ASCII JSON or UTF-8, whatever the terminal's locale."""

import json
import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import Any


def json_line(value: Any) -> str:
    """Return JSON in one line, in ASCII.

    So no locale can spoil it, U+2028 ends no line, and half a character comes back as given.
    """
    return json.dumps(value, allow_nan=False)


def write_utf8() -> None:
    """Write UTF-8 to both outputs, whatever the terminal's locale says."""
    for output in (sys.stdout, sys.stderr):
        if isinstance(output, TextIOWrapper):
            output.reconfigure(encoding="utf-8", errors="backslashreplace")


def csv_marked(table: str) -> str:
    """Return the table as a spreadsheet reads it: in Excel, a mark in front says UTF-8."""
    return f"\ufeff{table}"


def progress(is_json: bool) -> Callable[[str], None]:
    """Return what says a line of progress to people, on standard error; to programs nothing."""

    def tell(line: str) -> None:
        if not is_json:
            print(line, file=sys.stderr, flush=True)

    return tell


def counted(number: int, what: str) -> str:
    """Return "1 hint", "2 hints"; the word is one that takes an s."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
