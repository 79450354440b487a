"""Sends each manager's Monday message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.company.working_time import WorkingTime, WorkingTimeAt, usual
from bot.delivery.tasks import performs, schedule_of, work_of
from bot.delivery.work import Handler, Outgoing, Post, Work
from bot.ideas.digest import messages
from bot.ideas.digest.domain import LookForMondays, SendDigest
from bot.ideas.digest.service import A_WEEK, digest_of, has_news, may_be_named, told_to
from bot.ideas.digest.theme_naming import NameTheme
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.domain import Report
from bot.ideas.similar.service import Similar
from bot.people.domain import Employee

MONDAYS = schedule_of(LookForMondays(), "ideas.mondays", "*/15 * * * *", "UTC")


@dataclass(frozen=True, slots=True)
class DigestWork:
    """Tells managers how things stand; each handler may run again after a crash."""

    cards: ReportCards
    similar: Similar
    name_theme: NameTheme | None = None  # with a language model
    unasked_time: WorkingTimeAt = usual  # when a manager may be told

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [
                performs(LookForMondays, self.look_for_mondays),
                performs(SendDigest, self.send_digest),
            ]
        )

    async def look_for_mondays(self, _: LookForMondays, __: Work) -> Sequence[Outgoing]:
        """Take in the message of every manager whose own Monday morning it is, or was.

        Who was told already is not told again; later in the week, and never out of hours, is
        for what a holiday or a downtime missed.
        """
        now = self.cards.now()
        teams = {report.team_id for report in await self.cards.context.reports.all_of(None)}
        managers = [
            one for one in await self._managers() if (await self._hours(one)).is_open(now)
        ]
        for team_id in sorted(teams):
            for manager in managers:
                await self.cards.delivery.take_in(_digesting(manager, team_id, now))
        return []

    async def expected_on(self, employee: Employee, told_at: datetime | None) -> date | None:
        """Return on which day of theirs the next Monday message comes; None if none does.

        That is today while one is due that did not come yet; ``told_at`` is when one last did.
        """
        if not await self._is_told(employee):
            return None
        now, hours = self.cards.now(), await self._hours(employee)
        opening = hours.opening_of_week(now)
        if opening <= now:
            is_told = told_at is not None and told_at >= opening
            if not is_told and await self._has_news(employee, opening):
                return now.astimezone(hours.time_zone).date()
            opening = hours.opening_of_week(now + A_WEEK)
        return opening.astimezone(hours.time_zone).date()

    async def _has_news(self, manager: Employee, since: datetime) -> bool:
        everything = await self.cards.context.reports.all_of(None)
        reports = told_to(manager, everything)
        return has_news(reports, self.cards.now(), since=since)

    async def _is_told(self, employee: Employee) -> bool:
        people = self.cards.context.people
        for department_id in employee.heads if employee.manages else ():
            for level in (await people.managers_of(department_id))[:1]:
                if employee.employee_id in {one.employee_id for one in level.employees}:
                    return True
        return False

    async def _managers(self) -> Sequence[Employee]:
        people = self.cards.context.people
        found: dict[str, Employee] = {}
        for department in people.company.departments:
            for level in (await people.managers_of(department.department_id))[:1]:
                found |= {employee.employee_id: employee for employee in level.employees}
        return list(found.values())

    async def send_digest(self, task: SendDigest, work: Work) -> Sequence[Outgoing]:
        """Send a manager's Monday message, unless there is nothing to tell."""
        context = self.cards.context
        manager = await context.people.employee(task.employee_id)
        now = self.cards.now()
        seen = await digest_of(
            manager,
            work.team_id,
            now,
            since=(await self._hours(manager)).opening_of_week(now),
            context=context,
            similar=self.similar,
        )
        if seen is None:
            return []
        seen = replace(seen, names=await self._names(seen.themes))
        message = messages.digest(seen)
        return [Post(manager.employee_id, message.text, message.blocks)]

    async def _hours(self, manager: Employee) -> WorkingTime:
        return (await self.unasked_time(manager.site)).on_the_clock_of(manager.time_zone)

    async def _names(self, themes: Sequence[Sequence[Report]]) -> tuple[str, ...]:
        if self.name_theme is None:
            return ("",) * len(themes)
        name = self.name_theme
        return tuple([await name(one) if may_be_named(one) else "" for one in themes])


def _digesting(manager: Employee, team_id: str, now: datetime) -> Work:
    year, number, _ = now.astimezone(ZoneInfo(manager.time_zone)).isocalendar()
    who = manager.employee_id
    key = f"{SendDigest.KIND}:{team_id}:{who}:{year}-W{number:02}"
    return work_of(SendDigest(who), key, team_id)
