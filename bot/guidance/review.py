"""When a document is to be looked at again, and what it is worth until somebody does."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from bot.guidance.audience import Readership
from bot.guidance.domain import Findings, FoundExcerpt, Guidance, QuestionFindings
from bot.guidance.parse.document import Document

REVIEW_EVERY = timedelta(days=365)
ONLY_CLOSE_AFTER = timedelta(days=180)  # overdue for longer, it is shown but answers nothing


def due_on(guidance: Guidance) -> date | None:
    """Return the day on which its owner is to look at it again; None if it names no day."""
    return guidance.reviewed + REVIEW_EVERY if guidance.reviewed else None


def is_overdue(guidance: Guidance, today: date) -> bool:
    """Tell whether that day is over."""
    due = due_on(guidance)
    return due is not None and due < today


def _is_stale(guidance: Guidance, today: date) -> bool:
    due = due_on(guidance)
    return due is not None and due + ONLY_CLOSE_AFTER < today


class Index(Protocol):
    """Finds excerpts of documents, whatever their age."""

    @property
    def version(self) -> str:
        """Return a name of its present state."""

    def guidance(self) -> Sequence[Guidance]:
        """Return what its documents say about themselves."""
        ...

    def look_up(
        self, text: str, limit: int, department_id: str | None = None, *, before: str = ""
    ) -> Findings:
        """Return for each question of a text, said after another, the best excerpts."""
        ...

    def look_up_pieces(self, texts: Sequence[str], limit: int) -> list[QuestionFindings]:
        """Return for each text what comes nearest by its meaning."""
        ...

    def document_at(self, path: str) -> Document | None:
        """Return the document at this path in the knowledge folder; None if there is none."""

    def readable_by(self, readers: Readership) -> "Index":
        """Return what these may find and read of it."""
        ...


@dataclass(frozen=True, slots=True)
class ReviewedSearch:
    """Finds what the index does, and tells of each document whether its review is overdue."""

    index: Index
    today: Callable[[], date]

    @property
    def version(self) -> str:
        """Return a name of the present state, which changes when a review falls due, too."""
        overdue = sum(is_overdue(one, self.today()) for one in self.index.guidance())
        return f"{self.index.version}:{overdue}" if overdue else self.index.version

    def look_up(
        self, text: str, limit: int, department_id: str | None = None, *, before: str = ""
    ) -> Findings:
        """Return for each question of a text, said after another, the best excerpts."""
        found = self.index.look_up(text, limit, department_id, before=before)
        return Findings(tuple(self._dated(found.questions)))

    def look_up_pieces(self, texts: Sequence[str], limit: int) -> list[QuestionFindings]:
        """Return for each text what comes nearest by its meaning."""
        return self._dated(self.index.look_up_pieces(texts, limit))

    def document_at(self, path: str) -> Document | None:
        """Return the document at this path, whatever its age; None if there is none."""
        return self.index.document_at(path)

    def readable_by(self, readers: Readership) -> "ReviewedSearch":
        """Return the same of what these may find and read."""
        return ReviewedSearch(self.index.readable_by(readers), self.today)

    def _dated(self, some: Iterable[QuestionFindings]) -> list[QuestionFindings]:
        today = self.today()
        return [
            replace(one, found=tuple(_as_of(today, each) for each in one.found)) for one in some
        ]


def _as_of(today: date, found: FoundExcerpt) -> FoundExcerpt:
    guidance = found.guidance
    if not is_overdue(guidance, today):
        return found
    stale = _is_stale(guidance, today)
    return replace(found, guidance=replace(guidance, is_overdue=True, is_stale=stale))
