from sqlalchemy import insert, select

from bot.database.engine import Database
from bot.database.migrate import SchemaState, schema_state
from bot.database.rooms import clear_out, furnish, names_of_rooms, room_of
from bot.people.store import DatabaseChosenDepartments, employees


async def furnished(house: Database, name: str) -> Database:
    room = room_of(house, name)
    await furnish(room)
    return room


async def test_a_room_has_the_tables_of_this_version(database: Database) -> None:
    room = await furnished(database, "T1")

    assert await schema_state(room) is SchemaState.CURRENT
    await room.close()


async def test_what_lies_in_a_room_is_seen_nowhere_else(database: Database) -> None:
    one, other = await furnished(database, "T1"), await furnished(database, "T2")

    await DatabaseChosenDepartments(one).choose("U1", "logistics")

    seen = [
        await DatabaseChosenDepartments(each).everybody() for each in (one, other, database)
    ]
    assert seen == [{"U1": "logistics"}, {}, {}]
    await one.close()
    await other.close()


async def test_a_connection_that_served_a_room_serves_the_house_as_before(
    database: Database,
) -> None:
    room = await furnished(database, "T1")

    async with room.begin() as connection:
        await connection.execute(insert(employees).values(employee_id="U1", department_id="it"))

    async with database.begin() as connection:
        assert (await connection.execute(select(employees))).all() == []
    await room.close()


async def test_rooms_are_named_once_they_are_furnished(database: Database) -> None:
    for name in ("T2", "T1"):
        await (await furnished(database, name)).close()

    assert await names_of_rooms(database) == ["T1", "T2"]


async def test_a_room_that_is_cleared_out_is_empty_when_it_is_furnished_again(
    database: Database,
) -> None:
    room = await furnished(database, "T1")
    await DatabaseChosenDepartments(room).choose("U1", "logistics")
    await room.close()

    await clear_out(database, "T1")

    assert await names_of_rooms(database) == []
    again = await furnished(database, "T1")
    assert await DatabaseChosenDepartments(again).everybody() == {}
    await again.close()


async def test_clearing_out_what_never_was_is_fine(database: Database) -> None:
    await clear_out(database, "T9")

    assert await names_of_rooms(database) == []
