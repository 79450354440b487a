"""Whom a change concerns because they asked: who got the passage within 90 days."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ask.domain import AskedQuestions
from bot.guidance.changes.concern import ChangedDocument

QUOTED_WITHIN = timedelta(days=90)  # as long as questions are kept, too


@dataclass(frozen=True, slots=True)
class Askers:
    """Knows who was quoted what."""

    asked: AskedQuestions
    now: Callable[[], datetime]

    async def of(self, changed: ChangedDocument) -> Collection[str]:
        """Return who asked and got a passage that says otherwise now."""
        document = changed.before.guidance.document
        quoted = await self.asked.quoted_since(document, self.now() - QUOTED_WITHIN)
        return {who for who, one in quoted if changed.concerns(one.quote, one.start)}
