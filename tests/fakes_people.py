"""People without Slack: profiles are given, choices are kept in memory."""

from dataclasses import dataclass, field
from random import Random

from bot.people.domain import Profile
from bot.people.groups import Snapshot


@dataclass
class FakeDirectory:
    """A Slack directory made of the profiles it is given."""

    profiles: dict[str, Profile] = field(default_factory=dict)
    references: dict[str, tuple[str, ...]] = field(default_factory=dict)
    quiet: set[str] = field(default_factory=set)
    departments: dict[str, str] = field(default_factory=dict)

    async def profile(self, employee_id: str) -> Profile | None:
        return self.profiles.get(employee_id)

    async def resolve(self, reference: str) -> tuple[str, ...]:
        named = (reference,) if reference in self.profiles else ()
        return self.references.get(reference, named)

    async def wants_quiet(self, employee_id: str) -> bool:
        return employee_id in self.quiet

    async def department_said(self, employee_id: str) -> str:
        return self.departments.get(employee_id, "")


@dataclass
class FakeChosenDepartments:
    """Keeps each employee's department in memory."""

    kept: dict[str, str] = field(default_factory=dict)

    async def choose(self, employee_id: str, department_id: str) -> None:
        self.kept[employee_id] = department_id

    async def of(self, employee_id: str) -> str | None:
        return self.kept.get(employee_id)

    async def everybody(self) -> dict[str, str]:
        return dict(self.kept)


@dataclass
class FakeSnapshots:
    """Keeps what was drawn of groups in memory."""

    kept: dict[str, Snapshot] = field(default_factory=dict)

    async def named(self, name: str) -> Snapshot | None:
        return self.kept.get(name)

    async def keep(self, snapshot: Snapshot) -> None:
        self.kept[snapshot.name] = snapshot


class WithoutChance(Random):
    """Adds nothing to a share."""

    def expovariate(self, lambd: float = 1.0) -> float:
        return 1 / lambd
