"""Parses a Markdown document into its front matter and its spans."""

from dataclasses import dataclass
from pathlib import Path

from bot.guidance.domain import BadLine, Guidance, Malformed, Passage
from bot.guidance.parse.chunking import Span, cut
from bot.guidance.parse.folder import Source
from bot.guidance.parse.front_matter import front_matter_of
from bot.guidance.parse.outdated import outdated_because


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed source."""

    source: Source
    guidance: Guidance
    spans: tuple[Span, ...]
    bad_lines: tuple[BadLine, ...] = ()  # of its front matter
    outdated_because: str = ""  # as it says of itself; empty: it does not

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """Return where each sentence starts and ends, in order."""
        return [place for span in self.spans for place in span.sentences]

    def passage(self, span: Span) -> Passage:
        """Return the passage at a place of this document."""
        text = self.source.text[span.start : span.end]
        place = (span.start, span.end, span.sentences)
        return Passage(self.guidance, span.headings, text, *place)


def read(source: Source) -> Document | Malformed:
    """Parse a source; `Malformed` if it is a draft or no word is below its front matter."""
    front_matter = front_matter_of(source)
    spans = tuple(cut(source.text, front_matter.end))
    title = front_matter.text("title") or _first_heading(spans) or Path(source.document).stem
    because = outdated_because(source, front_matter, title)
    guidance = Guidance(
        document=source.document,
        title=title,
        owner=front_matter.text("owner"),
        reviewed=front_matter.day("reviewed"),
        departments=front_matter.texts("departments"),
        moments=front_matter.texts("moments"),
        is_outdated=bool(because),
    )
    if front_matter.is_draft:
        return Malformed(source.document, "it is a draft", is_draft=True)
    if not spans:
        body = source.text[front_matter.end :]
        reason = "it holds nothing to quote" if body.strip() else "it is empty"
        return Malformed(source.document, reason, mend="Write its text, or remove it.")
    return Document(source, guidance, spans, front_matter.bad_lines, because)


def _first_heading(spans: tuple[Span, ...]) -> str | None:
    return next((span.headings[0] for span in spans if span.headings), None)
