"""What writing an answer takes: who hears of each claim, and where answers are kept."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol, TypeAlias

from bot.ask.domain import Answer, Claim, NotCovered, Question

Tell: TypeAlias = Callable[[Claim], Awaitable[None]]
"""Shows a claim while the others are still being written; never fails."""

ComposeAnswer: TypeAlias = Callable[[Question, Tell | None], Awaitable[Answer | NotCovered]]
"""Answers in its own words, and tells each claim as soon as it may be said."""


class ComposedAnswers(Protocol):
    """Keeps composed answers, so that the same question on the same guidance costs nothing."""

    async def find(self, key: str) -> Answer | None:
        """Return the answer, or None if it was never composed or was forgotten."""

    async def keep(self, key: str, answer: Answer, now: datetime) -> None:
        """Keep the answer for 30 days from ``now`` (UTC); the first under its key stays."""
