"""Subjects of signposts that are near to what documents are about, and would keep it back."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from bot.company_files.reading import FileReading, read_what_can_be
from bot.guidance.parse.document import Document
from bot.guidance.signposts.reading import FILE, SignpostsFile
from bot.guidance.standards.domain import HandbookFinding
from bot.guidance.standards.likeness import Embed

# Cosine. None of the starter's 200 subjects is as near to a heading as .61; "invoices and
# reminders" is so at .66, "complaints of customers" at .71. Seen while tuning.
NEAR = 0.63


def subject_hints(
    knowledge: Path, documents: Sequence[Document], embed: Embed
) -> Iterator[HandbookFinding]:
    """Yield a hint on each subject that a title or heading of a document is about."""
    if not (knowledge / FILE).exists():
        return
    read = read_what_can_be(knowledge / FILE, SignpostsFile)
    subjects = list(_subjects(read))
    headings = {
        heading: one.guidance.document
        for one in documents
        for span in one.spans
        for heading in span.headings
    }
    if not subjects or not headings:
        return
    texts = list(headings)
    near = _vectors([said for _, said in subjects], embed) @ _vectors(texts, embed).T
    for (line, said), row in zip(subjects, near, strict=True):
        if row.max() >= NEAR:
            heading = texts[int(row.argmax())]
            says = f"“{said}” keeps back what {headings[heading]} answers (“{heading}”)."
            mend = "Take the line out, or say it more narrowly."
            yield HandbookFinding(FILE, line, "keeps-back", says, mend, is_error=False)


def _vectors(texts: list[str], embed: Embed) -> np.ndarray:
    return np.asarray(embed(texts), dtype=np.float32)


def _subjects(read: FileReading[SignpostsFile]) -> Iterator[tuple[int, str]]:
    """Yield each subject with its line."""
    file = read.value or SignpostsFile()
    for number, post in enumerate(file.signposts):
        for at, said in enumerate(post.subjects):
            yield read.line_of("signposts", number, "subjects", at), said
    for at, said in enumerate(file.nobodys):
        yield read.line_of("nobodys", at), said
