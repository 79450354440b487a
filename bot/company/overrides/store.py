"""Keeps in SQL what was set in Slack, by subject and key."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import JSON, Column, String, Table, delete, select

from bot.company.overrides.domain import SETTINGS
from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Forgetting, Record, Until, Whose, declared
from bot.database.upsert import keep_last
from bot.delivery.work import Json

setting_table = Table(
    "company_setting",
    metadata,
    Column("subject", String, primary_key=True, server_default=SETTINGS),
    Column("key", String, primary_key=True),
    Column("value", JSON, nullable=False),
    Column("who", String, nullable=False),  # a pseudonym of the audit trail
    Column("set_at", UtcDateTime, nullable=False),
    info=declared(
        Record(
            "what was set in Slack, under a pseudonym",
            Whose.COMPANY,
            Until("it is given back"),
            Forgetting.CUT_OFF,
            people=("value",),
        )
    ),
)


class SqlOverrides:
    """Keeps what was set for one subject in ``company_setting``."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], subject: str = SETTINGS
    ) -> None:
        self._database, self._now, self._subject = database, now, subject

    async def all(self) -> Mapping[str, Json]:
        """Return the value of each key that is set."""
        asked = select(setting_table.c.key, setting_table.c.value)
        own = asked.where(setting_table.c.subject == self._subject)
        async with self._database.begin() as connection:
            rows = (await connection.execute(own)).all()
        return {row.key: row.value for row in rows}

    async def set(self, key: str, value: Json, who: str) -> None:
        """Keep the value; a later one replaces it. ``who`` is a pseudonym."""
        row = {"subject": self._subject, "key": key, "value": value, "who": who}
        async with self._database.begin() as connection:
            await keep_last(connection, setting_table, row | {"set_at": self._now()})

    async def give_back(self, key: str) -> None:
        """Delete the value set in Slack; fine if there is none."""
        gone = delete(setting_table).filter_by(subject=self._subject, key=key)
        async with self._database.begin() as connection:
            await connection.execute(gone)
