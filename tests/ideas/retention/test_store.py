"""What a closed report says goes after the days of its kind; what figures are made of stays."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from bot.database.columns import metadata
from bot.database.engine import Database
from bot.delivery.work import Post, Work
from bot.ideas.export.rows import as_rows
from bot.ideas.report.domain import Named, Report, State, Step
from bot.ideas.report.history import HistoryEntry, Voice
from bot.ideas.report.kinds import KEPT_DAYS, KINDS
from bot.ideas.report.store import SqlReports
from bot.ideas.report.visibility import FIRST_LINE, Viewer, Where, shown
from bot.ideas.retention.store import empty_closed
from bot.ideas.similar.store import vector_table
from tests.fakes import FakeDelivery
from tests.ideas.builders import MONDAY, a_report, an_entry, some_words

WRITTEN = ("Ophelia", "Print it.", "Bakery Sol", "No room.", "U0DAN", "U0LENA", "U0BEN")


async def kept(database: Database, **changes: Any) -> SqlReports:
    """Keep a report with all that people may write about it."""
    reports = SqlReports(database)
    kind = changes.pop("kind", "complaint")
    words = some_words(
        kind=kind, today="Ophelia waited.", better="Print it.", customer="Bakery Sol"
    )
    report = a_report(words=words, state=State.DECLINED, finished_at=MONDAY)
    await reports.add(replace(report, **changes), an_entry("ideas.decide:U0LENA:1"))
    declined = HistoryEntry(1, "c", Step.DECLINE, MONDAY, "U0LENA", "No room.", "U0LENA")
    await reports.note(declined)
    await reports.add_voice(Voice(1, Named("U0BEN"), MONDAY))
    async with database.begin() as connection:
        row = {"number": 1, "embedder": "e", "vector": b"1234"}
        await connection.execute(insert(vector_table).values(row))
    return reports


async def everything(database: Database) -> str:
    """Every row of every table."""
    found: list[Any] = []
    async with database.begin() as connection:
        for table in metadata.sorted_tables:
            found += (await connection.execute(select(table))).all()
    return str(found)


@pytest.mark.parametrize("kind", KINDS)
async def test_nothing_that_was_written_and_nobody_is_left(
    database: Database, kind: str
) -> None:
    reports = await kept(database, kind=kind)
    over = MONDAY + timedelta(days=KEPT_DAYS[f"report_{kind}"], seconds=1)

    early = await empty_closed(database, FakeDelivery(), over - timedelta(seconds=2), {})
    counts = [await empty_closed(database, FakeDelivery(), over, {}) for _ in range(2)]

    assert (early, counts) == (0, [1, 0])
    left = await everything(database)
    assert [one for one in WRITTEN if one in left] == []
    report = await found(reports)
    assert (report.words.kind, report.state, report.finished_at) == (
        kind,
        State.DECLINED,
        MONDAY,
    )
    assert [one.step for one in await reports.history(1)] == [Step.RECEIVE, Step.DECLINE]


async def found(reports: SqlReports) -> Report:
    report = await reports.find(1)
    assert report is not None
    return report


async def test_what_is_open_keeps_its_words(database: Database) -> None:
    reports = await kept(database, state=State.ACCEPTED, finished_at=None)

    await empty_closed(database, FakeDelivery(), MONDAY + timedelta(days=9999), {})

    assert (await found(reports)).has_words


async def test_praise_that_nobody_answered_goes_too(database: Database) -> None:
    reports = await kept(database, kind="praise", state=State.NEW, finished_at=None)

    await empty_closed(database, FakeDelivery(), MONDAY + timedelta(days=366), {})

    report = await found(reports)
    assert (report.has_words, report.state) == (False, State.DONE)


async def test_a_company_may_settle_fewer_days_for_a_kind(database: Database) -> None:
    await kept(database)
    after = MONDAY + timedelta(days=61)

    others = await empty_closed(database, FakeDelivery(), after, {"report_idea": 60})
    its_own = await empty_closed(database, FakeDelivery(), after, {"report_complaint": 60})

    assert (others, its_own) == (0, 1)


async def test_a_report_without_words_is_counted_and_shown_nowhere(database: Database) -> None:
    reports = await kept(database, kind="idea", state=State.DONE)
    await empty_closed(database, FakeDelivery(), MONDAY + timedelta(days=1096), {})
    report = await found(reports)

    cells = [(place, viewer) for place in Where for viewer in Viewer]
    (row,) = as_rows([report], {})

    assert all(shown(report, *cell) < FIRST_LINE for cell in cells)
    assert (row["state"], row["today"], row["reporter"]) == ("done", "", "")


async def test_where_its_messages_went_is_forgotten(sqlite_database: Database) -> None:
    await kept(sqlite_database)
    delivery = FakeDelivery()
    delivery.register("test.post", _posting)
    await delivery.take_in(Work("test.post", "k", {}, "T0NORTH"))
    await delivery.run()

    await empty_closed(sqlite_database, delivery, MONDAY + timedelta(days=1096), {})

    found = [await delivery.posted(f"ideas.{one}") for one in REFERENCES]
    assert [one is None for one in found] == [True, True, False]


REFERENCES = ("card:1:U0LENA", "receipt:1:U0DAN", "card:11:U0LENA")


async def _posting(_: Work) -> list[Post]:
    return [Post("U0LENA", "Hello", reference=f"ideas.{one}") for one in REFERENCES]
