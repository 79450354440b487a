"""The durable work of advice: words are read, compared and forgotten."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Post, Work
from bot.errors import CannotDoError
from bot.language_model.port import LanguageModelError, OverBudgetError
from bot.quiz.domain import NotYoursError, QuestionBank, QuestionGoneError, QuizQuestion
from bot.quiz.own_words import messages
from bot.quiz.own_words.domain import AdviseOnWords, OwnWords
from bot.quiz.own_words.grading import Grading
from bot.quiz.ports import Rounds
from bot.slack import Message

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWordsWork:
    """Gives advice; keeps no attempt. May run again after a crash."""

    own_words: OwnWords
    rounds: Rounds
    bank: Callable[[], QuestionBank]
    grading: Grading | None  # with a language model
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict((performs(AdviseOnWords, self.advise),))

    async def advise(self, task: AdviseOnWords, _work: Work) -> Sequence[Outgoing]:
        """Give advice on what an employee would do, to nobody else."""
        who, words_id = task.employee_id, task.words_id
        try:
            question = await self.question(who, task.round_id, task.number)
            message = await self._advice(question, words_id, who)
        except CannotDoError:
            await self.own_words.forget(words_id)
            raise
        await self.own_words.forget(words_id)
        return [Post(who, message.text, message.blocks)]

    async def _advice(self, question: QuizQuestion, words_id: str, who: str) -> Message:
        words = await self.own_words.of(words_id)
        if self.grading is None or words is None:  # the one or the other is gone meanwhile
            return messages.no_advice()
        try:
            return messages.advice(await self.grading.advise(question, words, who))
        except OverBudgetError as error:
            return messages.no_advice(str(error))
        except LanguageModelError as error:
            log.info("no advice", extra={"reason": error.reason})
            return messages.no_advice()

    async def question(self, employee_id: str, round_id: str, number: int) -> QuizQuestion:
        """Return the question that was put to the employee.

        Raises:
            NotYoursError: it was put to somebody else.
            QuestionGoneError: it is no longer in the bank, or the round is gone.
        """
        this = await self.rounds.named(round_id)
        ids = this.question_ids if this else ()
        question = self.bank().named(ids[number]) if number in range(len(ids)) else None
        if this is None or question is None:
            message = "This question is no longer open. Say “quiz me” for a new one."
            raise QuestionGoneError(message)
        if this.employee_id != employee_id:
            message = "This question was asked of somebody else."
            raise NotYoursError(message)
        return question
