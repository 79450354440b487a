"""What managers hear of somebody new, never how they do; and a card of the path."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Work
from bot.people.domain import Department, People
from bot.quiz.domain import Learner, QuestionGoneError
from bot.quiz.opening import OwnMoment, own_moments
from bot.quiz.path import messages
from bot.quiz.path.domain import LookForTalks, ShowPathCard, TellOfTalk
from bot.quiz.replies import posted
from bot.quiz.service import Quiz

TALK_DAYS = (7, 30)  # after the path began
STILL_FRESH = timedelta(days=3)  # later, as after a downtime, it is let be


@dataclass(frozen=True, slots=True)
class TalkWork:
    """Brings talks about; each handler may run again after a crash."""

    quiz: Quiz
    people: People
    delivery: Delivery

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            (
                performs(LookForTalks, self.look),
                performs(TellOfTalk, self.tell),
                performs(ShowPathCard, self.show_card),
            )
        )

    async def look(self, _task: LookForTalks, work: Work) -> Sequence[Outgoing]:
        """Let the managers of everybody who is new hear of it once for each of the days."""
        now = self.quiz.now()
        for learner in await self.quiz.stores.learners.everybody():
            for day in TALK_DAYS:
                if is_day(learner, day, now):
                    await self._take_in(learner.employee_id, day, work.team_id)
        return []

    async def _take_in(self, who: str, day: int, team_id: str) -> None:
        for manager in await self._managers_of(who):
            task = TellOfTalk(manager, who, day)
            key = f"{task.KIND}:{who}:{day}:{manager}"
            await self.delivery.take_in(work_of(task, key, team_id))

    async def _managers_of(self, who: str) -> Sequence[str]:
        employee = await self.people.employee(who)
        if employee.department_id is None or not employee.is_active:
            return []
        levels = await self.people.managers_of(employee.department_id)
        found = [one.employee_id for level in levels[:1] for one in level.employees]
        return [one for one in found if one != who]

    async def tell(self, task: TellOfTalk, _work: Work) -> Sequence[Outgoing]:
        """Tell a manager what to talk about with somebody new."""
        if task.employee_id not in await self._managers_of(task.user):
            return []  # they moved meanwhile
        newcomer = await self.people.employee(task.user)
        department = self.people.company.named(newcomer.department_id)
        if department is None:
            return []
        own = [moment for moment, _ in self._own(department)]
        message = messages.to_talk_about(newcomer.name, department, own, task.day)
        return [posted(task.employee_id, message)]

    def _own(self, department: Department) -> Sequence[OwnMoment]:
        return own_moments(self.quiz.moments(), department.department_id)

    async def show_card(self, task: ShowPathCard, _work: Work) -> Sequence[Outgoing]:
        """Show a card of the path to whom its owner likes.

        Raises:
            QuestionGoneError: their path is not complete.
        """
        learner = await self.quiz.stores.learners.of(task.employee_id)
        employee = await self.people.employee(task.employee_id)
        department = self.people.company.named(employee.department_id)
        if department is None or learner is None or learner.path_completed_at is None:
            message = "A card of the path comes with its last step."
            raise QuestionGoneError(message)
        card = messages.path_card(task.employee_id, department, self._own(department))
        shown = messages.card_shown(task.to)
        return [posted(task.to, card), posted(task.employee_id, shown)]


def is_day(learner: Learner, day: int, now: datetime) -> bool:
    """Tell whether so many days passed since the path began, and not many more."""
    if learner.path_began_at is None:
        return False
    since = now - learner.path_began_at
    return timedelta(days=day) <= since < timedelta(days=day) + STILL_FRESH
