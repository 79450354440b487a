"""A judgement of an answer: that it helped, or why it did not."""

from dataclasses import dataclass
from typing import ClassVar, Protocol


@dataclass(frozen=True, slots=True)
class KeepFeedback:
    """An employee judged an answer, or said what was wrong with it."""

    KIND: ClassVar[str] = "ask.feedback"
    key: str  # of the question
    employee_id: str
    response_url: str
    is_helpful: bool
    reason: str  # a key of `feedback.messages.REASONS`; empty: none was given yet; "closest"


class Feedback(Protocol):
    """Keeps whether an answer helped."""

    async def give(self, key: str, employee_id: str, *, is_helpful: bool, reason: str) -> None:
        """Keep the employee's latest judgement of the answer."""

    async def counted(self) -> dict[str, int]:
        """Return how many judgements of answers there are, by "helpful" or the reason given.

        What was only close, and helped, is no answer and not among them.
        """
