"""An employee disagrees with a question; its owner answers; the employee hears."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.people.domain import People
from bot.people.permissions import Action, NotAllowedError, may
from bot.quiz.domain import Disagreement, QuestionBank, QuestionGoneError, QuizQuestion
from bot.quiz.object.domain import Objection
from bot.quiz.ports import Stores


@dataclass(frozen=True, slots=True, kw_only=True)
class Objecting:
    """Brings objections to those who own the question, and answers back."""

    bank: Callable[[], QuestionBank]
    people: People
    stores: Stores
    now: Callable[[], datetime]

    async def object_to(
        self, employee_id: str, question_id: str, words: str, *, key: str
    ) -> Objection:
        """Keep the objection and return whom it reaches.

        Raises:
            QuestionGoneError: the question is not in the bank any more.
        """
        if self.bank().named(question_id) is None:
            message = "This question has left the quiz, so there is nothing to disagree with."
            raise QuestionGoneError(message)
        new = Disagreement(key, question_id, employee_id, words.strip(), self.now())
        await self.stores.disagreements.add(new)
        return await self._objection(new)

    async def answer(self, answered_by: str, disagreement_id: str, words: str) -> Objection:
        """Keep the owner's answer; the first one counts.

        It may be about a question that left the quiz, perhaps because of this very objection.

        Raises:
            NotAllowedError: the question is not theirs, or it is their own objection.
            QuestionGoneError: the objection does not exist any more.
        """
        kept = await self._kept(disagreement_id)
        objection = await self._objection(kept)
        await self._check(answered_by, objection)
        answered = replace(
            kept, answer=words.strip(), answered_by=answered_by, answered_at=self.now()
        )
        return replace(objection, disagreement=await self.stores.disagreements.answer(answered))

    async def named(self, disagreement_id: str) -> Objection:
        """Return the objection.

        Raises:
            QuestionGoneError: the objection does not exist any more.
        """
        return await self._objection(await self._kept(disagreement_id))

    async def _kept(self, disagreement_id: str) -> Disagreement:
        kept = await self.stores.disagreements.named(disagreement_id)
        if kept is None:
            message = "This disagreement was withdrawn."
            raise QuestionGoneError(message)
        return kept

    async def _objection(self, disagreement: Disagreement) -> Objection:
        question = self.bank().named(disagreement.question_id)
        return Objection(disagreement, question, await self._owners(question, disagreement))

    async def _owners(
        self, question: QuizQuestion | None, disagreement: Disagreement
    ) -> tuple[str, ...]:
        """Return who answers: the owner, else trainers, else administrators; never who objects.

        Empty if the company names nobody of these but the one who objects.
        """
        company = self.people.company
        owner = question.owner if question else self._department_of(disagreement.question_id)
        administrators = await self.people.administrators()
        for names in ((owner,) if owner else (), company.trainers, administrators):
            groups = [await self.people.resolve(name) for name in names]
            found = dict.fromkeys(who for group in groups for who in group)
            if others := tuple(who for who in found if who != disagreement.employee_id):
                return others
        return ()

    def _department_of(self, question_id: str) -> str | None:
        """Return the department that a question is of by its id, also once it is gone."""
        found = [
            department.department_id
            for department in self.people.company.departments
            if question_id.startswith(f"{department.department_id}-")
        ]
        return max(found, key=len, default=None)

    async def _check(self, answered_by: str, objection: Objection) -> None:
        employee = await self.people.employee(answered_by)
        department_id = self._department_of(objection.disagreement.question_id)
        is_allowed = answered_by in objection.owners or may(
            employee, Action.ANSWER_DISAGREEMENT, department_id
        )
        is_own = answered_by == objection.disagreement.employee_id
        if is_own or not is_allowed:
            message = f"Sorry, you may not {Action.ANSWER_DISAGREEMENT}."
            raise NotAllowedError(message)
