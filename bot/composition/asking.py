"""Builds Ask of one workspace."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from bot.ask.answer.heads import DepartmentHeads
from bot.ask.answer.quota import AskingQuota
from bot.ask.answer.replies import OfferReport
from bot.ask.assembly import Ask
from bot.ask.map.service import MapAnswers
from bot.ask.pasted.domain import CustomersPoints
from bot.ask.preferences.messages import Leaving
from bot.ask.routing.domain import DangerOf, RouteMessage
from bot.ask.routing.service import MessageRouter
from bot.command_words import CommandWord
from bot.company.settings.domain import WorkspaceSettings
from bot.company.settings.service import CompanySettings
from bot.company.working_time import WorkingTime
from bot.composition.command_table import command_words
from bot.composition.company_settings import from_settings, from_settings_at, manner_of
from bot.composition.composing import compose_with, customer_replies
from bot.composition.editing import GuidanceInSlack, handbook_of
from bot.composition.language_model import limits_of, may_read
from bot.composition.mapping import map_answers, moment_likeness, point_finder
from bot.composition.opening import answerer
from bot.composition.reporting import REPORT_AN_IDEA, offer_to_report, report_it
from bot.composition.routing import RoutingInThreads, embedder
from bot.ideas.assembly import Ideas
from bot.ideas.home.status import ReportStatus
from bot.ideas.submit.report_intake import ReportIntake
from bot.language_model.guarded import GuardedLanguageModel
from bot.quiz.messages import start_button
from bot.settings import Settings
from bot.workspaces.services import WorkspaceServices


@dataclass(frozen=True, slots=True)
class Intake:
    """What tells apart what people write to the bot."""

    words: Sequence[CommandWord]  # all of ``/customer``, for its help
    router: MessageRouter
    reports: ReportIntake
    route: RouteMessage  # the router, in threads
    danger_of: DangerOf
    offer_report: OfferReport
    guidance: GuidanceInSlack


def intake_of(
    services: WorkspaceServices,
    routing: RoutingInThreads,
    ideas: Ideas,
    guidance: GuidanceInSlack,
    of_trainers: Sequence[CommandWord],
) -> Intake:
    """Return what tells apart what people write, with all words of the command."""
    reports = ideas.intake()
    words = command_words(
        services.delivery,
        reports,
        ideas.erasure(),
        guidance.editing.pages.found,
        routing.kind_of,
    )
    return Intake(
        words=(*words, *of_trainers),
        router=routing.router,
        reports=reports,
        route=routing.kind_of,
        danger_of=routing.danger_of,
        offer_report=partial(offer_to_report, routing),
        guidance=guidance,
    )


def ask_with(
    services: WorkspaceServices,
    settings: Settings,
    writer: GuardedLanguageModel | None,
    company: CompanySettings,
    intake: Intake,
) -> Ask:
    """Return Ask, wired."""
    return Ask(
        database=services.database,
        delivery=services.delivery,
        handbook=handbook_of(services),
        answer=answerer(services.index, settings, _today(services)),
        map=_map_of(services, settings, intake.router),
        map_buttons=(start_button("Quiz me"),),
        route=intake.route,
        danger_of=intake.danger_of,
        compose=compose_with(settings, services, writer),
        leaving=_leaving(settings, writer),
        limits=limits_of(settings),
        quota=AskingQuota(settings.questions_per_employee_and_hour),
        points_of=_points_of(services, settings, writer),
        head_of=_heads_of(services).reply,
        report_it=report_it,
        status_of=ReportStatus(intake.reports.cards).told,
        offer_report=intake.offer_report,
        further_buttons=REPORT_AN_IDEA,
        likeness=services.likeness,
        client_of=services.client_of,
        words=intake.words,
        unset_manner=from_settings(company, manner_of),
        outsiders_read=services.readers.are_outsiders,
        record=company.trail.record,
        publishing=intake.guidance.editing.publishing,
        working_of=_working_of(services, company),
        now=services.now,
    )


def _today(services: WorkspaceServices) -> Callable[[], date]:
    return lambda: services.now().date()


def _points_of(
    services: WorkspaceServices, settings: Settings, writer: GuardedLanguageModel | None
) -> Callable[[str, str], Awaitable[CustomersPoints]]:
    today = _today(services)
    finder = point_finder(settings, services.index, services.embedding, services.moments, today)
    replies = customer_replies(settings, writer)

    async def points_of(text: str, employee_id: str) -> CustomersPoints:
        points = await asyncio.to_thread(finder.points_of, text)
        if replies is None:
            return points
        return replace(points, reply=await replies.written(points.citations, employee_id))

    return points_of


def _leaving(settings: Settings, writer: GuardedLanguageModel | None) -> Leaving:
    named = [one.name for one in (writer, writer.judge) if one] if writer else []
    embedding = "" if settings.embedding == "local" else settings.embedding
    return Leaving([*dict.fromkeys(named)], may_read(settings), embedding)


def _working_of(
    services: WorkspaceServices, company: CompanySettings
) -> Callable[[str], Awaitable[WorkingTime]]:
    at = from_settings_at(company, WorkspaceSettings.working_time)

    async def working_of(employee_id: str) -> WorkingTime:
        employee = await services.people.employee(employee_id)
        return (await at(employee.site)).on_the_clock_of(employee.time_zone)

    return working_of


def _map_of(
    services: WorkspaceServices, settings: Settings, router: MessageRouter
) -> MapAnswers:
    return map_answers(
        services.index,
        router,
        moment_likeness(settings, services.embedding, router, services.moments),
        moments=services.moments,
        company=lambda: services.people.company,
    )


def _heads_of(services: WorkspaceServices) -> DepartmentHeads:
    people = services.people
    embed = embedder(services.embedding)
    return DepartmentHeads(lambda: people.company.departments, people.managers_of, embed)
