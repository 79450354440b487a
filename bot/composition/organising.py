"""Joins who does what, as administrators set it in Slack, with the company's file."""

from bot.company.organisation.assembly import OrganisationFeature
from bot.company.organisation.domain import SUBJECT
from bot.company.organisation.service import Organisation
from bot.company.overrides.store import SqlOverrides
from bot.company.settings.service import CompanySettings
from bot.workspaces.services import WorkspaceServices


def organisation_of(
    services: WorkspaceServices, company: CompanySettings
) -> OrganisationFeature:
    """Return who does what in a workspace, with the same audit trail as its settings."""
    organisation = Organisation(
        people=services.people,
        overrides=SqlOverrides(services.database, services.now, SUBJECT),
        pseudonym_of=company.trail.pseudonym_of,
        record=company.trail.record,
        read_company=services.read_company,
        use=services.people.replace_company,
    )
    return OrganisationFeature(organisation, services.delivery)
