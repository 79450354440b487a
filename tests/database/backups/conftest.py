"""What a damaged or interrupted restore is tried with."""

from pathlib import Path

import pytest

from tests.database.backups.keeping import Kept, made


@pytest.fixture
async def kept(sqlite_template: Path, tmp_path: Path) -> Kept:
    """A state with what is old in it, and a backup of what is new."""
    return await made(sqlite_template, tmp_path)
