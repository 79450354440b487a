"""The durable work of people who left: asking whether so many did, and forgetting them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.company.audit.domain import Change, RecordChange, Subject
from bot.company.forgetting.domain import PersonalData, forgotten_by
from bot.company.leavers import messages
from bot.company.leavers.domain import (
    AskWhetherLeft,
    DoubtfulDay,
    ForgetWhenGone,
    LeavingDay,
    SaidBeforeError,
    SayWhetherLeft,
    is_in_doubt,
)
from bot.company.leavers.store import SqlLeavers
from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Post, Update, Work
from bot.people.administrators import places_of_administrators
from bot.people.domain import People, Profile
from bot.people.permissions import Action, check

OURSELVES = "the bot"  # who did it, for the audit trail
REFERENCE = "company.leavers"  # what the name of a question begins with

OfPerson = Callable[[str], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leavers:
    """Hears who left, and forgets them; each handler may run again after a crash."""

    store: SqlLeavers
    people: People
    forgetting: PersonalData
    delivery: Delivery
    record: RecordChange
    days: Callable[[], Awaitable[int]]  # until somebody who left is forgotten
    let_in: OfPerson  # overrules the identity provider
    heard: OfPerson  # what becomes of somebody changed
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [
                performs(ForgetWhenGone, self.forget),
                performs(AskWhetherLeft, self.ask),
                performs(SayWhetherLeft, self.say),
            ]
        )

    async def hear(self, profile: Profile, team_id: str) -> None:
        """Note that somebody is said to have left, or is here.

        Where too many left on a day, who is still in Slack stays let in until an administrator
        has said that it is so.
        """
        who, now = profile.employee_id, self.now()
        if profile.is_active:
            await self.store.come_back(who)
        elif await self.store.leave(who, now.date()):
            await self._forget_later(who, now.date(), team_id)
            if await self._is_in_doubt(now.date()):
                await self.store.wait(who)
                said = await self.store.said_of(now.date())
                task = AskWhetherLeft(now.date())
                key = f"{task.KIND}:{now.date().isoformat()}:{said.mistakes}"
                await self.delivery.take_in(work_of(task, key, team_id))

    async def doubts(self) -> list[DoubtfulDay]:
        """Return the days that wait for an administrator's word, the oldest first."""
        days = sorted((await self.store.by_day()).items())
        return [DoubtfulDay(day, len(who)) for day, who in days if await self._is_in_doubt(day)]

    async def ask(self, task: AskWhetherLeft, _work: Work) -> Sequence[Outgoing]:
        """Ask the administrators; nothing if one of them has said it meanwhile."""
        if not await self._is_in_doubt(task.day):
            return ()
        shown = messages.question(DoubtfulDay(task.day, len(await self.store.on(task.day))))
        return [
            Post(place, shown.text, shown.blocks, reference=reference)
            for place, reference in (await self._questions(task.day)).items()
        ]

    async def say(self, task: SayWhetherLeft, work: Work) -> Sequence[Outgoing]:
        """Let an administrator's word hold for all who left on the day.

        Raises:
            NotAllowedError: only administrators may.
            SaidBeforeError: nothing is asked of that day any more.
        """
        check(await self.people.employee(task.employee_id), Action.CONFIRM_LEAVING)
        if not await self._is_in_doubt(task.day):
            message = "One of you has said it before, or they are here again."
            raise SaidBeforeError(message)
        asked = await self._questions(task.day)
        await self.record(_said(task, work.key))
        await self._settle(task, work.team_id)
        shown = messages.answered(task.day, task.employee_id, have_left=task.have_left)
        return [Update(shown.text, shown.blocks, reference=one) for one in asked.values()]

    async def forget(self, task: ForgetWhenGone, work: Work) -> Sequence[Outgoing]:
        """Forget them, unless an administrator's word is missing, or they are here."""
        if task.user not in await self.store.on(task.left_on):
            return ()
        if await self._is_in_doubt(task.left_on):  # who says that it is so starts it anew
            return ()
        if (await self.people.employee(task.user)).is_active:
            await self.store.come_back(task.user)
            return ()
        await self.record(forgotten_by(OURSELVES, work.key))
        await self.forgetting.forget(task.user, work.team_id)
        return ()

    async def _settle(self, task: SayWhetherLeft, team_id: str) -> None:
        # That it was said is kept last, so that work which runs again after a crash goes on.
        who_left, said = await self.store.on(task.day), await self.store.said_of(task.day)
        await self.store.end_waiting(task.day)
        for who in who_left:
            if task.have_left:
                await self._forget_later(who, task.day, team_id, again=":said")
            else:
                await self.let_in(who)
        for who in who_left:
            await self.heard(who)
        more = 0 if task.have_left else 1
        told = LeavingDay(task.have_left, said.mistakes + more)
        await self.store.say(task.day, told)

    async def _forget_later(
        self, who: str, day: date, team_id: str, *, again: str = ""
    ) -> None:
        task, now = ForgetWhenGone(who, day), self.now()
        due = now + timedelta(days=await self.days()) - (now.date() - day)
        key = f"{task.KIND}:{who}:{day.isoformat()}{again}"
        await self.delivery.take_in(work_of(task, key, team_id, not_before=due))

    async def _is_in_doubt(self, day: date) -> bool:
        who_left, said = await self.store.on(day), await self.store.said_of(day)
        known = len(await self.people.everybodys_departments())
        return is_in_doubt(said, who_left, known)

    async def _questions(self, day: date) -> Mapping[str, str]:
        """Return the name of each administrator's question, by its place."""
        said = await self.store.said_of(day)
        named = f"{REFERENCE}:{day.isoformat()}:{said.mistakes}"
        places = await places_of_administrators(self.people)
        return {place: f"{named}:{place}" for place in places}


def _said(task: SayWhetherLeft, key: str) -> Change:
    return Change(
        key=key,
        employee_id=task.employee_id,
        subject=Subject.PERSON,
        name=f"those who left on {task.day.isoformat()}",
        deed="confirmed" if task.have_left else "called a mistake",
    )
