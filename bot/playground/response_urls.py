"""Response URLs: five answers to what an employee did, within thirty minutes."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.refusal import CallRefusedError

# https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
LIFE = timedelta(minutes=30)
MOST_USES = 5


@dataclass(slots=True)
class Respondable:
    """Where the answers go."""

    employee_id: str
    channel_id: str
    until: datetime
    message_ts: str | None = None  # of the message clicked on; None after a command
    thread_ts: str | None = None
    uses: int = 0


class ResponseUrls:
    """Issues response URLs and finds what they stand for."""

    def __init__(self) -> None:
        self.base_url = ""  # of this playground; set when it knows its port
        self._issued: dict[str, Respondable] = {}

    def issue(self, place: Respondable) -> str:
        """A new URL for the place."""
        token = secrets.token_urlsafe(18)
        self._issued[token] = place
        return f"{self.base_url}/response/{token}"

    def use(self, token: str, now: datetime) -> Respondable:
        """The place behind the URL's token; counts as one use.

        Raises:
            CallRefusedError: ``used_url`` or ``expired_url``.
        """
        place = self._issued.get(token)
        if place is None or now > place.until:
            raise CallRefusedError("expired_url")
        if place.uses >= MOST_USES:
            raise CallRefusedError("used_url")
        place.uses += 1
        return place
