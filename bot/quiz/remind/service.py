"""Who gets questions unasked, when not, and until when one wants none."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.company.working_time import WorkingTime
from bot.people.domain import Employee, People
from bot.quiz.domain import Learner, Occasion, Round, RoundQuestion
from bot.quiz.learners import known_learner
from bot.quiz.ports import Stores
from bot.quiz.remind.pause_parsing import NoEnd, PauseEnd, pause_end
from bot.quiz.remind.rules import is_worth_a_reminder, local_day, may_be_reminded
from bot.quiz.rounds import steps_done
from bot.quiz.service import Quiz
from bot.quiz.spacing import memory_states_of
from bot.quiz.times import path_step_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminding:
    """Finds who may be reminded now, and of what; pauses reminders and resumes them."""

    quiz: Quiz
    people: People
    stores: Stores
    now: Callable[[], datetime]

    async def who_may_be_reminded(self) -> list[Learner]:
        """Return the learners for whom it is a good time, whether or not anything is due."""
        now, company = self.now(), self.people.company
        departments = await self.people.everybodys_departments()
        hours = {
            site: await self.quiz.unasked_time(site)
            for site in {None, *map(company.site_of, departments.values())}
        }
        return [
            each
            for each in await self.stores.learners.everybody()
            if may_be_reminded(
                each, now, hours[company.site_of(departments.get(each.employee_id))]
            )
        ]

    async def remind(self, employee_id: str, key: str) -> RoundQuestion | None:
        """Return the question to bring, or None if nothing should be brought now.

        Args:
            employee_id: who may be reminded.
            key: identity of this visit; the same visit, repeated, brings the same question.
        """
        learner = await self.stores.learners.of(employee_id)
        if learner is None:
            return None
        is_repeated = learner.reminded_by == key
        if not is_repeated and not await self._is_welcome(learner):
            return None
        asked = await self.quiz.begin(employee_id, key, is_reminder=True)
        if not isinstance(asked, RoundQuestion):
            return None
        if not is_repeated:
            await self._keep_that_reminded(learner, key)
        return asked

    async def pause(
        self, employee_id: str, text: str, *, team_id: str = ""
    ) -> tuple[Learner, PauseEnd]:
        """Stop what comes unasked; return whose and until when, or why that is no day."""
        learner = await self.known(employee_id, team_id)
        until = pause_end(text, self.now(), learner.time_zone)
        if not isinstance(until, NoEnd):
            await self.stores.learners.keep(replace(learner, paused_until=until))
        return learner, until

    async def resume(self, employee_id: str, *, team_id: str = "") -> None:
        """Let reminders come again, as if none had ever been left unanswered."""
        learner = await self.known(employee_id, team_id)
        await self.stores.learners.keep(
            replace(learner, paused_until=None, looked_on=None, unanswered_reminders=0)
        )

    async def known(self, employee_id: str, team_id: str = "") -> Learner:
        """Return the learner in the time zone that Slack says they are in now, and keep it."""
        employee = await self.people.employee(employee_id)
        return await known_learner(self.stores.learners, employee, team_id)

    async def _is_welcome(self, learner: Learner) -> bool:
        employee = await self.people.employee(learner.employee_id)
        learner = await known_learner(self.stores.learners, employee)
        hours = await self.quiz.unasked_time(employee.site)
        if not may_be_reminded(learner, self.now(), hours):
            return False
        is_due = not employee.is_away and await self._is_due(employee, learner, hours)
        if not employee.is_active or not is_due:
            today = local_day(self.now(), learner.time_zone)
            await self.stores.learners.keep(replace(learner, looked_on=today))
            return False
        return not await self.people.wants_quiet(learner.employee_id)

    async def _is_due(self, employee: Employee, learner: Learner, hours: WorkingTime) -> bool:
        who, now = employee.employee_id, self.now()
        questions = self.quiz.questions_for(employee.department_id)
        step_at = path_step_at(learner, steps_done(await self.stores.rounds.of(who)), hours)
        if not questions or (step_at is not None and step_at <= now):
            return bool(questions)
        wanted = Round("", who, Occasion.REMINDER, (), now)
        if await self.quiz.filling.special(wanted, learner, employee.department_id):
            return True
        states = memory_states_of(await self.stores.attempts.of(who), questions)
        is_between_steps = step_at is not None
        has_due = any(state.is_due(now) for state in states.values())
        return has_due if is_between_steps else is_worth_a_reminder(questions, states, now)

    async def _keep_that_reminded(self, learner: Learner, key: str) -> None:
        kept = await self.stores.learners.of(learner.employee_id) or learner
        today = local_day(self.now(), kept.time_zone)
        await self.stores.learners.keep(
            replace(
                kept,
                looked_on=today,
                reminded_on=today,
                reminded_by=key,
                unanswered_reminders=kept.unanswered_reminders + 1,
            )
        )
