"""Keeps the vectors of reports in SQL."""

from collections.abc import Sequence

import numpy as np
from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    delete,
    insert,
    select,
)
from sqlalchemy.exc import IntegrityError

from bot.database.columns import metadata
from bot.database.engine import Database
from bot.database.records import REPLACED, Forgetting, Record, Whose, declared

vector_table = Table(
    "ideas_vector",
    metadata,
    Column("number", Integer, ForeignKey("ideas_report.number"), primary_key=True),
    Column("embedder", String, nullable=False),
    Column("vector", LargeBinary, nullable=False),  # 32-bit floats
    info=declared(
        Record("what a report means, as numbers", Whose.COMPANY, REPLACED, Forgetting.KEEP)
    ),
)


class SqlReportVectors:
    """Keeps one vector for each report, as 32-bit floats."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, number: int, embedder: str, vector: Sequence[float]) -> None:
        """Keep the vector; a later one replaces it."""
        kept = np.asarray(vector, dtype=np.float32).tobytes()
        try:
            async with self._database.begin() as connection:
                await connection.execute(
                    delete(vector_table).where(vector_table.c.number == number)
                )
                await connection.execute(
                    insert(vector_table).values(number=number, embedder=embedder, vector=kept)
                )
        except IntegrityError:
            return  # another replica kept the same one at the same moment

    async def of(self, numbers: Sequence[int], embedder: str) -> dict[int, tuple[float, ...]]:
        """Return the vectors kept for these reports by this embedder."""
        asked = select(vector_table).where(
            vector_table.c.embedder == embedder, vector_table.c.number.in_(numbers)
        )
        async with self._database.begin() as connection:
            rows = list(await connection.execute(asked))
        return {
            row.number: tuple(np.frombuffer(row.vector, dtype=np.float32).tolist())
            for row in rows
        }
