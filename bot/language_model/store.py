"""Keeps the use of the language model in SQL."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    String,
    Table,
    distinct,
    func,
    insert,
    select,
)

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import REMOVED, Forgetting, Record, Whose, declared
from bot.language_model.port import TokenCount
from bot.language_model.usage import UsageLine, Use

use_table = Table(
    "language_model_use",
    metadata,
    Column("use_id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("employee_id", String, nullable=False),
    Column("feature", String, nullable=False),
    Column("name", String, nullable=False),
    Column("outcome", String, nullable=False),
    Column("tokens_read", Integer, nullable=False),
    Column("tokens_written", Integer, nullable=False),
    Column("milliseconds", Integer, nullable=False),
    Column("used_at", UtcDateTime, nullable=False, index=True),
    info=declared(
        Record(
            "what a call to the language model took",
            Whose.COMPANY,
            REMOVED,
            Forgetting.CUT_OFF,
            people=("employee_id",),
        )
    ),
)


class SqlUses:
    """Keeps uses in ``language_model_use``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, use: Use) -> None:
        """Keep one call."""
        values = {
            "employee_id": use.employee_id,
            "feature": use.feature,
            "name": use.name,
            "outcome": use.outcome,
            "tokens_read": use.tokens.read,
            "tokens_written": use.tokens.written,
            "milliseconds": use.milliseconds,
            "used_at": use.used_at,
        }
        async with self._database.begin() as connection:
            await connection.execute(insert(use_table).values(values))

    async def total(self, since: datetime, employee_id: str | None = None) -> int:
        """Return the tokens since the moment (UTC), of one employee or of the company."""
        spent = func.sum(use_table.c.tokens_read + use_table.c.tokens_written)
        asked = select(func.coalesce(spent, 0)).where(use_table.c.used_at >= since)
        if employee_id is not None:
            asked = asked.where(use_table.c.employee_id == employee_id)
        async with self._database.begin() as connection:
            return int((await connection.execute(asked)).scalar_one())

    async def lines(self, since: datetime) -> Sequence[UsageLine]:
        """Return the calls since the moment (UTC), by feature and outcome."""
        kind = (use_table.c.feature, use_table.c.outcome)
        asked = (
            select(
                *kind,
                func.count().label("calls"),
                func.count(distinct(use_table.c.employee_id)).label("employees"),
                func.sum(use_table.c.tokens_read).label("read"),
                func.sum(use_table.c.tokens_written).label("written"),
            )
            .where(use_table.c.used_at >= since)
            .group_by(*kind)
            .order_by(*kind)
        )
        async with self._database.begin() as connection:
            rows = (await connection.execute(asked)).all()
        return [
            UsageLine(
                row.feature,
                row.outcome,
                row.calls,
                row.employees,
                TokenCount(int(row.read), int(row.written)),
            )
            for row in rows
        ]
