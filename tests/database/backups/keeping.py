"""Two memories that differ, and which of them lies in a folder."""

import asyncio
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.commands.backup import keep_in
from bot.commands.restore import bring_back
from bot.database.backups.domain import BackupError
from bot.database.engine import open_existing, open_file
from bot.people.store import SqlChosenDepartments

PEOPLE = 60  # whose departments are kept, so that a file has some pages


@dataclass(frozen=True)
class Kept:
    """A state with what is old in it, and a backup of what is new."""

    old: Path  # a folder to copy
    archive: bytes

    def in_folder(self, folder: Path) -> Path:
        """Lay the old state into the folder; return where it lies."""
        state = folder / "state"
        shutil.rmtree(state, ignore_errors=True)
        shutil.copytree(self.old, state)
        return state


async def remember(state: Path, department: str) -> None:
    database = open_file(state / "bot.sqlite3")
    chosen = SqlChosenDepartments(database)
    for number in range(PEOPLE):
        await chosen.choose(f"U{number}", department)
    await database.close()


async def made(template: Path, folder: Path) -> Kept:
    """Make an old state, and a backup of a newer one."""
    old, new, file = folder / "old", folder / "new", folder / "kept.tar.gz"
    for state, department in ((old, "old"), (new, "new")):
        shutil.copytree(template.parent, state)
        await remember(state, department)
    database = open_file(new / "bot.sqlite3")
    await keep_in(database, file)
    await database.close()
    return Kept(old, file.read_bytes())


def remembered(state: Path) -> str:
    """Return "old" or "new", as the next start of the bot finds it; never a mixture.

    What is the work's is looked at as well: it comes and goes with the rest.
    """
    open_existing(f"sqlite:///{state / 'bot.sqlite3'}")  # ends what was interrupted
    with closing(sqlite3.connect(state / "bot.sqlite3")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        counted = "SELECT department_id, count(*) FROM people_employee GROUP BY 1"
        ((department, count),) = connection.execute(counted).fetchall()
        marked = "SELECT count(*) FROM delivery_attempt WHERE key = 'restored'"
        (restored,) = connection.execute(marked).fetchone()
    assert count == PEOPLE
    assert bool(restored) is (department == "new")
    with closing(sqlite3.connect(state / "bot-work.sqlite3")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return str(department)


def restored(state: Path, file: Path) -> str:
    """Bring the file back in this process; return what the employee of IT reads."""

    async def bring() -> str:
        database = open_file(state / "bot.sqlite3")
        try:
            await bring_back(database, file)
        except BackupError as error:
            return str(error)
        finally:
            await database.close()
        return "Everything is as it was"

    return asyncio.run(bring())


def stands_as_told(told: str, found: str) -> bool:
    """Tell whether the sentence is true of what was found."""
    says_new = "Everything is as it was" in told
    says_old = "Nothing was changed" in told
    return (says_new, says_old) == ((found == "new"), (found == "old"))


def flipped(content: bytes, bit: int) -> bytes:
    """Return it with one bit the other way."""
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def spread(length: int, count: int) -> list[int]:
    """Return so many places, evenly over the length and with both ends."""
    return [round(number * (length - 1) / (count - 1)) for number in range(count)]


Harm = Callable[[bytes, int], bytes]
