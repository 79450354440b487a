"""Empties closed reports in SQL: nothing that a person wrote, and nobody, is left in them."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, and_, cast, delete, literal, or_, select, update

from bot.company.records.domain import FORGOTTEN_AS
from bot.database.engine import Database
from bot.delivery.work import Delivery
from bot.ideas.report.domain import OPEN_STATES, State
from bot.ideas.report.kinds import KEPT_DAYS, KINDS
from bot.ideas.report.tables import entry_table, lesson_table, report_table, voice_table
from bot.ideas.similar.store import vector_table

AT_A_TIME = 200  # reports, so that others have their turn with the database in between
_OPEN = [state.value for state in OPEN_STATES]
_MESSAGES = ("card", "receipt", "note", "nudge")
_EMPTY: Mapping[str, Any] = {
    "today": "",
    "better": "",
    "customer": "",
    "link": "",
    "cause": "",
    "praised": [],
    "holders": [],
    "employee_id": None,
}


async def empty_closed(
    database: Database, delivery: Delivery, now: datetime, days: Mapping[str, int]
) -> int:
    """Empty the reports whose time is over at ``now`` (UTC); return how many.

    What stays is its number, kind, department, moment, state and dates: what figures are made
    of. Doing it again, or in two processes at once, changes nothing more.

    Args:
        database: one workspace's.
        delivery: which knows where its cards and receipts went.
        now: UTC.
        days: what the workspace settled, by kind; a kind that is left out keeps its default.
    """
    gone = 0
    for kind in KINDS:
        named = f"report_{kind}"
        before = now - timedelta(days=days.get(named, KEPT_DAYS[named]))
        while numbers := await _over(database, kind, before):
            for number in numbers:
                for what in _MESSAGES:  # their references name whom they went to
                    await delivery.forget_places(f"ideas.{what}:{number}:")
            await _empty(database, numbers, now)
            gone += len(numbers)
    return gone


async def _over(database: Database, kind: str, before: datetime) -> Sequence[int]:
    its = report_table.c
    is_over = and_(its.state.not_in(_OPEN), its.finished_at < before)
    if not KINDS[kind].has_deadline:  # nobody owes it an answer, and many get none
        is_over = or_(is_over, its.reported_at < before)
    asked = select(its.number).where(its.kind == kind, its.today != "", is_over)
    async with database.begin() as connection:
        return (await connection.scalars(asked.limit(AT_A_TIME))).all()


async def _empty(database: Database, numbers: Sequence[int], now: datetime) -> None:
    reports, entries = report_table.c.number, entry_table.c
    nobody = literal(FORGOTTEN_AS) + cast(reports, String)
    position = literal("ideas.emptied:") + cast(entries.position, String)
    async with database.begin() as connection:
        for table in (voice_table, vector_table, lesson_table):
            await connection.execute(delete(table).where(table.c.number.in_(numbers)))
        its = update(entry_table).where(entries.number.in_(numbers))
        await connection.execute(its.values(key=position, text="", done_by="", gone_to=""))
        emptied = update(report_table).where(reports.in_(numbers))
        await connection.execute(emptied.values(**_EMPTY, secret_hash=nobody))
        open_ones = update(report_table).where(reports.in_(numbers))
        filed = open_ones.where(report_table.c.state.in_(_OPEN))
        ended = {"state": State.DONE.value, "finished_at": now}
        await connection.execute(filed.values(**ended))
