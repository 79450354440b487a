"""Builds guidance in Slack of one workspace."""

from bot.ask.editing.assembly import EditingFeature
from bot.ask.editing.pages import GuidancePages
from bot.ask.handbook import Handbook
from bot.company.settings.service import CompanySettings
from bot.composition.company_settings import from_settings
from bot.composition.written import publisher
from bot.guidance.written.store import SqlWrittenVersions
from bot.settings import Settings
from bot.workspaces.services import WorkspaceServices


def editing_with(
    services: WorkspaceServices, settings: Settings, company: CompanySettings
) -> EditingFeature:
    """Return it, wired."""
    handbook = Handbook(index=services.index, people=services.people, moments=services.moments)
    pages = GuidancePages(
        index=services.index,
        versions=SqlWrittenVersions(services.database),
        owners_of=handbook.owners_of,
        employee=services.people.employee,
        trainers_publish=from_settings(
            company, lambda settled: settled.guidance_publishers == "trainers"
        ),
        in_folder=lambda document: (settings.knowledge / document).is_file(),
    )
    return EditingFeature(
        pages=pages,
        delivery=services.delivery,
        publish=publisher(services, settings),
        name_of=handbook.name_of_person,
        record=company.trail.record,
        now=services.now,
    )
