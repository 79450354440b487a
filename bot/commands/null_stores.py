"""Stores that keep nothing, for the command line, which has no database."""

from collections.abc import Sequence
from datetime import datetime

from bot.ask.domain import Answer
from bot.language_model.usage import UsageLine, Use


class NullUses:
    """Keeps no use, so that no budget is ever used up."""

    async def keep(self, use: Use) -> None:
        """Let it pass."""

    async def total(self, since: datetime, employee_id: str | None = None) -> int:  # noqa: ARG002
        """Return that nothing was used."""
        return 0

    async def lines(self, since: datetime) -> Sequence[UsageLine]:  # noqa: ARG002
        """Return no lines."""
        return ()


class NullAnswers:
    """Keeps no answer, so that each question is composed anew."""

    async def find(self, key: str) -> Answer | None:  # noqa: ARG002
        """Return that it was never composed."""
        return None

    async def keep(self, key: str, answer: Answer, now: datetime) -> None:
        """Let it pass."""
