"""Where a backup may be written, and what is said of what is in the way."""

import errno
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.database.backups.archive import UNFINISHED, new_archive
from bot.database.backups.disk import writing_to
from bot.database.backups.domain import BackupError
from bot.database.backups.places import check_room, locked
from bot.database.backups.swap import forget_old

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


def full() -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("PRAGMA max_page_count = 1")
        connection.execute("CREATE TABLE one (two)")


def failing(number: int) -> Callable[[], None]:
    def fail() -> None:
        raise OSError(number, "the system's words")

    return fail


@pytest.mark.parametrize(
    ("fail", "told"),
    [
        (failing(errno.ENOSPC), "The disk of /backups is full"),
        (failing(errno.EROFS), "The disk of /backups may only be read"),
        (failing(errno.EACCES), "Nothing may be written to /backups"),
        (failing(errno.EIO), r"/backups cannot be written \(the system's words\)"),
        (full, "The disk of /backups is full"),
    ],
    ids=["full", "read-only", "forbidden", "broken", "sqlite-full"],
)
def test_each_thing_in_the_way_has_its_own_sentence(
    fail: Callable[[], None], told: str
) -> None:
    with (
        pytest.raises(BackupError, match=rf"{told}.* No backup was made\."),
        writing_to(Path("/backups"), "No backup was made."),
    ):
        fail()


def test_what_will_not_fit_is_not_begun(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"MB of room left, [\d,]+ are needed.* No backup"):
        check_room(tmp_path, 10**18, "No backup was made.")


@pytest.mark.parametrize("name", ["state/kept.tar.gz", "state/deep/kept.tar.gz"])
def test_no_backup_is_written_into_what_it_is_a_backup_of(tmp_path: Path, name: str) -> None:
    (tmp_path / "state" / "deep").mkdir(parents=True)

    with pytest.raises(BackupError, match="name another folder"):
        new_archive(tmp_path / name, tmp_path / "state", print).__enter__()


def test_a_link_that_leads_nowhere_is_no_place_for_a_backup(tmp_path: Path) -> None:
    link = tmp_path / "kept.tar.gz"
    link.symlink_to(tmp_path / "gone")

    with pytest.raises(BackupError, match="is there already, and stays"):
        new_archive(link, tmp_path / "state", print).__enter__()


def test_two_backups_are_not_made_in_one_folder_at_once(tmp_path: Path) -> None:
    (tmp_path / UNFINISHED).mkdir()

    with (
        locked(tmp_path / UNFINISHED, "Taken"),
        pytest.raises(BackupError, match="Another backup is being made in"),
    ):
        new_archive(tmp_path / "kept.tar.gz", tmp_path / "state", print).__enter__()


def test_what_was_there_before_a_restore_is_kept_three_times_and_for_30_days(
    tmp_path: Path,
) -> None:
    ages = (0, 1, 29, 31, 40)
    names = [f"before-restore-{NOW - timedelta(days=age):%Y-%m-%d-%H%M%S}" for age in ages]
    for name in (*names, "before-restore-by-hand"):
        (tmp_path / name).mkdir()

    forget_old(tmp_path, NOW + timedelta(days=2))

    assert {one.name for one in tmp_path.iterdir()} == {*names[:2], "before-restore-by-hand"}
