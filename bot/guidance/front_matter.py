"""The front matter of a document: the lines between two ``---`` at its top."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import yaml

_FENCED = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_OPENED = re.compile(r"\ufeff?---[ \t]*\r?\n[A-Za-z_-]+[ \t]*:")
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
        value = self.fields.get(name)
        if isinstance(value, dict | list):
            message = f"{name} in its front matter is not a text"
            raise FrontMatterError(message)
        return None if value is None else str(value).strip() or None

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the field as a list of texts; empty where it is missing."""
        value = self.fields.get(name)
        values = value if isinstance(value, list) else [] if value is None else [value]
        if any(isinstance(entry, dict | list) for entry in values):
            message = f"{name} in its front matter is not a list of texts"
            raise FrontMatterError(message)
        return tuple(str(entry) for entry in values)

    def day(self, name: str) -> date | None:
        """Return the field as a date; None where it is missing."""
        value = self.fields.get(name)
        if isinstance(value, datetime):
            return value.date()
        if value is None or isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError as error:
            message = f"{name} in its front matter is not a date such as 2026-10-05"
            raise FrontMatterError(message) from error


class _PlainLoader(yaml.SafeLoader):
    """Reads YAML without aliases, so that ten lines cannot grow to gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            message = "its front matter uses YAML aliases, which are not allowed"
            raise FrontMatterError(message)
        return super().compose_node(parent, index)


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
        fields = yaml.load(source, Loader=_PlainLoader)  # noqa: S506  # a SafeLoader, and stricter
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if isinstance(error, FrontMatterError):
            raise
        message = f"its front matter is not YAML ({_first_line(error)})"
        raise FrontMatterError(message) from error
    if fields is not None and not isinstance(fields, dict):
        message = "its front matter is not a list of fields such as title: …"
        raise FrontMatterError(message)
    return fields or {}


def _first_line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).split("\n")[0]
    return f"{problem}, line {mark.line + 2}" if mark else problem
