"""What the quiz shows on App Home: to an employee, to a manager, to a trainer."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.moments.domain import Moment, MomentsMap
from bot.people.domain import Department, Employee, People
from bot.people.permissions import Action, check, may
from bot.quiz.domain import Learner, QuestionBank, Standing
from bot.quiz.ports import Stores
from bot.quiz.rounds import steps_done
from bot.quiz.service import Quiz
from bot.quiz.spacing import path_step_at, standing, traces_of
from bot.quiz.statistics import GroupLearning, QuestionFigures, figures, group_learning


@dataclass(frozen=True, slots=True)
class MomentProgress:
    """How many of the questions on a moment stand how."""

    moment: Moment
    standings: Mapping[Standing, int]


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an employee stands; for their eyes only."""

    department: Department | None
    moments: tuple[MomentProgress, ...]
    due: int  # questions that would come back today
    steps_done: int  # of the path
    next_step_at: datetime | None  # UTC; None before and after the path
    learner: Learner | None


@dataclass(frozen=True, slots=True)
class DepartmentLearning:
    """How a department learns, for its managers."""

    department: Department
    learning: GroupLearning | None  # None: fewer than five answered
    moments: MomentsMap


@dataclass(frozen=True, slots=True)
class Section:
    """What one employee sees of the quiz, by all their roles."""

    employee: Employee
    progress: Progress
    departments: tuple[DepartmentLearning, ...] = ()  # a manager's
    questions: tuple[QuestionFigures, ...] = ()  # a trainer's: those to look at again
    counted_questions: int = 0  # a trainer's: those with enough first attempts
    is_trainer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Puts together what each may see, and no more."""

    quiz: Quiz
    bank: Callable[[], QuestionBank]
    moments: Callable[[], MomentsMap]
    people: People
    stores: Stores
    now: Callable[[], datetime]

    async def section(self, employee_id: str) -> Section:
        """Return everything of the quiz that this employee may see on App Home."""
        employee = await self.people.employee(employee_id)
        departments = [
            await self.learning_of(employee, department.department_id)
            for department in self.people.company.departments
            if department.department_id in employee.manages
            and may(employee, Action.SEE_DEPARTMENT_LEARNING, department.department_id)
        ]
        is_trainer = may(employee, Action.SEE_QUESTION_STATISTICS)
        all_figures = await self.figures_for(employee) if is_trainer else []
        return Section(
            employee=employee,
            progress=await self.progress(employee),
            departments=tuple(departments),
            questions=tuple(each for each in all_figures if each.reasons),
            counted_questions=sum(each.facility is not None for each in all_figures),
            is_trainer=is_trainer,
        )

    async def progress(self, employee: Employee) -> Progress:
        """Return where the employee stands."""
        who, now = employee.employee_id, self.now()
        questions = self.quiz.questions_for(employee.department_id)
        traces = traces_of(await self.stores.attempts.of(who), questions)
        learner = await self.stores.learners.of(who)
        done = steps_done(await self.stores.rounds.of(who))
        counts: dict[str, Counter[Standing]] = {}
        for question in questions:
            how = standing(traces.get(question.question_id), now)
            counts.setdefault(question.moment_id, Counter())[how] += 1
        return Progress(
            department=self.people.company.named(employee.department_id),
            moments=tuple(
                MomentProgress(moment, counts[moment.moment_id])
                for moment in self.moments().moments
                if moment.moment_id in counts
            ),
            due=sum(trace.is_due(now) for trace in traces.values()),
            steps_done=done,
            next_step_at=path_step_at(learner, done) if learner else None,
            learner=learner,
        )

    async def learning_of(self, viewer: Employee, department_id: str) -> DepartmentLearning:
        """Return how a department learns, without the viewer's own answers.

        Raises:
            NotAllowedError: the department is not the viewer's to manage.
        """
        check(viewer, Action.SEE_DEPARTMENT_LEARNING, department_id)
        department = self.people.company.named(department_id)
        assert department is not None  # noqa: S101  # nobody manages what does not exist
        members = set(await self.people.members_of(department_id)) - {viewer.employee_id}
        learning = group_learning(
            members,
            self.quiz.questions_for(department_id),
            await self.stores.attempts.everybodys(),
            self.now(),
        )
        return DepartmentLearning(department, learning, self.moments())

    async def figures_for(self, viewer: Employee) -> list[QuestionFigures]:
        """Return how every question works, those with most reasons to look again first.

        Raises:
            NotAllowedError: the viewer is no trainer.
        """
        check(viewer, Action.SEE_QUESTION_STATISTICS)
        still_open = Counter(
            each.question_id
            for each in await self.stores.disagreements.everybodys()
            if each.answered_at is None
        )
        found = figures(
            self.bank().questions, await self.stores.attempts.everybodys(), still_open
        )
        return sorted(found, key=lambda each: -len(each.reasons))
