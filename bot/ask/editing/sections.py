"""The sections of a document, and how two texts of it differ. Pure."""

import re
from collections.abc import Iterator
from difflib import ndiff
from itertools import pairwise

_HEADING = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
_FENCE = re.compile(r"^(?:```|~~~).*?^(?:```|~~~)[ \t]*$", re.MULTILINE | re.DOTALL)
_FRONT_MATTER = re.compile(r"\A---\r?\n.*?^---[ \t]*\r?\n", re.MULTILINE | re.DOTALL)

LONGEST_PART = 3000  # characters; what a field of Slack's takes
_SPACES = ("\n\n", "\n", " ")


def sections_of(text: str) -> list[str]:
    """Return the parts of a document that are edited one by one; joined they are the text.

    What it says about itself is the first, and each heading begins one. A section that is
    longer than `LONGEST_PART` is several, which begin at a paragraph, a line or a word of it.
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
    return [part for one in parts for part in _cut(one)]


def _cut(section: str) -> Iterator[str]:
    """Yield a section in parts that a field takes; white space ends each."""
    while len(section) > LONGEST_PART:
        ends = (section.rfind(space, 1, LONGEST_PART) + len(space) for space in _SPACES)
        end = next((one for one in ends if one > LONGEST_PART // 2), LONGEST_PART)
        yield section[:end]
        section = section[end:]
    yield section


def with_section(text: str, number: int, new: str) -> str:
    """Return the text with another section of this number, from 0; empty takes it out."""
    parts = sections_of(text)
    space = parts[number][len(parts[number].rstrip()) :]
    parts[number] = new.strip() + space if new.strip() else ""
    return "".join(parts).rstrip("\n") + "\n"


def changed_lines(before: str, after: str) -> Iterator[tuple[bool, str]]:
    """Yield the lines that differ: whether it is a new one, and its words."""
    for line in ndiff(before.splitlines(), after.splitlines()):
        if line[:2] in {"+ ", "- "} and line[2:].strip():
            yield line[0] == "+", line[2:].strip()
