"""The draft of a complaint's question: as a language model wrote it, else from a template."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.guidance.domain import Found
from bot.language_model.port import LanguageModelError
from bot.people.permissions import Action, check, may
from bot.quiz.authoring.domain import DraftState, QuestionDraft
from bot.quiz.authoring.service import Authoring, DraftDecision
from bot.quiz.bank.validation import LONGEST_QUOTE
from bot.quiz.complaints.domain import Complaint, source_of, template
from bot.quiz.domain import Basis, QuizQuestion

log = logging.getLogger(__name__)

PASSAGES = 4  # of some 50 words, for a language model to choose from
NO_BASIS = Basis("", "")  # of a complaint that was rejected before any guidance fitted it


@dataclass(frozen=True, slots=True)
class ComplaintDrafting:
    """Drafts questions from complaints and carries out what trainers decide about them."""

    authoring: Authoring

    async def write(self, complaint: Complaint) -> None:
        """Have the draft written and keep it; a second time nothing is written."""
        if await self.authoring.drafts.named(complaint.draft_id):
            return
        if written := await self.written(complaint):
            await self._keep(complaint, written)

    async def written(self, complaint: Complaint) -> QuizQuestion | None:
        """Return the template's question in the language model's words; None if it has none."""
        author, found = self.authoring.author, await self._found(complaint, PASSAGES)
        if author is None or not found:
            return None
        first = self._template(complaint, quoted(found[0]))
        source = source_of(complaint, first, [one.passage for one in found])
        try:
            questions = await author.draft(source)
        except LanguageModelError as error:
            log.info("no lesson written", extra={"reason": error.reason})
            return None
        return replace(questions[0], difficulty=first.difficulty) if questions else None

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

    async def is_decided(self, complaint: Complaint) -> bool:
        """Tell whether a trainer has made a question of it, or rejected it."""
        kept = await self.authoring.drafts.named(complaint.draft_id)
        return kept is not None and kept.state is not DraftState.WAITING

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
    passage = found.passage
    start, end = passage.sentences[found.nearest]
    quote = " ".join(passage.between(start, end).split())
    if len(quote) > LONGEST_QUOTE:  # verbatim all the same
        quote = quote[:LONGEST_QUOTE].rsplit(" ", 1)[0]
    return Basis(passage.document, quote)
