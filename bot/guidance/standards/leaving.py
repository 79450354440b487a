"""Finds subjects of signposts that would keep back what a document answers."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from bot.company_files import FileReading
from bot.guidance.rank.wording import AskedLine
from bot.guidance.signposts.reading import FILE, SignpostsFile, signposts_of
from bot.guidance.standards.domain import HandbookFinding

# Cosine from which a subject and what a document is asked are one. The nearest of the starter's
# subjects to any line of its documents reaches less.
TOO_NEAR = 0.8


def subjects_too_near(
    read: FileReading[SignpostsFile],
    asked: Sequence[AskedLine],
    embed: Callable[[list[str]], list[list[float]]],
) -> Iterator[HandbookFinding]:
    """Yield each subject that a document is asked about, by the list of what they are asked."""
    subjects = signposts_of(read).subjects
    if not subjects or not asked:
        return
    rows = np.asarray(embed([*subjects, *(line.text for line in asked)]), dtype=np.float32)
    cosines = rows[: len(subjects)] @ rows[len(subjects) :].T
    for number, place in enumerate(_places(read)):
        best = int(cosines[number].argmax())
        if cosines[number, best] >= TOO_NEAR:
            says = f"“{subjects[number]}” is what {asked[best].document} answers"
            yield HandbookFinding(
                FILE,
                read.line_of(*place),
                "signpost",
                f"{says}: “{asked[best].text}”.",
                "Take the subject out, or say which part of it the document leaves to others.",
            )


def _places(read: FileReading[SignpostsFile]) -> Iterator[tuple[str | int, ...]]:
    """Yield where each subject stands, in the order of `Signposts.subjects`."""
    file = read.value
    if file is None:
        return
    for number, entry in enumerate(file.signposts):
        for place in range(len(entry.subjects)):
            yield ("signposts", number, "subjects", place)
    for place in range(len(file.nobodys)):
        yield ("nobodys", place)
