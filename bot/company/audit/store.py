"""Keeps changes in SQL, and in a table of its own which pseudonym is whose."""

import hmac
from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from sqlalchemy import JSON, Column, Row, String, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.company.audit.domain import AuditEntry, Change
from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import REMOVED, Forgetting, Record, Whose, declared, own_rows
from bot.database.upsert import keep_first

person_table = Table(
    "company_audit_person",
    metadata,
    Column("employee_id", String, primary_key=True),
    Column("pseudonym", String, nullable=False, unique=True),
    Column("secret", String, nullable=False),  # without it no key leads back to the person
    info=own_rows("under which pseudonym somebody's changes are kept"),
)
audit_table = Table(
    "company_audit",
    metadata,
    Column("key", String, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("who", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("name", String, nullable=False),
    Column("deed", String, nullable=False),
    Column("old", JSON),
    Column("new", JSON),
    info=declared(
        Record("who changed what, under a pseudonym", Whose.COMPANY, REMOVED, Forgetting.KEEP)
    ),
)


class SqlAuditTrail:
    """Keeps changes in ``company_audit``, of which a trigger lets nothing be changed."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database, self._now = database, now

    async def record(self, change: Change) -> None:
        """Keep the change, once for its ``key``."""
        async with self._database.begin() as connection:
            person = await _person(connection, change.employee_id)
            row = {
                "key": hmac.digest(person.secret.encode(), change.key.encode(), "sha256").hex(),
                "at": self._now(),
                "who": person.pseudonym,
                "subject": change.subject.value,
                "name": change.name,
                "deed": change.deed,
                "old": change.old,
                "new": change.new,
            }
            await keep_first(connection, audit_table, row)

    async def holds(self, change: Change) -> bool:
        """Tell whether the person's deed was kept before, under whatever key."""
        asked = select(audit_table.c.key).filter_by(
            who=await self.pseudonym_of(change.employee_id),
            subject=change.subject.value,
            name=change.name,
            deed=change.deed,
        )
        async with self._database.begin() as connection:
            return (await connection.execute(asked.limit(1))).one_or_none() is not None

    async def pseudonym_of(self, employee_id: str) -> str:
        """Return under which name the person's changes are kept; the same one each time."""
        async with self._database.begin() as connection:
            return str((await _person(connection, employee_id)).pseudonym)

    async def entries(self) -> list[AuditEntry]:
        """Return everything, oldest first."""
        asked = select(audit_table).order_by(audit_table.c.at, audit_table.c.key)
        async with self._database.begin() as connection:
            rows = (await connection.execute(asked)).all()
        return [
            AuditEntry(row.at, row.who, row.subject, row.name, row.deed, row.old, row.new)
            for row in rows
        ]


async def _person(connection: AsyncConnection, employee_id: str) -> Row[tuple[str, str, str]]:
    """Return the person's row, made at their first change."""
    row = {
        "employee_id": employee_id,
        "pseudonym": f"person-{uuid4().hex[:12]}",
        "secret": uuid4().hex,
    }
    await keep_first(connection, person_table, row)
    asked = select(person_table).filter_by(employee_id=employee_id)
    return (await connection.execute(asked)).one()
