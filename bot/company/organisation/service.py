"""Joins what the file says of the company with what was set in Slack, and with who is here."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.company.audit.domain import Change, RecordChange, Subject
from bot.company.organisation.domain import (
    ADMINISTRATORS,
    ADMINISTRATORS_CHANNEL,
    CHANNEL,
    CHANNELS,
    COMPANY_CHANNELS,
    OF_A_DEPARTMENT,
    PARENT,
    PEOPLE,
    PERSON_SITES,
    ROLES,
    SITE,
    Holder,
    ImpossibleOrganisationError,
    Responsibility,
    check_someone_runs_it,
    is_channel,
    is_site,
    may_be_above,
    over,
    pairs_in,
)
from bot.company.overrides.domain import Overrides
from bot.delivery.work import Json
from bot.people.domain import Company, Department, People


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """Who does what in one workspace."""

    people: People
    overrides: Overrides
    pseudonym_of: Callable[[str], Awaitable[str]]
    record: RecordChange
    read_company: Callable[[], Company]  # as the file says it; takes milliseconds of a thread
    use: Callable[[Company], None]  # from now on

    async def renew(self) -> None:
        """Use the file as it is now, with what was set in Slack over it."""
        company = await asyncio.to_thread(self.read_company)
        if company.departments:  # the file is not just being replaced
            self.use(over(company, await self.overrides.all()))

    async def posts(self) -> Sequence[Responsibility]:
        """Return roles, the company's channels, then departments, with who holds each."""
        said, company = await self.overrides.all(), self.people.company
        roles = [await self._role(key, company, said) for key in ROLES]
        channels = [_channel(key, company, said) for key in CHANNELS]
        count = Counter((await self.people.everybodys_departments()).values())
        departments = [await self._of(one, said) for one in company.departments]
        return [
            *roles,
            *channels,
            *[replace(one, people=count[one.key]) for one in departments],
        ]

    async def post(self, key: str) -> Responsibility:
        """Return one of them.

        Raises:
            ImpossibleOrganisationError: it is gone.
        """
        said, company = await self.overrides.all(), self.people.company
        if key in ROLES:
            return await self._role(key, company, said)
        if key in CHANNELS:
            return _channel(key, company, said)
        department = company.named(key)
        if department is None:
            message = "This department is gone from departments.yaml."
            raise ImpossibleOrganisationError(message)
        return replace(await self._of(department, said), route=await self._route(key))

    async def change(self, values: Mapping[str, Json], who: str, change: str) -> None:
        """Let the values count from now on; None gives one back to the file.

        Raises:
            ImpossibleOrganisationError: a value cannot be, or nobody could run the bot.
        """
        self._check_known(values)
        named = values.get(ADMINISTRATORS) or ()
        here = [one for one in named if (await self.people.employee(one)).is_active]
        check_someone_runs_it(values, here)
        pseudonym = await self.pseudonym_of(who)
        for key, value in values.items():
            deed = "given back" if value is None else "set"
            await self.record(_changed(key, who, deed, f"{change}:{key}"))
            if value is None:
                await self.overrides.give_back(key)
            else:
                await self.overrides.set(key, value, pseudonym)
        await self.renew()

    async def not_here(self, named: Iterable[str]) -> list[str]:
        """Return the names of those who do not work here, or not any more."""
        found = [await self.people.employee(one) for one in named]
        return [one.name or one.employee_id for one in found if not one.is_active]

    def _check_known(self, values: Mapping[str, Json]) -> None:
        departments = {one.department_id: one for one in self.people.company.departments}
        fields = {f"{one}.{field}" for one in departments for field in OF_A_DEPARTMENT}
        for key, value in values.items():
            of, _, field = key.rpartition(".")
            if key not in {*ROLES, *COMPANY_CHANNELS, PERSON_SITES, *fields} or not (
                value is None or self._is_sound(departments.get(of), field, value)
            ):
                message = "This cannot be set. Please open the page again."
                raise ImpossibleOrganisationError(message)

    def _is_sound(self, department: Department | None, field: str, value: Json) -> bool:
        if field == SITE:
            return is_site(value)
        if field == PERSON_SITES:
            return bool(pairs_in(value) == value)
        if field in {CHANNEL, *COMPANY_CHANNELS}:
            return is_channel(value)
        if field == PARENT and department:
            return value in list(may_be_above(self.people.company, department))
        return True

    async def _role(
        self, key: str, company: Company, said: Mapping[str, Json]
    ) -> Responsibility:
        holders = {key: await self._holders(getattr(company, key))}
        is_theirs = key == ADMINISTRATORS
        fields = {key, ADMINISTRATORS_CHANNEL} if is_theirs else {key}
        return Responsibility(
            key,
            ROLES[key],
            holders,
            channel=(company.administrators_channel or "") if is_theirs else "",
            set_in_slack=frozenset(fields & set(said)),
        )

    async def _of(self, department: Department, said: Mapping[str, Json]) -> Responsibility:
        own = department.department_id
        held = {field: await self._holders(getattr(department, field)) for field in PEOPLE}
        in_slack = frozenset(one for one in OF_A_DEPARTMENT if f"{own}.{one}" in said)
        return Responsibility(
            own,
            department.name,
            held,
            department.site,
            department.parent or "",
            department.channel or "",
            may_be_above(self.people.company, department),
            is_department=True,
            set_in_slack=in_slack,
        )

    async def _route(self, department_id: str) -> tuple[tuple[str, str], ...]:
        """Return to whom a report would go now, the first to be asked first."""
        return tuple(
            (
                level.rank.value,
                ", ".join(who.name or who.employee_id for who in level.employees),
            )
            for level in await self.people.managers_of(department_id)
        )

    async def _holders(self, references: Iterable[str]) -> Sequence[Holder]:
        return [await self._holder(one) for one in references]

    async def _holder(self, reference: str) -> Holder:
        ids = await self.people.resolve(reference)
        found = [await self.people.employee(one) for one in ids]
        names = tuple(one.name or one.employee_id for one in found if one.is_active)
        return Holder(reference, names, tuple(ids))


def _channel(key: str, company: Company, said: Mapping[str, Json]) -> Responsibility:
    place = getattr(company, key) or ""
    in_slack = frozenset({key} & set(said))
    return Responsibility(key, CHANNELS[key], {}, channel=place, set_in_slack=in_slack)


def _changed(key: str, who: str, deed: str, change: str) -> Change:
    # Whom it names, the trail does not hold: a line of it can never be taken away.
    return Change(key=change, employee_id=who, subject=Subject.ROLE, name=key, deed=deed)
