"""The words of installing: which workspaces there are, and what may be wrong with one. Pure."""

import re
from dataclasses import dataclass
from datetime import datetime

from bot.errors import CannotDoError, TryAgainError

_TEAM_ID = re.compile(r"T[A-Z0-9]{1,30}")


@dataclass(frozen=True, slots=True)
class Installed:
    """A workspace that installed the app, perhaps one that removed it again."""

    team_id: str  # "T…"
    name: str
    enterprise_id: str | None  # "E…", of a company with several workspaces
    installed_by: str  # Slack user id, "U…"
    installed_at: datetime  # the last time, UTC
    ended_at: datetime | None = None  # when it was removed, UTC


class NotInstalledError(CannotDoError):
    """The app is not in this workspace, or not any more."""


class TokenUnavailableError(TryAgainError):
    """The token has run out and Slack gives no new one just now."""


class StillReadingError(TryAgainError):
    """The workspace's guidance is not indexed yet."""


class RefusedInstallError(CannotDoError):
    """The app does not let itself be installed in this way."""


def is_team_id(text: str) -> bool:
    """Tell whether the text can be a workspace's id; nothing else names a file or a schema."""
    return _TEAM_ID.fullmatch(text) is not None
