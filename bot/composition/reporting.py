"""Puts Ideas together with what it needs of the guidance, the quiz and the company."""

from functools import partial

from bot.company.settings.service import CompanySettings
from bot.composition.company_settings import from_settings, standards_of
from bot.composition.writing import WritingFeatures
from bot.ideas.assembly import Ideas
from bot.ideas.report.ports import Embedder
from bot.quiz.complaints.work import draft_from_complaint
from bot.workspaces.services import WorkspaceServices


def ideas_with(
    services: WorkspaceServices,
    authors: WritingFeatures,
    company: CompanySettings,
) -> Ideas:
    """Return Ideas of one workspace."""
    return Ideas(
        database=services.database,
        delivery=services.delivery,
        people=services.people,
        moments=services.moments,
        embedder=Embedder(services.embedding.name, services.vectors),
        learn_from=partial(draft_from_complaint, services.delivery),
        standards=from_settings(company, standards_of),
        name_theme=authors.name_theme,
        now=services.now,
    )
