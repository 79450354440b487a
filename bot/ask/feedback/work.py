"""The durable work of feedback: keeping it, bringing doubts to owners and answers back."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.ask.domain import (
    AskedQuestion,
    AskedQuestions,
    Citation,
    Owners,
    PassageSearch,
    Readers,
)
from bot.ask.feedback import messages
from bot.ask.feedback.domain import (
    NOT_MY_QUESTION,
    AnswerDoubt,
    Doubt,
    DoubtIsAnsweredError,
    DoubtIsGoneError,
    Doubts,
    Feedback,
    KeepFeedback,
    NotTheirDoubtError,
    ShowDoubt,
    doubts_of,
)
from bot.ask.service import next_closest
from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Handler, Outgoing, Post, Posted, Respond, Update, Work
from bot.slack import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackWork:
    """Keeps judgements and what comes of them; each handler may run again after a crash."""

    feedback: Feedback
    doubts: Doubts
    asked: AskedQuestions
    owners_of: Callable[[str | None], Awaitable[Owners]]
    readers_of: Callable[[Sequence[str]], Awaitable[Readers]]  # of documents
    administrators: Callable[[], Awaitable[Sequence[str]]]
    posted: Callable[[str], Awaitable[Posted | None]]
    search: PassageSearch
    take_in: Callable[[Work], Awaitable[None]]
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [
                performs(KeepFeedback, self.keep_feedback),
                performs(ShowDoubt, self.show_doubt),
                performs(AnswerDoubt, self.answer_doubt),
            ]
        )

    async def keep_feedback(self, given: KeepFeedback, work: Work) -> Sequence[Outgoing]:
        """Keep a judgement; ask why an answer did not help, and tell the owner the reason."""
        await self.feedback.give(
            given.key, given.employee_id, is_helpful=given.is_helpful, reason=given.reason
        )
        if given.is_helpful:
            return [_respond(given, messages.thanks_for_judgement())]
        asked = await self.asked.find(given.key)
        if not given.reason:
            return [_respond(given, await self._why(given, asked))]
        if asked and given.reason == NOT_MY_QUESTION:
            return [_respond(given, messages.after_a_miss(await self._next_closest(asked)))]
        doubts = doubts_of(given, asked, self.now()) if asked else []
        if not doubts or given.reason not in messages.REASONS:  # one of an earlier version
            return [_respond(given, messages.thanks_for_judgement())]
        return await self._tell_owners(given, doubts, work)

    async def _next_closest(self, asked: AskedQuestion) -> Sequence[Citation]:
        looking = partial(next_closest, asked.text, asked.quoted, passages=self.search)
        return await asyncio.to_thread(looking)

    async def _why(self, given: KeepFeedback, asked: AskedQuestion | None) -> Message:
        """Return the question what was wrong, and who will read the reply."""
        if asked is None or not asked.quoted:
            return messages.asks_why(given.key, Readers(()))
        return messages.asks_why(
            given.key,
            await self.readers_of(_documents(asked)),
            is_asker=given.employee_id == asked.employee_id,
            is_public=asked.channel.startswith(("C", "G")),
        )

    async def _tell_owners(
        self, given: KeepFeedback, doubts: Sequence[Doubt], work: Work
    ) -> Sequence[Outgoing]:
        kept = [await self.doubts.keep(one) for one in doubts]
        readers = await self.readers_of([one.excerpt.document for one in kept])
        if not (readers.names or readers.channel):
            return [_respond(given, messages.thanks_for_judgement())]
        if all(one.outcome for one in kept):  # pressed again after all was said
            return [_respond(given, messages.doubt_answered(kept[0]))]
        for one in kept:
            await self.take_in(_showing(one, work))
        return [_respond(given, messages.thanks_for_doubt(kept, readers))]

    async def show_doubt(self, task: ShowDoubt, _work: Work) -> Sequence[Outgoing]:
        """Show a doubt to the owner of its document, or renew what they were shown."""
        doubt = await self.doubts.find(int(task.key))
        if doubt is None:
            return []
        owners = await self.owners_of(doubt.excerpt.document)
        return [await self._card(doubt, place) for place in owners.places]

    async def _card(self, doubt: Doubt, place: str) -> Outgoing:
        shown, reference = _shown(doubt), _reference(doubt, place)
        if await self.posted(reference):
            return Update(shown.text, shown.blocks, reference=reference)
        return Post(place, shown.text, shown.blocks, reference=reference)

    async def again(self, reference: str) -> Post | None:
        """Return the card of a doubt as it looks now; None once it is answered or another's."""
        _, number, place = reference.split(":")
        doubt = await self.doubts.find(int(number))
        if doubt is None or doubt.outcome:
            return None
        if place not in (await self.owners_of(doubt.excerpt.document)).places:
            return None
        shown = messages.doubt_for_owner(doubt)
        return Post(place, shown.text, shown.blocks, reference=reference)

    async def answer_doubt(self, task: AnswerDoubt, _work: Work) -> Sequence[Outgoing]:
        """Tell who had the doubt what the owner made of it.

        Raises:
            DoubtIsGoneError: it was deleted.
            NotTheirDoubtError: whoever answers neither owns the document nor administers.
            DoubtIsAnsweredError: somebody else was quicker.
        """
        doubt = await self._answered(task)
        heard, shown = messages.doubt_answered(doubt), _shown(doubt)
        owners = await self.owners_of(doubt.excerpt.document)
        references = [_reference(doubt, place) for place in owners.places]
        return [
            Post(
                doubt.channel,
                heard.text,
                heard.blocks,
                thread_ts=doubt.thread_ts,
                for_whom=doubt.employee_id,
            ),
            *[
                Update(shown.text, shown.blocks, reference=reference)
                for reference in references
                if await self.posted(reference)
            ],
        ]

    async def _answered(self, task: AnswerDoubt) -> Doubt:
        doubt = await self.doubts.find(int(task.key))
        if doubt is None:
            message = "That doubt is gone: it was answered long ago, or who had it left."
            raise DoubtIsGoneError(message)
        owners = await self.owners_of(doubt.excerpt.document)
        if task.employee_id not in {*owners.employee_ids, *await self.administrators()}:
            message = "Only the owner of this document can say what becomes of the doubt."
            raise NotTheirDoubtError(message)
        answered = await self.doubts.answer(doubt.doubt_id, task.outcome, task.note)
        is_own = (doubt.outcome, doubt.note) == (task.outcome, task.note)  # our own, run again
        if answered is None and not is_own:
            message = "A colleague answered this a moment ago; who had the doubt has been told."
            raise DoubtIsAnsweredError(message)
        return answered or doubt


def _documents(asked: AskedQuestion) -> Sequence[str]:
    return list(dict.fromkeys(one.document for one in asked.quoted))


def _showing(doubt: Doubt, click: Work) -> Work:
    """Return the work of showing it; its key has when it was clicked, and not who did."""
    number, clicked_at = str(doubt.doubt_id), click.key.rpartition(":")[2]
    key = f"{ShowDoubt.KIND}:{number}:{clicked_at}"
    return work_of(ShowDoubt(number), key, click.team_id)


def _shown(doubt: Doubt) -> Message:
    if doubt.outcome:
        return messages.doubt_answered_for_owner(doubt)
    return messages.doubt_for_owner(doubt)


def _reference(doubt: Doubt, place: str) -> str:
    return f"ask.doubt:{doubt.doubt_id}:{place}"


def _respond(given: KeepFeedback, message: Message) -> Respond:
    # The question why gives way to our thanks; what is only close stays to be opened.
    replaces = bool(given.reason) and not given.is_helpful
    return Respond(given.response_url, message.text, message.blocks, replace_original=replaces)
