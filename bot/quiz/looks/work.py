"""The durable work of looks: who looks this month, what for, and what they saw."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Work
from bot.people.domain import Department
from bot.people.groups import Band
from bot.people.permissions import Action, may
from bot.quiz.domain import QuestionGoneError
from bot.quiz.looks import messages
from bot.quiz.looks.domain import Look, LookForManagers, Looks, SendLook, TickLook
from bot.quiz.looks.messages import LookCard
from bot.quiz.looks.service import lines_for, told_looks, weakest
from bot.quiz.replies import posted
from bot.quiz.rounds import name_of_round
from bot.quiz.service import Quiz

BandsOf: TypeAlias = Callable[[Department], Awaitable[Mapping[str, Band]]]
"""Returns how much a department knows, by moment, where that may be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookWork:
    """Sends looks and takes what was seen; each handler may run again after a crash."""

    quiz: Quiz
    looks: Looks
    bands_of: BandsOf
    is_wanted: Callable[[], Awaitable[bool]]  # by the company
    delivery: Delivery
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            (
                performs(LookForManagers, self.look_for_managers),
                performs(SendLook, self.send),
                performs(TickLook, self.tick),
            )
        )

    async def look_for_managers(self, task: LookForManagers, work: Work) -> Sequence[Outgoing]:
        """Let each manager get one look this month, of their departments by turns."""
        if not await self.is_wanted():
            return []
        month = task.due or self.now()
        turn = month.year * 12 + month.month
        for employee_id, departments in (await self._managers()).items():
            department_id = departments[turn % len(departments)]
            send = SendLook(employee_id, department_id)
            key = f"{send.KIND}:{employee_id}:{month:%Y-%m}"
            await self.delivery.take_in(work_of(send, key, work.team_id))
        return []

    async def _managers(self) -> Mapping[str, Sequence[str]]:
        """Return whom each manager answers for first, where there is something to look at."""
        found: dict[str, list[str]] = {}
        for department in self.quiz.people.company.departments:
            if not self.quiz.moments().of_department(department.department_id):
                continue
            levels = await self.quiz.people.managers_of(department.department_id)
            for who in [one for level in levels[:1] for one in level.employees]:
                found.setdefault(who.employee_id, []).append(department.department_id)
        return found

    async def send(self, task: SendLook, work: Work) -> Sequence[Outgoing]:
        """Send what to look for at the department's weakest moment."""
        department = self.quiz.people.company.named(task.department_id)
        manager = await self.quiz.people.employee(task.employee_id)
        action = Action.SEE_DEPARTMENT_LEARNING
        if department is None or not may(manager, action, department.department_id):
            return []
        before = await self.looks.of_department(department.department_id)
        bands = await self.bands_of(department)
        own = self.quiz.moments().of_department(department.department_id)
        moment = weakest(own, bands, before)
        lines = (
            lines_for(moment, department.department_id, self.quiz.bank().questions)
            if moment
            else ()
        )
        if moment is None or not lines:
            return []
        look = await self.looks.keep(
            Look(
                name_of_round(work.key),
                task.employee_id,
                department.department_id,
                moment.moment_id,
                lines,
                self.now(),
            )
        )
        card = await self._card(look, is_weakest=_stands_out(moment.moment_id, bands))
        return [posted(task.employee_id, messages.to_look_for(card))]

    async def tick(self, task: TickLook, _work: Work) -> Sequence[Outgoing]:
        """Keep what was seen, and show what it adds to."""
        look = (await self.card_of(task.employee_id, task.look_id)).look
        lines = tuple(one for one in task.ticked if one in range(len(look.lines)))
        seen = replace(look, ticked=lines, ticked_at=self.now())
        await self.looks.tick(seen)
        return [posted(task.employee_id, messages.ticked(await self._card(seen)))]

    async def card_of(self, employee_id: str, look_id: str) -> LookCard:
        """Return a manager's own look.

        Raises:
            QuestionGoneError: it is not kept any more, or is somebody else's.
        """
        look = await self.looks.named(look_id, employee_id)
        if look is None:
            message = "This look is not kept any more."
            raise QuestionGoneError(message)
        return await self._card(look)

    async def _card(self, look: Look, *, is_weakest: bool = False) -> LookCard:
        department = self.quiz.people.company.named(look.department_id)
        moment = self.quiz.moments().named(look.moment_id)
        past = await self.looks.of_department(look.department_id)
        return LookCard(
            look=look,
            department=department.name if department else look.department_id,
            moment=moment.name if moment else look.moment_id,
            is_weakest=is_weakest,
            before=tuple(told_looks(past, self.quiz.moments())),
        )


def _stands_out(moment_id: str, bands: Mapping[str, Band]) -> bool:
    """Tell whether less is known at the moment than at all others that may be told."""
    order = tuple(Band)
    others = [order.index(band) for other, band in bands.items() if other != moment_id]
    its = bands.get(moment_id)
    return its is not None and bool(others) and order.index(its) < min(others)
