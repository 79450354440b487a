"""A damaged backup of Postgres is refused before its transaction begins."""

import gzip
import zlib
from pathlib import Path

import pytest

from bot.commands.backup import keep_in
from bot.commands.restore import bring_back
from bot.database.backups.domain import BackupError
from bot.database.engine import Database
from bot.people.store import SqlChosenDepartments
from tests.database.backups.keeping import flipped, spread

FLIPS, CUTS = 24, 8
NEW, OLD = (dict.fromkeys((f"U{n}" for n in range(60)), which) for which in ("new", "old"))


@pytest.fixture
async def archive(postgres_database: Database, tmp_path: Path) -> bytes:
    """A backup of what is new, while the database holds what is old."""
    chosen, file = SqlChosenDepartments(postgres_database), tmp_path / "kept.tar.gz"
    for who, department in NEW.items():
        await chosen.choose(who, department)
    await keep_in(postgres_database, file)
    for who, department in OLD.items():
        await chosen.choose(who, department)
    return file.read_bytes()


async def told(database: Database, file: Path) -> str:
    try:
        await bring_back(database, file)
    except BackupError as error:
        return str(error)
    return ""


def is_whole(content: bytes, archive: bytes) -> bool:
    """Tell whether it unpacks to the same, as with a bit of a date or a run of zeros."""
    try:
        return gzip.decompress(content) == gzip.decompress(archive)
    except (OSError, EOFError, zlib.error):
        return False


async def test_a_flipped_bit_or_a_cut_changes_nothing_and_says_so(
    postgres_database: Database, archive: bytes, tmp_path: Path
) -> None:
    damaged = [archive[:end] for end in spread(len(archive), CUTS)]
    damaged += [flipped(archive, bit) for bit in spread(len(archive) * 8, FLIPS)]
    file = tmp_path / "damaged.tar.gz"

    for content in damaged:
        if is_whole(content, archive):
            continue
        file.write_bytes(content)
        said = await told(postgres_database, file)

        assert said.endswith("Nothing was changed.")
        assert await SqlChosenDepartments(postgres_database).everybody() == OLD


async def test_what_is_whole_replaces_all_that_was_there(
    postgres_database: Database, archive: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "whole.tar.gz"
    file.write_bytes(archive)

    assert await told(postgres_database, file) == ""
    assert await SqlChosenDepartments(postgres_database).everybody() == NEW
