"""Puts the company's limits around the features' work, and adds the company's own."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TypeAlias
from zoneinfo import ZoneInfo

from bot.ask.gaps.work import GapWork
from bot.ask.news.work import LOOK as LOOK_FOR_NEWS
from bot.ask.reviews.work import LOOK as LOOK_AT_REVIEWS
from bot.company.broken_files.work import LOOK as LOOK_AT_FILES
from bot.company.broken_files.work import BrokenFilesWork
from bot.company.bundled.domain import Again, ForRole
from bot.company.bundled.store import SqlWaiting
from bot.company.bundled.work import Bundles
from bot.company.forgetting.service import KeptPersonalData
from bot.company.forgetting.work import ForgettingWork
from bot.company.records.work import RETENTION, RetentionWork
from bot.company.settings.service import CompanySettings
from bot.company.unasked.domain import KINDS, NewsLimits, Reader
from bot.company.unasked.store import SqlUnasked
from bot.company.unasked.work import Unasked
from bot.composition.company_settings import from_settings, limits_of
from bot.composition.outsiders import screened
from bot.delivery.sending.clock_check import is_clock_right
from bot.delivery.work import Handler
from bot.guidance.sources.work import LOOK as LOOK_AT_SOURCES
from bot.ideas.manage.role_messages import ReportMessages
from bot.ideas.retention.store import empty_closed
from bot.people.domain import Employee
from bot.quiz.assembly import stores_in
from bot.quiz.cases.store import SqlTeamCases
from bot.quiz.messages import start_button
from bot.slack import Message, actions, section
from bot.workspaces.services import WorkspaceServices

UNASKED_WORK = {  # kind of work: kind of message that nobody asked for
    "ideas.digest": "ideas.digest",
    "quiz.remind": "quiz.reminder",
    "quiz.path_completed": "quiz.path_completed",
    "quiz.ask_plan": "plan",
    "quiz.look": "look",
    "quiz.talk": "talk",
    "quiz.team_case": "team_case",
    "ask.tell_news": "guidance.news",
}

COMPANY_SCHEDULES = (
    RETENTION,
    LOOK_AT_FILES,
    LOOK_AT_REVIEWS,
    LOOK_FOR_NEWS,
    LOOK_AT_SOURCES,
)
DigestOn: TypeAlias = Callable[[Employee, datetime | None], Awaitable[date | None]]
"""Returns the day of the employee's next Monday message, by when the last one came."""


@dataclass(frozen=True, slots=True)
class MessagesToRoles:
    """What each feature has for those who must act on it."""

    reports: ReportMessages
    gaps: GapWork
    reviews: Again
    agreement: Again
    doubts: Again
    drafts: Again
    objections: Again
    versions: Again
    lessons: Again
    files: BrokenFilesWork

    def by_reference(self) -> Mapping[str, ForRole]:
        """Return them by what their references begin with; names that outlive a process."""
        reports = (self.reports.again, self.reports.may_wait)
        return {
            "ideas.card": ForRole(KINDS["ideas.report"], *reports),
            "ideas.nudge": ForRole(KINDS["ideas.nudge"], *reports),
            "ideas.note": ForRole(KINDS["ideas.note"], *reports),
            "ask.gap": ForRole(KINDS["ask.gap"], self.gaps.again, self.gaps.may_wait),
            "ask.agree": ForRole(KINDS["guidance.agreement"], self.agreement),
            "ask.review": ForRole(KINDS["guidance.review"], self.reviews),
            "ask.doubt": ForRole(KINDS["ask.doubt"], self.doubts),
            "quiz.drafts": ForRole(KINDS["quiz.drafts"], self.drafts),
            "quiz.draft": ForRole(KINDS["quiz.draft"], self.drafts),
            "quiz.version": ForRole(KINDS["quiz.version"], self.versions),
            "quiz.disagree": ForRole(KINDS["quiz.objection"], self.objections),
            "ideas.lesson": ForRole(KINDS["ideas.lesson"], self.lessons),
            "company.file": ForRole(KINDS["guidance.broken"], self.files.again),
        }


def company_work(
    services: WorkspaceServices,
    company: CompanySettings,
    handlers: Mapping[str, Handler],
    to_roles: MessagesToRoles,
    digest_on: DigestOn,
) -> Mapping[str, Handler]:
    """Return the handlers of all kinds of work: the features', and the company's own.

    Those of `UNASKED_WORK` send only as `Unasked` allows; what comes again by itself leaves
    the room for a manager's Monday. Nothing of it is for outsiders.
    """
    bundles = _bundles(services, to_roles)
    unasked = _unasked(services, company, digest_on)
    limited = {
        work: unasked.through(
            KINDS[kind], handlers[work], _questions_wait if work == "quiz.remind" else None
        )
        for work, kind in UNASKED_WORK.items()
    }
    retention = RetentionWork(
        services.database,
        services.delivery,
        from_settings(company, lambda settled: settled.retention_days),
        services.now,
        partial(is_clock_right, services.client),
        empty_closed,
    )
    telling = {**handlers, **to_roles.files.handlers()}
    bundled = {work: bundles.through(handler) for work, handler in telling.items()}
    forgetting = ForgettingWork(forgetting_in(services), services.people, company.trail.record)
    own = {
        **unasked.handlers(),
        **bundles.handlers(),
        **retention.handlers(),
        **forgetting.handlers(),
    }
    return screened(services, {**bundled, **limited, **own})


def forgetting_in(services: WorkspaceServices) -> KeptPersonalData:
    """Return what knows and forgets the persons of this workspace."""
    return KeptPersonalData(
        database=services.database, delivery=services.delivery, now=services.now
    )


def _bundles(services: WorkspaceServices, to_roles: MessagesToRoles) -> Bundles:
    async def zone(employee_id: str) -> ZoneInfo:
        return ZoneInfo((await services.people.employee(employee_id)).time_zone)

    return Bundles(
        store=SqlWaiting(services.database),
        delivery=services.delivery,
        for_roles=to_roles.by_reference(),
        zone=zone,
        now=services.now,
    )


def _unasked(
    services: WorkspaceServices, company: CompanySettings, digest_on: DigestOn
) -> Unasked:
    store, learners = SqlUnasked(services.database), stores_in(services.database).learners

    cases = SqlTeamCases(services.database)

    async def reader(whose: str) -> Reader:
        manager = await cases.manager_of(whose)  # of a channel
        if manager:
            return Reader(time_zone=(await services.people.employee(manager)).time_zone)
        employee_id = whose
        employee = await services.people.employee(employee_id)
        learner = await learners.of(employee_id)
        return Reader(
            time_zone=employee.time_zone,
            is_active=employee.is_active,
            is_away=employee.is_away,
            wants_quiet=await services.people.wants_quiet(employee_id),
            paused_until=learner.paused_until if learner else None,
            has_stopped=await store.has_stopped(employee_id),
            expects_on=await digest_on(employee, await store.last(employee_id, "ideas.digest")),
        )

    async def limits(whose: str) -> NewsLimits:
        employee_id = await cases.manager_of(whose) or whose
        site = (await services.people.employee(employee_id)).site
        return limits_of(await company.settled(), site)

    return Unasked(
        store=store,
        delivery=services.delivery,
        reader=reader,
        limits=limits,
        now=services.now,
    )


def _questions_wait() -> Message:
    text = "Three questions of your department are due: two minutes."
    begin = actions("company.questions", [start_button("Begin")])
    return Message(text, (section(text), begin))
