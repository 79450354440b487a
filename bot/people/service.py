"""Joins the company's file, Slack's directory and what employees chose."""

from collections.abc import Awaitable, Callable, Iterable, Mapping

from bot.errors import CannotDoError
from bot.people.departments import (
    department_called,
    heads_of,
    lines_of,
    managed_by,
    named_for_roles,
    site_of_person,
)
from bot.people.domain import (
    ChosenDepartments,
    Company,
    Department,
    Directory,
    Employee,
    Level,
    Profile,
    Rank,
    Role,
    Standing,
)
from bot.people.identity_provider import IdentityProvider
from bot.people.membership import FOLLOWS, MembershipFollowsGroupError, Memberships


class UnknownDepartmentError(CannotDoError):
    """No department has this id."""


async def guests_stay_outside() -> bool:
    """Return that guests of the workspace are none of our own people."""
    return False


class CompanyPeople:
    """Answers `People` for one company in one Slack workspace."""

    def __init__(
        self,
        company: Company,
        *,
        directory: Directory,
        chosen: ChosenDepartments,
        guests_belong: Callable[[], Awaitable[bool]] = guests_stay_outside,
        founder: str | None = None,
    ) -> None:
        """Bind what it needs.

        ``guests_belong`` tells whether guests are our own people; the ``founder`` runs the bot
        until the file names somebody who is here.
        """
        self._company = company
        self._founder = founder
        self._guests_belong = guests_belong
        self._directory = directory
        self._chosen = chosen
        self._provider: IdentityProvider | None = None
        self._memberships = Memberships(directory, chosen)

    @property
    def company(self) -> Company:
        """The departments and their people, as the file names them."""
        return self._company

    def name_of(self, owner: str | None) -> str:
        """Return an owner as a reader knows them: a department's name, an address."""
        department = self._company.named(owner)
        return department.name if department else owner or "nobody yet"

    def follow(self, provider: IdentityProvider) -> None:
        """Let the identity provider say, before all others, who belongs where and who left."""
        self._provider = provider
        self._memberships = Memberships(self._directory, self._chosen, provider)

    def replace_company(self, company: Company) -> None:
        """Use this version of ``departments.yaml`` from now on."""
        self._company = company

    async def employee(self, employee_id: str) -> Employee:
        """Return the employee; one without name or rights if Slack knows nobody by this id."""
        profile = await self._directory.profile(employee_id)
        if profile is None:
            return Employee(employee_id, "", is_active=False, roles=frozenset())
        department_id = await self._memberships.of(self._company, employee_id)
        return await self._with_rights(profile, department_id)

    async def outsider(self, employee_id: str) -> Standing | None:
        """Return what somebody is who may learn nothing from us; None for our own people."""
        profile = await self._directory.profile(employee_id)
        return await self._outsider(profile) if profile else Standing.FOREIGN

    async def _outsider(self, profile: Profile) -> Standing | None:
        if await self.has_shut_out(profile):
            return Standing.LEFT
        standing = profile.standing
        is_own = standing is Standing.OWN or (
            standing is Standing.GUEST and await self._guests_belong()
        )
        return None if is_own else standing

    async def has_shut_out(self, profile: Profile) -> bool:
        """Tell whether somebody is shut out by what the identity provider says."""
        return self._provider is not None and await self._provider.has_shut_out(profile)

    async def is_said_to_have_left(self, profile: Profile) -> bool:
        """Tell whether the identity provider says that somebody left."""
        return self._provider is not None and await self._provider.says_left(profile)

    async def department_of(self, employee_id: str) -> str | None:
        """Return the employee's department by groups, by choice, or by the Slack profile."""
        known = await self._memberships.of(self._company, employee_id)
        chosen = self._company.named(known)
        department = chosen or await self.suggested_department(employee_id)
        return department.department_id if department else None

    async def proven_departments(self, employee_id: str) -> frozenset[str]:
        """Return all departments of which a group has somebody; see `Memberships.proven`."""
        return await self._memberships.proven(self._company, employee_id)

    async def administrators(self) -> tuple[str, ...]:
        """Return the ids of those who run the bot; empty if the company names nobody.

        Whoever installed it is one of them only while none of those named is here.
        """
        named = await self._ids(self._company.administrators)
        if self._founder is None or any([await self.is_here(one) for one in named]):
            return named
        return (*named, self._founder)

    async def is_here(self, employee_id: str) -> bool:
        """Tell whether somebody works here now; cheaper than to ask who they are."""
        profile = await self._directory.profile(employee_id)
        if profile is None or not profile.is_active:
            return False
        return await self._outsider(profile) is None

    async def managers_of(self, department_id: str) -> tuple[Level, ...]:
        """Return who can answer for a department now, the first to be asked first."""
        department = self._company.named(department_id)
        levels = list(lines_of(self._company, department)) if department else []
        levels += [
            (Rank.CUSTOMER_LEADS, self._company.customer_leads),
            (Rank.ADMINISTRATORS, await self.administrators()),
        ]
        present = [Level(rank, await self._present(names)) for rank, names in levels]
        return tuple(level for level in present if level.employees)

    async def managers_around(self, department_id: str) -> tuple[Level, ...]:
        """Return who can answer now for what is about the department's own managers."""
        contacts = await self._present(self._company.confidential_contacts)
        above = [
            level
            for level in await self.managers_of(department_id)
            if level.rank not in {Rank.MANAGERS, Rank.DEPUTIES}
        ]
        around = [
            Level(level.rank, tuple(e for e in level.employees if department_id not in e.heads))
            for level in (Level(Rank.CONFIDENTIAL_CONTACTS, contacts), *above)
        ]
        return tuple(level for level in around if level.employees)

    async def on_duty(self) -> Level | None:
        """Return the company's duty contacts who are here now; None if nobody is."""
        found = await self._present(self._company.duty_contacts)
        return Level(Rank.DUTY_CONTACTS, found) if found else None

    async def members_of(self, department_id: str) -> tuple[str, ...]:
        """Return the ids of those who belong to the department, in no particular order."""
        everybody = await self._memberships.everybody(self._company)
        return tuple(who for who, chosen in everybody.items() if chosen == department_id)

    async def everybodys_departments(self) -> Mapping[str, str]:
        """Return the department id of each employee of whom a group or they say it."""
        return await self._memberships.everybody(self._company)

    async def resolve(self, reference: str) -> tuple[str, ...]:
        """Return the ids behind a department id, Slack id, e-mail or user group id."""
        if self._company.named(reference) is None:
            return await self._directory.resolve(reference)
        levels = await self.managers_of(reference)
        return tuple(who.employee_id for level in levels[:1] for who in level.employees)

    async def wants_quiet(self, employee_id: str) -> bool:
        """Tell whether do-not-disturb is on at this moment."""
        return await self._directory.wants_quiet(employee_id)

    async def suggested_department(self, employee_id: str) -> Department | None:
        """Return the department that the employee's Slack profile names, or None."""
        said = await self._directory.department_said(employee_id)
        return department_called(self._company, said)

    async def choose_department(self, employee_id: str, department_id: str) -> Employee:
        """Keep the employee's department and return the employee as of now.

        Raises:
            UnknownDepartmentError: no department has this id.
            MembershipFollowsGroupError: a group says another one.
        """
        if self._company.named(department_id) is None:
            message = "This department does not exist any more. Please choose another one."
            raise UnknownDepartmentError(message)
        said = await self._memberships.by_others(self._company, employee_id)
        if said not in {None, department_id}:
            raise MembershipFollowsGroupError(FOLLOWS)
        await self._chosen.choose(employee_id, department_id)
        return await self.employee(employee_id)

    async def _with_rights(self, profile: Profile, department_id: str | None) -> Employee:
        heads = await self._headed_by(profile.employee_id)
        manages = managed_by(self._company, heads)
        roles = {Role.EMPLOYEE} | ({Role.MANAGER} if manages else set())
        if profile.employee_id in await self.administrators():
            roles.add(Role.ADMINISTRATOR)
        named = named_for_roles(self._company).items()
        roles |= {one for one, who in named if profile.employee_id in await self._ids(who)}
        known = self._company.named(department_id)
        is_active = profile.is_active and await self._outsider(profile) is None
        return Employee(
            employee_id=profile.employee_id,
            name=profile.name,
            department_id=known.department_id if known else None,
            time_zone=profile.time_zone,
            is_active=is_active,
            is_away=profile.is_away,
            roles=frozenset(roles) if is_active else frozenset(),
            manages=manages if is_active else frozenset(),
            site=site_of_person(self._company, profile.employee_id, known, manages),
            heads=heads if profile.is_active else frozenset(),
        )

    async def _headed_by(self, employee_id: str) -> frozenset[str]:
        return frozenset(
            [
                department.department_id
                for department in self._company.departments
                if employee_id in await self._ids(heads_of(self._company, department))
            ]
        )

    async def _ids(self, references: Iterable[str]) -> tuple[str, ...]:
        found = [who for one in references for who in await self._directory.resolve(one)]
        return tuple(dict.fromkeys(found))

    async def _present(self, references: Iterable[str]) -> tuple[Employee, ...]:
        employees = [await self.employee(who) for who in await self._ids(references)]
        return tuple(who for who in employees if who.is_active and not who.is_away)
