"""Builds what acts on people who leave, and lets it hear of them: from Slack, by SCIM."""

from dataclasses import dataclass, replace
from functools import partial

from slack_bolt.async_app import AsyncApp

from bot.company.leavers.store import SqlLeavers
from bot.company.leavers.work import Leavers
from bot.company.outsiders.domain import TurnAway
from bot.company.provisioning.service import PeopleProvisioning
from bot.company.settings.service import CompanySettings
from bot.composition.company import forgetting_in
from bot.composition.company_settings import from_settings
from bot.delivery.tasks import work_of
from bot.people.domain import Profile
from bot.people.listeners import PersonChanged, register
from bot.people.provisioned_store import SqlProvisioned
from bot.people.slack_addresses import everybodys_addresses
from bot.settings import Settings, secret_word
from bot.workspaces.services import WorkspaceServices


@dataclass(frozen=True, slots=True)
class HearOfPeople:
    """Lets all hear of people who change or leave, whoever says so."""

    services: WorkspaceServices
    leavers: Leavers
    also: PersonChanged

    async def changed(self, profile: Profile, team_id: str, changed_at: str) -> None:
        """Hear what Slack says; who left by the identity provider has, whatever it says."""
        people = self.services.people
        if profile.is_active:
            await SqlProvisioned(self.services.database).meet(
                profile.employee_id, profile.email
            )
        if profile.is_active and await people.is_said_to_have_left(profile):
            await self.leavers.hear(replace(profile, is_active=False), team_id)
        else:
            await self.leavers.hear(profile, team_id)
        is_here = profile.is_active and not await people.has_shut_out(profile)
        await self.also(replace(profile, is_active=is_here), team_id, changed_at)

    async def left_or_back(self, employee_id: str) -> None:
        """Hear that the identity provider says that somebody left, or is here again."""
        profile = await self.services.directory.profile(employee_id)
        if profile is None:
            return
        team_id, now = await self.services.directory.team_id(), self.services.now()
        await self.changed(profile, team_id, str(now.timestamp()))
        if await self.services.people.has_shut_out(profile):
            page = TurnAway(user=employee_id, is_home=True, has_left=True)  # it stands in Slack
            key = f"{page.KIND}:{team_id}:{employee_id}:left:{now:%Y-%m-%d}"
            await self.services.delivery.take_in(work_of(page, key, team_id))


def hearing_of(
    bolt: AsyncApp, services: WorkspaceServices, company: CompanySettings, also: PersonChanged
) -> HearOfPeople:
    """Return what hears of people who change or leave, from now on, and forgets who left."""
    provisioned = SqlProvisioned(services.database)

    async def let_in(employee_id: str) -> None:
        if profile := await services.directory.profile(employee_id):
            await provisioned.overrule(employee_id, profile.email)

    async def heard(employee_id: str) -> None:
        await hearing.left_or_back(employee_id)

    leavers = Leavers(
        store=SqlLeavers(services.database),
        people=services.people,
        forgetting=forgetting_in(services),
        delivery=services.delivery,
        record=company.trail.record,
        days=from_settings(company, lambda settled: settled.leaver_days),
        let_in=let_in,
        heard=heard,
        now=services.now,
    )
    hearing = HearOfPeople(services, leavers, also)
    register(bolt, services.directory, hearing.changed)
    return hearing


def provisioning_of(settings: Settings, hearing: HearOfPeople) -> PeopleProvisioning | None:
    """Return what the company's identity provider may do; None if none is to come."""
    token = secret_word(settings.scim_token)
    if token is None:
        return None
    return PeopleProvisioning(
        token=token,
        records=SqlProvisioned(hearing.services.database),
        find=hearing.services.directory.resolve,
        find_all=partial(everybodys_addresses, hearing.services.client),
        heard=hearing.left_or_back,
        now=hearing.services.now,
    )
