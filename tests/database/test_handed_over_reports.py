"""A report that was handed to somebody by name before the upgrade stays theirs after it."""

from dataclasses import replace

from sqlalchemy import text

from bot.database.engine import Database
from bot.ideas.report.domain import Step
from bot.ideas.report.store import SqlReports
from tests.database.migrating import goes_to
from tests.ideas.builders import a_report, an_entry


async def handed_over(database: Database, number: int, *, to: str, by: str) -> None:
    """Let a report be handed over, by a manager or (by nobody) by the bot."""
    reports = SqlReports(database)
    holder, *_ = to.split(",")
    await reports.add(a_report(holders=(holder,)), an_entry(f"press:{number}"))
    entry = an_entry(f"click:{number}", number, Step.HAND_OVER)
    await reports.note(replace(entry, by=by, to=to))


async def test_only_what_was_handed_to_one_person_by_a_manager_is_entrusted(
    database: Database,
) -> None:
    await handed_over(database, 1, to="U0TARA", by="U0LENA")
    await handed_over(database, 2, to="U0TARA,C0ACCOUNTING", by="U0LENA")
    await handed_over(database, 3, to="U0NADIA", by="")
    await goes_to(database, "0023")

    await goes_to(database, "head")

    kept = await SqlReports(database).all_of(None)
    assert [one.is_entrusted for one in kept] == [True, False, False]
    assert [one.words.is_about_manager for one in kept] == [False] * 3
    assert [(one.promised_for, one.cause) for one in kept] == [(None, "")] * 3


async def test_what_was_promised_is_lost_on_the_way_back_and_nothing_else(
    database: Database,
) -> None:
    await handed_over(database, 1, to="U0TARA", by="U0LENA")
    before = await SqlReports(database).all_of(None)

    await goes_to(database, "0027")
    async with database.begin() as connection:
        columns = (await connection.execute(text("SELECT * FROM ideas_report"))).keys()
    await goes_to(database, "head")

    assert "promised_for" not in columns
    assert await SqlReports(database).all_of(None) == before
