"""Finds questions, says what the bank has against them, and keeps what trainers write."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.people.domain import Employee, People
from bot.people.permissions import Action, check
from bot.quiz.bank.validation import QuestionValidator
from bot.quiz.bank.written import WrittenBank
from bot.quiz.domain import Disagreement, QuestionBank, QuestionGoneError, QuizQuestion
from bot.quiz.workbench.adopting import adopted, whole
from bot.quiz.workbench.domain import (
    ChangeQuestion,
    ListedQuestions,
    QuestionDeed,
    QuestionPage,
    QuestionVersion,
    QuestionVersions,
    counting,
)

LISTED = 10  # on a page
Figures = Callable[[Employee, str], Awaitable[str]]
"""Returns how a question works, in a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """What trainers do with questions in Slack."""

    bank: WrittenBank
    files: Callable[[], QuestionBank]
    versions: QuestionVersions
    validator: QuestionValidator
    people: People
    figures: Figures
    objections: Callable[[str], Awaitable[Sequence[Disagreement]]]  # by question
    needs_second: Callable[[], Awaitable[bool]]  # as the company settled
    now: Callable[[], datetime]

    async def renew(self) -> None:
        """Let what is written in Slack count, here as on every other replica."""
        written = counting(await self.versions.newest())
        if dict(written) != dict(self.bank.written):
            self.bank.renew(written)

    async def listed(
        self, employee_id: str, department_id: str = "", words: str = "", page: int = 0
    ) -> ListedQuestions:
        """Return a page of the questions that have all of the words.

        Raises:
            NotAllowedError: only trainers may.
        """
        await self.trainer(employee_id)
        retired = await self._retired()
        everything = [*self.bank().questions, *retired]
        found = [
            one
            for one in everything
            if department_id in {"", one.department_id} and _has(one, words)
        ]
        pages = max(1, -(-len(found) // LISTED))
        page = min(page, pages - 1)
        shown = found[page * LISTED : (page + 1) * LISTED]
        names = frozenset(one.question_id for one in retired)
        return ListedQuestions(department_id, words, page, pages, len(found), shown, names)

    async def page(self, employee_id: str, question_id: str) -> QuestionPage:
        """Return everything about a question.

        Raises:
            NotAllowedError: only trainers may.
            QuestionGoneError: there never was one.
        """
        trainer = await self.trainer(employee_id)
        counting = self.bank().named(question_id)
        history = await self.versions.history(question_id)
        question = counting or _last(history) or self.files().named(question_id)
        if question is None or not self.bank.is_for_everybody(question):
            message = "There is no such question."
            raise QuestionGoneError(message)
        return QuestionPage(
            question=question,
            history=history,
            is_retired=counting is None,
            is_in_files=self.files().named(question_id) is not None,
            verdicts=await self.verdicts(question),
            figures=await self.figures(trainer, question_id),
            objections=await self.objections(question_id),
        )

    async def verdicts(self, question: QuizQuestion) -> Sequence[str]:
        """Return what the bank has against the question, among those of its department."""
        return await asyncio.to_thread(self.validator.errors_in_department, question)

    async def template(self, employee_id: str, question_id: str) -> QuizQuestion:
        """Return an empty twin of a question, with a name of its own."""
        page = await self.page(employee_id, question_id)
        pattern = page.question
        choices = tuple(replace(one, text="", why="") for one in pattern.choices)
        stem = f"{pattern.department_id}-{pattern.moment_id}-"
        known = [one.question_id for one in (*self.bank().questions, *await self._retired())]
        known += [one.question_id for one in self.files().questions]
        numbers = [int(one.removeprefix(stem)) for one in known if _is_of(one, stem)]
        name = f"{stem}{max(numbers, default=0) + 1:02}"
        return replace(pattern, question_id=name, situation="", choices=choices)

    async def change(self, task: ChangeQuestion, key: str) -> QuestionVersion | None:
        """Keep what a trainer did; None if somebody else was quicker.

        Raises:
            NotAllowedError: only trainers may.
        """
        await self.trainer(task.employee_id)
        deed = QuestionDeed(task.outcome)
        version = QuestionVersion(
            question_id=task.question_id,
            number=task.number + 1,
            question=task.question,
            deed=deed,
            editor_id=task.employee_id,
            at=self.now(),
            key=key,
            counts=not await self.needs_second(),
        )
        if not await self.versions.keep(version):
            return None
        await self.renew()
        return version

    async def adopt(
        self, question: QuizQuestion, deed: QuestionDeed, *, editor_id: str, key: str
    ) -> None:
        """Let a question count that somebody agreed with before; the same key once."""
        wanted = whole(question, deed, self.now(), editor_id=editor_id, key=key)
        await adopted(self.versions, wanted)
        await self.renew()

    async def agree(self, employee_id: str, question_id: str, number: int) -> str:
        """Let another trainer's version count; return why not, empty if it does.

        Raises:
            NotAllowedError: only trainers may.
        """
        await self.trainer(employee_id)
        newest = next(iter(await self.versions.history(question_id)), None)
        if newest is None or newest.number != number:
            return "It was changed meanwhile."
        if newest.counts:
            return ""
        if newest.editor_id == employee_id:
            return "It is yours: another trainer has to agree."
        await self.versions.agree(question_id, number, employee_id)
        await self.renew()
        return ""

    async def trainer(self, employee_id: str) -> Employee:
        """Return the employee.

        Raises:
            NotAllowedError: they are no trainer.
        """
        employee = await self.people.employee(employee_id)
        check(employee, Action.REVIEW_QUESTIONS)
        return employee

    async def others(self, employee_id: str) -> Sequence[str]:
        """Return the Slack ids of all other trainers, each once."""
        groups = [await self.people.resolve(one) for one in self.people.company.trainers]
        found = dict.fromkeys(who for group in groups for who in group)
        return [who for who in found if who != employee_id]

    async def _retired(self) -> Sequence[QuizQuestion]:
        """Return questions that are retired, as they last were."""
        gone = [name for name, one in self.bank.written.items() if one is None]
        known = [
            _last(await self.versions.history(name)) or self.files().named(name)
            for name in gone
        ]
        return [one for one in known if one and self.bank.is_for_everybody(one)]


def _last(history: Sequence[QuestionVersion]) -> QuizQuestion | None:
    return next((one.question for one in history if one.question and one.counts), None)


def _is_of(question_id: str, stem: str) -> bool:
    return question_id.startswith(stem) and question_id.removeprefix(stem).isdecimal()


def _has(question: QuizQuestion, words: str) -> bool:
    said = " ".join(
        (
            question.question_id,
            question.rule.says,
            question.situation,
            question.passage.quote,
            *(choice.text for choice in question.choices),
        )
    ).casefold()
    return all(word in said for word in words.casefold().split())
