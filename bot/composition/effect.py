"""Builds the moments map: what it reads of each feature, and where its buttons lead."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from bot.ask.assembly import Ask
from bot.ask.gaps.store import SqlGaps
from bot.composition.next_steps import NextSteps
from bot.effect.map.assembly import MapFeature
from bot.effect.map.domain import LookSeen, Reported
from bot.effect.map.work import MapWork
from bot.guidance.index import PassageIndex
from bot.ideas.assembly import Ideas
from bot.ideas.report import kinds
from bot.ideas.report.domain import Anonymous, Named, Report, Severity, State
from bot.ideas.report.store import SqlReports
from bot.ideas.report.visibility import Viewer, Where, shown
from bot.people.domain import Department, Employee
from bot.people.groups import Band, week_began
from bot.people.permissions import Action, may
from bot.quiz.assembly import QuizFeature
from bot.quiz.looks.domain import Looks
from bot.workspaces.services import WorkspaceServices


def map_with(
    services: WorkspaceServices, ask: Ask, quiz: QuizFeature, ideas: Ideas
) -> MapFeature:
    """Return the map, wired."""
    reports, gaps = SqlReports(services.database), SqlGaps(services.database)
    return MapFeature(
        MapWork(
            people=services.people,
            moments=services.moments,
            read_reports=partial(_reported, reports, services.now),
            count_gaps=partial(_gaps, gaps, services.index),
            known_by=partial(_known, quiz),
            looks_of=partial(_looks, quiz.looks),
            show_reports=ideas.overview().at_moment,
            next_step=NextSteps(
                reports, gaps, services.index.guidance, ask.handbook.owners_of
            ).of,
            now=services.now,
        )
    )


async def _reported(
    reports: SqlReports, now: Callable[[], datetime], team_id: str
) -> Sequence[Reported]:
    """Return what the ledger of promises may tell everybody, as the map counts it."""
    everything = await reports.all_of(team_id)
    told = [one for one in everything if shown(one, Where.LEDGER, Viewer.EVERYBODY)]
    return [reported(one, week_began(now())) for one in told if one.state is not State.MERGED]


def reported(report: Report, until: datetime) -> Reported:
    """Return what the map counts of a report, as it stood at ``until``."""
    ended = _before(report.finished_at, until)
    return Reported(
        report.words.moment_id,
        report.words.department_id,
        report.reported_at,
        _by(report),
        is_complaint=report.words.kind == kinds.COMPLAINT.word,
        is_severe=report.words.severity is Severity.SEVERE,
        is_idea=report.words.kind == kinds.IDEA.word,
        done_at=ended if report.state is State.DONE else None,
        is_open=ended is None,
        kept=_kept(report, until),
    )


def _before(at: datetime | None, until: datetime) -> datetime | None:
    return at if at and at < until else None


def _by(report: Report) -> str:
    match report.reporter:
        case Named(employee_id):
            return employee_id
        case Anonymous(secret_hash):
            return secret_hash
        case _:
            return ""


def _kept(report: Report, until: datetime) -> tuple[bool, ...]:
    """Return of the answer by its date, and of the day promised, whether each was kept."""
    kept = []
    answered, ended = _before(report.answered_at, until), _before(report.finished_at, until)
    if report.words.report_kind.has_deadline and (answered or until > report.due.due_at):
        kept.append(bool(answered and answered <= report.due.due_at))
    if (day := report.promised_for) and (ended or until.date() > day):
        kept.append(bool(ended and ended.date() <= day))
    return tuple(kept)


async def _gaps(gaps: SqlGaps, index: PassageIndex) -> Mapping[str, int]:
    documents = await asyncio.to_thread(index.guidance)
    moments = {one.document: one.moments for one in documents}
    return Counter(
        moment_id
        for gap in await gaps.open()
        for moment_id in moments.get(gap.document or "", ())
    )


async def _known(
    quiz: QuizFeature, employee: Employee, department: Department
) -> Mapping[str, Band]:
    if not may(employee, Action.SEE_DEPARTMENT_LEARNING, department.department_id):
        return {}
    return await quiz.bands_of(department)


async def _looks(
    looks: Looks, employee: Employee, department: Department
) -> Sequence[LookSeen]:
    department_id = department.department_id
    if not may(employee, Action.SEE_DEPARTMENT_LEARNING, department_id):
        return ()
    return [
        LookSeen(one.moment_id, one.sent_at, len(one.ticked), len(one.lines))
        for one in await looks.of_department(department_id)
        if one.ticked is not None
    ]
