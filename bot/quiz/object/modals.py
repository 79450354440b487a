"""The modals below an explanation, built at once: a trigger lives for three seconds."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.delivery.work import Posted
from bot.guidance.parse.display import as_quoted
from bot.quiz.domain import Basis, QuestionBank, QuestionGoneError, QuizQuestion
from bot.quiz.object import messages as objection_messages
from bot.quiz.object.domain import OpenedPassage
from bot.quiz.object.service import Objecting
from bot.quiz.ports import AskAbout
from bot.quiz.service import Quiz
from bot.slack import Block

ReadPassage = Callable[[Basis], Awaitable[OpenedPassage | None]]
"""Returns the passage around a quote; None if it was rewritten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplanationModals:
    """Builds the modal that a click opens."""

    quiz: Quiz
    bank: Callable[[], QuestionBank]
    objecting: Objecting
    read_passage: ReadPassage
    answer_about: AskAbout

    async def passage(self, question_id: str) -> Block:
        """Return the passage around the quote of a question."""
        question = self._question(question_id)
        excerpt = await self.read_passage(question.passage) or OpenedPassage(
            "The guidance was rewritten since; this is what it said",
            as_quoted(question.passage.quote),
            question.passage.document,
        )
        return objection_messages.passage_modal(excerpt)

    async def object_to(self, question_id: str) -> Block:
        """Return the modal that asks why somebody disagrees."""
        return objection_messages.object_modal(self._question(question_id))

    async def ask_about(self, employee_id: str, value: str, channel: str, ts: str) -> Block:
        """Return the modal that asks what somebody would like to know about a question."""
        at = json.loads(value)
        answered = await self.quiz.answered(employee_id, at["r"], at["n"])
        return objection_messages.ask_modal(answered.question, channel, ts)

    async def answer(self, disagreement_id: str) -> Block:
        """Return the modal in which the owner answers; what was answered is only told."""
        objection = await self.objecting.named(disagreement_id)
        if objection.disagreement.answered_at:
            return objection_messages.answered_notice(objection)
        return objection_messages.answer_modal(objection)

    async def ask(self, body: Block, text: str) -> None:
        """Have answered, in its thread, what the modal asked about a question."""
        carried = json.loads(body["view"]["private_metadata"])
        question = self._question(carried["q"])
        best = question.choices[question.best]
        await self.answer_about(
            body,
            text,
            key=f"quiz:{body['view']['id']}",
            about=Posted(carried["channel"], carried["ts"]),
            context=[question.situation, f"{best.text} {best.why}", question.passage.quote],
        )

    def _question(self, question_id: str) -> QuizQuestion:
        question = self.bank().named(question_id)
        if question is None:
            message = "This question has left the quiz."
            raise QuestionGoneError(message)
        return question
