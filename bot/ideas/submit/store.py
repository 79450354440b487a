"""Keeps the letterbox in SQL."""

from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import JSON, Column, ColumnElement, String, Table, delete, select

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Forgetting, Record, Until, Whose, declared
from bot.database.upsert import keep_first
from bot.ideas.submit.letters import Letter

letter_table = Table(
    "ideas_letter",
    metadata,
    Column("key", String, primary_key=True),
    Column("secret_hash", String, nullable=False, index=True),
    Column("opens_at", UtcDateTime, nullable=False),
    Column("contents", JSON, nullable=False),
    info=declared(
        Record(
            "what came without a name and waits for the full hour",
            Whose.COMPANY,
            Until("the full hour, when it goes its way"),
            Forgetting.CUT_OFF,
            people=("contents",),
            words=("contents",),
        )
    ),
)
_LETTER = TypeAdapter(Letter)


class SqlLetters:
    """Keeps letters in ``ideas_letter``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, letter: Letter) -> None:
        """Keep it; the same key once."""
        row = {
            "key": letter.key,
            "secret_hash": letter.secret_hash,
            "opens_at": letter.opens_at,
            "contents": _LETTER.dump_python(letter, mode="json"),
        }
        async with self._database.begin() as connection:
            await keep_first(connection, letter_table, row)

    async def of_secret(self, secret_hash: str) -> tuple[Letter, ...]:
        """Return what the holder of the secret has sent and is not opened yet."""
        return await self._letters(letter_table.c.secret_hash == secret_hash)

    async def due(self, now: datetime) -> tuple[Letter, ...]:
        """Return what is to be opened by now, by its hash: in the order of chance."""
        return await self._letters(letter_table.c.opens_at <= now)

    async def remove(self, letter: Letter) -> None:
        """Forget a letter that went its way."""
        async with self._database.begin() as connection:
            its = letter_table.c.key == letter.key
            await connection.execute(delete(letter_table).where(its))

    async def _letters(self, wanted: ColumnElement[bool]) -> tuple[Letter, ...]:
        asked = select(letter_table).where(wanted).order_by(letter_table.c.secret_hash)
        async with self._database.begin() as connection:
            rows = list(await connection.execute(asked))
        return tuple(_LETTER.validate_python(row.contents) for row in rows)
