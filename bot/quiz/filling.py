"""Fills a round with questions: what is kept for checks, what is due, what was never shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.company.working_time import WorkingTimeAt
from bot.moments.domain import MomentsMap
from bot.people.domain import People
from bot.quiz.assigned import Assignment
from bot.quiz.checks import check_items, due_check, for_practice
from bot.quiz.domain import Learner, Occasion, QuestionBank, QuizQuestion, Round
from bot.quiz.opening import without_case
from bot.quiz.ports import Stores
from bot.quiz.rounds import (
    name_of_round,
    new_round,
    of_neighbours,
    own_moments_first,
    steps_done,
)
from bot.quiz.spacing import choose_questions
from bot.quiz.times import path_step_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """Chooses what a learner is asked next."""

    bank: Callable[[], QuestionBank]
    moments: Callable[[], MomentsMap]
    people: People
    stores: Stores
    unasked_time: WorkingTimeAt

    def questions_for(self, department_id: str | None) -> Sequence[QuizQuestion]:
        """Return the department's questions, those of its own moments before shared ones."""
        of_department = self.bank().of_department(department_id)
        return own_moments_first(of_department, self.moments(), department_id)

    async def filled(self, wanted: Round, learner: Learner, department_id: str) -> Round:
        """Return the round with its questions; none if there are none."""
        if special := await self.special(wanted, learner, department_id):
            return special
        who = wanted.employee_id
        attempts = await self.stores.attempts.of(who)
        steps = steps_done(await self.stores.rounds.of(who))
        hours = await self.unasked_time(self.people.company.site_of(department_id))
        return new_round(
            wanted,
            path_step_at(learner, steps, hours),
            for_practice(self._not_shown(who, department_id), attempts, who),
            attempts,
            of_neighbours(self.bank().questions, self.moments(), department_id),
        )

    async def special(
        self, wanted: Round, learner: Learner, department_id: str | None
    ) -> Round | None:
        """Return the round as the check that is due, else as one that was assigned, or None."""
        check = await self.check(wanted, learner, department_id)
        return check or await self._assigned(wanted, learner, department_id)

    async def assigned_to(self, learner: Learner, now: datetime) -> Sequence[Assignment]:
        """Return the rounds assigned to a learner's department that they did not have yet."""
        department_id = (await self.people.employee(learner.employee_id)).department_id
        rounds = await self.stores.rounds.of(learner.employee_id)
        had = {each.round_id for each in rounds}
        today = now.astimezone(ZoneInfo(learner.time_zone)).date()
        return [
            one
            for one in await self.stores.assignments.of(department_id or "")
            if one.is_open(today) and _round_of(one, learner) not in had
        ]

    async def _assigned(
        self, wanted: Round, learner: Learner, department_id: str | None
    ) -> Round | None:
        """Return the assigned round that ends first; None before the path's first step."""
        who = wanted.employee_id
        is_new = learner.path_began_at and not await self.stores.rounds.of(who)
        waiting = () if is_new else await self.assigned_to(learner, wanted.begun_at)
        attempts = await self.stores.attempts.of(who)
        for one in sorted(waiting, key=lambda each: each.until):
            name = _round_of(one, learner)
            questions = [
                each
                for each in for_practice(self._not_shown(who, department_id), attempts, who)
                if one.moment_id in {"", each.moment_id}
            ]
            if chosen := choose_questions(questions, attempts, wanted.begun_at, seed=name):
                ids = tuple(each.question_id for each in chosen)
                return replace(
                    wanted, round_id=name, occasion=Occasion.ASSIGNED, question_ids=ids
                )
        return None

    async def check(
        self, wanted: Round, learner: Learner, department_id: str | None
    ) -> Round | None:
        """Return the round as the check that is due then; None if none is, or none can be."""
        who = wanted.employee_id
        rounds = await self.stores.rounds.of(who)
        hours = await self.unasked_time(self.people.company.site_of(department_id))
        due = due_check(learner, rounds, steps_done(rounds), hours, wanted.begun_at)
        if due is None:
            return None
        questions = self._not_shown(who, department_id)
        items = check_items(questions, await self.stores.attempts.of(who), who, due.number)
        ids = tuple(one.question_id for one in items)
        return replace(wanted, occasion=due.occasion, question_ids=ids) if ids else None

    def _not_shown(self, employee_id: str, department_id: str | None) -> Sequence[QuizQuestion]:
        """Return the department's questions but for the one worked through."""
        return without_case(self.questions_for(department_id), self.moments(), employee_id)


def _round_of(assignment: Assignment, learner: Learner) -> str:
    return name_of_round(assignment.round_key(learner.employee_id))
