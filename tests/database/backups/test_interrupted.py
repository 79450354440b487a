"""A restore that is killed, or finds the disk full, leaves all of the old or all of the new."""

import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.database.backups.keeping import Kept, remembered, spread, stands_as_told
from tests.database.backups.trial import FILLER

ROOT = Path(__file__).parents[3]
DISK = 24_000_000  # bytes: five times of what is restored
STEPS_OF_RESTORE, STEPS_OF_BACKUP = 70, 16  # with files; more than either takes


def trial(*words: str | Path) -> subprocess.CompletedProcess[str]:
    asked = [sys.executable, "-m", "tests.database.backups.trial", *map(str, words)]
    return subprocess.run(  # noqa: S603  # our own
        asked, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Give a disk of its own that can be filled; skip where this machine lets nobody mount."""
    place = folder / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(place)]
    try:
        subprocess.run(mount, check=True, capture_output=True)  # noqa: S603  # as it stands
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root may mount a disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)  # noqa: S603, S607


def killed_at(kept: Kept, folder: Path, points: Sequence[int]) -> dict[int, str]:
    """Kill a restore at each point; return what was found afterwards."""
    file, found = folder / "whole.tar.gz", {}
    file.write_bytes(kept.archive)
    for point in points:
        state = kept.in_folder(folder)
        done = trial("restore", state, file, "--kill-at", str(point))
        assert done.returncode in {0, -signal.SIGKILL}
        found[point] = remembered(state)
        assert not list(state.glob("*.restoring"))
    return found


def filled_at(kept: Kept, disk: Path, points: Sequence[int]) -> dict[int, str]:
    """Fill the disk at each point of a restore; return what was said where it was not true."""
    wrong = {}
    for point in points:
        state, file = kept.in_folder(disk), disk / "whole.tar.gz"
        file.write_bytes(kept.archive)
        done = trial("restore", state, file, "--fill-at", str(point))
        (disk / FILLER).unlink(missing_ok=True)
        if not stands_as_told(done.stdout + done.stderr, remembered(state)):
            wrong[point] = done.stderr
    return wrong


def test_a_killed_restore_is_finished_or_undone_by_the_next_start(
    kept: Kept, tmp_path: Path
) -> None:
    found = killed_at(kept, tmp_path, (8, 45))

    assert set(found.values()) <= {"old", "new"}


def test_a_full_disk_leaves_what_was_there(kept: Kept, tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        assert filled_at(kept, disk, (6,)) == {}


@pytest.mark.soak
def test_killed_at_20_points_all_of_one_is_there(kept: Kept, tmp_path: Path) -> None:
    found = killed_at(kept, tmp_path, [1 + one for one in spread(STEPS_OF_RESTORE, 20)])

    assert set(found.values()) == {"old", "new"}
    assert list(found.values()) == sorted(found.values(), reverse=True)


@pytest.mark.soak
def test_with_the_disk_full_at_20_points_the_sentence_is_true(
    kept: Kept, tmp_path: Path
) -> None:
    with small_disk(tmp_path) as disk:
        assert filled_at(kept, disk, [1 + one for one in spread(STEPS_OF_RESTORE, 20)]) == {}


@pytest.mark.soak
@pytest.mark.parametrize("harm", ["--kill-at", "--fill-at"])
def test_a_backup_that_is_killed_or_has_no_room_is_not_there(
    kept: Kept, tmp_path: Path, harm: str
) -> None:
    with small_disk(tmp_path) as disk:
        for point in range(1, STEPS_OF_BACKUP):
            state, file = kept.in_folder(disk), disk / f"kept-{point}.tar.gz"
            done = trial("backup", state, file, harm, str(point))
            (disk / FILLER).unlink(missing_ok=True)
            assert file.exists() is (done.returncode == 0), done.stderr
            file.unlink(missing_ok=True)
        assert trial("backup", state, disk / "kept.tar.gz").returncode == 0
        assert {one.name for one in disk.iterdir()} == {"state", "kept.tar.gz"}
