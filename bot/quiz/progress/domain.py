"""What is shown of progress: to an employee, a manager and a trainer."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.moments.domain import Moment, MomentsMap
from bot.people.domain import Department, Employee
from bot.people.groups import Band
from bot.quiz.domain import Learner, Mastery
from bot.quiz.plans.service import PLANS
from bot.quiz.progress.statistics import PARTICIPATION, QuestionFigures


@dataclass(frozen=True, slots=True)
class MomentProgress:
    """How many of the rules on a moment stand how."""

    moment: Moment
    masteries: Counter[Mastery]


@dataclass(frozen=True, slots=True)
class AssignedRound:
    """A round of the whole department that waits for the employee."""

    moment: str  # its name; empty: what comes next
    until: date


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an employee stands; for their eyes only."""

    department: Department | None
    moments: tuple[MomentProgress, ...]
    left: int  # questions not answered yet in the round under way; 0 if there is none
    due: int  # rules that would come back today
    steps_done: int  # of the path
    next_step_at: datetime | None  # UTC; None before and after the path
    learner: Learner | None
    assigned: tuple[AssignedRound, ...] = ()  # that wait for them


@dataclass(frozen=True, slots=True)
class DepartmentLearning:
    """How a department learns, for its managers."""

    department: Department
    moments: MomentsMap
    bands: Mapping[str, Band]  # by moment, of participation and plans; empty: too few

    @property
    def known(self) -> dict[str, Band]:
        """Return how much is known by moment, in the order of the map, by the moment's name."""
        return {
            moment.name: self.bands[moment.moment_id]
            for moment in self.moments.moments
            if moment.moment_id in self.bands
        }

    @property
    def participation(self) -> Band | None:
        """How many took part in thirty days; None where it may not be told."""
        return self.bands.get(PARTICIPATION)

    @property
    def plans(self) -> Band | None:
        """How many plans were carried out; None where it may not be told."""
        return self.bands.get(PLANS)


@dataclass(frozen=True, slots=True)
class QuizSection:
    """What one employee sees of the quiz, by all their roles."""

    employee: Employee
    progress: Progress
    departments: tuple[DepartmentLearning, ...] = ()  # a manager's
    questions: tuple[QuestionFigures, ...] = ()  # a trainer's: those to look at again
    counted_questions: int = 0  # a trainer's: those with enough first attempts
    is_trainer: bool = False
