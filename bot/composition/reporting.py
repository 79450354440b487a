"""Puts Ideas together with what it needs of the guidance, the quiz and the company."""

from bot.company.settings.service import CompanySettings
from bot.composition.company_settings import from_settings, standards_of
from bot.composition.teaching import Teaching
from bot.composition.writing import WritingFeatures
from bot.ideas.assembly import Ideas
from bot.ideas.report.ports import Embedder
from bot.quiz.bank.validation import QuestionValidator
from bot.settings import Settings
from bot.workspaces.services import WorkspaceServices


def ideas_with(
    services: WorkspaceServices,
    settings: Settings,
    authors: WritingFeatures,
    company: CompanySettings,
) -> Ideas:
    """Return Ideas of one workspace."""
    knowledge = settings.knowledge
    validator = QuestionValidator(knowledge / "questions", knowledge, services.moments)
    teaching = Teaching(services.index, validator)
    return Ideas(
        database=services.database,
        delivery=services.delivery,
        people=services.people,
        moments=services.moments,
        embedder=Embedder(services.embedding.name, services.vectors),
        school=teaching,
        standards=from_settings(company, standards_of),
        name_theme=authors.name_theme,
        lesson_author=authors.of_lessons(teaching),
        now=services.now,
    )
