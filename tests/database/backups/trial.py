"""A process that keeps or brings back a backup, and meets with something on its way.

``python -m tests.database.backups.trial restore STATE FILE --kill-at 12``. What is counted are
the steps that Python takes with files: it opens, makes, moves, deletes one, opens a database.
"""

import argparse
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from bot.__main__ import main

STEPS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "sqlite3.connect")
FILLER = "filler"


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def filling(folder: Path) -> Callable[[], None]:
    """Return what takes all the room that the disk of the folder has."""

    def fill() -> None:
        descriptor = os.open(folder / FILLER, os.O_CREAT | os.O_WRONLY)
        for size in (1 << 16, 1 << 10, 1):
            try:
                while True:
                    os.write(descriptor, b"x" * size)
            except OSError:
                continue

    return fill


def meet_with(act: Callable[[], None], at: int, folder: Path) -> None:
    """Let it happen when so many steps have been taken with files of the folder."""
    left = at

    def step(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in STEPS and str(folder) in str(arguments[0]):
            left -= 1
            if left == 0:
                act()

    sys.addaudithook(step)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("command")
    parser.add_argument("state", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--kill-at", type=int, default=0)
    parser.add_argument("--fill-at", type=int, default=0)
    asked = parser.parse_args()
    os.environ["STATE"] = str(asked.state)
    if asked.kill_at:
        meet_with(kill, asked.kill_at, asked.state.parent)
    if asked.fill_at:
        meet_with(filling(asked.state.parent), asked.fill_at, asked.state.parent)
    sys.argv = ["bot", asked.command, str(asked.file)]
    sys.exit(main())
