"""Where the metadata at the top of a document begins and ends, line by line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPENING = re.compile(
    r"\ufeff?(?P<blank>(?:[ \t]*(?:\r\n?|\n))*)(?P<mark>-{3,}|\+{3})[ \t]*(?:\r\n?|\n)"
)
_LINE = re.compile(r"(?P<words>[^\r\n]*)(?:\r\n?|\n|\Z)")
_LINE_END = re.compile(r"\r\n?|\n")
_CLOSING = {"-": re.compile(r"(?:-{3,}|\.{3})\s*"), "+": re.compile(r"\+{3}\s*")}
FIELD = re.compile(
    r"(?P<quote>[\"']?)(?P<key>[^\W\d][\w-]*(?: [\w-]+){0,2})(?P=quote)"
    r"[ \t]*:(?P<value>[ \t].*|)$"
)
_PLAIN_FIELD = re.compile(r"[a-z][\w-]*[ \t]*:(?:\s|$)")
# What documents say about themselves in the wild; a page that never closes its metadata
# begins with one of them, and one that begins with a rule does not.
_USUAL = re.compile(
    r"(?:audience|author|category|date|departments|description|draft|id|layout|moments|owner|published"
    r"|reviewed|slug|status|tags|title)[ \t]*:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MetadataLine:
    """A line of metadata without its end."""

    number: int  # in the file, counted from 1
    words: str
    start: int  # its first character in the file
    end: int  # the first character of the next

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.words.strip()


@dataclass(frozen=True, slots=True)
class MetadataBlock:
    """The lines of metadata, and where the document itself starts."""

    lines: tuple[MetadataLine, ...]
    end: int  # a character of the file
    is_toml: bool = False
    is_closed: bool = True

    @property
    def text(self) -> str:
        """Return the lines as one text."""
        return "\n".join(line.words for line in self.lines)


def metadata_of(text: str) -> MetadataBlock | None:
    """Return the metadata at the top of a text; None where there is none.

    A ``---`` with a blank line or a sentence under it is a rule, as for Pandoc
    (https://pandoc.org/MANUAL.html#extension-yaml_metadata_block).
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    below = list(_lines(text, opening.end()))
    closes = _CLOSING[opening["mark"][0]].fullmatch
    closing = next((n for n, one in enumerate(below) if closes(one.words)), None)
    lines = below[:closing]
    if all(line.is_blank for line in lines):
        return None if closing is None else MetadataBlock((), below[closing].end)
    if opening["mark"] == "+++":
        is_toml = closing is not None and _looks_like_toml(lines)
        return MetadataBlock(tuple(lines), below[len(lines)].end, True) if is_toml else None
    is_unusual = opening["blank"] or opening["mark"] != "---" or lines[0].is_blank
    if is_unusual and not all(map(_is_plain, lines)):
        return None
    return _fields_in(lines, None if closing is None else below[closing].end)


def _lines(text: str, start: int) -> Iterator[MetadataLine]:
    number = len(_LINE_END.findall(text, 0, start)) + 1
    while start < len(text):
        line = _LINE.match(text, start)
        assert line is not None  # noqa: S101  # it matches anything
        yield MetadataLine(number, line["words"], start, line.end())
        number, start = number + 1, line.end()


def _looks_like_toml(lines: Sequence[MetadataLine]) -> bool:
    first = next(line.words for line in lines if not line.is_blank)
    return re.match(r"\s*[\w.\"'-]+\s*=|\s*\[|\s*#", first) is not None


def _fields_in(lines: Sequence[MetadataLine], closed_at: int | None) -> MetadataBlock | None:
    """Return the lines down to the closing mark, or to the first that is the document's."""
    said = (one.words for one in lines if not one.is_blank and not one.words.startswith("#"))
    if not _is_metadata(next(said, "")):
        return None
    foreign = _first_foreign(lines) if closed_at is not None else _first_beyond(lines)
    if closed_at is not None and foreign is None:
        return MetadataBlock(tuple(lines), closed_at)
    fields = lines[:foreign]
    if not any(_USUAL.match(line.words) for line in fields):
        return None
    return MetadataBlock(tuple(fields), fields[-1].end, is_closed=False)


def _first_foreign(lines: Sequence[MetadataLine]) -> int | None:
    """Return the blank line where the document begins although a ``---`` stands further down.

    A line that is no metadata is a slip among metadata, unless a blank line is above it.
    """
    blank, above = None, ""
    for number, line in enumerate(lines):
        if line.is_blank:
            blank = number if blank is None else blank
        elif blank is not None and not _is_metadata(line.words, above):
            return blank
        else:
            above = line.words
    return None


def _first_beyond(lines: Sequence[MetadataLine]) -> int | None:
    """Return the first line that is no metadata, where no mark closes it."""
    for number, line in enumerate(lines):
        above = lines[number - 1].words if number else ""
        if line.is_blank or not _is_metadata(line.words, above):
            return number
    return None


def _is_metadata(words: str, above: str = "") -> bool:
    if words.startswith("- "):
        return above.startswith(("- ", " ", "\t")) or above.rstrip().endswith(":")
    is_field = FIELD.match(words) or _USUAL.match(words)
    return bool(is_field) or words.startswith((" ", "\t", "#", "{", "]", "}"))


def _is_plain(line: MetadataLine) -> bool:
    is_below_another = line.words.startswith((" ", "\t", "- "))
    return line.is_blank or is_below_another or _PLAIN_FIELD.match(line.words) is not None
