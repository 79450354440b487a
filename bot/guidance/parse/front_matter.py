"""What a document says about itself above its text; a line that slips costs only itself."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.guidance.audience import NOBODY
from bot.guidance.domain import BadLine
from bot.guidance.parse.folder import Source
from bot.guidance.parse.metadata_fields import Field, LineSlip, fields_of
from bot.guidance.parse.metadata_lines import MetadataBlock, metadata_of

_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")
_IMPORTS = re.compile(
    r"(?:[ \t]*(?:\r\n?|\n)|import[ \t][^\r\n]*[\"'][ \t]*;?[ \t]*(?:\r\n?|\n)"
    r"|export[ \t]+(?:const|let|default|\{)[^\r\n]*;[ \t]*(?:\r\n?|\n))+"
)
_YES, _NO = {"true", "yes", "on", "y", "1"}, {"false", "no", "off", "n", "0"}
_DRAFTS = {"draft", "in draft", "unpublished"}
_NOTHING = {"", "~", "null"}
AUDIENCE = "audience"
_BEGINS_AUDIENCE = re.compile(r"[ \t]*[\"']?audience[\"']?[ \t]*[:=]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What was found at the top of a document; a field that cannot be read is missing."""

    end: int  # the character where the document itself starts
    fields: Mapping[str, Any] = field(default_factory=dict)  # by name in lower case
    bad_lines: tuple[BadLine, ...] = ()  # in their order

    def text(self, name: str) -> str | None:
        """Return the field as text; None where it is missing, empty or no text."""
        value = self.fields.get(name, "")
        return value.strip() if _is_text(value) and not _says_nothing(value) else None

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the field as a list of texts; empty where it is missing or no such list."""
        value = self.fields.get(name, "")
        values = value if isinstance(value, list) else [value]
        if not all(map(_is_text, values)):
            return ()
        return tuple(entry.strip() for entry in values if not _says_nothing(entry))

    @property
    def audience(self) -> tuple[str, ...]:
        """Return the departments that alone may read it; empty: everybody may."""
        if self.fields.get(AUDIENCE) == [*NOBODY]:
            return NOBODY
        return self.texts(AUDIENCE)

    def day(self, name: str) -> date | None:
        """Return the field as a date; None where it is missing or no date."""
        return _day(self.text(name) or "")

    def says_yes(self, name: str) -> bool:
        """Tell whether the field says so, in any way of writing it."""
        return (self.text(name) or "").lower() in _YES

    def says_no(self, name: str) -> bool:
        """Tell whether the field denies it, in any way of writing it."""
        return (self.text(name) or "").lower() in _NO

    @property
    def is_draft(self) -> bool:
        """Whether its writer is not done with it: it is no guidance yet."""
        return (
            self.says_yes("draft")
            or (self.text("status") or "").lower() in _DRAFTS
            or self.says_no("published")
        )


def front_matter_of(source: Source) -> FrontMatter:
    """Return the front matter of a document; without fields if it has none."""
    block = metadata_of(source.text)
    if block is None:
        return FrontMatter(_below_imports(source, 1 if source.text[:1] == "\ufeff" else 0))
    fields, slips = fields_of(block)
    slips = [*_unclosed(block), *slips, *_not_as_meant(fields)]
    fields, closed = _closed_if_unread(fields, block)
    slips += closed
    bad_lines = sorted(
        (BadLine(source.document, *slip) for slip in slips), key=lambda one: one.line
    )
    values = {one.name: one.value for one in fields}
    return FrontMatter(_below_imports(source, block.end), values, tuple(bad_lines))


def _below_imports(source: Source, start: int) -> int:
    """Return where the text of MDX begins: what it imports for its components is none."""
    if not source.document.lower().endswith(".mdx"):
        return start
    found = _IMPORTS.match(source.text, start)
    return found.end() if found else start


def bad_lines_in(sources: Iterable[Source]) -> tuple[BadLine, ...]:
    """Return the lines above the documents that cannot be read."""
    return tuple(line for source in sources for line in front_matter_of(source).bad_lines)


def _closed_if_unread(
    fields: list[Field], block: MetadataBlock
) -> tuple[list[Field], list[LineSlip]]:
    """Return the fields; an audience that cannot be read is nobody, never everybody."""
    line = next((one.number for one in block.lines if _BEGINS_AUDIENCE.match(one.words)), 0)
    named = [one for one in fields if one.name == AUDIENCE]
    if not (line or named) or any(_names_somebody(one.value) for one in named[-1:]):
        return fields, []
    kept = [one for one in fields if one.name != AUDIENCE]
    line = line or named[0].line
    mend = "Write it as audience: [one, another], of departments, or remove the line."
    told = "audience names no department: nobody is shown the document"
    return [*kept, Field(AUDIENCE, [*NOBODY], line)], [(line, told, mend)]


def _names_somebody(value: object) -> bool:
    values = value if isinstance(value, list) else [value]
    return bool(values) and all(
        isinstance(one, str) and _is_text(one) and not _says_nothing(one) for one in values
    )


def _unclosed(block: MetadataBlock) -> Iterator[tuple[int, str, str]]:
    if not block.is_closed:
        last = max(line.number for line in block.lines if not line.is_blank)
        yield last, "no --- closes its front matter", "Add a line --- under it."


def _not_as_meant(fields: list[Field]) -> Iterator[tuple[int, str, str]]:
    """Yield the fields that the bot reads and that are of another kind than it reads."""
    for one in fields:
        match one.name:
            case "title" | "owner" if not _is_text(one.value):
                yield one.line, f"{one.name} is not a text", "Write words behind it."
            case "departments" | "moments" if not _is_texts(one.value):
                mend = f"Write it as {one.name}: [one, another]."
                yield one.line, f"{one.name} is not a list of texts", mend
            case "reviewed" if not _is_day(one.value):
                mend = "Write year, month and day: 2026-10-05."
                yield one.line, "reviewed is not a date", mend


def _is_text(value: object) -> bool:
    # YAML lets "\\ud800" be written, half of a character, which no file and no screen takes.
    return isinstance(value, str) and not _HALF_CHARACTER.search(value)


def _is_texts(value: object) -> bool:
    return all(map(_is_text, value)) if isinstance(value, list) else _is_text(value)


def _is_day(value: object) -> bool:
    if not isinstance(value, str):
        return False
    return _says_nothing(value) or _day(value.strip()) is not None


def _day(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _says_nothing(text: str) -> bool:
    return text.strip().lower() in _NOTHING
