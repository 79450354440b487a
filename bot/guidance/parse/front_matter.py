"""The front matter of a document: the lines between two ``---`` at its top."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import yaml

from bot.yaml_reader import AliasError, read_plain_yaml

_FENCED = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_OPENED = re.compile(r"\ufeff?---[ \t]*\r?\n[A-Za-z_-]+[ \t]*:")
_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")
_LONGEST = 10_000  # characters; nobody writes more about a document than in it


class FrontMatterError(ValueError):
    """The front matter cannot be used; the message completes "because …"."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What was found at the top of a document."""

    fields: dict[str, Any]
    end: int  # the character where the document itself starts

    def text(self, name: str) -> str | None:
        """Return the field as text; None where it is missing or empty."""
        value = self.fields.get(name, "")
        if not _is_text(value):
            message = f"{name} in its front matter is not a text"
            raise FrontMatterError(message)
        return None if _says_nothing(value) else str(value.strip())

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the field as a list of texts; empty where it is missing."""
        value = self.fields.get(name, "")
        values = value if isinstance(value, list) else [value]
        if not all(map(_is_text, values)):
            message = f"{name} in its front matter is not a list of texts"
            raise FrontMatterError(message)
        return tuple(entry.strip() for entry in values if not _says_nothing(entry))

    def day(self, name: str) -> date | None:
        """Return the field as a date; None where it is missing."""
        text = self.text(name)
        try:
            return datetime.fromisoformat(text).date() if text else None
        except ValueError as error:
            message = f"{name} in its front matter is not a date such as 2026-10-05"
            raise FrontMatterError(message) from error


def front_matter_of(text: str) -> FrontMatter:
    """Return the front matter of a document; without fields if it has none.

    Raises:
        FrontMatterError: it is not closed, not YAML, too long, or no list of fields.
    """
    found = _FENCED.match(text)
    if found is None:
        if _OPENED.match(text):
            message = "its front matter has no closing ---"
            raise FrontMatterError(message)
        return FrontMatter({}, 1 if text.startswith("\ufeff") else 0)
    fields = _fields(found["yaml"])
    return FrontMatter(fields, found.end())


def _fields(source: str) -> dict[str, Any]:
    if len(source) > _LONGEST:
        message = f"its front matter is longer than {_LONGEST:,} characters"
        raise FrontMatterError(message)
    try:
        fields = read_plain_yaml(source)
    except AliasError as error:
        message = "its front matter uses YAML aliases, which are not allowed"
        raise FrontMatterError(message) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        message = f"its front matter is not YAML ({_first_line(error)})"
        raise FrontMatterError(message) from error
    if fields is not None and not isinstance(fields, dict):
        message = "its front matter is not a list of fields such as title: …"
        raise FrontMatterError(message)
    return fields or {}


def _is_text(value: object) -> bool:
    # YAML lets "\\ud800" be written, half of a character, which no file and no screen takes.
    return isinstance(value, str) and not _HALF_CHARACTER.search(value)


def _says_nothing(text: str) -> bool:
    return text.strip().lower() in {"", "~", "null"}


def _first_line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).split("\n")[0]
    return f"{problem}, line {mark.line + 2}" if mark else problem
