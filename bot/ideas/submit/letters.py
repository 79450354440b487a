"""The letterbox: what comes without a name lies here until the full hour, then goes its way.

Until then nothing else of it is kept, so that whatever follows, in any table, log or message,
tells only the hour (ADR 0017). Pure.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.ideas.report.deadlines import full_hour
from bot.ideas.report.domain import Step, Words


@dataclass(frozen=True, slots=True)
class Letter:
    """A report, voice or reply without a name."""

    key: str  # identity: the same sending is one letter
    team_id: str
    secret_hash: str
    opens_at: datetime  # UTC, a full hour
    words: Words | None = None  # of a report
    number: int = 0  # of the report that a voice or reply is for
    text: str = ""  # of a voice or reply
    is_reply: bool = False  # to a manager's question
    response: Step | None = None  # to the end of the report; then ``text`` is the reason
    named_key: str = ""  # of the same form, in case that it was sent with a name before


def opening_after(moment: datetime) -> datetime:
    """Return the full hour at which what is sent at this moment goes its way."""
    return full_hour(moment) + timedelta(hours=1)


class Letters(Protocol):
    """Keeps letters until they are opened."""

    async def keep(self, letter: Letter) -> None:
        """Keep it; the same key once."""

    async def of_secret(self, secret_hash: str) -> tuple[Letter, ...]:
        """Return what the holder of the secret has sent and is not opened yet."""

    async def due(self, now: datetime) -> tuple[Letter, ...]:
        """Return what is to be opened by now, in an order that tells nothing."""

    async def remove(self, letter: Letter) -> None:
        """Forget a letter that went its way."""
