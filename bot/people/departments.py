"""Finds departments in a company: by what people call them, and who answers for one. Pure."""

import re
from collections.abc import Iterable, Mapping

from bot.people.domain import Company, Department, Rank, Role


def department_called(company: Company, said: str) -> Department | None:
    """Return the department that people mean by a name, or None."""
    meant = _folded(said)
    names = {
        _folded(name): department
        for department in reversed(company.departments)
        for name in (department.name, department.department_id)
    }
    return names.get(meant) if meant else None


def lines_of(
    company: Company, department: Department
) -> Iterable[tuple[Rank, tuple[str, ...]]]:
    """Yield who answers for a department by the file, the first to be asked first."""
    yield Rank.MANAGERS, department.managers
    yield Rank.DEPUTIES, department.deputies
    for above in company.line_above(department):
        yield Rank.NEXT_LEVEL, above.managers + above.deputies


def heads_of(company: Company, department: Department) -> tuple[str, ...]:
    """Return who manages a department: its own managers and deputies, else those above it."""
    line = (department, *company.line_above(department))
    return next(
        (one.managers + one.deputies for one in line if one.managers + one.deputies), ()
    )


def managed_by(company: Company, heads: frozenset[str]) -> frozenset[str]:
    """Return the departments of which somebody is the head, with all those below them."""
    return frozenset(
        department.department_id
        for department in company.departments
        for above in (department, *company.line_above(department))
        if above.department_id in heads
    )


def site_of_person(
    company: Company, employee_id: str, department: Department | None, manages: frozenset[str]
) -> str | None:
    """Return where somebody works: as it was said of them, else of their department."""
    said = dict(company.sites_of_people).get(employee_id)
    own = company.site_of(department.department_id) if department else None
    return said or (own if department else site_of_all(company, manages))


def site_of_all(company: Company, departments: frozenset[str]) -> str | None:
    """Return where all of these departments are, None if that is not one place."""
    sites = {company.site_of(department_id) for department_id in departments}
    return sites.pop() if len(sites) == 1 else None


def _folded(name: str) -> str:
    """Return a department's name as people mean it: "R&D dept." and "r and d" are the same."""
    words = re.findall(r"\w+", name.casefold().replace("&", " and "))
    return " ".join(word for word in words if word not in {"department", "dept", "team", "the"})


def named_for_roles(company: Company) -> Mapping[Role, tuple[str, ...]]:
    """Return whom the company names for each role of its own, as it names them."""
    return {
        Role.TRAINER: company.trainers,
        Role.CONFIDENTIAL_CONTACT: company.confidential_contacts,
        Role.DUTY_CONTACT: company.duty_contacts,
        Role.CUSTOMER_LEAD: company.customer_leads,
        Role.WORKS_COUNCIL: company.works_council,
    }
