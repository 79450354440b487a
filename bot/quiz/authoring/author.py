"""Has a language model draft questions; code keeps what the bank would take."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.language_model.generation import ReplyGenerator
from bot.language_model.structured_prompt import StructuredPrompt, shortened_in_the_middle
from bot.prompts import Prompt
from bot.quiz.authoring.reply_schema import (
    MOST_QUESTIONS,
    ComplaintWords,
    DraftingSource,
    QuestionsForm,
    questions_in,
)
from bot.quiz.bank.validation import QuestionValidator
from bot.quiz.domain import QuestionBank, QuizQuestion

log = logging.getLogger(__name__)

MOST_PASSAGES = 24  # of some 50 words: about 1,800 tokens
LONGEST_PASSAGE = 1500  # characters handed on
KNOWN_SITUATIONS = 30  # of the departments that may be asked
LONGEST_COMPLAINT = 2000  # characters handed on
# By questions: some 400 each, and room for wordy ones.
MOST_TOKENS = {1: 1500, MOST_QUESTIONS: 4000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Drafts questions that the bank would take; what it would not is dropped."""

    generator: ReplyGenerator
    prompt: Prompt
    validator: QuestionValidator
    bank: Callable[[], QuestionBank]

    async def draft(
        self, source: DraftingSource, employee_id: str = ""
    ) -> Sequence[QuizQuestion]:
        """Return the questions that the bank would take: up to five, of a complaint one.

        Args:
            source: what they stand on.
            employee_id: on whose budget; empty: on the company's alone.

        Raises:
            LanguageModelError: the language model wrote nothing usable.
        """
        most = source.most_questions
        form = await self.generator.generate(
            StructuredPrompt(source.feature, self.prompt, QuestionsForm, MOST_TOKENS[most]),
            employee_id,
            count=str(most),
            title=source.title,
            **_complaint(source.complaint),
            passage=[
                shortened_in_the_middle(one.text, LONGEST_PASSAGE)
                for one in source.passages[:MOST_PASSAGES]
            ],
            place=[place.told for place in source.places],
            known=self._known(source),
        )
        return await asyncio.to_thread(self._admitted, form, source)

    def _known(self, source: DraftingSource) -> list[str]:
        document = source.passages[0].document if source.passages else ""
        departments = {place.department_id for place in source.places}
        near = [q for q in self.bank().questions if q.department_id in departments]
        near.sort(key=lambda question: question.passage.document != document)
        return [question.situation for question in near[:KNOWN_SITUATIONS]]

    def _admitted(self, form: QuestionsForm, source: DraftingSource) -> list[QuizQuestion]:
        admitted: list[QuizQuestion] = []
        for drafted in questions_in(form, source):
            question = self.validator.balanced(drafted, beside=admitted)
            errors = self.validator.errors(question, beside=admitted)
            if source.complaint and source.complaint.names_customer(question):
                errors = [*errors, "names the customer"]
            if errors:
                log.info("a question dropped", extra={"why": errors})
            else:
                admitted.append(question)
        dropped = len(form.questions) - len(admitted)
        log.info("questions drafted", extra={"kept": len(admitted), "dropped": dropped})
        return admitted


def _complaint(complaint: ComplaintWords | None) -> Mapping[str, str]:
    words = (complaint.said, complaint.better) if complaint else ("", "")
    said, better = (shortened_in_the_middle(one, LONGEST_COMPLAINT) for one in words)
    return {"complaint": said, "better": better}
