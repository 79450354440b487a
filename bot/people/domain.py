"""The words for people: employee, department, role, and who answers for a department."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.errors import TryAgainError

# A place, as everybody may read it: no address of a person, no mention, at most 40 characters.
SITE_NAME = r"^[^\W_][\w .'&()/-]{0,39}$"


class DirectoryUnavailableError(TryAgainError):
    """Slack does not say at the moment who somebody is."""


class Role(StrEnum):
    """What somebody may be; one person may have several."""

    EMPLOYEE = "employee"
    MANAGER = "manager"
    TRAINER = "trainer"
    ADMINISTRATOR = "administrator"
    CONFIDENTIAL_CONTACT = "confidential contact"
    DUTY_CONTACT = "duty contact"
    CUSTOMER_LEAD = "customer lead"
    WORKS_COUNCIL = "works council"


class Standing(StrEnum):
    """What somebody is to the company, as Slack or the identity provider tells it."""

    OWN = "own"
    GUEST = "guest"  # let into the workspace, for one channel or several
    FOREIGN = "foreign"  # of another company, or of none that Slack tells us
    LEFT = "left"  # the company's identity provider says so, whatever Slack says


@dataclass(frozen=True, slots=True)
class Profile:
    """What Slack knows about a person."""

    employee_id: str  # Slack "U…" or "W…"
    name: str
    time_zone: str = "UTC"  # IANA, "Europe/Berlin"
    is_active: bool = True  # not deactivated, and no bot
    is_away: bool = False  # the status says vacation, illness or leave
    standing: Standing = Standing.OWN
    email: str = ""  # "" where Slack does not say


@dataclass(frozen=True, slots=True)
class Employee:
    """Somebody who talks to the bot."""

    employee_id: str  # Slack "U…" or "W…"
    name: str
    department_id: str | None = None  # chosen; None until then
    time_zone: str = "UTC"  # IANA, "Europe/Berlin"
    is_active: bool = True
    is_away: bool = False  # the status says vacation, illness or leave
    roles: frozenset[Role] = frozenset({Role.EMPLOYEE})
    manages: frozenset[str] = frozenset()  # departments, with all those below them
    site: str | None = None  # of the own department, or of what they manage; None: unknown
    # Departments of which they are manager or deputy, or which have none below them.
    heads: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Department:
    """A part of the company with managers, as ``departments.yaml`` writes it."""

    department_id: str
    name: str
    managers: tuple[str, ...] = ()  # Slack id, e-mail or user group id
    deputies: tuple[str, ...] = ()
    parent: str | None = None
    channel: str | None = None
    site: str | None = None  # where its people work; None: where those above it do
    members: tuple[str, ...] = ()  # as managers; who is one has no other department
    also: tuple[str, ...] = ()  # what people call it, too; with a capital: only written so


@dataclass(frozen=True, slots=True)
class Company:
    """Everything in ``departments.yaml``; people still named as written there."""

    departments: tuple[Department, ...] = ()
    administrators: tuple[str, ...] = ()
    administrators_channel: str | None = None
    ideas_channel: str | None = None  # where everybody comments on ideas
    leadership_channel: str | None = None  # reads on Mondays how promises are kept
    trainers: tuple[str, ...] = ()
    confidential_contacts: tuple[str, ...] = ()  # hear what is about a manager
    duty_contacts: tuple[str, ...] = ()  # hear what is severe and nobody takes up
    woken: tuple[str, ...] = ()  # whom the alarm's webhook reaches
    customer_leads: tuple[str, ...] = ()  # answer for customers in the whole company
    works_council: tuple[str, ...] = ()  # see roles, settings and their changes
    sites_of_people: tuple[tuple[str, str], ...] = ()  # Slack id, site; before the department's

    def named(self, department_id: str | None) -> Department | None:
        """Return the department with this id, or None."""
        if not department_id:  # most have none above them
            return None
        return next((d for d in self.departments if d.department_id == department_id), None)

    def site_of(self, department_id: str | None) -> str | None:
        """Return where the department's people work, None where the file does not say."""
        department = self.named(department_id)
        line = (department, *self.line_above(department)) if department else ()
        return next((each.site for each in line if each.site), None)

    def line_above(self, department: Department) -> tuple[Department, ...]:
        """Return the departments above this one, nearest first."""
        above: list[Department] = []
        parent = self.named(department.parent)
        while parent and parent not in above and parent != department:
            above.append(parent)
            parent = self.named(parent.parent)
        return tuple(above)


