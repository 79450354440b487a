"""Keeps judgements of answers in SQL."""

from sqlalchemy import Boolean, Column, String, Table, func, select

from bot.database.columns import metadata
from bot.database.engine import Database
from bot.database.records import own_rows
from bot.database.upsert import keep_last

feedback_table = Table(
    "ask_feedback",
    metadata,
    Column("key", String, primary_key=True),
    Column("employee_id", String, primary_key=True),
    Column("is_helpful", Boolean, nullable=False),
    Column("reason", String, nullable=False),
    info=own_rows("whether an answer helped"),
)


class SqlFeedback:
    """Keeps judgements in ``ask_feedback``, one for each employee and answer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def give(self, key: str, employee_id: str, *, is_helpful: bool, reason: str) -> None:
        """Keep the employee's latest judgement of the answer."""
        who = {"key": key, "employee_id": employee_id}
        row = {**who, "is_helpful": is_helpful, "reason": reason}
        async with self._database.begin() as connection:
            await keep_last(connection, feedback_table, row)

    async def counted(self) -> dict[str, int]:
        """Return how many judgements of answers there are, by "helpful" or the reason given.

        What was only close, and helped, is no answer and not among them.
        """
        columns = (feedback_table.c.is_helpful, feedback_table.c.reason)
        counting = select(*columns, func.count()).group_by(*columns)
        async with self._database.begin() as connection:
            rows = (await connection.execute(counting)).all()
        return {
            "helpful" if is_helpful else reason or "not helpful": count
            for is_helpful, reason, count in rows
            if not (is_helpful and reason)
        }
