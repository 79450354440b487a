"""Backups that earlier versions of the bot made: ``tests/database/backups/kept`` has theirs."""

import io
import json
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from bot.commands.restore import bring_back
from bot.database.backups.domain import BackupError
from bot.database.engine import Database
from bot.database.migrate import SchemaState, schema_state
from bot.database.workspace_database import workspace_database
from bot.people.store import SqlChosenDepartments

KEPT = Path(__file__).parents[1] / "database" / "backups" / "kept"


def packed(target: Path, *databases: Path) -> None:
    """Pack it as the first version did: no list of members, no revision."""
    about = json.dumps({"kind": "sqlite"}).encode()
    entry = tarfile.TarInfo("about.json")
    entry.size = len(about)
    with tarfile.open(target, "w:gz") as archive:
        archive.addfile(entry, io.BytesIO(about))
        for file in databases:
            archive.add(file, arcname=file.name)


async def test_a_backup_of_sqlite_that_does_not_say_its_version_is_brought_up(
    sqlite_database: Database, tmp_path: Path
) -> None:
    backup_file = tmp_path / "backup.tar.gz"
    await sqlite_database.close()
    packed(backup_file, sqlite_database.file)

    await bring_back(sqlite_database, backup_file)

    assert await schema_state(sqlite_database) is SchemaState.CURRENT


@pytest.mark.parametrize("version", ["0.1", "0.2"])
async def test_a_backup_of_each_version_of_sqlite_comes_back_up_to_date(
    sqlite_database: Database, version: str
) -> None:
    await bring_back(sqlite_database, KEPT / f"{version}-sqlite.tar.gz")

    assert await schema_state(sqlite_database) is SchemaState.CURRENT
    with closing(sqlite3.connect(sqlite_database.file)) as connection:
        texts = connection.execute("SELECT today FROM ideas_report").fetchall()
    assert texts == [("The bakery says its invoice went to the old address again.",)]


@pytest.mark.parametrize("version", ["0.1", "0.2"])
async def test_a_backup_of_each_version_of_postgres_comes_back_up_to_date(
    postgres_database: Database, version: str
) -> None:
    await bring_back(postgres_database, KEPT / f"{version}-postgres.tar.gz")

    own = workspace_database(postgres_database, "T1")
    assert await schema_state(postgres_database) is SchemaState.CURRENT
    assert await schema_state(own) is SchemaState.CURRENT
    chosen = await SqlChosenDepartments(postgres_database).everybody()
    assert chosen.items() >= {"U1": "logistics", "U2": "a\tb\\c\nd"}.items()
    assert await SqlChosenDepartments(own).everybody() == {"U3": "purchasing"}


async def test_an_archive_without_a_database_is_refused(
    sqlite_database: Database, tmp_path: Path
) -> None:
    backup_file = tmp_path / "backup.tar.gz"
    packed(backup_file)

    with pytest.raises(BackupError, match="does not hold what a backup"):
        await bring_back(sqlite_database, backup_file)
