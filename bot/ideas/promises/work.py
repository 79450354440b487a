"""Shows the promise ledger to whoever asks, and each Monday in leadership's channel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.company.working_time import WorkingTimeAt, usual
from bot.delivery.tasks import performs, schedule_of, work_of
from bot.delivery.work import Handler, Outgoing, Post, Respond, Work
from bot.ideas.promises.domain import (
    LookForLeadershipsMonday,
    Promises,
    ShowPromises,
    TellLeadership,
)
from bot.ideas.promises.messages import everything, promises
from bot.ideas.promises.recurrence import Recurrence, recurrences
from bot.ideas.promises.service import ledger
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.domain import Step
from bot.slack import Block, Message

LEADERSHIPS_MONDAY = schedule_of(
    LookForLeadershipsMonday(), "ideas.leaderships_monday", "*/15 * * * *", "UTC"
)


@dataclass(frozen=True, slots=True)
class PromisesWork:
    """Shows how things stand; may run again after a crash."""

    cards: ReportCards
    unasked_time: WorkingTimeAt = usual  # when leadership may be told

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [
                performs(ShowPromises, self.show_promises),
                performs(LookForLeadershipsMonday, self.look_for_monday),
                performs(TellLeadership, self.tell_leadership),
            ]
        )

    async def show_promises(self, task: ShowPromises, work: Work) -> Sequence[Outgoing]:
        """Show the ledger to whoever asked."""
        message = await self._shown(work.team_id, await self._ledger(work.team_id))
        return [Respond(task.response_url, message.text, message.blocks)]

    async def look_for_monday(
        self, _: LookForLeadershipsMonday, __: Work
    ) -> Sequence[Outgoing]:
        """Take in the week's message once working time has begun where administrators are."""
        people, now = self.cards.context.people, self.cards.now()
        heads = [one for level in await people.managers_of("") for one in level.employees]
        if not people.company.leadership_channel or not heads:
            return []
        zone = heads[0].time_zone
        if (await self.unasked_time(None)).on_the_clock_of(zone).is_open(now):
            year, week, _day = now.astimezone(ZoneInfo(zone)).isocalendar()
            reports = await self.cards.context.reports.all_of(None)
            for team_id in sorted({report.team_id for report in reports}):
                key = f"{TellLeadership.KIND}:{team_id}:{year}-W{week:02}"
                await self.cards.delivery.take_in(work_of(TellLeadership(), key, team_id))
        return []

    async def tell_leadership(self, _: TellLeadership, work: Work) -> Sequence[Outgoing]:
        """Show the ledger in leadership's channel; nothing while nobody is owed an answer."""
        channel = self.cards.context.people.company.leadership_channel
        kept = await self._ledger(work.team_id)
        if not channel or not kept:
            return []
        message = await self._shown(work.team_id, kept)
        return [Post(channel, message.text, message.blocks)]

    async def _ledger(self, team_id: str) -> tuple[Promises, ...]:
        return ledger(await self.cards.context.reports.all_of(team_id), self.cards.now())

    async def everything(self, team_id: str, first: int = 0) -> Block:
        """Return the whole ledger, to be read; it begins with the department ``first``."""
        context = self.cards.context
        kept, lessons = await self._ledger(team_id), await self._lessons(team_id)
        return everything(kept, context.people.company, self.cards.moments, lessons, first)

    async def _shown(self, team_id: str, kept: tuple[Promises, ...]) -> Message:
        company, lessons = self.cards.context.people.company, await self._lessons(team_id)
        return promises(kept, company, self.cards.moments, lessons)

    async def _lessons(self, team_id: str) -> Sequence[Recurrence]:
        reports = self.cards.context.reports
        return recurrences(await reports.all_of(team_id), await reports.steps(Step.TEACH))
