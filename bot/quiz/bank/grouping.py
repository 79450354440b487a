"""Questions by the files that trainers edit."""

from collections.abc import Sequence
from pathlib import Path

from bot.quiz.bank.reading import PlacedQuestion


def by_path(placed: Sequence[PlacedQuestion]) -> dict[Path, list[PlacedQuestion]]:
    """Return the questions of each file, in the order of the files."""
    files: dict[Path, list[PlacedQuestion]] = {}
    for entry in placed:
        files.setdefault(entry.path, []).append(entry)
    return files
