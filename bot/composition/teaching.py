"""Joins Ideas with Quiz: a complaint's lesson stands on guidance and goes into the bank."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.guidance.domain import Found
from bot.guidance.index import PassageIndex
from bot.ideas.lessons import Lesson, Quoted
from bot.quiz.bank.reading import read_bank
from bot.quiz.bank.validation import QuestionValidator
from bot.quiz.bank.writing import add_question
from bot.quiz.domain import Basis, Choice, QuizQuestion

LESSON_DIFFICULTY = (
    2  # it happened to a colleague, so it is not easy; the trainer may change it
)
LONGEST_QUOTE = 800  # characters, in the question bank
PASSAGES = 4  # of some 50 words, for a language model to choose from


@dataclass(frozen=True, slots=True)
class Teaching:
    """Finds what a lesson stands on, and puts it where the quiz finds it."""

    index: PassageIndex
    validator: QuestionValidator  # to the question bank

    async def find_quote(self, text: str, department_id: str) -> Quoted | None:
        """Return the sentence of the guidance that fits best; None if there is no guidance."""
        found = await asyncio.to_thread(self.index.search, text, 1, department_id)
        return _quoted(found[0]) if found else None

    async def find_passages(self, text: str, department_id: str) -> Sequence[Quoted]:
        """Return whole passages of the guidance that fit a text, best first."""
        found = await asyncio.to_thread(self.index.search, text, PASSAGES, department_id)
        return [Quoted(one.passage.document, one.passage.text) for one in found]

    async def faults(self, lesson: Lesson) -> Sequence[str]:
        """Return what the bank's rules have against the lesson; nothing if it is in there."""
        return await asyncio.to_thread(self._faults, lesson)

    def _faults(self, lesson: Lesson) -> Sequence[str]:
        bank, _ = read_bank(self.validator.questions)
        if bank.named(lesson.question_id):
            return ()
        return self.validator.errors(self._question(lesson))

    async def teach(self, lesson: Lesson) -> None:
        """Put an approved lesson into its department's bank; the same one once.

        Raises:
            BankNotWritableError: the folder is read-only.
        """
        await asyncio.to_thread(self._teach, lesson)

    def _teach(self, lesson: Lesson) -> None:
        add_question(self.validator.questions, self._question(lesson))

    def _question(self, lesson: Lesson) -> QuizQuestion:
        return self.validator.balanced(_question(lesson))


def _quoted(found: Found) -> Quoted:
    passage, scores = found.passage, found.signals.by_sentence
    spans = passage.sentences or ((passage.start, passage.end),)
    best = max(range(len(spans)), key=lambda n: scores[n] if n < len(scores) else -1.0)
    start, end = spans[best]
    quote = " ".join(passage.between(start, end).split())
    if len(quote) > LONGEST_QUOTE:  # verbatim all the same
        quote = quote[:LONGEST_QUOTE].rsplit(" ", 1)[0]
    return Quoted(passage.document, quote)


def _question(lesson: Lesson) -> QuizQuestion:
    best = Choice(lesson.best.text, lesson.best.why, is_best=True)
    return QuizQuestion(
        question_id=lesson.question_id,
        department_id=lesson.department_id,
        moment_id=lesson.moment_id,
        stage=lesson.stage,
        difficulty=LESSON_DIFFICULTY,
        situation=lesson.situation,
        choices=(best, *(Choice(other.text, other.why) for other in lesson.others)),
        passage=Basis(lesson.basis.document, lesson.basis.quote),
        owner=lesson.department_id,
    )
