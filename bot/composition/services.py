"""Opens what the features of one workspace share, as the settings name it."""

import logging
from functools import partial

from bot.company.leavers.store import SqlLeavers
from bot.company.outsiders.readers import SlackReaders
from bot.company.settings.service import CompanySettings
from bot.composition.company_settings import from_settings
from bot.composition.opening import company_file, index_with, list_paths, log_slips
from bot.composition.outsiders import guests_belong
from bot.guidance.sources.mirror import MirrorReading
from bot.guidance.written.store import read_written
from bot.moments import reading as moments_reading
from bot.moments.domain import FILE as MOMENTS
from bot.moments.domain import MomentsMap
from bot.people.company_file import CompanyFile
from bot.people.domain import Company
from bot.people.identity_provider import IdentityProvider
from bot.people.provisioned_store import SqlProvisioned
from bot.people.service import CompanyPeople
from bot.people.slack_directory import SlackDirectory
from bot.people.store import SqlChosenDepartments
from bot.settings import Settings
from bot.workspaces.services import WorkspaceResources, WorkspaceServices

log = logging.getLogger(__name__)


def open_services(
    settings: Settings,
    resources: WorkspaceResources,
    company: CompanySettings,
) -> WorkspaceServices:
    """Return the services that the settings name. Nothing is connected until it is used."""
    directory = SlackDirectory(resources.client, now=resources.now)
    file = company_file(settings)
    read_anew = partial(_company, file)
    people = CompanyPeople(
        read_anew(),
        directory=directory,
        chosen=SqlChosenDepartments(resources.database),
        guests_belong=guests_belong(company),
        founder=resources.founder,
    )
    if settings.scim_token:
        people.follow(_provider(resources, company))
    return WorkspaceServices(
        now=resources.now,
        client=resources.client,
        database=resources.database,
        delivery=resources.delivery,
        embedding=resources.embedding,
        index=index_with(
            resources.embedding,
            settings,
            partial(read_written, resources.database),
            MirrorReading(resources.database),
        ),
        directory=directory,
        company_file=file,
        read_company=read_anew,
        people=people,
        readers=SlackReaders(
            resources.client, people, guests_belong=guests_belong(company), now=resources.now
        ),
        moments=_moments(settings),
    )


def _provider(resources: WorkspaceResources, company: CompanySettings) -> IdentityProvider:
    groups = from_settings(company, lambda settled: settled.groups)
    provisioned, leavers = SqlProvisioned(resources.database), SqlLeavers(resources.database)
    return IdentityProvider(provisioned, groups, leavers.waits)


def _moments(settings: Settings) -> MomentsMap:
    moments, slips = moments_reading.read_what_counts(*list_paths(settings, MOMENTS))
    log_slips(slips)
    return moments


def _company(file: CompanyFile) -> Company:
    company, slips = file.read()
    log_slips(slips)
    return company
