"""Slack's files in memory."""

from bot.slack_files import (
    FileGoneError,
    FileLimits,
    FileScopeMissingError,
    SlackFile,
    SlackFilesDownError,
    within,
)


class FakeSlackFiles:
    """Hands out what was put into it; may be forbidden, or down for a while."""

    def __init__(self) -> None:
        self.is_allowed = True
        self.is_down = False
        self._kept: dict[str, tuple[str, bytes]] = {}

    def put(self, name: str, content: bytes) -> str:
        """Keep a file as somebody gave it; returns its id."""
        file_id = f"F0FAKE{len(self._kept)}"
        self._kept[file_id] = (name, content)
        return file_id

    async def fetch(self, file_id: str, limits: FileLimits) -> SlackFile:
        if self.is_down:
            raise SlackFilesDownError
        if not self.is_allowed:
            raise FileScopeMissingError
        if file_id not in self._kept:
            raise FileGoneError
        return within(limits, *self._kept[file_id])
