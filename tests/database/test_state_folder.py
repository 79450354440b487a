import os
from pathlib import Path

import pytest

from bot.database import state_folder
from bot.database.state_folder import keep_private, trouble_with


def test_a_folder_that_is_not_there_yet_is_well_where_it_can_be_made(tmp_path: Path) -> None:
    assert trouble_with(tmp_path / "state" / "of" / "the bot") is None


def test_a_folder_that_may_only_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)

    trouble = trouble_with(tmp_path / "state")

    assert trouble == (
        f"nothing may be written to {tmp_path}; let the bot write there, or set STATE"
    )


def test_a_folder_without_room_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state_folder, "LEAST_MEGABYTES", 10**9)

    trouble = trouble_with(tmp_path)

    assert str(trouble).endswith("MB of room left; make room there, or set STATE")


def test_what_is_kept_is_read_by_its_owner_alone(tmp_path: Path) -> None:
    kept = [tmp_path / f"bot{end}" for end in (".sqlite3", ".sqlite3-wal", "-work.sqlite3")]
    for file in kept:
        file.touch(0o644)

    keep_private(tmp_path / "bot.sqlite3")

    assert {file.stat().st_mode & 0o777 for file in kept} == {0o600}
