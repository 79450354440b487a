"""Registers answers in one's own words: listeners, work and a button beside the choices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from slack_bolt.async_app import AsyncApp

from bot.database.engine import Database
from bot.delivery.work import Delivery, Handler
from bot.quiz import messages as quiz_messages
from bot.quiz.domain import QuestionBank, RoundQuestion
from bot.quiz.own_words import listeners
from bot.quiz.own_words.grading import Grading
from bot.quiz.own_words.messages import open_button
from bot.quiz.own_words.store import SqlOwnWords
from bot.quiz.own_words.work import OwnWordsWork
from bot.quiz.store import SqlRounds
from bot.slack import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWordsFeature:
    """Answers in one's own words, of one workspace."""

    database: Database
    delivery: Delivery
    bank: Callable[[], QuestionBank]
    grading: Grading | None  # without a language model it is not offered
    now: Callable[[], datetime]

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Register the listeners; return the handler of each kind of work."""
        work = OwnWordsWork(
            own_words=SqlOwnWords(self.database),
            rounds=SqlRounds(self.database),
            bank=self.bank,
            grading=self.grading,
            now=self.now,
        )
        listeners.register(bolt, self.delivery, work)
        return work.handlers()

    def buttons(self, asked: RoundQuestion) -> tuple[Block, ...]:
        """Return what stands beside a question's choices."""
        if self.grading is None:
            return ()
        return (open_button(quiz_messages.place(asked.round, asked.number)),)
