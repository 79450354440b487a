"""The words for who does what: what can be set in Slack, and how that lies over the file."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from bot.delivery.work import Json
from bot.errors import CannotDoError
from bot.people.domain import SITE_NAME, Company, Department

SUBJECT = "organisation"  # of what was set in Slack
ADMINISTRATORS = "administrators"
# Of the whole company: fields of `Company`, as their holders know them.
ROLES: Mapping[str, str] = {
    ADMINISTRATORS: "Administrators",
    "trainers": "Trainers of the quiz",
    "confidential_contacts": "Confidential contacts",
    "duty_contacts": "On duty for what is severe",
    "customer_leads": "Customer leads",
    "works_council": "Works council",
}
# Of a department: fields of `Department`.
PEOPLE: Mapping[str, str] = {"managers": "Managers", "deputies": "Deputies"}
SITE = "site"
PARENT = "parent"  # the department above, whose managers are the next level
CHANNEL = "channel"
OF_A_DEPARTMENT = (*PEOPLE, SITE, PARENT, CHANNEL)
ADMINISTRATORS_CHANNEL = "administrators_channel"
# Channels of the whole company, each with a row of its own: fields of `Company`.
CHANNELS: Mapping[str, str] = {
    "ideas_channel": "Channel for ideas",
    "leadership_channel": "Leadership's channel",
}
PERSON_SITES = "person_sites"  # pairs of a Slack id and a site
COMPANY_CHANNELS = (ADMINISTRATORS_CHANNEL, *CHANNELS)
_CHANNEL_ID = r"[CG][A-Z0-9]{2,20}"


class ImpossibleOrganisationError(CannotDoError):
    """Nobody could run the bot, or a value cannot be."""


@dataclass(frozen=True, slots=True)
class ChangeOrganisation:
    """An administrator says who does what; None gives a value back to the file."""

    KIND: ClassVar[str] = "company.organisation"
    employee_id: str
    values: Mapping[str, Any]  # JSON by key, see `key_of`


@dataclass(frozen=True, slots=True)
class SendTestReport:
    """An administrator wants to see whom a report about a department would reach."""

    KIND: ClassVar[str] = "company.test_report"
    employee_id: str
    department_id: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody named for a role, and whether they are there."""

    reference: str  # as the file or Slack names them
    names: tuple[str, ...]  # of who is here; several for a user group, none if nobody is
    ids: tuple[str, ...] = ()  # of all of them, here or not


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A role, or a department with its roles, as one row shows it."""

    key: str  # a key of `ROLES` or `CHANNELS`, or a department's id
    label: str
    holders: Mapping[str, Sequence[Holder]]  # by field: a key of `ROLES` or `PEOPLE`
    site: str | None = None
    parent: str = ""  # id of the department above; "" for the topmost
    channel: str = ""  # id of the channel that reads along; "" for none
    may_be_above: Mapping[str, str] = field(default_factory=dict)  # name by department id
    is_department: bool = False
    set_in_slack: frozenset[str] = frozenset()  # fields
    people: int = 0  # who belong to the department, as far as it is known
    route: tuple[tuple[str, str], ...] = ()  # to whom a report would go now: rank, names


def field_of(key: str) -> str:
    """Return the field of the form in which the value of this name is entered."""
    field = key.rpartition(".")[2]
    return CHANNEL if field in COMPANY_CHANNELS else field


def key_of(post_key: str, field: str, *, is_department: bool) -> str:
    """Return the name under which a value is kept: "administrators", "logistics.managers"."""
    return f"{post_key}.{field}" if is_department else field


def channel_key(post: "Responsibility") -> str:
    """Return the name under which its channel is kept; "" if it has none."""
    if post.is_department:
        return key_of(post.key, CHANNEL, is_department=True)
    if post.key in CHANNELS:
        return post.key
    return ADMINISTRATORS_CHANNEL if post.key == ADMINISTRATORS else ""


def over(company: Company, said: Mapping[str, Json]) -> Company:
    """Return the company with what was set in Slack in place of what the file says."""
    roles: dict[str, Any] = {
        role: tuple(said[role]) for role in ROLES if role in said and _is_people(said[role])
    }
    roles |= {one: said[one] for one in COMPANY_CHANNELS if is_channel(said.get(one))}
    sites = tuple((who, site) for who, site in pairs_in(said.get(PERSON_SITES)))
    roles |= {"sites_of_people": sites} if sites else {}
    ids = {one.department_id for one in company.departments}
    departments = tuple(_department(one, said, ids) for one in company.departments)
    return replace(company, departments=departments, **roles)


def _department(
    department: Department, said: Mapping[str, Json], ids: Collection[str]
) -> Department:
    own: dict[str, Any] = {}
    for people in PEOPLE:
        value: Any = said.get(f"{department.department_id}.{people}")
        own |= {people: tuple(value)} if _is_people(value) else {}
    site = said.get(f"{department.department_id}.{SITE}")
    own |= {SITE: site} if is_site(site) else {}
    parent = said.get(f"{department.department_id}.{PARENT}")
    own |= {PARENT: parent} if isinstance(parent, str) and parent in ids else {}
    channel = said.get(f"{department.department_id}.{CHANNEL}")
    own |= {CHANNEL: channel} if is_channel(channel) else {}
    return replace(department, **own)


def _is_people(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def pairs_in(value: Json) -> list[list[str]]:
    """Return the pairs of person and site that it holds; what is none is left out."""
    found: list[list[str]] = []
    for pair in value if isinstance(value, list) else []:
        match pair:
            case [str(who), str(site)] if is_site(site):
                found.append([who, site])
    return found


def is_site(value: Json) -> bool:
    """Tell whether it can name a place."""
    return isinstance(value, str) and re.fullmatch(SITE_NAME, value) is not None


def is_channel(value: Json) -> bool:
    """Tell whether it can name a channel of Slack."""
    return isinstance(value, str) and re.fullmatch(_CHANNEL_ID, value) is not None


def may_be_above(company: Company, department: Department) -> Mapping[str, str]:
    """Return which departments may be above one, name by id: none that is below it."""
    return {
        other.department_id: other.name
        for other in company.departments
        if other != department and department not in company.line_above(other)
    }


def check_someone_runs_it(values: Mapping[str, Json], here: Collection[str]) -> None:
    """Refuse administrators of whom none is here.

    Raises:
        ImpossibleOrganisationError: nobody could change it back.
    """
    named = values.get(ADMINISTRATORS)
    if named is not None and not set(named) & set(here):
        message = "Name at least one administrator who is here, or nobody can run me."
        raise ImpossibleOrganisationError(message)
