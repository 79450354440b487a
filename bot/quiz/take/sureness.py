"""How sure somebody was of an answer: asked between the choice and what was right."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.quiz.domain import AnsweredQuestion, QuestionGoneError
from bot.quiz.learners import change_learner
from bot.quiz.object.domain import OpenedPassage
from bot.quiz.object.modals import ReadPassage
from bot.quiz.ports import Stores


async def nobody_is_asked() -> bool:
    """Ask nobody how sure they are."""
    return False


async def no_passage(_basis: object) -> None:
    """Know no more than the quote."""


@dataclass(frozen=True, slots=True)
class Sureness:
    """Knows who is asked how sure they are, keeps it, and finds what a sure error needs."""

    stores: Stores
    company_asks: Callable[[], Awaitable[bool]] = nobody_is_asked
    read_passage: ReadPassage = no_passage

    async def is_to_be_asked(self, answered: AnsweredQuestion) -> bool:
        """Tell whether the learner is to say first how sure they are of this answer."""
        if answered.is_sure is not None or not await self.company_asks():
            return False
        learner = await self.stores.learners.of(answered.round.employee_id)
        return learner is None or learner.asks_sureness

    async def rate(
        self, employee_id: str, round_id: str, number: int, *, is_sure: bool
    ) -> None:
        """Keep how sure the employee was; what was said first stays.

        Raises:
            QuestionGoneError: there is no such answer of theirs.
        """
        attempt_id = f"{round_id}.{number}"
        if not await self.stores.attempts.rate(attempt_id, employee_id, is_sure=is_sure):
            raise QuestionGoneError

    async def change(self, employee_id: str, *, is_asked: bool) -> None:
        """Keep whether the employee wants to be asked."""
        await change_learner(self.stores.learners, employee_id, asks_sureness=is_asked)

    async def more_for(self, answered: AnsweredQuestion) -> OpenedPassage | None:
        """Return the passage around the quote after an error somebody was sure of."""
        if answered.was_right or not answered.is_sure:
            return None
        return await self.read_passage(answered.question.passage)
