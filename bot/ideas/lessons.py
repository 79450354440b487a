"""From a complaint to a lesson: the draft of a question, and whether the complaint recurs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.ideas.report.domain import Report, Step, label_of
from bot.ideas.report.history import HistoryEntry
from bot.moments.domain import MomentsMap, Stage
from bot.slack import shortened

# The question bank takes no longer ones: they are read on a telephone in half a minute.
SITUATION_LIMIT, SENTENCE_LIMIT = 800, 300  # characters
SITUATION = "A customer tells you: \u201c{}\u201d What do you do?"
WINDOW = timedelta(days=90)  # before and after a lesson; long enough to meet the moment again


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the guidance on which a lesson stands."""

    document: str
    quote: str  # verbatim


@dataclass(frozen=True, slots=True)
class Option:
    """One way to act, and why it is right or falls short."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A quiz question made of a complaint; a trainer approves it before anybody is asked."""

    number: int  # of the report
    department_id: str
    moment_id: str
    stage: Stage
    situation: str
    best: Option
    others: tuple[Option, ...]
    basis: Quoted

    @property
    def question_id(self) -> str:
        """The question's name in the bank: it begins as all do, and ends with the report."""
        _, _, number = label_of(self.number).partition("-")
        return f"{self.department_id}-{self.moment_id}-{number}"


class School(Protocol):
    """The guidance and the question bank, as lessons need them."""

    async def find_quote(self, text: str, department_id: str) -> Quoted | None:
        """Return the sentence of the guidance that fits a text best, or None."""

    async def find_passages(self, text: str, department_id: str) -> Sequence[Quoted]:
        """Return whole passages of the guidance that fit a text, best first."""

    async def faults(self, lesson: Lesson) -> Sequence[str]:
        """Return what the bank's rules have against the lesson, in sentences."""

    async def teach(self, lesson: Lesson) -> None:
        """Put an approved lesson into the question bank; the same one once."""


def teaching_key(number: int) -> str:
    """Return the key under which it is kept that a report was taught: by whoever is first."""
    return f"ideas.teach:{number}"


def draft(report: Report, moments: MomentsMap, basis: Quoted) -> Lesson:
    """Return a first draft, for a trainer to make better."""
    department_id, stage = _who_shapes(report, moments)
    words = report.words
    right = words.better or "Take it in hand yourself, and say by when the customer hears more."
    said = shortened(_on_one_line(words.today), SITUATION_LIMIT - len(SITUATION))
    return Lesson(
        number=report.number,
        department_id=department_id,
        moment_id=words.moment_id,
        stage=stage,
        situation=SITUATION.format(said),
        best=Option(
            shortened(_on_one_line(right), SENTENCE_LIMIT),
            "It puts right what the customer told us, and the customer knows it.",
        ),
        others=(
            Option(
                "Explain to the customer how it came about, and that nobody meant it that way.",
                "The customer asked for help and hears excuses.",
            ),
            Option(
                "Pass it on to the department in charge, and consider it done.",
                "Nobody has promised the customer anything, and nobody watches over it.",
            ),
        ),
        basis=basis,
    )


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _who_shapes(report: Report, moments: MomentsMap) -> tuple[str, Stage]:
    """Return the report's department if it shapes the moment, else the one that does most."""
    words = report.words
    moment = moments.named(words.moment_id)
    parts = moment.parts if moment else ()
    own = next((part for part in parts if part.department_id == words.department_id), None)
    part = own or next(iter(parts), None)
    if part is None:
        return words.department_id, Stage.INTERACTION
    return part.department_id, part.stage


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often customers complained at a moment before a lesson and after it."""

    moment_id: str
    before: int  # in the ninety days before
    after: int  # in the ninety days after, as far as they have gone
    taught_at: datetime  # UTC


def recurrences(
    reports: Sequence[Report], taught: Sequence[HistoryEntry]
) -> tuple[Recurrence, ...]:
    """Return what became of each lesson, latest first."""
    by_number = {report.number: report for report in reports}
    complaints = [report for report in reports if report.words.report_kind.can_teach]
    found = [
        _recurrence(by_number[entry.number].words.moment_id, entry.at, complaints)
        for entry in taught
        if entry.step is Step.TEACH and entry.number in by_number
    ]
    return tuple(sorted(found, key=lambda one: one.taught_at, reverse=True))


def _recurrence(moment_id: str, at: datetime, complaints: Sequence[Report]) -> Recurrence:
    times = [one.reported_at for one in complaints if one.words.moment_id == moment_id]
    return Recurrence(
        moment_id=moment_id,
        before=sum(at - WINDOW <= time < at for time in times),
        after=sum(at <= time < at + WINDOW for time in times),
        taught_at=at,
    )
