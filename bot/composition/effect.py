"""Builds Effect: what it reads of each feature, and where its buttons lead."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial

from bot.ask.assembly import Ask
from bot.ask.gaps.store import SqlGaps
from bot.company.settings.service import CompanySettings
from bot.composition.next_steps import NextSteps
from bot.composition.opening import list_paths
from bot.composition.reported import reported_to_everybody
from bot.effect.assembly import Effect
from bot.effect.indicators.assembly import IndicatorsFeature
from bot.effect.indicators.reading import FILE as INDICATORS
from bot.effect.indicators.reading import read_indicators
from bot.effect.indicators.service import contacts_of
from bot.effect.indicators.store import SqlFigures
from bot.effect.indicators.work import IndicatorsWork
from bot.effect.map.assembly import MapFeature
from bot.effect.map.domain import LookSeen
from bot.effect.map.work import MapWork
from bot.guidance.index import PassageIndex
from bot.ideas.assembly import Ideas
from bot.ideas.report.store import SqlReports
from bot.people.domain import Department, Employee
from bot.people.groups import Band
from bot.people.owners import owners_now
from bot.people.permissions import Action, may
from bot.quiz.assembly import QuizFeature
from bot.quiz.looks.domain import Looks
from bot.settings import Settings
from bot.workspaces.services import WorkspaceServices


def effect_with(
    services: WorkspaceServices,
    settings: Settings,
    company: CompanySettings,
    features: tuple[Ask, QuizFeature, Ideas],
) -> Effect:
    """Return all of it, wired."""
    return Effect(_map_with(services, *features), _indicators_with(services, settings, company))


def _map_with(
    services: WorkspaceServices, ask: Ask, quiz: QuizFeature, ideas: Ideas
) -> MapFeature:
    reports, gaps = SqlReports(services.database), SqlGaps(services.database)
    return MapFeature(
        MapWork(
            people=services.people,
            moments=services.moments,
            read_reports=partial(reported_to_everybody, reports, services.now),
            count_gaps=partial(_gaps, gaps, services.index),
            contacts_of=partial(_contacts, SqlFigures(services.database), services.now),
            known_by=partial(_known, quiz),
            looks_of=partial(_looks, quiz.looks),
            show_reports=ideas.overview().at_moment,
            next_step=NextSteps(
                reports, gaps, services.index.guidance, ask.handbook.owners_of
            ).of,
            now=services.now,
        )
    )


def _indicators_with(
    services: WorkspaceServices, settings: Settings, company: CompanySettings
) -> IndicatorsFeature:
    work = IndicatorsWork(
        people=services.people,
        moments=services.moments,
        indicators=read_indicators(*list_paths(settings, INDICATORS)),
        figures=SqlFigures(services.database),
        read_reports=partial(
            reported_to_everybody, SqlReports(services.database), services.now
        ),
        owners_of=partial(owners_now, services.people),
        record=company.trail.record,
        now=services.now,
    )
    return IndicatorsFeature(work, services.delivery)


async def _contacts(
    figures: SqlFigures, now: Callable[[], datetime]
) -> Mapping[str, Mapping[date, int]]:
    return contacts_of(await figures.all(), now().date())


async def _gaps(gaps: SqlGaps, index: PassageIndex) -> Mapping[str, int]:
    documents = await asyncio.to_thread(index.whole.guidance)
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
