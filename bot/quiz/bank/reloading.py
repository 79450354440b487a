"""The question bank as its files are now."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.company_files.copies import keep_copy
from bot.quiz.bank.reading import PlacedQuestion, files_in, read_one
from bot.quiz.domain import QuestionBank

log = logging.getLogger(__name__)


class ReloadingBank:
    """The bank as its files are now: an edit counts from the next question on."""

    def __init__(self, *folders: Path, copy_of: Callable[[Path], Path] | None = None) -> None:
        """Read nothing yet; ``copy_of`` tells where a file is kept as it last was right."""
        self._folders = folders
        self._copy_of = copy_of
        self._seen: dict[Path, tuple[int, ...]] = {}
        self._good: dict[Path, list[PlacedQuestion]] = {}  # as each could last be read
        self._bank = QuestionBank()

    def __call__(self) -> QuestionBank:
        """Return the questions that can be used; what cannot be is logged once."""
        seen = {path: look_of(path) for path in files_in(self._folders)}
        if seen != self._seen:
            placed = [one for path in seen for one in self._of(path)]
            self._bank = QuestionBank(tuple(one.question for one in placed))
            self._seen = seen  # last: another thread would take the bank of before
        return self._bank

    def _of(self, path: Path) -> list[PlacedQuestion]:
        """Return the file's questions; those that slip as they were before."""
        written = _written_in(path)
        placed, findings = read_one(path, written)
        for finding in findings:
            place = f"{finding.path}:{finding.line}"
            log.warning("a quiz question is left out", extra={"place": place})
        before = self._before(path) if findings else []
        if written is not None and (not findings or (placed and not before)):
            self._keep(path, written)
        if findings and not placed:
            return before
        self._good[path] = [*placed, *_slipped(written or b"", placed, before)]
        return self._good[path]

    def _before(self, path: Path) -> list[PlacedQuestion]:
        if path not in self._good and self._copy_of and self._copy_of(path).exists():
            self._good[path] = read_one(self._copy_of(path))[0]
        return self._good.get(path, [])

    def _keep(self, path: Path, written: bytes) -> None:
        if self._copy_of:
            keep_copy(self._copy_of(path), written)


def _written_in(path: Path) -> bytes | None:
    """Return what stands in a file; None where its reader says why nothing can."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _slipped(
    written: bytes, placed: Sequence[PlacedQuestion], before: Sequence[PlacedQuestion]
) -> list[PlacedQuestion]:
    """Return the questions of before that the file still has, and nobody can read."""
    readable = {one.question.question_id for one in placed}
    lost = [one for one in before if one.question.question_id not in readable]
    return [one for one in lost if one.question.question_id.encode() in written]


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
