"""Finds the departments that a message names, as ``departments.yaml`` calls them. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.people.domain import Department

ANY = "the department"  # stands for each name, so that likeness does not hang on which it is


@dataclass(frozen=True)
class DepartmentNames:
    """The names of all departments of a company."""

    departments: tuple[Department, ...]

    def named_in(self, text: str) -> tuple[Department, ...]:
        """Return the departments that a text names, in its order."""
        if not self.departments:
            return ()
        found = (self._of_group[one.lastgroup or ""] for one in self._names.finditer(text))
        return tuple(dict.fromkeys(found))

    def without_names(self, text: str) -> str:
        """Return the text with `ANY` in place of each name."""
        return self._names.sub(ANY, text) if self.departments else text

    @cached_property
    def _of_group(self) -> dict[str, Department]:
        return {f"d{at}": one for at, one in enumerate(self.departments)}

    @cached_property
    def _names(self) -> re.Pattern[str]:
        groups = self._of_group.items()
        any_of_them = "|".join(f"(?P<{at}>{'|'.join(_spelled(one))})" for at, one in groups)
        whole = rf"(?:(?i:the|our) )?(?:{any_of_them})s?(?i: (?:department|dept|team))?"
        return re.compile(rf"(?<!\w){whole}(?!\w)")


def _spelled(department: Department) -> Iterator[str]:
    """Yield a pattern for each name, the longest first."""
    also: Sequence[str] = department.also
    names = [department.name, *also] if department.name not in also else also
    for name in sorted(names, key=len, reverse=True):
        is_exact = name in also and name != name.lower()
        yield re.escape(name) if is_exact else f"(?i:{re.escape(name)})"
