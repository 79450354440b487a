"""Changes are kept under a pseudonym, once, and nothing of them is changed."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.commands.backup import keep_in
from bot.commands.restore import bring_back
from bot.company.audit.domain import AuditTrail, Change, Subject
from bot.company.audit.store import SqlAuditTrail, audit_table
from bot.company.records.forgetting import forget_person
from bot.database.engine import Database
from bot.database.unavailable import DatabaseUnavailableError
from tests.company.fakes import AT, FakeAuditTrail


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def trail(request: pytest.FixtureRequest) -> AuditTrail:
    if request.param == "fake":
        return FakeAuditTrail()
    database: Database = request.getfixturevalue(f"{request.param}_database")
    return SqlAuditTrail(database, lambda: AT)


def a_change(key: str = "view:1", employee_id: str = "U0ZOE", new: object = 24) -> Change:
    return Change(
        key=key,
        employee_id=employee_id,
        subject=Subject.SETTING,
        name="complaint_hours",
        deed="set",
        old=48,
        new=new,
    )


async def test_the_same_change_is_kept_once_as_it_was_first(trail: AuditTrail) -> None:
    await trail.record(a_change(new=24))
    await trail.record(a_change(new=36))

    (entry,) = await trail.entries()
    assert (entry.at, entry.subject, entry.name, entry.deed) == (
        AT,
        "setting",
        "complaint_hours",
        "set",
    )
    assert (entry.old, entry.new) == (48, 24)


async def test_a_person_has_one_pseudonym_that_is_not_their_name(trail: AuditTrail) -> None:
    await trail.record(a_change("view:1"))
    await trail.record(a_change("view:2"))
    await trail.record(a_change("view:3", employee_id="U0YARA"))

    entries = await trail.entries()
    zoe = await trail.pseudonym_of("U0ZOE")
    assert sorted(entry.who == zoe for entry in entries) == [False, True, True]
    assert "U0" not in str(entries)


@pytest.mark.parametrize(
    "statement", [sa.delete(audit_table), sa.update(audit_table).values(name="other")]
)
async def test_the_database_refuses_what_is_not_an_addition(
    database: Database, statement: sa.Delete | sa.Update
) -> None:
    trail = SqlAuditTrail(database, lambda: AT)
    await trail.record(a_change())
    before = await trail.entries()

    with pytest.raises((sa.exc.IntegrityError, DatabaseUnavailableError), match="append only"):
        async with database.begin() as connection:
            await connection.execute(statement)

    assert await trail.entries() == before


async def test_postgres_does_not_empty_the_trail_at_once(postgres_database: Database) -> None:
    trail = SqlAuditTrail(postgres_database, lambda: AT)
    await trail.record(a_change())
    before = await trail.entries()

    with pytest.raises(sa.exc.IntegrityError, match="append only"):
        async with postgres_database.begin() as connection:
            await connection.exec_driver_sql("TRUNCATE company_audit")

    assert await trail.entries() == before


async def test_a_restored_trail_is_the_one_kept_and_still_refuses(
    postgres_database: Database, tmp_path: Path
) -> None:
    trail = SqlAuditTrail(postgres_database, lambda: AT)
    await trail.record(a_change("view:1"))
    kept = await trail.entries()
    await keep_in(postgres_database, tmp_path / "backup.tar.gz")
    await trail.record(a_change("view:2"))

    await bring_back(postgres_database, tmp_path / "backup.tar.gz")

    assert await trail.entries() == kept
    for statement in ("TRUNCATE company_audit", "DELETE FROM company_audit"):
        with pytest.raises(sa.exc.IntegrityError, match="append only"):
            async with postgres_database.begin() as connection:
                await connection.exec_driver_sql(statement)


async def test_forgetting_a_person_cuts_them_off_and_leaves_the_trail(
    database: Database,
) -> None:
    trail = SqlAuditTrail(database, lambda: AT)
    await trail.record(a_change("company.settings:U0ZOE:1.0"))
    before, pseudonym = await trail.entries(), await trail.pseudonym_of("U0ZOE")

    await forget_person(database, "U0ZOE")

    assert await trail.entries() == before
    assert await trail.pseudonym_of("U0ZOE") != pseudonym
    async with database.begin() as connection:
        keys = (await connection.execute(sa.select(audit_table.c.key))).scalars().all()
    assert "U0ZOE" not in str(keys)
