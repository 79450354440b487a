"""What Quiz asks of whoever keeps things for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.delivery.work import Posted
from bot.quiz.assigned import Assignments
from bot.quiz.domain import Attempt, Disagreement, Learner, Round
from bot.quiz.reactions import Reactions
from bot.slack import Block


class AskAbout(Protocol):
    """Answers from guidance what an employee asks about a message of the quiz."""

    async def __call__(
        self, body: Block, text: str, *, key: str, about: Posted, context: Sequence[str]
    ) -> None:
        """Take the question in; the answer goes to the message's thread.

        Args:
            body: the modal in which it was asked, as Slack sent it.
            text: the question.
            key: names the question; the same one is answered once.
            about: the message.
            context: what the message is about, in words; oldest first.
        """


class Attempts(Protocol):
    """Keeps what employees chose."""

    async def add(self, attempt: Attempt) -> Attempt:
        """Keep the attempt and return it; the one kept before under this id, if any."""
        ...

    async def rate(self, attempt_id: str, employee_id: str, *, is_sure: bool) -> bool:
        """Keep how sure the employee was; the first word counts. False: no such attempt."""
        ...

    async def of(self, employee_id: str) -> list[Attempt]:
        """Return the employee's attempts, oldest first; empty if none."""
        ...

    async def everybodys(self) -> list[Attempt]:
        """Return all attempts, oldest first. Only for views that show no person."""
        ...


class Rounds(Protocol):
    """Keeps which questions were put together for whom."""

    async def keep(self, new: Round) -> Round:
        """Keep the round and return it; the one kept before under this id, if any."""
        ...

    async def named(self, round_id: str) -> Round | None:
        """Return the round, or None."""
        ...

    async def of(self, employee_id: str) -> list[Round]:
        """Return the employee's rounds, oldest first; empty if none."""
        ...

    async def end(self, round_id: str, now: datetime) -> None:
        """Keep that the round is over; the first time counts."""
        ...


class Learners(Protocol):
    """Keeps path, pause and reminders of each employee."""

    async def of(self, employee_id: str) -> Learner | None:
        """Return what is kept about the employee, or None."""
        ...

    async def keep(self, learner: Learner) -> None:
        """Keep this instead of what was kept."""
        ...

    async def everybody(self) -> list[Learner]:
        """Return all learners, in no particular order."""
        ...


class Disagreements(Protocol):
    """Keeps objections and their answers."""

    async def add(self, disagreement: Disagreement) -> None:
        """Keep the objection; the same one is kept once."""
        ...

    async def named(self, disagreement_id: str) -> Disagreement | None:
        """Return the objection, or None."""
        ...

    async def answer(self, answered: Disagreement) -> Disagreement:
        """Keep the answer and return the objection; the first answer counts."""
        ...

    async def everybodys(self) -> Sequence[Disagreement]:
        """Return all objections, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class Stores:
    """Everything Quiz keeps; an employee who deletes it is forgotten by each."""

    attempts: Attempts
    rounds: Rounds
    learners: Learners
    disagreements: Disagreements
    assignments: Assignments
    reactions: Reactions
