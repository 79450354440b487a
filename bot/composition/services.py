"""Opens what the features of one workspace share, as the settings name it."""

from dataclasses import replace
from functools import partial

from bot.composition.opening import index_with
from bot.moments.reading import read_moments
from bot.people.domain import Company
from bot.people.reading import read_company
from bot.people.service import CompanyPeople
from bot.people.slack_directory import SlackDirectory
from bot.people.store import SqlChosenDepartments
from bot.settings import Settings
from bot.workspaces.services import WorkspaceResources, WorkspaceServices


def open_services(settings: Settings, resources: WorkspaceResources) -> WorkspaceServices:
    """Return the services that the settings name. Nothing is connected until it is used."""
    directory = SlackDirectory(resources.client, now=resources.now)
    read_anew = partial(_company, settings, resources.founder)
    return WorkspaceServices(
        now=resources.now,
        client=resources.client,
        database=resources.database,
        delivery=resources.delivery,
        embedding=resources.embedding,
        index=index_with(resources.embedding, settings),
        directory=directory,
        read_company=read_anew,
        people=CompanyPeople(
            read_anew(),
            directory=directory,
            chosen=SqlChosenDepartments(resources.database),
        ),
        moments=read_moments(settings.knowledge / "moments.yaml"),
    )


def _company(settings: Settings, founder: str | None) -> Company:
    company = read_company(settings.knowledge / "departments.yaml")
    if founder is None:
        return company
    return replace(company, administrators=(*company.administrators, founder))
