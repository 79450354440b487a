"""Keeps in SQL what the identity provider says of people and groups."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, delete, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database.engine import Database
from bot.database.upsert import keep_first, keep_last
from bot.people.identity_provider import ProvisionedGroup, ProvisionedPerson
from bot.people.provisioned_tables import groups, members, persons, shut_out


class SqlProvisioned:
    """Keeps it in four tables; a group's members go with the group, and with the person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def persons(self, **named: str) -> list[ProvisionedPerson]:
        """Return all persons, or those with these values of columns, always in one order."""
        asked = select(persons).filter_by(**named).order_by(persons.c.scim_id)
        return [_person(row) for row in await self._rows(asked)]

    async def keep_person(self, person: ProvisionedPerson) -> bool:
        """Keep somebody; False, and nothing kept, if somebody else has their user name."""
        row = {
            "scim_id": person.person_id,
            "user_name": person.user_name,
            "user_key": person.user_name.casefold(),
            "external_id": person.external_id,
            "email": person.email,
            "address": person.address,
            "is_active": person.is_active,
            "employee_id": person.employee_id,
        }
        try:
            async with self._database.begin() as connection:
                await keep_last(connection, persons, row)
        except IntegrityError:
            return False
        return True

    async def delete_person(self, person_id: str) -> None:
        """Delete somebody, out of their groups too; fine if there is nobody."""
        async with self._database.begin() as connection:
            await connection.execute(delete(persons).filter_by(scim_id=person_id))

    async def unknown(self, asked_before: datetime) -> list[ProvisionedPerson]:
        """Return those of whom Slack did not say who they are, and nobody asked since then."""
        is_due = or_(persons.c.looked_at.is_(None), persons.c.looked_at < asked_before)
        asked = select(persons).where(
            persons.c.employee_id.is_(None), persons.c.address != "", is_due
        )
        return [_person(row) for row in await self._rows(asked)]

    async def learn(self, found: Mapping[str, str | None], now: datetime) -> None:
        """Keep who they are in Slack, by their id here, or that Slack does not know it."""
        rows = [{"of": one, "who": who, "at": now} for one, who in found.items()]
        known = update(persons).where(persons.c.scim_id == bindparam("of"))
        kept = known.values(employee_id=bindparam("who"), looked_at=bindparam("at"))
        async with self._database.begin() as connection:
            if rows:
                await connection.execute(kept, rows)

    async def meet(self, employee_id: str, email: str) -> None:
        """Learn who somebody is whom Slack tells of by itself; fine if nobody waits for it."""
        theirs = and_(persons.c.employee_id.is_(None), persons.c.address == email.casefold())
        if email and await self._rows(select(persons.c.scim_id).where(theirs)):
            async with self._database.begin() as connection:
                await connection.execute(
                    update(persons).where(theirs).values(employee_id=employee_id)
                )

    async def groups(self) -> list[ProvisionedGroup]:
        """Return all groups with their members, always in one order."""
        held: dict[str, set[str]] = {}
        for row in await self._rows(select(members)):
            held.setdefault(row.group_id, set()).add(row.scim_id)
        rows = await self._rows(select(groups).order_by(groups.c.group_id))
        return [_group(row, held.get(row.group_id, ())) for row in rows]

    async def group(self, group_id: str) -> ProvisionedGroup | None:
        """Return the group, or None."""
        held = await self._rows(select(members).filter_by(group_id=group_id))
        rows = await self._rows(select(groups).filter_by(group_id=group_id))
        return _group(rows[0], [one.scim_id for one in held]) if rows else None

    async def keep_group(self, group: ProvisionedGroup, before: frozenset[str]) -> None:
        """Keep the group; of its members what changed since ``before``, and who is nobody not.

        So two who change one group at the same moment lose nothing of each other's.
        """
        row = {
            "group_id": group.group_id,
            "name": group.name,
            "external_id": group.external_id,
        }
        gone = before - group.members
        async with self._database.begin() as connection:
            await keep_last(connection, groups, row)
            for person_id in sorted(await _known(connection, group.members - before)):
                pair = {"group_id": group.group_id, "scim_id": person_id}
                await keep_first(connection, members, pair)
            for person_id in sorted(gone):
                pair = {"group_id": group.group_id, "scim_id": person_id}
                await connection.execute(delete(members).filter_by(**pair))

    async def delete_group(self, group_id: str) -> None:
        """Delete the group; fine if there is none."""
        async with self._database.begin() as connection:
            await connection.execute(delete(groups).filter_by(group_id=group_id))

    async def shut_out(self, employee_id: str) -> None:
        """Keep that somebody left, whatever else is forgotten of them."""
        async with self._database.begin() as connection:
            await keep_first(connection, shut_out, {"fingerprint": _fingerprint(employee_id)})

    async def let_in(self, employee_id: str) -> bool:
        """Keep that somebody is here; False if nothing else was known."""
        gone = delete(shut_out).filter_by(fingerprint=_fingerprint(employee_id))
        async with self._database.begin() as connection:
            return (await connection.execute(gone)).rowcount > 0

    async def shut_out_among(self, employee_ids: Collection[str]) -> Collection[str]:
        """Return those of whom is kept that they left."""
        kept = {row.fingerprint for row in await self._rows(select(shut_out))}
        return {one for one in employee_ids if kept and _fingerprint(one) in kept}

    async def overrule(self, employee_id: str, email: str) -> None:
        """Let somebody be here until the provider says anew that they left."""
        here = update(persons).where(_are(employee_id, email)).values(is_active=True)
        async with self._database.begin() as connection:
            await connection.execute(here)
        await self.let_in(employee_id)

    async def is_shut_out(self, employee_id: str, email: str) -> bool:
        """Tell whether the provider says of somebody, last of all, that they left."""
        named = select(persons.c.is_active).where(_are(employee_id, email))
        if says := [row.is_active for row in await self._rows(named)]:
            return not any(says)
        asked = select(shut_out).filter_by(fingerprint=_fingerprint(employee_id))
        return bool(await self._rows(asked))

    async def groups_of(self, employee_id: str, email: str) -> Sequence[str]:
        """Return the names of somebody's groups."""
        asked = _memberships().where(_are(employee_id, email), persons.c.is_active)
        return [row.name for row in await self._rows(asked)]

    async def everybodys_groups(self) -> Mapping[str, Sequence[str]]:
        """Return the names of the groups of all whom Slack knows, too, by Slack's id."""
        asked = _memberships().where(persons.c.employee_id.is_not(None), persons.c.is_active)
        found: dict[str, list[str]] = {}
        for row in await self._rows(asked):
            found.setdefault(row.employee_id, []).append(row.name)
        return found

    async def _rows(self, asked: Select[Any]) -> Sequence[Row[Any]]:
        async with self._database.begin() as connection:
            rows: Sequence[Row[Any]] = (await connection.execute(asked)).all()
        return rows


def _memberships() -> Select[Any]:
    return (
        select(persons.c.employee_id, groups.c.name)
        .join(members, members.c.scim_id == persons.c.scim_id)
        .join(groups, groups.c.group_id == members.c.group_id)
    )


def _are(employee_id: str, email: str) -> Any:
    """Return the condition: by Slack's id, else by the address that Slack has of them."""
    is_new = and_(persons.c.employee_id.is_(None), persons.c.address == email.casefold())
    own = persons.c.employee_id == employee_id
    return or_(own, is_new) if email else own


async def _known(connection: AsyncConnection, person_ids: Iterable[str]) -> set[str]:
    asked = select(persons.c.scim_id).where(persons.c.scim_id.in_(tuple(person_ids)))
    return set((await connection.scalars(asked)).all())


def _person(row: Row[Any]) -> ProvisionedPerson:
    who = (row.scim_id, row.user_name, row.external_id, row.email)
    return ProvisionedPerson(*who, row.is_active, row.employee_id)


def _group(row: Row[Any], held: Iterable[str]) -> ProvisionedGroup:
    return ProvisionedGroup(row.group_id, row.name, row.external_id, frozenset(held))


def _fingerprint(employee_id: str) -> str:
    return sha256(employee_id.encode()).hexdigest()
