"""Fills a round with questions: what is kept for checks, what is due, what was never shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.company.working_time import WorkingTimeAt
from bot.moments.domain import MomentsMap
from bot.people.domain import People
from bot.quiz.checks import check_items, due_check, for_practice
from bot.quiz.domain import Learner, QuestionBank, QuizQuestion, Round
from bot.quiz.opening import without_case
from bot.quiz.ports import Stores
from bot.quiz.rounds import new_round, of_neighbours, own_moments_first, steps_done
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
        if check := await self.check(wanted, learner, department_id):
            return check
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
