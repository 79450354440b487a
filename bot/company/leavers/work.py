"""The durable work of forgetting who left."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.company.audit.domain import RecordChange
from bot.company.forgetting.domain import PersonalData, forgotten_by
from bot.company.leavers.domain import ForgetWhenGone, are_too_many
from bot.company.leavers.store import SqlLeavers
from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Post, Work
from bot.people.administrators import places_of_administrators
from bot.people.domain import People, Profile

OURSELVES = "the bot"  # who did it, for the audit trail


@dataclass(frozen=True, slots=True, kw_only=True)
class Leavers:
    """Forgets them by itself; each handler may run again after a crash."""

    store: SqlLeavers
    people: People
    forgetting: PersonalData
    delivery: Delivery
    record: RecordChange
    days: Callable[[], Awaitable[int]]  # until somebody who left is forgotten
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(ForgetWhenGone, self.forget)])

    async def hear(self, profile: Profile, team_id: str) -> None:
        """Note that Slack tells of a person: that they left, or are here."""
        who, now = profile.employee_id, self.now()
        if profile.is_active:
            await self.store.come_back(who)
        elif await self.store.leave(who, now.date()):
            task = ForgetWhenGone(who, now.date())
            due = now + timedelta(days=await self.days())
            key = f"{task.KIND}:{who}:{now.date().isoformat()}"
            await self.delivery.take_in(work_of(task, key, team_id, not_before=due))

    async def forget(self, task: ForgetWhenGone, work: Work) -> Sequence[Outgoing]:
        """Forget them; where too many left at once, tell the administrators instead."""
        if (await self.people.employee(task.user)).is_active:
            await self.store.come_back(task.user)
            return ()
        leavers = await self.store.on(task.left_on)
        if task.user not in leavers:
            return ()
        if are_too_many(leavers, len(await self.people.everybodys_departments())):
            is_first = task.user == leavers[0]  # so that it is told once
            return await self._asked(len(leavers), task.left_on) if is_first else ()
        await self.record(forgotten_by(OURSELVES, work.key))
        await self.forgetting.forget(task.user, work.team_id)
        return ()

    async def _asked(self, count: int, day: date) -> Sequence[Outgoing]:
        text = (
            f"{count} people left on {day:%d %B %Y}, which is more than usual. So I have"
            " forgotten none of them by myself. If they did leave: `/customer forget @who`,"
            " for each."
        )
        return [Post(place, text) for place in await places_of_administrators(self.people)]
