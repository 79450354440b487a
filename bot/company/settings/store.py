"""Keeps in SQL what administrators set in Slack."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import JSON, Column, String, Table, delete, select

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Forgetting, Record, Until, Whose, declared
from bot.database.upsert import keep_last
from bot.delivery.work import Json

setting_table = Table(
    "company_setting",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", JSON, nullable=False),
    Column("who", String, nullable=False),  # a pseudonym of the audit trail
    Column("set_at", UtcDateTime, nullable=False),
    info=declared(
        Record(
            "a setting, as an administrator set it under a pseudonym",
            Whose.COMPANY,
            Until("it is given back"),
            Forgetting.KEEP,
        )
    ),
)


class SqlOverrides:
    """Keeps settings in ``company_setting``."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database, self._now = database, now

    async def all(self) -> Mapping[str, Json]:
        """Return the value of each key that is set."""
        asked = select(setting_table.c.key, setting_table.c.value)
        async with self._database.begin() as connection:
            rows = (await connection.execute(asked)).all()
        return {row.key: row.value for row in rows}

    async def set(self, key: str, value: Json, who: str) -> None:
        """Keep the value; a later one replaces it. ``who`` is a pseudonym."""
        row = {"key": key, "value": value, "who": who, "set_at": self._now()}
        async with self._database.begin() as connection:
            await keep_last(connection, setting_table, row)

    async def give_back(self, key: str) -> None:
        """Delete the value set in Slack; fine if there is none."""
        gone = delete(setting_table).where(setting_table.c.key == key)
        async with self._database.begin() as connection:
            await connection.execute(gone)
