"""Reads a folder of Markdown documents."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.guidance.cutting import Span, cut
from bot.guidance.domain import Guidance, Malformed, NoKnowledgeError, Passage
from bot.guidance.front_matter import FrontMatterError, front_matter_of

LARGEST_FILE = 5_000_000  # bytes; ten times the Bible's longest book


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it lies in the folder."""

    document: str
    text: str

    @property
    def digest(self) -> str:
        """Return what identifies this path with this text."""
        content = f"{self.document}\0{self.text}"
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Document:
    """A source, taken apart."""

    source: Source
    guidance: Guidance
    spans: tuple[Span, ...]

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """Return where each sentence starts and ends, in order."""
        return [place for span in self.spans for place in span.sentences]

    def passage(self, span: Span) -> Passage:
        """Return the passage at a place of this document."""
        text = self.source.text[span.start : span.end]
        place = (span.start, span.end, span.sentences)
        return Passage(self.guidance, span.headings, text, *place)


def sources_in(folder: Path) -> Iterator[Source | Malformed]:
    """Yield every Markdown file by path; only those in ``guidance/`` if there is such a folder.

    Raises:
        NoKnowledgeError: there is no such folder.
    """
    if not folder.is_dir():
        message = f"There is no knowledge folder at {folder}; name one with --knowledge."
        raise NoKnowledgeError(message)
    guidance = folder / "guidance"
    start = guidance if guidance.is_dir() else folder
    for path in sorted(start.rglob("*.md")):
        if path.is_file():
            yield _source(path, path.relative_to(folder).as_posix())


def read(source: Source) -> Document | Malformed:
    """Take a source apart; it is malformed if its front matter is, or if it says nothing."""
    try:
        front_matter = front_matter_of(source.text)
        spans = tuple(cut(source.text, front_matter.end))
        title = (
            front_matter.text("title") or _first_heading(spans) or Path(source.document).stem
        )
        guidance = Guidance(
            document=source.document,
            title=title,
            owner=front_matter.text("owner"),
            reviewed=front_matter.day("reviewed"),
            departments=front_matter.texts("departments"),
            moments=front_matter.texts("moments"),
        )
    except FrontMatterError as error:
        return Malformed(source.document, str(error))
    if not spans:
        return Malformed(source.document, "it is empty")
    return Document(source, guidance, spans)


def _source(path: Path, document: str) -> Source | Malformed:
    try:
        if path.stat().st_size > LARGEST_FILE:
            return Malformed(document, f"it is larger than {LARGEST_FILE // 1_000_000} MB")
        return Source(document, path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        return Malformed(document, f"it is not UTF-8 (byte {error.start})")
    except OSError as error:
        return Malformed(document, f"it cannot be read ({error.strerror})")


def _first_heading(spans: tuple[Span, ...]) -> str | None:
    return next((span.headings[0] for span in spans if span.headings), None)
