from sqlalchemy import insert, select

from bot.database.engine import Database
from bot.database.migrate import SchemaState, schema_state
from bot.database.workspace_database import (
    create_workspace_database,
    drop_workspace_database,
    workspace_database,
    workspace_names,
)
from bot.people.store import SqlChosenDepartments, employees


async def created(shared: Database, name: str) -> Database:
    own = workspace_database(shared, name)
    await create_workspace_database(own)
    return own


async def test_a_room_has_the_tables_of_this_version(database: Database) -> None:
    own = await created(database, "T1")

    assert await schema_state(own) is SchemaState.CURRENT
    await own.close()


async def test_what_lies_in_a_room_is_seen_nowhere_else(database: Database) -> None:
    one, other = await created(database, "T1"), await created(database, "T2")

    await SqlChosenDepartments(one).choose("U1", "logistics")

    seen = [await SqlChosenDepartments(each).everybody() for each in (one, other, database)]
    assert seen == [{"U1": "logistics"}, {}, {}]
    await one.close()
    await other.close()


async def test_a_connection_that_served_a_room_serves_the_house_as_before(
    database: Database,
) -> None:
    own = await created(database, "T1")

    async with own.begin() as connection:
        await connection.execute(insert(employees).values(employee_id="U1", department_id="it"))

    async with database.begin() as connection:
        assert (await connection.execute(select(employees))).all() == []
    await own.close()


async def test_rooms_are_named_once_they_are_furnished(database: Database) -> None:
    for name in ("T2", "T1"):
        await (await created(database, name)).close()

    assert await workspace_names(database) == ["T1", "T2"]


async def test_a_room_that_is_cleared_out_is_empty_when_it_is_furnished_again(
    database: Database,
) -> None:
    own = await created(database, "T1")
    await SqlChosenDepartments(own).choose("U1", "logistics")
    await own.close()

    await drop_workspace_database(database, "T1")

    assert await workspace_names(database) == []
    again = await created(database, "T1")
    assert await SqlChosenDepartments(again).everybody() == {}
    await again.close()


async def test_clearing_out_what_never_was_is_fine(database: Database) -> None:
    await drop_workspace_database(database, "T9")

    assert await workspace_names(database) == []
