"""What the quiz shows on App Home: to an employee, to a manager, to a trainer."""

from asyncio import ensure_future
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TypeAlias

from bot.moments.domain import MomentsMap
from bot.people.domain import Department, Employee, People
from bot.people.groups import Band, Doings, GroupFigures, week_began
from bot.people.permissions import Action, check, may
from bot.quiz.domain import Attempt, Disagreement, Learner, Mastery, QuestionBank
from bot.quiz.plans.domain import Plans
from bot.quiz.plans.service import plan_doings
from bot.quiz.ports import Stores
from bot.quiz.progress.domain import (
    AssignedRound,
    DepartmentLearning,
    MomentProgress,
    Progress,
    QuizSection,
)
from bot.quiz.progress.statistics import QuestionFigures, figures, group_doings
from bot.quiz.react.service import reaction_doings
from bot.quiz.rounds import answers_in, steps_done
from bot.quiz.service import Quiz
from bot.quiz.spacing import mastery, memory_states_of
from bot.quiz.times import path_step_at
from bot.quiz.twins import by_rule

_Everybodys: TypeAlias = tuple[Mapping[str, set[str]], Mapping[str, Sequence[Attempt]]]
"""Who is in each department, and everybody's attempts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizOverview:
    """Gathers what each employee may see of the quiz on App Home."""

    quiz: Quiz
    bank: Callable[[], QuestionBank]
    moments: Callable[[], MomentsMap]
    people: People
    stores: Stores
    groups: GroupFigures
    plans: Plans
    now: Callable[[], datetime]

    async def section(self, employee_id: str) -> QuizSection:
        """Return everything of the quiz that this employee may see on App Home."""
        employee = await self.people.employee(employee_id)
        is_trainer = may(employee, Action.SEE_QUESTION_STATISTICS)
        all_figures = await self.figures_for(employee) if is_trainer else []
        return QuizSection(
            employee=employee,
            progress=await self.progress(employee),
            departments=await self.learning_for(employee),
            questions=tuple(each for each in all_figures if each.reasons),
            counted_questions=sum(each.facility is not None for each in all_figures),
            is_trainer=is_trainer,
        )

    async def learning_for(self, employee: Employee) -> tuple[DepartmentLearning, ...]:
        """Return how each department learns of which this employee may see it."""
        managed = [
            department
            for department in self.people.company.departments
            if may(employee, Action.SEE_DEPARTMENT_LEARNING, department.department_id)
        ]
        return await self._learning_of_all(managed)

    async def progress(self, employee: Employee) -> Progress:
        """Return where the employee stands."""
        who, now = employee.employee_id, self.now()
        questions = self.quiz.questions_for(employee.department_id)
        states = memory_states_of(await self.stores.attempts.of(who), questions)
        learner = await self.stores.learners.of(who)
        done = steps_done(await self.stores.rounds.of(who))
        hours = await self.quiz.unasked_time(employee.site)
        counts: dict[str, Counter[Mastery]] = {}
        for rule_id, twins in by_rule(questions).items():
            how = mastery(states.get(rule_id), now)
            counts.setdefault(twins[0].moment_id, Counter())[how] += 1
        return Progress(
            department=self.people.company.named(employee.department_id),
            moments=tuple(
                MomentProgress(moment, counts[moment.moment_id])
                for moment in self.moments().moments
                if moment.moment_id in counts
            ),
            left=await self._left_of_round(who),
            due=sum(state.is_due(now) for state in states.values()),
            steps_done=done,
            next_step_at=path_step_at(learner, done, hours) if learner else None,
            learner=learner,
            assigned=await self._assigned(learner) if learner else (),
        )

    async def _assigned(self, learner: Learner) -> tuple[AssignedRound, ...]:
        waiting = await self.quiz.filling.assigned_to(learner, self.now())
        moments = self.moments()
        found = [(moments.named(one.moment_id), one.until) for one in waiting]
        return tuple(AssignedRound(one.name if one else "", until) for one, until in found)

    async def _left_of_round(self, employee_id: str) -> int:
        under_way = await self.quiz.under_way(employee_id)
        if under_way is None:
            return 0
        answered = answers_in(under_way, await self.stores.attempts.of(employee_id))
        return len(under_way.question_ids) - len(answered)

    async def _learning_of_all(
        self, departments: Sequence[Department]
    ) -> tuple[DepartmentLearning, ...]:
        """Return how each department learns; attempts are read once, and only to draw anew."""
        wanted = {one.department_id for one in departments}

        @cache
        def everybodys() -> Awaitable[_Everybodys]:
            return ensure_future(self._everybodys(wanted))

        return tuple([await self._learning(one, everybodys) for one in departments])

    async def bands_of(self, department: Department) -> Mapping[str, Band]:
        """Return how much a department knows, by moment, where that may be told."""
        (seen,) = await self._learning_of_all([department])
        moments = {moment.moment_id for moment in self.moments().moments}
        return {about: band for about, band in seen.bands.items() if about in moments}

    async def reactions_of(self, department: Department) -> Mapping[str, Band]:
        """Return how useful a department finds its rounds, and why, where that may be told."""
        department_id = department.department_id

        async def doings() -> Doings:
            everybodys = await self.stores.reactions.everybodys()
            members = await self._members({department_id}, Action.SEE_QUESTION_STATISTICS)
            return reaction_doings(everybodys, members.get(department_id, set()), self.now())

        return await self.groups.of(f"quiz.reactions:{department_id}", doings)

    async def _everybodys(self, wanted: Collection[str]) -> _Everybodys:
        attempts: dict[str, list[Attempt]] = {}
        for attempt in await self.stores.attempts.everybodys():
            attempts.setdefault(attempt.employee_id, []).append(attempt)
        return await self._members(wanted), attempts

    async def _members(
        self, wanted: Collection[str], looking: Action = Action.SEE_DEPARTMENT_LEARNING
    ) -> Mapping[str, set[str]]:
        """Return who is here by department, without those who may look at it."""
        members: dict[str, set[str]] = {}
        for who, department_id in (await self.people.everybodys_departments()).items():
            if department_id not in wanted:
                continue
            employee = await self.people.employee(who)
            looks = may(employee, looking, department_id)
            if employee.is_active and not looks:
                members.setdefault(department_id, set()).add(who)
        return members

    async def _learning(
        self, department: Department, everybodys: Callable[[], Awaitable[_Everybodys]]
    ) -> DepartmentLearning:
        department_id = department.department_id

        async def doings() -> Doings:
            members, attempts = await everybodys()
            return group_doings(
                members.get(department_id, set()),
                self.quiz.questions_for(department_id),
                attempts,
                self.now(),
            )

        async def planned() -> Doings:
            members, _ = await everybodys()
            plans = await self.plans.everybodys()
            return plan_doings(plans, members.get(department_id, set()))

        bands = await self.groups.of(f"quiz.learning:{department_id}", doings)
        plans = await self.groups.of(f"quiz.plans:{department_id}", planned)
        return DepartmentLearning(department, self.moments(), {**bands, **plans})

    async def figures_for(self, viewer: Employee) -> list[QuestionFigures]:
        """Return how every question worked until Monday, with most reasons to look again first.

        Raises:
            NotAllowedError: the viewer is no trainer.
        """
        check(viewer, Action.SEE_QUESTION_STATISTICS)
        still_open = Counter(each.question_id for each in await self.open_disagreements())
        everybodys = await self.stores.attempts.everybodys()
        until = week_began(self.now())
        told = [attempt for attempt in everybodys if attempt.answered_at < until]
        found = figures(self.bank().questions, told, still_open)
        return sorted(found, key=lambda each: -len(each.reasons))

    async def open_disagreements(self) -> list[Disagreement]:
        """Return the objections that nobody has answered yet, oldest first."""
        everybodys = await self.stores.disagreements.everybodys()
        return [each for each in everybodys if each.answered_at is None]
