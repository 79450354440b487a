"""Whoever asks hears of everything that names them, and of nobody else."""

from datetime import UTC, datetime

import bot.app  # noqa: F401  # knows every table
from bot.company.records.known import kept_about
from bot.company.unasked.store import SqlUnasked
from bot.database.engine import Database
from bot.people.store import SqlChosenDepartments
from bot.quiz.personal.messages import kept_beside
from tests.company.records.filling import fill, tables_that_name_people

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


async def test_every_table_that_names_the_person_is_counted(database: Database) -> None:
    await SqlChosenDepartments(database).choose("U1", "logistics")
    await SqlUnasked(database).stop("U1", NOW)
    await SqlUnasked(database).stop("U12", NOW)

    kept = {one.table: one.count for one in await kept_about(database, "U1")}

    assert kept == {"people_employee": 1, "company_unasked_stop": 1}


async def test_whoever_is_named_in_each_table_hears_of_each(database: Database) -> None:
    await fill(database, "U1", 1)
    await fill(database, "U12", 2)

    kept = {one.table: one.count for one in await kept_about(database, "U1")}

    assert kept == dict.fromkeys([one.name for one in tables_that_name_people()], 1)


async def test_what_is_kept_beside_the_quiz_is_told_with_its_time(database: Database) -> None:
    await SqlUnasked(database).stop("U1", NOW)

    told = kept_beside(await kept_about(database, "U1"))
    nothing = kept_beside(await kept_about(database, "U2"))

    assert "who wants nothing unasked: 1, kept until it is replaced" in str(told.blocks)
    assert nothing.text == "Beside the quiz I keep nothing about you."
