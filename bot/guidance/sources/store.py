"""Keeps in SQL what was read of sources, so that every replica has the same."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    Row,
    String,
    Table,
    Text,
    delete,
    select,
)

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Forgetting, Record, Until, Whose, declared
from bot.database.upsert import keep_last
from bot.guidance.sources.domain import MirroredFile, SourceChanges, SourceState

_GONE = Until("its source has it no more, or is taken out of sources.yaml")

mirror_table = Table(
    "guidance_mirror",
    metadata,
    Column("source", String, primary_key=True),
    Column("path", String, primary_key=True),
    Column("version", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("reason", String, nullable=False),
    Column("mend", String, nullable=False),
    info=declared(
        Record(
            "documents of the sources in sources.yaml, as they were read last",
            Whose.COMPANY,
            _GONE,
            Forgetting.KEEP,
        )
    ),
)
state_table = Table(
    "guidance_source",
    metadata,
    Column("source", String, primary_key=True),
    Column("tried", UtcDateTime, nullable=False),
    Column("succeeded", UtcDateTime),
    Column("failure", String, nullable=False),
    Column("unread", Integer, nullable=False),
    info=declared(
        Record("how it stands with each source", Whose.MACHINE, _GONE, Forgetting.KEEP)
    ),
)


FileVersion: TypeAlias = tuple[str, str, str]  # source, path, version


class SqlMirror:
    """Keeps files in ``guidance_mirror`` and states in ``guidance_source``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def versions(self, source: str) -> Mapping[str, str]:
        """Return the version of each file of a source, by path."""
        own = select(mirror_table.c.path, mirror_table.c.version).filter_by(source=source)
        async with self._database.begin() as connection:
            rows = (await connection.execute(own)).all()
        return {row.path: row.version for row in rows}

    async def keep(self, source: str, changes: SourceChanges) -> None:
        """Keep changes, all of them or none."""
        paths = [*changes.gone, *(one.path for one in changes.files)]
        rows = [_row(one) for one in changes.files]
        async with self._database.begin() as connection:
            for at in range(0, len(paths), 500):
                own = delete(mirror_table).where(mirror_table.c.path.in_(paths[at : at + 500]))
                await connection.execute(own.where(mirror_table.c.source == source))
            if rows:
                await connection.execute(mirror_table.insert(), rows)

    async def states(self) -> Mapping[str, SourceState]:
        """Return how it stands with each source that was ever tried, by name."""
        async with self._database.begin() as connection:
            rows = (await connection.execute(select(state_table))).all()
        return {row.source: SourceState(**row._mapping) for row in rows}  # noqa: SLF001

    async def keep_state(self, state: SourceState) -> None:
        """Keep how a try went."""
        row = {
            "source": state.source,
            "tried": state.tried,
            "succeeded": state.succeeded,
            "failure": state.failure,
            "unread": state.unread,
        }
        async with self._database.begin() as connection:
            await keep_last(connection, state_table, row)

    async def forget_all_but(self, sources: Sequence[str]) -> bool:
        """Forget sources of other names; tell whether there were any."""
        async with self._database.begin() as connection:
            for table in (state_table, mirror_table):
                others = delete(table).where(table.c.source.not_in(sources))
                gone = (await connection.execute(others)).rowcount
        return gone > 0


def mirrored_in(
    connection: Connection, tables: Sequence[str], known: Mapping[FileVersion, MirroredFile]
) -> Mapping[FileVersion, MirroredFile]:
    """Return all that was read of sources, in order; only what is not ``known`` is read."""
    if mirror_table.name not in tables:
        return {}
    its = mirror_table.c
    columns = (its.source, its.path, its.version)
    in_order = select(*columns).order_by(its.source, its.path)
    present = [(*row,) for row in connection.execute(in_order).all()]
    fresh = dict[FileVersion, MirroredFile]()
    missing = [one for one in present if one not in known]
    for at in range(0, len(missing), 500):
        paths = {path for _, path, _ in missing[at : at + 500]}
        rows = connection.execute(select(mirror_table).where(its.path.in_(paths))).all()
        fresh |= {(row.source, row.path, row.version): _file(row) for row in rows}
    return {
        one: known.get(one) or fresh[one] for one in present if one in known or one in fresh
    }


def _file(row: Row[Any]) -> MirroredFile:
    return MirroredFile(**row._mapping)  # noqa: SLF001  # its public name


def _row(file: MirroredFile) -> dict[str, Any]:
    return {
        "source": file.source,
        "path": file.path,
        "version": file.version,
        "text": file.text,
        "reason": file.reason,
        "mend": file.mend,
    }
