"""The durable work of plans: offered after a step, kept, asked about once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Work
from bot.quiz.domain import AnsweredQuestion, QuestionGoneError, Round
from bot.quiz.plans import messages
from bot.quiz.plans.domain import (
    ASKED_AFTER,
    ASKED_WITHIN,
    AskAboutPlan,
    LeavePlan,
    LookForPlans,
    MakePlan,
    NoteOnPlan,
    Outcome,
    OwnPlan,
    Plans,
    TellOfPlan,
)
from bot.quiz.plans.service import suggested, suggestions
from bot.quiz.replies import posted, updated
from bot.quiz.service import Quiz
from bot.slack import Block


class SharePlan(Protocol):
    """Offers to share, with whoever answers for it, what came of a plan."""

    def __call__(self, words: str, /) -> Sequence[Block]:
        """Return blocks whose buttons open a form with these words."""
        ...


def shares_nothing(_words: str) -> Sequence[Block]:
    """Offer nothing to share."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWork:
    """Offers, keeps and asks; each handler may run again after a crash."""

    quiz: Quiz
    plans: Plans
    delivery: Delivery
    now: Callable[[], datetime]
    share: SharePlan = shares_nothing

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            (
                performs(MakePlan, self.make),
                performs(LeavePlan, self.leave),
                performs(LookForPlans, self.look_for_plans),
                performs(AskAboutPlan, self.ask),
                performs(TellOfPlan, self.tell),
                performs(NoteOnPlan, self.note),
            )
        )

    async def after(self, answered: AnsweredQuestion) -> Sequence[Outgoing]:
        """Return the offer that follows the last answer of a step, once; nothing else."""
        this = answered.round
        name = f"quiz.plan_offer:{this.round_id}"
        is_step = answered.is_last and this.occasion.is_step
        if not is_step or await self.delivery.posted(name):
            return []
        attempts = await self.quiz.stores.attempts.of(this.employee_id)
        found = suggestions(this, attempts, self.quiz.bank(), self.quiz.moments())
        offer = posted(this.employee_id, messages.offer(this.round_id, found))
        return [replace(offer, reference=name)]

    async def make(self, task: MakePlan, _work: Work) -> Sequence[Outgoing]:
        """Keep the plan in place of the offer."""
        this = await self._own_round(task.employee_id, task.round_id)
        plan = await self.plans.keep(
            OwnPlan(
                task.round_id,
                task.employee_id,
                self.quiz.bank().department_of(this) or "",
                task.words or self._suggested(this, task.rule_id),
                self.now(),
            )
        )
        learner = await self.quiz.stores.learners.of(plan.employee_id)
        return [updated(task, messages.kept(plan, learner.time_zone if learner else "UTC"))]

    async def look_for_plans(self, _task: LookForPlans, _work: Work) -> Sequence[Outgoing]:
        """Ask about each plan once, three days after it was made.

        No work waits that long: whoever is forgotten meanwhile leaves none behind.
        """
        now = self.now()
        for plan in await self.plans.unanswered(now - ASKED_WITHIN, now - ASKED_AFTER):
            learner = await self.quiz.stores.learners.of(plan.employee_id)
            ask = AskAboutPlan(plan.employee_id, plan.plan_id)
            key = f"{ask.KIND}:{plan.plan_id}:{plan.made_at.isoformat()}"
            await self.delivery.take_in(work_of(ask, key, learner.team_id if learner else ""))
        return []

    async def leave(self, task: LeavePlan, _work: Work) -> Sequence[Outgoing]:
        """Forget the plan, if there is one; nothing is asked of it."""
        await self.plans.drop(task.round_id, task.employee_id)
        return [updated(task, messages.no_plan())]

    async def ask(self, task: AskAboutPlan, _work: Work) -> Sequence[Outgoing]:
        """Ask what became of a plan that is still kept."""
        plan = await self.plans.named(task.round_id, task.employee_id)
        if plan is None or plan.outcome:
            return []
        return [posted(task.employee_id, messages.question(plan))]

    async def tell(self, task: TellOfPlan, _work: Work) -> Sequence[Outgoing]:
        """Keep what became of it; the last word counts."""
        plan = await self.own(task.employee_id, task.round_id)
        told = replace(plan, outcome=Outcome(task.outcome), answered_at=self.now())
        return await self._changed(told)

    async def note(self, task: NoteOnPlan, _work: Work) -> Sequence[Outgoing]:
        """Keep what came of it in the employee's own words."""
        plan = await self.own(task.employee_id, task.round_id)
        return await self._changed(replace(plan, came_of_it=task.words))

    async def own(self, employee_id: str, plan_id: str) -> OwnPlan:
        """Return the employee's plan.

        Raises:
            QuestionGoneError: it is not kept any more, or is somebody else's.
        """
        plan = await self.plans.named(plan_id, employee_id)
        if plan is None:
            message = "This plan is not kept any more."
            raise QuestionGoneError(message)
        return plan

    async def _changed(self, plan: OwnPlan) -> Sequence[Outgoing]:
        await self.plans.change(plan)
        words = "\n".join(filter(None, (plan.words, plan.came_of_it)))
        share = self.share(words) if plan.outcome is Outcome.DONE else ()
        return [posted(plan.employee_id, messages.told(plan, share))]

    async def _own_round(self, employee_id: str, round_id: str) -> Round:
        return (await self.quiz.go_on(employee_id, round_id)).round

    def _suggested(self, this: Round, rule_id: str) -> str:
        asked = map(self.quiz.bank().named, this.question_ids)
        its = (one for one in asked if one and one.rule.rule_id == rule_id)
        question = next(its, None)
        if question is None:
            raise QuestionGoneError
        return suggested(question, self.quiz.moments()).words
