"""Builds Quiz of one workspace."""

from bot.company.settings.domain import WorkspaceSettings
from bot.company.settings.service import CompanySettings
from bot.composition.company import forgetting_in
from bot.composition.company_settings import from_settings, from_settings_at
from bot.composition.reporting import REPORT_AN_IDEA, share_plan
from bot.people.groups import GroupFigures
from bot.people.snapshots import SqlSnapshots
from bot.quiz.assembly import QuizFeature, stores_in
from bot.quiz.bank.written import WrittenBank
from bot.quiz.looks.store import SqlLooks
from bot.quiz.object.passages import IndexedPassages
from bot.quiz.own_words.assembly import OwnWordsFeature
from bot.quiz.plans.store import SqlPlans
from bot.quiz.ports import AskAbout
from bot.workspaces.services import WorkspaceServices


def quiz_with(
    services: WorkspaceServices,
    bank: WrittenBank,
    own_words: OwnWordsFeature,
    answer_about: AskAbout,
    company: CompanySettings,
) -> QuizFeature:
    """Return Quiz, wired; reports are made from below its explanations."""
    return QuizFeature(
        stores=stores_in(services.database),
        delivery=services.delivery,
        people=services.people,
        bank=bank,
        moments=lambda: services.moments,
        read_passage=IndexedPassages(services.index, services.people.name_of).around,
        answer_about=answer_about,
        looks=SqlLooks(services.database),
        wants_looks=from_settings(company, WorkspaceSettings.wants_looks),
        plans=SqlPlans(services.database),
        share_plan=share_plan,
        further_buttons=REPORT_AN_IDEA,
        beside_choices=own_words.buttons,
        unasked_time=from_settings_at(company, WorkspaceSettings.unasked_time),
        asks_sureness=from_settings(company, WorkspaceSettings.asks_sureness),
        forgetting=forgetting_in(services),
        groups=GroupFigures(SqlSnapshots(services.database), services.now),
        now=services.now,
    )
