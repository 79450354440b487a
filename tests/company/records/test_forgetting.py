"""After somebody is forgotten, no table of the bot has their id."""

import pytest
from sqlalchemy import select

from bot.company.records.forgetting import forget_person
from bot.database.engine import Database
from bot.ideas.report.tables import report_table, voice_table
from bot.quiz.store import attempt_table
from tests.company.records.filling import everything, fill, tables_that_name_people

LISA, LISAS_LIKE = "U0LISA", "U0LISA2"


@pytest.fixture
async def filled(database: Database) -> Database:
    await fill(database, LISA, 1)
    await fill(database, LISAS_LIKE, 2)
    return database


async def test_no_table_has_the_id_any_more(filled: Database) -> None:
    before = await everything(filled)

    await forget_person(filled, LISA)

    after = await everything(filled)
    for table in tables_that_name_people():
        assert LISA in before[table.name].replace(LISAS_LIKE, ""), table.name
        assert LISA not in after[table.name].replace(LISAS_LIKE, ""), table.name


async def test_whoever_has_a_similar_id_is_left_alone(filled: Database) -> None:
    before = await everything(filled)

    await forget_person(filled, LISA)

    after = await everything(filled)
    for table in tables_that_name_people():
        mentions = after[table.name].count(LISAS_LIKE)
        assert mentions == before[table.name].count(LISAS_LIKE) > 0, table.name


async def test_own_rows_go_and_the_companys_stay_with_a_pseudonym(filled: Database) -> None:
    await forget_person(filled, LISA)

    async with filled.begin() as connection:
        attempts = (await connection.execute(select(attempt_table))).all()
        reports = select(report_table).order_by(report_table.c.number)
        first, second = (await connection.execute(reports)).all()
        voice = (
            await connection.execute(select(voice_table).where(voice_table.c.number == 1))
        ).one()
    assert [each.employee_id for each in attempts] == [LISAS_LIKE]
    assert first.employee_id is None  # as an anonymous report, whose secret nobody has
    assert first.secret_hash.startswith("forgotten-")
    assert first.secret_hash == voice.secret_hash
    assert second.employee_id == LISAS_LIKE


async def test_forgetting_again_touches_nothing(filled: Database) -> None:
    await forget_person(filled, LISA)

    touched = await forget_person(filled, LISA)

    assert set(touched.values()) == {0}


async def test_whom_nothing_names_changes_nothing(filled: Database) -> None:
    before = await everything(filled)

    touched = await forget_person(filled, "U0NOBODY")

    assert set(touched.values()) == {0}
    assert await everything(filled) == before
