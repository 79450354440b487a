"""Hints at documents with several topics: by their headings, their titles, their sections."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.guidance.parse.document import Document
from bot.guidance.parse.structure import BlockKind
from bot.guidance.standards.domain import HandbookFinding
from bot.guidance.standards.likeness import Embed

_CODE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)  # whose comments begin with #
_MOST_TOPICS = 2  # headings of the first level, things that a title lists, sections
_LISTED = re.compile(r"[,;/+&]|\band\b")
_TOPIC = re.compile(
    r"(?!(?:why|how|when|what|where|who|if)\b)[\w'\u2019-]+(?: [\w'\u2019-]+){0,2}", re.I
)
# How alike in meaning the sections of a document are on average, -1.0 to 1.0; below, each is
# about something else. The starter's are 0.31 or more; see docs/writing-guidance.md.
_ONE_TOPIC = 0.22
_FEWEST_WORDS = 10  # of a section that says by itself what it is about
_LONGEST_READ = 700  # characters of a section


@dataclass(frozen=True, slots=True)
class TopicSection:
    """What stands under a heading of the second level."""

    heading: str
    line: int  # counted from 1
    text: str


def several_topics(documents: Sequence[Document], embed: Embed) -> Iterator[HandbookFinding]:
    """Yield the documents that are about several things, each for one reason."""
    for document in documents:
        for hint in (_by_headings(document), _by_title(document)):
            if hint:
                yield hint
                break
        else:
            yield from _by_sections(document, embed)


def _by_headings(document: Document) -> HandbookFinding | None:
    prose = _CODE.sub("", document.source.text)
    titles = re.findall(r"^# +.+$", prose, re.MULTILINE)
    if len(titles) <= _MOST_TOPICS:
        return None
    says = f"it has {len(titles)} headings of the first level, so as many topics."
    return _hint(document, 1, says, "Make a document of each.")


def _by_title(document: Document) -> HandbookFinding | None:
    title = document.guidance.title
    listed = [one.strip() for one in _LISTED.split(title)]
    is_listed = all(map(_TOPIC.fullmatch, listed)) and len(listed) > _MOST_TOPICS
    if not is_listed or len(sections_of(document)) <= _MOST_TOPICS:
        return None
    lines = enumerate(document.source.text.splitlines(), start=1)
    line = next((at for at, text in lines if title in text), 1)
    mend = f"Make a document of each: {'; '.join(listed)}."
    return _hint(document, line, f"its title lists {len(listed)} topics.", mend)


def _by_sections(document: Document, embed: Embed) -> Iterator[HandbookFinding]:
    telling = [one for one in sections_of(document) if len(one.text.split()) >= _FEWEST_WORDS]
    if len(telling) <= _MOST_TOPICS:
        return
    vectors = np.asarray(embed([one.text[:_LONGEST_READ] for one in telling]), np.float32)
    likeness = (vectors @ vectors.T)[~np.eye(len(telling), dtype=bool)].mean()
    if likeness < _ONE_TOPIC:
        headings = "; ".join(one.heading for one in telling)
        says = f"its sections are about different things: {headings}."
        mend = "Make a document of each, or of those that belong together."
        yield _hint(document, telling[0].line, says, mend)


def sections_of(document: Document) -> list[TopicSection]:
    """Return what stands under each heading below the outermost one, code left out.

    Where several are outermost, it is what stands under each of these.
    """
    found: dict[str, TopicSection] = {}
    blocks = document.structure.blocks
    outermost = {block.headings[0] for block in blocks if block.headings}
    level = 1 if len(outermost) == 1 else 0
    for statement in document.structure.statements:
        block = blocks[statement.block]
        if len(block.headings) > level and block.kind is not BlockKind.CODE:
            heading = block.headings[level]
            line = document.source.text.count("\n", 0, statement.start) + 1
            before = found.get(heading, TopicSection(heading, line, ""))
            text = f"{before.text} {statement.text}".strip()
            found[heading] = replace(before, text=text)
    return list(found.values())


def _hint(document: Document, line: int, says: str, mend: str) -> HandbookFinding:
    name = document.source.document
    return HandbookFinding(name, line, "topics", says, mend, is_error=False)