class Rank(StrEnum):
    """Levels that answer for a department, the first to be asked first."""

    MANAGERS = "managers"
    DEPUTIES = "deputies"
    NEXT_LEVEL = "next level"
    CUSTOMER_LEADS = "customer leads"
    ADMINISTRATORS = "administrators"
    CONFIDENTIAL_CONTACTS = "confidential contacts"
    DUTY_CONTACTS = "duty contacts"


@dataclass(frozen=True, slots=True)
class Level:
    """Those who answer for a department at one level."""

    rank: Rank
    employees: tuple[Employee, ...]  # active, not away, in the order of the file; at least one


class Directory(Protocol):
    """Who people are, according to Slack.

    `profile` and `resolve` raise `DirectoryUnavailableError` while Slack does not answer and
    nothing is remembered.
    """

    async def profile(self, employee_id: str) -> Profile | None:
        """Return the person, or None if Slack knows nobody by this id."""

    async def resolve(self, reference: str) -> tuple[str, ...]:
        """Return the ids behind a Slack id, e-mail or user group id; empty if unknown."""

    async def wants_quiet(self, employee_id: str) -> bool:
        """Tell whether do-not-disturb is on at this moment."""

    async def department_said(self, employee_id: str) -> str:
        """Return the department as the person's profile spells it; empty if it does not say."""


class ChosenDepartments(Protocol):
    """Keeps which department each employee chose."""

    async def choose(self, employee_id: str, department_id: str) -> None:
        """Keep the choice; a later one replaces it."""

    async def of(self, employee_id: str) -> str | None:
        """Return the chosen department, or None."""

    async def everybody(self) -> dict[str, str]:
        """Return the department of each employee who chose one."""


class People(Protocol):
    """What the features ask about the people of the company.

    What needs names or rights raises `DirectoryUnavailableError` while Slack does not say.
    """

    @property
    def company(self) -> Company:
        """The departments and their people, as the file names them."""

    async def employee(self, employee_id: str) -> Employee:
        """Return the employee; one without name or rights if Slack knows nobody by this id."""

    async def outsider(self, employee_id: str) -> Standing | None:
        """Return what somebody is who may learn nothing from us; None for our own people."""

    async def department_of(self, employee_id: str) -> str | None:
        """Return the employee's department, as chosen or as the Slack profile says it."""

    async def administrators(self) -> tuple[str, ...]:
        """Return the ids of those who run the bot; empty if the company names nobody."""
        ...

    async def managers_of(self, department_id: str) -> tuple[Level, ...]:
        """Return who can answer for a department now, the first to be asked first.

        Managers, deputies, the levels above, the customer leads, administrators. Who is
        deactivated or away is left out, and so is a level where nobody is left.
        """

    async def managers_around(self, department_id: str) -> tuple[Level, ...]:
        """Return who can answer now for what is about the department's own managers.

        The company's confidential contacts, the levels above, the customer leads, then
        administrators; never a manager or deputy of the department itself.
        """

    async def on_duty(self) -> Level | None:
        """Return the company's duty contacts who are here now; None if nobody is."""

    async def is_here(self, employee_id: str) -> bool:
        """Tell whether somebody works here now; cheaper than to ask who they are."""

    async def members_of(self, department_id: str) -> tuple[str, ...]:
        """Return the ids of those who chose the department, in no particular order."""

    async def everybodys_departments(self) -> Mapping[str, str]:
        """Return the department id of each employee who chose one."""

    async def resolve(self, reference: str) -> tuple[str, ...]:
        """Return the ids behind a department id, Slack id, e-mail or user group id."""

    async def wants_quiet(self, employee_id: str) -> bool:
        """Tell whether do-not-disturb is on at this moment."""

    async def suggested_department(self, employee_id: str) -> Department | None:
        """Return the department that the employee's Slack profile names, or None."""

    async def choose_department(self, employee_id: str, department_id: str) -> Employee:
        """Keep the employee's department and return the employee as of now.

        Raises:
            UnknownDepartmentError: no department has this id.
        """
