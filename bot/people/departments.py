"""Finds departments in a company: by what people call them, and who answers for one. Pure."""

import re
from collections.abc import Iterable

from bot.people.domain import Company, Department, Rank


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


def _folded(name: str) -> str:
    """Return a department's name as people mean it: "R&D dept." and "r and d" are the same."""
    words = re.findall(r"\w+", name.casefold().replace("&", " and "))
    return " ".join(word for word in words if word not in {"department", "dept", "team", "the"})
