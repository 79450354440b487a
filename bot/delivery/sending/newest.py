"""What is shown in a place that keeps its newest only: a page, a message that is renewed.

Works run beside each other, and one may wait long for Slack: what is older would come last.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from weakref import WeakValueDictionary

from bot.delivery.store import SqlDeliveryAttempts
from bot.delivery.work import Json, Outgoing, PublishHome, Update


def as_of(outgoing: Outgoing, kept: Mapping[str, Json]) -> datetime | None:
    """Return from when on a change may be missing in it; None for what replaces nothing.

    A page is renewed by a work of its own that is taken in after each change, so the later
    work shows more. A message is renewed by the very work that makes the change: there, more
    is shown by what was decided later.
    """
    match outgoing:
        case PublishHome():
            seconds = kept.get("taken_in_at")
        case Update():
            seconds = kept.get("decided_at")
        case _:
            seconds = None
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


class NewestShown:
    """Lets what is older not replace what is newer, in any replica."""

    def __init__(self, attempts: SqlDeliveryAttempts) -> None:
        self._attempts = attempts
        self._sending: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(
        self, outgoing: Outgoing, team_id: str, made_as_of: datetime | None
    ) -> AsyncIterator[bool]:
        """Hold the place while it is sent; yields False where something newer was sent."""
        place = _place(outgoing)
        if place is None or made_as_of is None:
            yield True
            return
        name = f"{team_id}/newest:{place}"  # begins so that a workspace's own is forgotten
        lock = self._sending.setdefault(name, asyncio.Lock())
        async with lock:
            yield await self._attempts.is_newest(name, made_as_of)


def _place(outgoing: Outgoing) -> str | None:
    match outgoing:
        case PublishHome(employee_id=employee_id):
            return employee_id
        case Update(channel=channel, ts=ts):
            return f"{channel}:{ts}"
        case _:
            return None
