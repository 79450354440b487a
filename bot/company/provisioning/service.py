"""Keeps what the identity provider says, and acts on it where somebody leaves or comes back."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.people.identity_provider import ProvisionedGroup, ProvisionedPerson

# One by one, in a look; more are found in the list of all. Slack takes fifty such questions a
# minute for the whole bot, and twenty pages of a thousand people.
LOOKUPS = 20
ASKED_AGAIN_AFTER = timedelta(hours=1)  # of whom Slack knew nobody; it tells who joins


class Records(Protocol):
    """Keeps persons and groups; see `bot.people.provisioned_store`."""

    async def persons(self, **named: str) -> list[ProvisionedPerson]:
        """Return all persons, or those with these values, always in one order."""

    async def keep_person(self, person: ProvisionedPerson) -> bool:
        """Keep somebody; False, and nothing kept, if somebody else has their user name."""

    async def delete_person(self, person_id: str) -> None:
        """Delete somebody, out of their groups too."""

    async def unknown(self, asked_before: datetime) -> list[ProvisionedPerson]:
        """Return those of whom it is not known who they are, and nobody asked since then."""

    async def learn(self, found: Mapping[str, str | None], now: datetime) -> None:
        """Keep who they are in Slack, by their id here, or that Slack does not know it."""

    async def groups(self) -> list[ProvisionedGroup]:
        """Return all groups, always in one order."""

    async def group(self, group_id: str) -> ProvisionedGroup | None:
        """Return the group, or None."""

    async def keep_group(self, group: ProvisionedGroup, before: frozenset[str]) -> None:
        """Keep the group; of its members what changed since ``before``."""

    async def delete_group(self, group_id: str) -> None:
        """Delete the group."""

    async def shut_out(self, employee_id: str) -> None:
        """Keep that somebody left, whatever else is forgotten of them."""

    async def let_in(self, employee_id: str) -> bool:
        """Keep that somebody is here; False if nothing else was known."""

    async def shut_out_among(self, employee_ids: Collection[str]) -> Collection[str]:
        """Return those of whom is kept that they left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleProvisioning:
    """What the identity provider may do in one workspace."""

    token: str  # it shows with each request
    records: Records
    find: Callable[[str], Awaitable[Sequence[str]]]  # Slack's ids behind an e-mail address
    find_all: Callable[[], Awaitable[Mapping[str, str]]]  # everybody's id by address
    heard: Callable[[str], Awaitable[None]]  # somebody left or came back, by Slack's id
    now: Callable[[], datetime]

    async def keep(self, person: ProvisionedPerson) -> bool:
        """Keep somebody; False, and nothing kept, if somebody else has their user name.

        Who is not active any more is shut out when this returns.

        Raises:
            DirectoryUnavailableError: Slack does not say who it is that leaves.
        """
        before = next(iter(await self.records.persons(scim_id=person.person_id)), None)
        if before:
            same = before.address == person.address
            person = replace(person, employee_id=before.employee_id if same else None)
        if not await self.records.keep_person(person):
            return False
        if not person.is_active or (before and not before.is_active):
            await self._settle(person)
        return True

    async def delete(self, person: ProvisionedPerson) -> None:
        """Delete somebody, who is shut out when this returns.

        Raises:
            DirectoryUnavailableError: Slack does not say who it is that leaves.
        """
        await self.keep(replace(person, is_active=False))
        await self.records.delete_person(person.person_id)

    async def look(self) -> None:
        """Ask Slack who they are of whom it is not known yet.

        Raises:
            BotError: Slack does not say; the next look asks again.
        """
        unknown = await self.records.unknown(self.now() - ASKED_AGAIN_AFTER)
        if len(unknown) > LOOKUPS:
            behind = await self.find_all()
            found = {one.person_id: behind.get(one.address) for one in unknown}
        else:
            found = {one.person_id: await self._known(one) for one in unknown}
        await self.records.learn(found, self.now())
        known = [
            replace(one, employee_id=who) for one in unknown if (who := found[one.person_id])
        ]
        left = await self.records.shut_out_among([str(one.employee_id) for one in known])
        for person in known:
            if not person.is_active or person.employee_id in left:
                await self._settle(person)

    async def _settle(self, person: ProvisionedPerson) -> None:
        """Let what is said of somebody hold for who they are in Slack, if they are there."""
        employee_id = await self._known(person)
        if employee_id is None:
            return
        if not person.is_active:
            await self.records.shut_out(employee_id)
            await self.heard(employee_id)
        elif await self.records.let_in(employee_id):
            await self.heard(employee_id)

    async def _known(self, person: ProvisionedPerson) -> str | None:
        if person.employee_id or not person.address:
            return person.employee_id
        return next(iter(await self.find(person.address)), None)
