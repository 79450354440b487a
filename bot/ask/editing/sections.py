"""The sections of a document, and how two texts of it differ. Pure."""

import re
from collections.abc import Iterator
from difflib import ndiff
from itertools import pairwise

_HEADING = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
_FENCE = re.compile(r"^(?:```|~~~).*?^(?:```|~~~)[ \t]*$", re.MULTILINE | re.DOTALL)
_FRONT_MATTER = re.compile(r"\A---\r?\n.*?^---[ \t]*\r?\n", re.MULTILINE | re.DOTALL)


def sections_of(text: str) -> list[str]:
    """Return the parts of a document that are edited one by one; joined they are the text.

    What it says about itself is the first, and each heading begins one.
    """
    front = found.end() if (found := _FRONT_MATTER.match(text)) else 0
    fences = [one.span() for one in _FENCE.finditer(text)]
    starts = [
        one.start()
        for one in _HEADING.finditer(text, front)
        if not any(start < one.start() < end for start, end in fences)
    ]
    parts: list[str] = []
    for start, end in pairwise(sorted({0, front, *starts, len(text)})):
        if parts and not text[start:end].strip():  # blank lines belong to what is above them
            parts[-1] += text[start:end]
        else:
            parts.append(text[start:end])
    return parts


def with_section(text: str, number: int, new: str) -> str:
    """Return the text with another section of this number, from 0; empty takes it out."""
    parts = sections_of(text)
    parts[number] = f"{new.strip()}\n\n" if new.strip() else ""
    return "".join(parts).rstrip("\n") + "\n"


def changed_lines(before: str, after: str) -> Iterator[tuple[bool, str]]:
    """Yield the lines that differ: whether it is a new one, and its words."""
    for line in ndiff(before.splitlines(), after.splitlines()):
        if line[:2] in {"+ ", "- "} and line[2:].strip():
            yield line[0] == "+", line[2:].strip()
