"""Backups that earlier versions of the bot made."""

from pathlib import Path

from bot.commands.backup import bring_back
from bot.database.backup import new_archive
from bot.database.engine import Database
from bot.database.migrate import SchemaState, schema_state


async def test_a_backup_of_sqlite_that_does_not_say_its_version_is_brought_up(
    sqlite_database: Database, tmp_path: Path
) -> None:
    backup_file = tmp_path / "backup.tar.gz"
    with new_archive(backup_file, {"kind": "sqlite"}) as archive:  # as the first version did
        archive.add(sqlite_database.file, arcname="bot.sqlite3")

    await bring_back(sqlite_database, backup_file)

    assert await schema_state(sqlite_database) is SchemaState.CURRENT
