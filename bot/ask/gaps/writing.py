"""What an owner writes on a gap, as the document that it becomes and as it will be quoted."""

import re
from datetime import date

from bot.ask.domain import Citation
from bot.ask.gaps.domain import AnswerGap, Gap
from bot.guidance.domain import Malformed
from bot.guidance.parse.document import read
from bot.guidance.parse.folder import Source
from bot.guidance.written.domain import VersionDeed, WrittenVersion, as_document

_OF_GAP = re.compile(r"guidance/answers/gap-(\d{1,18})\.md")


def first_version(task: AnswerGap, gap: Gap, owner: str, key: str) -> WrittenVersion:
    """Return the document that an answer becomes, as of the moment the gap was closed.

    Raises:
        ValueError: the gap is open.
    """
    if gap.closed_at is None:
        message = f"gap {gap.gap_id} is open"
        raise ValueError(message)
    reviewed = gap.closed_at.date()
    return WrittenVersion(
        document=_path(str(gap.gap_id)),
        number=1,
        text=as_document(task.question, task.note, owner, reviewed, gap.audience),
        deed=VersionDeed.WRITTEN,
        editor_id=task.employee_id,
        at=gap.closed_at,
        key=key,
    )


def as_quoted(number: str, question: str, note: str) -> Citation | None:
    """Return how an answer to the gap of this number is quoted; None if there is no word."""
    text = as_document(question, note, "", date.min)
    document = read(Source(_path(number), text))
    if isinstance(document, Malformed):
        return None
    excerpt = document.excerpt(0)
    return Citation(
        document.guidance.document,
        document.guidance.title,
        " › ".join(excerpt.headings),
        text[excerpt.start : excerpt.end],
        excerpt.start,
        excerpt.end,
        "\n".join(excerpt.context),
        excerpt.lines,
        excerpt.is_whole,
    )


def gap_answered_by(document: str) -> str | None:
    """Return the number of the gap whose answer the document is; None if it is of none."""
    found = _OF_GAP.fullmatch(document)
    return found[1] if found else None


def _path(number: str) -> str:
    return f"guidance/answers/gap-{number}.md"
