"""Keeps what was last drawn of each group."""

from sqlalchemy import JSON, Column, String, Table, select

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Days, Forgetting, Record, Whose, declared
from bot.database.upsert import keep_last
from bot.people.groups import Band, Snapshot

snapshot_table = Table(
    "people_group_figure",
    metadata,
    Column("name", String, primary_key=True),
    Column("drawn_at", UtcDateTime, nullable=False, index=True),
    Column("bands", JSON, nullable=False),
    info=declared(
        Record(
            "how a group of five or more stands, in thirds",
            Whose.COMPANY,
            Days("figures", 90, since="drawn_at"),
            Forgetting.KEEP,
        )
    ),
)


class SqlSnapshots:
    """Keeps snapshots in ``people_group_figure``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def named(self, name: str) -> Snapshot | None:
        """Return the snapshot, or None."""
        asked = select(snapshot_table).where(snapshot_table.c.name == name)
        async with self._database.begin() as connection:
            row = (await connection.execute(asked)).one_or_none()
        if row is None:
            return None
        bands = {about: Band(band) for about, band in row.bands.items()}
        return Snapshot(row.name, row.drawn_at, bands)

    async def keep(self, snapshot: Snapshot) -> None:
        """Keep it in place of the one before."""
        row = {
            "name": snapshot.name,
            "drawn_at": snapshot.drawn_at,
            "bands": dict(snapshot.bands),
        }
        async with self._database.begin() as connection:
            await keep_last(connection, snapshot_table, row)
