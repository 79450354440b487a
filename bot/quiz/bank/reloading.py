"""The question bank as its files are now."""

import logging
from collections.abc import Sequence
from pathlib import Path

from bot.quiz.bank.reading import PlacedQuestion, files_in, read_one
from bot.quiz.domain import QuestionBank

log = logging.getLogger(__name__)


class ReloadingBank:
    """The bank as its files are now: an edit counts from the next question on."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._seen: dict[Path, tuple[int, ...]] = {}
        self._good: dict[Path, list[PlacedQuestion]] = {}  # as each could last be read
        self._bank = QuestionBank()

    def __call__(self) -> QuestionBank:
        """Return the questions that can be used; what cannot be is logged once."""
        seen = {path: look_of(path) for path in files_in(self._folders)}
        if seen != self._seen:
            self._seen = seen
            placed = [one for path in seen for one in self._of(path)]
            self._bank = QuestionBank(tuple(one.question for one in placed))
        return self._bank

    def _of(self, path: Path) -> list[PlacedQuestion]:
        """Return the file's questions; those that slip as they were before."""
        placed, findings = read_one(path)
        for finding in findings:
            place = f"{finding.path}:{finding.line}"
            log.warning("a quiz question is left out", extra={"place": place})
        before = self._good.get(path, [])
        if findings and not placed:
            return before
        lost = _slipped(path, placed, before) if findings else []
        self._good[path] = [*placed, *lost]
        return self._good[path]


def _slipped(
    path: Path, placed: Sequence[PlacedQuestion], before: Sequence[PlacedQuestion]
) -> list[PlacedQuestion]:
    """Return the questions of before that the file still has, and nobody can read."""
    try:
        text = path.read_text("utf-8", errors="replace")
    except OSError:  # gone meanwhile
        return []
    readable = {one.question.question_id for one in placed}
    lost = [one for one in before if one.question.question_id not in readable]
    return [one for one in lost if one.question.question_id in text]


def look_of(path: Path) -> tuple[int, ...]:
    """Return what differs after an edit, or once somebody else may read the file.

    The time of an edit alone may not, right after another one. Nothing of a file that went
    meanwhile, or of a link that leads nowhere.
    """
    try:
        known = path.stat()
    except OSError:
        return ()
    return known.st_mtime_ns, known.st_ctime_ns, known.st_size, known.st_ino
