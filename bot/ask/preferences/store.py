"""Keeps in SQL how Ask behaves in each channel, and in which language it answers whom."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from sqlalchemy import Column, String, Table, select

from bot.ask.channels import Manner
from bot.ask.languages import Language
from bot.database.columns import metadata
from bot.database.engine import Database
from bot.database.records import REPLACED, Forgetting, Record, Whose, declared, own_rows
from bot.database.upsert import keep_last

channel_table = Table(
    "ask_channel",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("channel", String, primary_key=True),
    Column("manner", String, nullable=False),
    info=declared(
        Record("how the bot answers in a channel", Whose.COMPANY, REPLACED, Forgetting.KEEP)
    ),
)
language_table = Table(
    "ask_language",
    metadata,
    Column("employee_id", String, primary_key=True),
    Column("language", String, nullable=False),
    info=own_rows("in which language answers come", REPLACED),
)

UnsetManner: TypeAlias = Callable[[], Awaitable[Manner]]
"""Returns how a channel is answered that nobody set."""


async def mention() -> Manner:
    """Return the bot's own manner, where a company has settled none."""
    return Manner.MENTION


class SqlManners:
    """Keeps manners in ``ask_channel``."""

    def __init__(self, database: Database, unset: UnsetManner = mention) -> None:
        self._database, self._unset = database, unset

    async def of(self, team_id: str, channel: str) -> Manner:
        """Return the channel's manner; the company's unless it was set."""
        asked = select(channel_table.c.manner).filter_by(team_id=team_id, channel=channel)
        async with self._database.begin() as connection:
            kept = (await connection.execute(asked)).scalar_one_or_none()
        return Manner(kept) if kept else await self._unset()

    async def set(self, team_id: str, channel: str, manner: Manner) -> None:
        """Keep the manner; a later one replaces it."""
        row = {"team_id": team_id, "channel": channel, "manner": manner.value}
        async with self._database.begin() as connection:
            await keep_last(connection, channel_table, row)


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
