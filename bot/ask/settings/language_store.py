"""Keeps in SQL in which language employees want their answers."""

from sqlalchemy import Column, String, Table, select

from bot.ask.languages import Language
from bot.database.columns import metadata
from bot.database.engine import Database
from bot.database.upsert import keep_last

language_table = Table(
    "ask_language",
    metadata,
    Column("employee_id", String, primary_key=True),
    Column("language", String, nullable=False),
)


class SqlLanguages:
    """Keeps choices in ``ask_language``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, employee_id: str) -> Language:
        """Return the employee's choice; `Language.AS_ASKED` until they made one."""
        asked = select(language_table.c.language).filter_by(employee_id=employee_id)
        async with self._database.begin() as connection:
            kept = (await connection.execute(asked)).scalar_one_or_none()
        return Language(kept) if kept else Language.AS_ASKED

    async def choose(self, employee_id: str, language: Language) -> None:
        """Keep the choice; a later one replaces it."""
        row = {"employee_id": employee_id, "language": language.value}
        async with self._database.begin() as connection:
            await keep_last(connection, language_table, row)
