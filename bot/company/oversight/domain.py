"""What a works council sees of a company: roles, settings, changes. Pure."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.company.audit.domain import AuditEntry
from bot.company.organisation.domain import PEOPLE, ROLES
from bot.company.overrides.domain import InForce
from bot.people.domain import Company

SLACK, FILE = "Slack", "departments.yaml"


@dataclass(frozen=True, slots=True)
class RoleHolders:
    """A role, and who has it."""

    role: str  # "Administrators", "Managers of Logistics"
    who: tuple[str, ...]  # as they are named: e-mail, Slack id or user group
    by: str  # who says so: `SLACK` or `FILE`


@dataclass(frozen=True, slots=True)
class Overseen:
    """All that is shown. It holds no word of a message, a question or a report."""

    roles: Sequence[RoleHolders]
    settings: Mapping[str, InForce]
    changes: Sequence[AuditEntry]  # oldest first


def roles_in(company: Company, said: Container[str]) -> Iterator[RoleHolders]:
    """Yield every role of the company, then of each department, with who has it.

    ``said`` are the names of what was set in Slack.
    """
    for key, label in ROLES.items():
        yield RoleHolders(label, getattr(company, key), SLACK if key in said else FILE)
    for one in company.departments:
        for field, label in PEOPLE.items():
            by = SLACK if f"{one.department_id}.{field}" in said else FILE
            yield RoleHolders(f"{label} of {one.name}", getattr(one, field), by)
