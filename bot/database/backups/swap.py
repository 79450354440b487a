"""Puts a restored set of files in place of the living one: all of it, whatever happens.

What comes is made ready in a folder beside. Then a plan is written, and from that moment on it
is carried out to its end, by the next process if this one is killed. Before, nothing happened.
"""

import logging
import os
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import BaseModel

from bot.database.backups.disk import writing_to
from bot.database.backups.domain import NOTHING_CHANGED
from bot.database.backups.places import locked, only_one_in, sync
from bot.database.backups.sqlite_files import ENDS, opened, size_of

log = logging.getLogger(__name__)

KEPT_SETS, KEPT_DAYS = 3, 30  # of what was there before a restore; then it is forgotten
_PLAN, _DONE, _NEW = "plan.json", "done.json", "new"
_BEFORE = "before-restore-"
_FINISHED = "a restore was interrupted, and is finished now: everything is as it was in %s"
_UNDONE = "a restore was interrupted before it changed anything: what was there counts"
_TAKEN = "A backup is being brought back"
_DATED = re.compile(rf"{_BEFORE}(\d{{4}}-\d\d-\d\d-\d{{6}})(-\d+)?")
_DATE = "%Y-%m-%d-%H%M%S"


class Plan(BaseModel, frozen=True):
    """What a restore moves; names are relative to the folder of the main file."""

    source: str  # the backup, for people
    before: str  # the folder for what is there now
    come: tuple[str, ...]
    go: tuple[str, ...]


@contextmanager
def restoring(main: Path) -> Iterator[Path]:
    """Give a folder beside the main file in which what comes is made ready, as it will lie.

    Raises:
        BackupError: another process brings one back, or nothing can be written there.
    """
    settle(main)
    staging = _staging(main)
    with (
        writing_to(main.parent, NOTHING_CHANGED),
        only_one_in(staging, _TAKEN, keeps=_PLAN),
    ):
        (staging / _NEW).mkdir(mode=0o700)
        yield staging / _NEW


def swap(main: Path, living: Sequence[Path], source: Path, now: datetime) -> Path | None:
    """Let what was made ready take the place of the living files.

    Args:
        main: the main file, of which `restoring` gave the folder.
        living: the files that are there now, or would be.
        source: the backup, as the next start names it if this is interrupted.
        now: UTC.

    Returns:
        The folder with what was there; None if there was nothing.

    Raises:
        BackupError: something is in the way; the message says how things stand.
    """
    root, staging = main.parent, _staging(main)
    come = _made_ready(staging / _NEW)
    there = _there({*living, *(root / place for place in come)})
    before = _free(root, now)
    plan = Plan(
        source=str(source),
        before=before.name,
        come=come,
        go=tuple(str(file.relative_to(root)) for file in there),
    )
    with writing_to(root, NOTHING_CHANGED):
        _make_folders(root, plan)
        _write(staging, plan)
    _carry_out(root, staging, plan)
    with suppress(OSError):
        forget_old(root, now)
    return before if there else None


def settle(main: Path) -> None:
    """End what an interrupted restore left: finish it if it had begun to move, else undo it.

    Raises:
        BackupError: a restore goes on, or something is in the way of finishing this one.
    """
    staging = _staging(main)
    if not staging.is_dir():
        return
    with locked(staging, _TAKEN):
        for name in (_PLAN, _DONE):
            if (staging / name).exists():
                plan = Plan.model_validate_json((staging / name).read_bytes())
                _carry_out(main.parent, staging, plan)
                log.warning(_FINISHED, plan.source)
                break
        else:
            if (staging / _NEW).exists():
                log.warning(_UNDONE)
        shutil.rmtree(staging)


def forget_old(root: Path, now: datetime) -> None:
    """Delete what was there before restores that are long ago, or more than a few."""
    dated = sorted(one for one in root.glob(f"{_BEFORE}*") if _DATED.fullmatch(one.name))
    oldest = f"{_BEFORE}{now - timedelta(days=KEPT_DAYS):{_DATE}}"
    for number, folder in enumerate(reversed(dated)):
        if number >= KEPT_SETS or folder.name < oldest:
            shutil.rmtree(folder, ignore_errors=True)


def _staging(main: Path) -> Path:
    return main.with_name(f"{main.name}.restoring")


def _made_ready(new: Path) -> tuple[str, ...]:
    """Fold and keep what lies there; return the names."""
    come = sorted(file for file in new.rglob("*.sqlite3"))
    for file in come:
        with closing(opened(file, "mode=rw")) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
        file.chmod(0o600)
        _give(file, new.parent.parent)
        sync(file)
    for folder in (new, *(one for one in new.iterdir() if one.is_dir())):
        sync(folder)
    return tuple(str(file.relative_to(new)) for file in come)


def _give(file: Path, folder: Path) -> None:
    """Let a file that root made be that of whoever owns the folder, as the bot does."""
    if os.geteuid() == 0:
        owner = folder.stat()
        os.chown(file, owner.st_uid, owner.st_gid)


def _there(files: Iterable[Path]) -> list[Path]:
    """Return those of which there is anything, with their write-ahead logs folded in."""
    there = sorted(file for file in files if size_of(file))
    for file in there:
        _fold(file)
    return there


def _fold(file: Path) -> None:
    """Take the write-ahead log into the file; where that fails, it moves beside it."""
    with suppress(sqlite3.Error), closing(opened(file, "mode=rw")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _free(root: Path, now: datetime) -> Path:
    named = root / f"{_BEFORE}{now:{_DATE}}"
    number = 2
    while named.exists():
        named = root / f"{_BEFORE}{now:{_DATE}}-{number}"
        number += 1
    return named


def _make_folders(root: Path, plan: Plan) -> None:
    """Make every folder that a move goes to; afterwards moving takes no room."""
    for place in plan.come:
        (root / place).parent.mkdir(parents=True, exist_ok=True)
    for place in plan.go:
        kept = (root / plan.before / place).parent
        (root / plan.before).mkdir(mode=0o700, exist_ok=True)
        kept.mkdir(mode=0o700, exist_ok=True)
    sync(root)


def _write(staging: Path, plan: Plan) -> None:
    draft = staging / f"{_PLAN}.draft"
    draft.write_text(plan.model_dump_json(), encoding="utf-8")
    sync(draft)
    draft.replace(staging / _PLAN)
    sync(staging)


def _carry_out(root: Path, staging: Path, plan: Plan) -> None:
    """Do what is left of the plan; may run again after a crash at any point.

    Raises:
        BackupError: something is in the way; the next start goes on.
    """
    so = f"Half of {plan.source} is in place: mend that, then any command finishes the restore."
    with writing_to(root, so):
        for place in {*plan.come, *plan.go}:
            comes = staging / _NEW / place
            if comes.exists() or place not in plan.come:
                _set_aside(root / place, root / plan.before / place)
            if comes.exists():
                comes.replace(root / place)
        for folder in {(root / place).parent for place in (*plan.come, *plan.go)}:
            sync(folder)
        shutil.rmtree(staging / _NEW, ignore_errors=True)
        with suppress(FileNotFoundError):  # where that was all that a crash left to do
            (staging / _PLAN).replace(staging / _DONE)


def _set_aside(file: Path, kept: Path) -> None:
    """Move all that makes up a database; fine if some of it was moved before."""
    for end in ENDS:
        part = file.with_name(f"{file.name}{end}")
        if part.exists():
            part.chmod(0o600)
            part.replace(kept.with_name(f"{kept.name}{end}"))
