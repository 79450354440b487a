"""What is drafted from guidance, and what becomes of a draft once a trainer decides."""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.guidance.index import PassageIndex
from bot.guidance.parse.document import Document
from bot.moments.domain import MomentsMap
from bot.people.domain import People
from bot.people.permissions import Action, check
from bot.quiz.authoring.author import Author
from bot.quiz.authoring.domain import (
    DraftGoneError,
    DraftState,
    KeepApproved,
    QuestionDraft,
    QuestionDrafts,
    SeenDocuments,
)
from bot.quiz.authoring.reply_schema import DraftingSource
from bot.quiz.authoring.sources import Changed, fresh_in, places_for, seen
from bot.quiz.bank.validation import QuestionValidator
from bot.quiz.domain import QuizQuestion


@dataclass(frozen=True, slots=True)
class InvalidDraft:
    """The bank would not take the question."""

    draft: QuestionDraft  # waits as before
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecidedBefore:
    """Somebody else was quicker."""

    draft: QuestionDraft


DraftDecision = QuestionDraft | InvalidDraft | DecidedBefore


@dataclass(frozen=True, slots=True, kw_only=True)
class Authoring:
    """Decides about drafts; has approved questions kept where they count."""

    index: PassageIndex
    drafts: QuestionDrafts
    seen_documents: SeenDocuments
    author: Author | None  # without a language model nothing is drafted
    validator: QuestionValidator
    moments: MomentsMap
    people: People
    keep: KeepApproved
    now: Callable[[], datetime]

    async def changes(self) -> Sequence[Changed]:
        """Return the guidance that is new or changed since `saw`; none at the very first look.

        What is there when drafting begins was written before, and has its questions.
        """
        # First what is known: what another replica sees meanwhile is then looked at twice at
        # worst, and an index that lags behind never looks like a change.
        known = await self.seen_documents.versions()
        present = await asyncio.to_thread(self.index.versions)
        if not known:
            documents = await asyncio.to_thread(self.index.documents)
            await self.seen_documents.keep([seen(document) for document in documents])
            return []
        other = [one for one, version in present.items() if known.get(one) != version]
        found = [await asyncio.to_thread(self.index.document_at, one) for one in other]
        documents = [one for one in found if one]
        return fresh_in(documents, await self.seen_documents.everything()) if documents else []

    async def saw(self, document: Document) -> None:
        """Keep that questions are drafted from this version of the document."""
        await self.seen_documents.keep([seen(document)])

    async def document_named(self, words: str) -> Document | None:
        """Return the document that a trainer names by path, title or content, or None."""
        meant = words.casefold().strip()
        if not meant:
            return None
        every = await asyncio.to_thread(self.index.guidance)
        named = (
            one.document for one in every if meant in f"{one.document}\n{one.title}".casefold()
        )
        path = next(named, "")
        if not path:
            found = await asyncio.to_thread(self.index.search, words, 1)
            path = found[0].passage.document if found else ""
        return await asyncio.to_thread(self.index.document_at, path)

    async def titles(self, count: int) -> Sequence[str]:
        """Return the titles of at most ``count`` documents, in the order of the index."""
        return [one.title for one in await asyncio.to_thread(self.index.guidance)][:count]

    async def trainers(self) -> Sequence[str]:
        """Return the Slack ids of all trainers, each once."""
        company = self.people.company
        names = [await self.people.resolve(name) for name in company.trainers]
        return list(dict.fromkeys(one for found in names for one in found))

    async def document_at(self, path: str, version: str) -> Document | None:
        """Return the document as long as it is this version."""
        found = await asyncio.to_thread(self.index.document_at, path)
        return found if found and found.source.digest == version else None

    async def draft(
        self, key: str, document: Document, starts: Sequence[int], employee_id: str = ""
    ) -> Sequence[QuestionDraft]:
        """Return the drafts of this request; they are written once, however often it comes.

        Args:
            key: identity of the request.
            document: what they are about.
            starts: where the passages begin that they are to stand on.
            employee_id: on whose budget.

        Raises:
            LanguageModelError: the language model wrote nothing usable.
        """
        batch = _batch_of(key)
        kept = await self.drafts.of_batch(batch)
        if kept or self.author is None:
            return kept
        passages = [document.passage(span) for span in document.spans if span.start in starts]
        places = places_for(document.guidance, self.people.company, self.moments)
        source = DraftingSource(batch, document.guidance.title, passages, places)
        questions = await self.author.draft(source, employee_id)
        return await self.drafts.keep([self._draft(source, one) for one in questions])

    def _draft(self, source: DraftingSource, question: QuizQuestion) -> QuestionDraft:
        return QuestionDraft(
            draft_id=question.question_id,
            batch=source.batch,
            title=source.title,
            question=question,
            drafted_at=self.now(),
        )

    async def named(self, draft_id: str) -> QuestionDraft:
        """Return the draft.

        Raises:
            DraftGoneError: there is none.
        """
        draft = await self.drafts.named(draft_id)
        if draft is None:
            message = "This draft does not exist any more."
            raise DraftGoneError(message)
        return draft

    async def undecided(self, draft_id: str) -> QuestionDraft:
        """Return the draft as long as nobody has decided about it.

        Raises:
            DraftGoneError: there is none, or somebody has.
        """
        draft = await self.named(draft_id)
        if draft.state is not DraftState.WAITING:
            message = f"This draft was {draft.state} before."
            raise DraftGoneError(message)
        return draft

    async def reject(self, trainer_id: str, draft_id: str) -> DraftDecision:
        """Put the draft aside for good.

        Raises:
            NotAllowedError: only trainers may.
            DraftGoneError: there is no such draft.
        """
        draft = await self._decidable(trainer_id, draft_id)
        return await self._decided(draft, trainer_id, DraftState.REJECTED)

    async def approve(
        self, trainer_id: str, draft_id: str, edited: QuizQuestion | None = None
    ) -> DraftDecision:
        """Put the draft into the bank, as it is or as the trainer left it.

        Raises:
            NotAllowedError: only trainers may.
            DraftGoneError: there is no such draft.
        """
        draft = await self._decidable(trainer_id, draft_id)
        if draft.state is DraftState.WAITING:
            draft = replace(draft, question=edited or draft.question)
            if errors := await self.errors(draft.question):
                return InvalidDraft(draft, tuple(errors))
        decision = await self._decided(draft, trainer_id, DraftState.APPROVED)
        if isinstance(decision, QuestionDraft):
            await self.keep(decision)
        return decision

    async def errors(self, question: QuizQuestion) -> Sequence[str]:
        """Return what the bank's rules have against the question; nothing if it is in there."""
        return await asyncio.to_thread(self._errors, question)

    def _errors(self, question: QuizQuestion) -> Sequence[str]:
        is_there = self.validator.has(question.question_id)
        return [] if is_there else self.validator.errors(question)

    async def _decidable(self, trainer_id: str, draft_id: str) -> QuestionDraft:
        check(await self.people.employee(trainer_id), Action.REVIEW_QUESTIONS)
        return await self.named(draft_id)

    async def _decided(
        self, draft: QuestionDraft, trainer_id: str, state: DraftState
    ) -> DraftDecision:
        wanted = replace(draft, state=state, decided_by=trainer_id, decided_at=self.now())
        kept = await self.drafts.decide(wanted)
        is_ours = kept.decided_by == trainer_id and kept.state is state
        return kept if is_ours else DecidedBefore(kept)


def _batch_of(key: str) -> str:
    """Return six digits for the request: an id of the bank ends with a number."""
    digest = int(hashlib.sha256(key.encode()).hexdigest(), 16)
    return f"{10**5 + digest % (9 * 10**5)}"
