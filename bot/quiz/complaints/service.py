"""The draft of a complaint's question: as a language model wrote it, else from a template."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.guidance.domain import Found
from bot.people.permissions import Action, check, may
from bot.quiz.authoring.domain import QuestionDraft
from bot.quiz.authoring.service import Authoring, DraftDecision
from bot.quiz.bank.validation import LONGEST_QUOTE
from bot.quiz.complaints.author import ComplaintAuthor
from bot.quiz.complaints.domain import Complaint, template
from bot.quiz.domain import Basis, QuizQuestion

PASSAGES = 4  # of some 50 words, for a language model to choose from
NO_BASIS = Basis("", "")  # of a complaint that was rejected before any guidance fitted it


@dataclass(frozen=True, slots=True)
class ComplaintDrafting:
    """Drafts questions from complaints and carries out what trainers decide about them."""

    authoring: Authoring
    author: ComplaintAuthor | None  # with a language model

    async def write(self, complaint: Complaint) -> None:
        """Have the draft written and keep it; a second time nothing is written."""
        if self.author is None or await self.authoring.drafts.named(complaint.draft_id):
            return
        found = await self._found(complaint, PASSAGES)
        if not found:
            return
        first = self._template(complaint, quoted(found[0]))
        passages = [one.passage for one in found]
        if written := await self.author.write(complaint, first, passages):
            await self._keep(complaint, written)

    async def of(self, complaint: Complaint) -> QuizQuestion | None:
        """Return the draft as far as there is one; None if no guidance carries any."""
        kept = await self.authoring.drafts.named(complaint.draft_id)
        if kept and kept.question.passage != NO_BASIS:
            return kept.question
        found = await self._found(complaint, 1)
        return self._template(complaint, quoted(found[0])) if found else None

    async def approve(
        self, trainer_id: str, complaint: Complaint, question: QuizQuestion
    ) -> DraftDecision:
        """Put the question into the bank; the first decision about a complaint counts.

        Raises:
            NotAllowedError: only trainers may.
        """
        placed = await self._balanced(question)
        await self._keep(complaint, placed)
        return await self.authoring.approve(trainer_id, complaint.draft_id, placed)

    async def reject(self, trainer_id: str, complaint: Complaint) -> DraftDecision:
        """Keep that the complaint makes no question; the first decision counts.

        Raises:
            NotAllowedError: only trainers may.
        """
        await self._keep(complaint, self._template(complaint, NO_BASIS))
        return await self.authoring.reject(trainer_id, complaint.draft_id)

    async def check_trainer(self, employee_id: str) -> None:
        """Raise `NotAllowedError` unless the employee is a trainer."""
        check(await self.authoring.people.employee(employee_id), Action.REVIEW_QUESTIONS)

    async def may_decide(self, employee_id: str) -> bool:
        """Tell whether the employee is a trainer."""
        return may(await self.authoring.people.employee(employee_id), Action.REVIEW_QUESTIONS)

    async def errors(self, question: QuizQuestion) -> Sequence[str]:
        """Return what the bank's rules have against the question; nothing if it is in there."""
        return await self.authoring.errors(await self._balanced(question))

    async def _balanced(self, question: QuizQuestion) -> QuizQuestion:
        return await asyncio.to_thread(self.authoring.validator.balanced, question)

    async def _keep(self, complaint: Complaint, question: QuizQuestion) -> None:
        """Keep the draft; the first one of a complaint stays."""
        await self.authoring.drafts.keep([self._draft(complaint, question)])

    def _draft(self, complaint: Complaint, question: QuizQuestion) -> QuestionDraft:
        return QuestionDraft(
            draft_id=complaint.draft_id,
            batch=complaint.draft_id,
            title=complaint.label,
            question=question,
            drafted_at=self.authoring.now(),
        )

    def _template(self, complaint: Complaint, basis: Basis) -> QuizQuestion:
        return template(complaint, self.authoring.moments, basis)

    async def _found(self, complaint: Complaint, count: int) -> list[Found]:
        text = f"{complaint.said}\n{complaint.better}".strip()
        search = self.authoring.index.search
        return list(await asyncio.to_thread(search, text, count, complaint.department_id))


def quoted(found: Found) -> Basis:
    """Return the sentence of the passage that fits best, verbatim."""
    passage, scores = found.passage, found.signals.by_sentence
    spans = passage.sentences or ((passage.start, passage.end),)
    best = max(range(len(spans)), key=lambda n: scores[n] if n < len(scores) else -1.0)
    start, end = spans[best]
    quote = " ".join(passage.between(start, end).split())
    if len(quote) > LONGEST_QUOTE:  # verbatim all the same
        quote = quote[:LONGEST_QUOTE].rsplit(" ", 1)[0]
    return Basis(passage.document, quote)
