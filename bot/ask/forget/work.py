"""Forgets every night what is too old: questions and composed answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from bot.ask.compose.domain import ComposedAnswers
from bot.ask.domain import AskedQuestions
from bot.delivery.tasks import performs, schedule_of
from bot.delivery.work import Handler, Outgoing, Work

COMPOSED_KEPT = timedelta(days=30)
QUESTIONS_KEPT = timedelta(days=90)  # their buttons work that long


@dataclass(frozen=True, slots=True)
class ForgetOld:
    """Forget what is older than its limit."""

    KIND: ClassVar[str] = "ask.forget"


FORGETTING = schedule_of(ForgetOld(), "ask.forget", "15 3 * * *", "UTC")


@dataclass(frozen=True, slots=True)
class ForgetWork:
    """Deletes by age; may run again after a crash."""

    asked: AskedQuestions
    composed: ComposedAnswers
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return what does each kind of work."""
        return dict([performs(ForgetOld, self.forget_old)])

    async def forget_old(self, _task: ForgetOld, _work: Work) -> Sequence[Outgoing]:
        """Forget questions whose buttons nobody will press any more; nobody is told."""
        await self.asked.forget_before(self.now() - QUESTIONS_KEPT)
        await self.composed.forget_before(self.now() - COMPOSED_KEPT)
        return ()
