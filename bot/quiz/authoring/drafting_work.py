"""The durable work of drafting: from new guidance, or because a trainer asks, to drafts."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Post, Respond, Work
from bot.guidance.parse.document import Document
from bot.language_model.port import LanguageModelError
from bot.people.permissions import Action, check
from bot.quiz.authoring import messages
from bot.quiz.authoring.domain import DraftQuestions, DraftState, QuestionDraft, RequestDrafts
from bot.quiz.authoring.serialization import reference_of
from bot.quiz.authoring.service import Authoring
from bot.quiz.authoring.sources import Changed
from bot.slack import Message

log = logging.getLogger(__name__)

# One document after the other: whoever asks a question meets a language model with time.
APART = timedelta(minutes=2)
TRY_AGAIN_AFTER = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=12))
EXAMPLES = 3  # of documents
THREAD = "quiz.drafts"  # with what a thread's reference begins


@dataclass(frozen=True, slots=True)
class DraftingWork:
    """Has questions drafted and brings them to trainers; may run again after a crash."""

    authoring: Authoring
    delivery: Delivery

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            (
                performs(DraftQuestions, self.draft),
                performs(RequestDrafts, self.draft_on_request),
            )
        )

    async def look(self) -> None:
        """Take in the drafting of what is new in the guidance, each version once."""
        if self.authoring.author is None:
            return
        turn = 0
        for changed in await self.authoring.changes():
            if changed.passages:
                await self.delivery.take_in(self._drafting(changed, turn))
                turn += 1
            await self.authoring.saw(changed.document)

    def _drafting(self, changed: Changed, turn: int) -> Work:
        document = changed.document
        starts = [passage.start for passage in changed.passages]
        work = _drafting(document, starts, wish=document.source.digest)
        return replace(work, not_before=self.authoring.now() + turn * APART) if turn else work

    async def draft_on_request(self, request: RequestDrafts, work: Work) -> Sequence[Outgoing]:
        """Begin to draft from the document that a trainer names; else say what there is."""
        who, words = request.employee_id, request.words
        check(await self.authoring.people.employee(who), Action.REVIEW_QUESTIONS)
        if not words:
            return await self._waiting(request)
        if self.authoring.author is None:
            return [_answered(request, messages.no_language_model())]
        document = await self.authoring.document_named(words)
        if document is None:
            return [_answered(request, messages.no_such_document(words))]
        starts = [span.start for span in document.spans]
        drafting = _drafting(document, starts, wish=work.key, employee_id=who)
        await self.delivery.take_in(replace(drafting, team_id=work.team_id))
        return [_answered(request, messages.on_their_way(document.guidance.title))]

    async def _waiting(self, request: RequestDrafts) -> Sequence[Outgoing]:
        who = request.employee_id
        waiting = await self.authoring.drafts.waiting()
        titles = await self.authoring.titles(EXAMPLES)
        can_draft = self.authoring.author is not None
        answer = messages.which_document(titles, len(waiting), can_draft=can_draft)
        return [*[self._post(draft, who) for draft in waiting], _answered(request, answer)]

    async def draft(self, task: DraftQuestions, work: Work) -> Sequence[Outgoing]:
        """Draft from a version of a document, as long as it is the present one."""
        who, title = task.employee_id, task.title
        document = await self.authoring.document_at(task.document, task.version)
        try:
            drafts = (
                await self.authoring.draft(task.wish, document, task.starts, who)
                if document
                else []
            )
        except LanguageModelError as error:
            log.info("no questions drafted", extra={"reason": error.reason})
            return (
                [_posted(who, messages.failed(title, error))]
                if who
                else await self._later(task, work)
            )
        if not drafts:
            return [_posted(who, messages.nothing_drafted(title))] if who else []
        trainers = [who] if who else await self.authoring.trainers()
        return [sent for one in trainers for sent in self._thread(drafts, one, bool(who))]

    async def _later(self, task: DraftQuestions, work: Work) -> Sequence[Outgoing]:
        goes, title = task.goes, task.title
        if goes == len(TRY_AGAIN_AFTER):
            given_up = messages.given_up(title)
            return [_posted(trainer, given_up) for trainer in await self.authoring.trainers()]
        again = work_of(
            replace(task, goes=goes + 1),
            f"{task.KIND}:{task.wish}:{goes + 1}",
            work.team_id,
            not_before=self.authoring.now() + TRY_AGAIN_AFTER[goes],
        )
        await self.delivery.take_in(again)
        return []

    async def again(self, reference: str) -> Post | None:
        """Return a thread's opening, or a draft in it, as it looks now; None once decided."""
        kind, name, trainer = reference.split(":")
        drafts = self.authoring.drafts
        if kind == THREAD:
            batch = await drafts.of_batch(name)
            left = [one for one in batch if one.state is DraftState.WAITING]
            return self._opening(left, trainer, is_requested=False) if left else None
        draft = await drafts.named(name)
        if draft is None or draft.state is not DraftState.WAITING:
            return None
        return self._post(draft, trainer, _thread_reference(draft, trainer))

    def _thread(
        self, drafts: Sequence[QuestionDraft], trainer: str, is_requested: bool
    ) -> list[Outgoing]:
        first = self._opening(drafts, trainer, is_requested=is_requested)
        thread = _thread_reference(drafts[0], trainer)
        return [first, *(self._post(draft, trainer, thread) for draft in drafts)]

    def _opening(
        self, drafts: Sequence[QuestionDraft], trainer: str, *, is_requested: bool
    ) -> Post:
        message = messages.notice(drafts[0].title, len(drafts), is_requested=is_requested)
        thread = _thread_reference(drafts[0], trainer)
        return Post(trainer, message.text, message.blocks, reference=thread)

    def _post(self, draft: QuestionDraft, trainer: str, thread: str | None = None) -> Post:
        message = messages.draft(draft, self.authoring.people.company, self.authoring.moments)
        reference = reference_of(draft, trainer) if thread else None
        return Post(
            trainer, message.text, message.blocks, reference=reference, in_thread_of=thread
        )


def _drafting(
    document: Document, starts: Sequence[int], *, wish: str, employee_id: str = ""
) -> Work:
    task = DraftQuestions(
        document=document.source.document,
        version=document.source.digest,
        title=document.guidance.title,
        starts=tuple(starts),
        wish=wish,
        employee_id=employee_id,
    )
    return work_of(task, f"{task.KIND}:{wish}")


def _thread_reference(draft: QuestionDraft, trainer: str) -> str:
    return f"{THREAD}:{draft.batch}:{trainer}"


def _answered(request: RequestDrafts, message: Message) -> Respond:
    return Respond(request.response_url, message.text, message.blocks)


def _posted(trainer: str, message: Message) -> Post:
    return Post(trainer, message.text, message.blocks)
