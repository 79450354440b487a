"""Rehearsed questions and marks, for tests that are not about them."""

from datetime import UTC, date, datetime

from bot.ask.rehearsal.domain import KeptMark, Mark, MarkedQuestion, RehearsedQuestion
from bot.ask.rehearsal.service import AskedOnce
from bot.ask.sureness import USUAL, Thresholds
from bot.guidance.domain import ExcerptSignals, Findings, FoundExcerpt, QuestionFindings
from tests.ask.searching import an_excerpt

NOW = datetime(2026, 11, 29, 9, tzinfo=UTC)
TODAY = date(2026, 11, 29)


def signals_of(likeness: float) -> ExcerptSignals:
    """Return signals that grow surer and nearer with the likeness."""
    return ExcerptSignals(meaning=likeness, likeness=likeness, words=0.5, fits=0.5)


def asked(text: str, *found: FoundExcerpt) -> AskedOnce:
    return AskedOnce(text, Findings((QuestionFindings(text, found),)))


def rehearsed(
    text: str = "How?",
    likeness: float = 0.9,
    *,
    words: str = "So.",
    document: str = "a.md",
    thresholds: Thresholds = USUAL,
) -> RehearsedQuestion:
    found = an_excerpt(words, signals_of(likeness), document=document)
    return asked(text, found).rehearsed(thresholds)


def marked(
    mark: Mark, likeness: float, number: int = 0, document: str = "a.md"
) -> MarkedQuestion:
    return MarkedQuestion(rehearsed(f"How {number}?", likeness, document=document), mark)


def kept(question: RehearsedQuestion, mark: Mark | None) -> KeptMark:
    return KeptMark(question.key, mark, question.shown, question.first, NOW)


class FakeMarks:
    def __init__(self) -> None:
        self.given: list[KeptMark] = []

    def all(self) -> dict[str, KeptMark]:
        return {one.question: one for one in self.given}

    def keep(self, mark: KeptMark) -> None:
        self.given.append(mark)
