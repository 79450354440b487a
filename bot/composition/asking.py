"""Builds Ask of one workspace."""

from collections.abc import Sequence

from bot.ask.assembly import Ask
from bot.ask.handbook import Handbook
from bot.command_words import CommandWord
from bot.company.settings.service import CompanySettings
from bot.composition.company_settings import from_settings, manner_of
from bot.composition.composing import compose_with
from bot.composition.language_model import limits_of
from bot.composition.mapping import map_answers
from bot.composition.opening import answerer
from bot.composition.reporting import REPORT_AN_IDEA
from bot.language_model.guarded import GuardedLanguageModel
from bot.quiz.messages import start_button
from bot.settings import Settings
from bot.workspaces.services import WorkspaceServices


def ask_with(
    services: WorkspaceServices,
    settings: Settings,
    writer: GuardedLanguageModel | None,
    company: CompanySettings,
    words: Sequence[CommandWord],
) -> Ask:
    """Return Ask, wired; ``words`` are all words of ``/customer``, for its help."""
    return Ask(
        database=services.database,
        delivery=services.delivery,
        handbook=Handbook(
            index=services.index, people=services.people, moments=services.moments
        ),
        answer=answerer(services.index, settings.knowledge),
        map=map_answers(
            settings,
            services.index,
            services.embedding,
            moments=services.moments,
            company=lambda: services.people.company,
        ),
        map_buttons=(start_button("Quiz me"),),
        compose=compose_with(settings, services, writer),
        language_model=writer.name if writer else None,
        limits=limits_of(settings),
        further_buttons=REPORT_AN_IDEA,
        likeness=services.likeness,
        client_of=services.client_of,
        words=words,
        unset_manner=from_settings(company, manner_of),
        record=company.trail.record,
        now=services.now,
    )
