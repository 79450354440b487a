"""Keeps figures in SQL."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Column, Date, Double, String, Table, select

from bot.database.columns import metadata
from bot.database.engine import Database
from bot.database.records import REPLACED, Forgetting, Record, Whose, declared
from bot.database.upsert import keep_last
from bot.effect.indicators.domain import MonthlyFigure

figure_table = Table(
    "effect_figure",
    metadata,
    Column("indicator_id", String, primary_key=True),
    Column("month", Date, primary_key=True),
    Column("moment_id", String, primary_key=True),
    Column("value", Double, nullable=False),
    info=declared(
        Record(
            "how an indicator of the company stood in a month",
            Whose.COMPANY,
            REPLACED,
            Forgetting.KEEP,
        )
    ),
)


class SqlFigures:
    """Keeps figures in ``effect_figure``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, figures: Sequence[MonthlyFigure]) -> None:
        """Keep each in place of the one before for its month, if there is one."""
        async with self._database.begin() as connection:
            for figure in figures:
                await keep_last(connection, figure_table, asdict(figure))

    async def all(self) -> Sequence[MonthlyFigure]:
        """Return every figure, oldest month first."""
        asked = select(figure_table).order_by("month", "indicator_id", "moment_id")
        async with self._database.begin() as connection:
            rows = await connection.execute(asked)
            return [MonthlyFigure(**row._mapping) for row in rows]  # noqa: SLF001  # its public name
