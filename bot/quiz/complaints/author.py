"""Has a language model make a quiz question of a complaint; code decides whether it is one."""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import Field

from bot.guidance.domain import Passage
from bot.language_model.generation import ReplyGenerator
from bot.language_model.port import LanguageModelError
from bot.language_model.structured_prompt import (
    OneLine,
    ReplySchema,
    StructuredPrompt,
    on_one_line,
    shortened_in_the_middle,
)
from bot.prompts import Prompt
from bot.quiz.authoring.author import LONGEST_PASSAGE
from bot.quiz.authoring.form import DraftedChoice
from bot.quiz.bank.validation import QuestionValidator
from bot.quiz.complaints.domain import Complaint
from bot.quiz.domain import Basis, Choice, QuizQuestion

log = logging.getLogger(__name__)

LONGEST_COMPLAINT = 2000  # characters handed on
TOKENS = 1500


class LessonForm(ReplySchema):
    """A question as the language model wrote it: nothing in it is believed yet."""

    quote: OneLine = Field(description="A sentence of a passage, exactly, or empty")
    situation: OneLine = Field(description="A working day's situation, ending in a question")
    choices: list[DraftedChoice] = Field(description="Three or four, one of them best")


@dataclass(frozen=True, slots=True)
class ComplaintAuthor:
    """Writes the question of a complaint."""

    generator: ReplyGenerator
    prompt: Prompt
    validator: QuestionValidator

    async def write(
        self, complaint: Complaint, template: QuizQuestion, passages: Sequence[Passage]
    ) -> QuizQuestion | None:
        """Return the template's question in the language model's words; None if it has none."""
        try:
            form = await self.generator.generate(
                StructuredPrompt("ideas.lesson", self.prompt, LessonForm, TOKENS),
                "",
                department=template.department_id,
                moment=template.moment_id,
                complaint=shortened_in_the_middle(complaint.said, LONGEST_COMPLAINT),
                better=shortened_in_the_middle(complaint.better, LONGEST_COMPLAINT),
                passage=[
                    shortened_in_the_middle(one.text, LONGEST_PASSAGE) for one in passages
                ],
            )
        except LanguageModelError as error:
            log.info("no lesson written", extra={"reason": error.reason})
            return None
        question = _question(form, passages, template)
        return question if question and await self._is_fit(question, complaint) else None

    async def _is_fit(self, question: QuizQuestion, complaint: Complaint) -> bool:
        customer = complaint.customer.strip().casefold()
        if customer and any(customer in text.casefold() for text in _texts(question)):
            log.info("a lesson dropped", extra={"why": "names the customer"})
            return False
        placed = await asyncio.to_thread(self.validator.balanced, question)
        errors = await asyncio.to_thread(self.validator.errors, placed)
        if errors:
            log.info("a lesson dropped", extra={"why": errors})
        return not errors


def _question(
    form: LessonForm, passages: Sequence[Passage], template: QuizQuestion
) -> QuizQuestion | None:
    quote = form.quote
    basis = next((one for one in passages if quote and quote in on_one_line(one.text)), None)
    if basis is None or sum(choice.best for choice in form.choices) != 1:
        return None
    return replace(
        template,
        situation=form.situation,
        choices=tuple(Choice(one.text, one.why, one.best) for one in form.choices),
        passage=Basis(basis.document, quote),
    )


def _texts(question: QuizQuestion) -> Iterator[str]:
    yield question.situation
    for choice in question.choices:
        yield choice.text
        yield choice.why
