"""The question bank as its files are now."""

import logging
from pathlib import Path

from bot.quiz.bank.reading import files_in, read_bank
from bot.quiz.domain import QuestionBank

log = logging.getLogger(__name__)


class ReloadingBank:
    """The bank as its files are now: an edit counts from the next question on."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._seen: dict[Path, tuple[int, ...]] = {}
        self._bank = QuestionBank()

    def __call__(self) -> QuestionBank:
        """Return the questions that can be used; what cannot be is logged once."""
        seen = {path: _look_of(path) for path in files_in(self._folders)}
        if seen != self._seen:
            self._bank, findings = read_bank(*self._folders)
            self._seen = seen
            for finding in findings:
                place = f"{finding.path}:{finding.line}"
                log.warning("a quiz question is left out", extra={"place": place})
        return self._bank


def _look_of(path: Path) -> tuple[int, ...]:
    """Return what differs after an edit; the time alone may not, right after another one.

    Nothing of a file that went meanwhile, or of a link that leads nowhere.
    """
    try:
        known = path.stat()
    except OSError:
        return ()
    return known.st_mtime_ns, known.st_size, known.st_ino
