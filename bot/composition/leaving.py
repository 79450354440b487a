"""Builds what forgets people who left, and lets it hear of them beside the quiz."""

from slack_bolt.async_app import AsyncApp

from bot.company.leavers.store import SqlLeavers
from bot.company.leavers.work import Leavers
from bot.company.settings.service import CompanySettings
from bot.composition.company import forgetting_in
from bot.composition.company_settings import from_settings
from bot.people.domain import Profile
from bot.people.listeners import PersonChanged, register
from bot.workspaces.services import WorkspaceServices


def leavers_of(services: WorkspaceServices, company: CompanySettings) -> Leavers:
    """Return what forgets people who left the workspace."""
    return Leavers(
        store=SqlLeavers(services.database),
        people=services.people,
        forgetting=forgetting_in(services),
        delivery=services.delivery,
        record=company.trail.record,
        days=from_settings(company, lambda settled: settled.leaver_days),
        now=services.now,
    )


def listen_to_people(
    bolt: AsyncApp, services: WorkspaceServices, company: CompanySettings, also: PersonChanged
) -> None:
    """Hear of people who change or leave, here and in ``also``."""
    leavers = leavers_of(services, company)

    async def changed(profile: Profile, team_id: str, changed_at: str) -> None:
        await leavers.hear(profile, team_id)
        await also(profile, team_id, changed_at)

    register(bolt, services.directory, changed)
