"""What the map of moments lacks beside the departments and the documents, as hints."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.company_files.reading import FileReading, read_what_can_be
from bot.composition.references import KnownIds
from bot.composition.slips import COMPANY, MOMENTS
from bot.guidance.parse.document import Document
from bot.guidance.standards.domain import HandbookFinding
from bot.moments.reading import MomentsFile
from bot.people.reading import DepartmentsFile

FEWEST_MOMENTS = 3  # that a department shapes, or its people are asked too little to learn


def is_map_sure(knowledge: Path, known: KnownIds) -> bool:
    """Whether the map and the departments say all that they mean, by names that there are."""
    if known.departments is None or known.moments is None:
        return False
    read = read_what_can_be(knowledge / MOMENTS, MomentsFile)
    moments = read.value.moments if read.value else []
    shaping = {part.id for moment in moments for part in moment.departments}
    return not read.slips and shaping <= set(known.departments)


def map_hints(
    knowledge: Path, documents: Sequence[Document], known: KnownIds
) -> Iterator[HandbookFinding]:
    """Yield departments that shape too little, moments of nobody, and pairs without a line."""
    read = read_what_can_be(knowledge / MOMENTS, MomentsFile)
    moments = read.value.moments if read.value else []
    pairs = {(moment.id, part.id) for moment in moments for part in moment.departments}
    yield from _of_moments(read, {one for doc in documents for one in doc.guidance.moments})
    yield from _thin(knowledge / COMPANY, [department for _, department in pairs])
    for document in documents:
        yield from _without_line(document, pairs, known)


def _of_moments(read: FileReading[MomentsFile], told: set[str]) -> Iterator[HandbookFinding]:
    """Yield moments that nobody shapes, and those of which no document tells, if any does."""
    for number, moment in enumerate(read.value.moments if read.value else ()):
        line, key = read.line_of("moments", number), f"moments > {moment.id}"
        if not moment.departments:
            mend = "Add who shapes it, and how, under departments."
            yield _hint(MOMENTS, line, f"{key}: no department shapes it.", mend)
        if told and moment.id not in told:
            mend = f"Write one, or add {moment.id} to moments: above the one that is."
            yield _hint(MOMENTS, line, f"{key}: no document is about it.", mend)


def _thin(path: Path, shaping: Sequence[str]) -> Iterator[HandbookFinding]:
    read = read_what_can_be(path, DepartmentsFile)
    for number, one in enumerate(read.value.departments if read.value else ()):
        count = shaping.count(one.id)
        if count < FEWEST_MOMENTS:
            shapes = f"{count or 'no'} moment{'' if count == 1 else 's'}"
            says = f"departments > {one.id}: it shapes {shapes} of truth in {MOMENTS}."
            mend = f"Say in {MOMENTS} what it does at {FEWEST_MOMENTS} moments or more."
            yield _hint(COMPANY, read.line_of("departments", number), says, mend)


def _without_line(
    document: Document, pairs: set[tuple[str, str]], known: KnownIds
) -> Iterator[HandbookFinding]:
    """Yield what a document of one department, or about one moment, has and the map lacks."""
    said = document.guidance
    departments = [one for one in said.departments if one in (known.departments or ())]
    moments = [one for one in said.moments if one in (known.moments or ())]
    if 1 not in {len(departments), len(moments)}:
        return
    for moment in moments:
        for department in departments:
            if (moment, department) not in pairs:
                says = f"{MOMENTS} has no line on what {department} does at {moment}."
                mend = f"Add one there under {moment}, or take the name out here."
                yield _hint(said.document, 1, says, mend)


def _hint(path: str, line: int, says: str, mend: str) -> HandbookFinding:
    return HandbookFinding(path, line, "map", says, mend, is_error=False)
