"""Keeps which files slip, and what was told of them, in SQL."""

from collections.abc import Mapping
from dataclasses import asdict

from sqlalchemy import Column, String, Table, Text, delete, select

from bot.company.broken_files.domain import KnownFile
from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Forgetting, Record, Until, Whose, declared
from bot.database.upsert import keep_last

file_table = Table(
    "company_broken_file",
    metadata,
    Column("file", String, primary_key=True),
    Column("says", Text, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("told", Text, nullable=False),
    info=declared(
        Record(
            "what slips in a file of the company, as it stands there",
            Whose.COMPANY,
            Until("two hours after it is mended"),
            Forgetting.CUT_OFF,
            people=("says", "told"),
        )
    ),
)


class SqlKnownFiles:
    """Keeps files in ``company_broken_file``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> Mapping[str, KnownFile]:
        """Return every file that slips or was told of, by name."""
        async with self._database.begin() as connection:
            rows = (await connection.execute(select(file_table))).all()
        return {row.file: KnownFile(row.file, row.says, row.since, row.told) for row in rows}

    async def keep(self, known: KnownFile) -> None:
        """Keep it in place of what was known of the file."""
        async with self._database.begin() as connection:
            await keep_last(connection, file_table, asdict(known))

    async def drop(self, file: str) -> None:
        """Know nothing of the file any more."""
        async with self._database.begin() as connection:
            await connection.execute(delete(file_table).where(file_table.c.file == file))
