"""Lets tickets in that their help desk signed, each once."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.delivery.intake import keepable
from bot.delivery.tasks import work_of
from bot.delivery.work import Delivery
from bot.ideas.tickets.domain import Admission, TicketSource
from bot.ideas.tickets.service import is_meant, ticket_in
from bot.ideas.tickets.signatures import is_signed


@dataclass(frozen=True, slots=True)
class TicketDoor:
    """Where help desks send tickets to, each signed with its own secret."""

    sources: Mapping[str, TicketSource]
    secrets: Mapping[str, str]  # by the ids of sources
    delivery: Delivery
    now: Callable[[], datetime]
    team_id: Callable[[], Awaitable[str]]  # the workspace that the bot serves

    def knows(self, source_id: str) -> bool:
        """Tell whether tickets come from there: it is in the file, and its secret is set."""
        return source_id in self.sources and bool(self.secrets.get(source_id))

    async def take(self, source_id: str, headers: Mapping[str, str], body: bytes) -> Admission:
        """Take in what came, once for each ticket; whoever did not sign changes nothing.

        Raises:
            TryAgainError: it could not be kept; the same may be sent again.
        """
        source, now = self.sources[source_id], self.now()
        secret = self.secrets[source_id]
        if not is_signed(source.verifier, secret, headers, body, now):
            return Admission.UNSIGNED
        sent = _read(body)
        if sent is None:
            return Admission.UNREADABLE
        if not is_meant(source, sent):
            return Admission.NOT_MEANT
        if (task := ticket_in(source, sent, now)) is None:
            return Admission.UNREADABLE
        key = f"{task.KIND}:{source_id}:{task.ticket}"
        await self.delivery.take_in(work_of(task, key, await self.team_id()))
        return Admission.TAKEN


def _read(body: bytes) -> Any:
    try:
        return keepable(json.loads(body))
    except (ValueError, RecursionError):
        return None
