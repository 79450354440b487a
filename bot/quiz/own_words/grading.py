"""Compares one's own words with a question's rubric: its choices, explanations and quote."""

from dataclasses import dataclass

from pydantic import Field

from bot.language_model.generation import ReplyGenerator
from bot.language_model.port import UnusableReplyError
from bot.language_model.structured_prompt import (
    OneLine,
    ReplySchema,
    StructuredPrompt,
    on_one_line,
)
from bot.prompts import Prompt
from bot.quiz.domain import Choice, QuizQuestion
from bot.quiz.own_words.domain import LONGEST_WORDS, Advice

TOKENS = 500


class AdviceForm(ReplySchema):
    """The comparison as the language model made it. No sentence of it is shown."""

    evidence: OneLine = Field(
        description="The part of the employee's words that decides, exactly"
    )
    meets: bool = Field(description="Whether they do what the good answer does")
    pitfalls: list[int] = Field(description="Numbers of the pitfalls that they fall into")


@dataclass(frozen=True, slots=True)
class Grading:
    """Has a language model compare; what it says counts only with evidence."""

    generator: ReplyGenerator
    prompt: Prompt

    async def advise(self, question: QuizQuestion, words: str, employee_id: str) -> Advice:
        """Return how the words compare with the question, on the employee's budget.

        Raises:
            LanguageModelError: the language model made no usable comparison.
        """
        others = [choice for choice in question.choices if not choice.is_best]
        form = await self.generator.generate(
            StructuredPrompt("quiz.advice", self.prompt, AdviceForm, TOKENS),
            employee_id,
            situation=question.situation,
            best=_told(question.choices[question.best]),
            quote=question.passage.quote,
            pitfall=[_told(choice) for choice in others],
            words=words[:LONGEST_WORDS],
        )
        if form.meets and not _stands_in(form.evidence, words):
            message = "The language model praised what the employee did not write."
            raise UnusableReplyError(message)
        pitfalls = [one for number, one in enumerate(others, 1) if number in form.pitfalls]
        return Advice(question, form.meets, tuple(pitfalls))


def _told(choice: Choice) -> str:
    return f"{choice.text}\n{choice.why}"


def _stands_in(evidence: str, words: str) -> bool:
    return bool(evidence) and evidence.casefold() in on_one_line(words).casefold()
