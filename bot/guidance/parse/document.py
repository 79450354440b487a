"""Parses a Markdown document into its front matter and its spans."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from bot.guidance.convert.anchors import place_at
from bot.guidance.domain import BadLine, Excerpt, Guidance, Malformed, Passage
from bot.guidance.parse.chunking import Span, cut
from bot.guidance.parse.excerpts import excerpt_of
from bot.guidance.parse.folder import Source
from bot.guidance.parse.front_matter import front_matter_of
from bot.guidance.parse.outdated import outdated_because
from bot.guidance.parse.parsing import parse
from bot.guidance.parse.plain_text import folded
from bot.guidance.parse.standalone import told_apart
from bot.guidance.parse.structure import Statement, Structure

_BESIDE = 20  # statements before and after one that are looked at beside its section


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed source."""

    source: Source
    guidance: Guidance
    structure: Structure
    spans: tuple[Span, ...]
    bad_lines: tuple[BadLine, ...] = ()  # of its front matter
    outdated_because: str = ""  # as it says of itself; empty: it does not

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Return what can be found in it, in order."""
        return self.structure.statements

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """Return where each statement stands, in order."""
        return [one.place for one in self.statements]

    def indexed(self, statement: Statement) -> str:
        """Return a statement as it is searched: under its headings, after its lead-in, folded.

        Of all ways tried on foreign handbooks, this one found the right statement most often.
        """
        headings = self.structure.blocks[statement.block].headings
        above = " > ".join(dict.fromkeys([self.guidance.title, *headings]))
        told = [f"{above}:", statement.lead, statement.text, *dict(statement.notes).values()]
        return folded(" ".join(filter(None, told)))

    def section(self, number: int) -> dict[int, str]:
        """Return the statements of a statement's section and those beside it, by number.

        Each reads as one that tells its case apart: under its headings, a row with the names
        of its columns, a sentence that leans on the one before it with that one.
        """
        blocks = self.structure.blocks
        headings = blocks[self.statements[number].block].headings
        return {
            at: self.told_apart(at)
            for at, one in enumerate(self.statements)
            if blocks[one.block].headings == headings
            or (
                abs(at - number) <= _BESIDE and blocks[one.block].headings[:-1] == headings[:-1]
            )
        }

    def told_apart(self, number: int) -> str:
        """Return a statement as one that tells its case apart from those beside it."""
        return told_apart(self.structure, number)

    def excerpt(self, number: int) -> Excerpt:
        """Return the excerpt that shows the statement of this number, from 0."""
        excerpt = excerpt_of(self.structure, number)
        return replace(excerpt, place=place_at(self.source.text, excerpt.start))

    def passage(self, span: Span) -> Passage:
        """Return the passage at a place of this document."""
        text = self._without_hidden(span)
        place = (span.start, span.end, span.sentences)
        return Passage(self.guidance, span.headings, text, *place)

    def _without_hidden(self, span: Span) -> str:
        """Return the text of a passage with blanks for comments: they guide nobody."""
        text = self.source.text[span.start : span.end]
        for start, end in self.structure.hidden:
            if span.start < end and start < span.end:
                first, last = max(start - span.start, 0), end - span.start
                text = text[:first] + re.sub(r"[^\n]", " ", text[first:last]) + text[last:]
        return text


def read(source: Source) -> Document | Malformed:
    """Parse a source; `Malformed` if it is a draft or no word is below its front matter."""
    front_matter = front_matter_of(source)
    structure = parse(source.text, front_matter.end)
    spans = tuple(cut(source.text, structure))
    title = front_matter.text("title") or _first_heading(spans) or Path(source.document).stem
    because = outdated_because(source, front_matter, title)
    guidance = Guidance(
        document=source.document,
        title=title,
        owner=front_matter.text("owner"),
        reviewed=front_matter.day("reviewed"),
        departments=front_matter.texts("departments"),
        moments=front_matter.texts("moments"),
        audience=front_matter.audience,
        is_outdated=bool(because),
    )
    if front_matter.is_draft:
        return Malformed(source.document, "it is a draft", is_draft=True)
    if not spans:
        body = source.text[front_matter.end :]
        reason = "it holds nothing to quote" if body.strip() else "it is empty"
        return Malformed(source.document, reason, mend="Write its text, or remove it.")
    return Document(source, guidance, structure, spans, front_matter.bad_lines, because)


def _first_heading(spans: tuple[Span, ...]) -> str | None:
    return next((span.headings[0] for span in spans if span.headings), None)
