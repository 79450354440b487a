"""The durable work on gaps: telling the owner of the guidance, and telling whoever asked."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.ask.domain import AnswerQuestion, AskedQuestion, AskedQuestions, Owners, Question
from bot.ask.gaps import messages
from bot.ask.gaps.domain import (
    Asker,
    CloseGap,
    ForgottenQuestionError,
    Gap,
    GapIsClosedError,
    Gaps,
    QuestionLikeness,
    TellDifference,
    TellOwner,
)
from bot.ask.gaps.service import check_may_close, record_gap
from bot.company.audit.domain import Change, RecordChange, Subject, unrecorded
from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Handler, Outgoing, Post, Posted, Respond, Update, Work
from bot.errors import CannotDoError
from bot.slack import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class GapWork:
    """Does what was clicked about gaps; each handler may run again after a crash."""

    answer: AnswerQuestion
    owners_of: Callable[[str | None], Awaitable[Owners]]
    administrators: Callable[[], Awaitable[Sequence[str]]]
    title_of: Callable[[str], Awaitable[str | None]]
    likeness: QuestionLikeness
    posted: Callable[[str], Awaitable[Posted | None]]
    asked: AskedQuestions
    gaps: Gaps
    now: Callable[[], datetime]
    record: RecordChange = unrecorded

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [
                performs(TellOwner, self.tell_owner),
                performs(CloseGap, self.close_gap),
                performs(TellDifference, self.tell_difference),
            ]
        )

    async def tell_difference(self, task: TellDifference, _work: Work) -> Sequence[Outgoing]:
        """Tell each owner of the documents that they differ, and nothing of who asked."""
        titles = [await self.title_of(one) or one for one in task.documents]
        owners = [await self.owners_of(one) for one in task.documents]
        shown = messages.difference_for_owners(titles)
        places = dict.fromkeys(place for each in owners for place in each.places)
        return [Post(place, shown.text, shown.blocks) for place in places]

    async def tell_owner(self, task: TellOwner, work: Work) -> Sequence[Outgoing]:
        """Open a gap, or count the asker in, and show it to whoever owns the guidance.

        Raises:
            ForgottenQuestionError: the question is kept no longer.
        """
        asked = await self._remembered(task, work.key)
        gap = await record_gap(asked, self.now(), gaps=self.gaps, likeness=self.likeness)
        owners = await self.owners_of(gap.document)
        shown = messages.gap_for_owner(gap, await self._title(gap))
        shows = [await self._show(gap, place, shown) for place in owners.places]
        return [*shows, _to_the_clicker(task, messages.confirm_owner_told(gap))]

    async def _remembered(self, task: TellOwner, work_key: str) -> AskedQuestion:
        asked = await self.asked.find(task.key)
        if asked is None:
            message = "I no longer have that question. Please ask it again."
            raise ForgottenQuestionError(message)
        clicker = task.employee_id
        if clicker != asked.employee_id:  # a colleague in a channel's thread: told directly
            asked = replace(asked, employee_id=clicker, channel=clicker, thread_ts=None)
        if task.missing:
            text = f"{asked.text}\nMissing: {task.missing}"
            asked = replace(asked, key=f"{asked.key}:{work_key}", text=text)
        return asked

    async def _title(self, gap: Gap) -> str | None:
        return await self.title_of(gap.document) if gap.document else None

    async def _show(self, gap: Gap, place: str, shown: Message) -> Outgoing:
        reference = _reference(gap, place)
        if await self.posted(reference):
            return Update(shown.text, shown.blocks, reference=reference)
        return Post(place, shown.text, shown.blocks, reference=reference)

    async def again(self, reference: str) -> Post | None:
        """Return the card of a gap as it looks now; None once it is closed or of another."""
        _, number, place = reference.split(":")
        gap = await self.gaps.find(int(number))
        if gap is None or gap.closed_at is not None:
            return None
        if place not in (await self.owners_of(gap.document)).places:
            return None
        shown = messages.gap_for_owner(gap, await self._title(gap))
        return Post(place, shown.text, shown.blocks, reference=reference)

    async def close_gap(self, task: CloseGap, work: Work) -> Sequence[Outgoing]:
        """Close a gap and tell everybody who asked, each in their own words.

        Raises:
            CannotDoError: there is no such gap.
            NotTheirGapError: whoever closes it neither owns the guidance nor administers.
            GapIsClosedError: somebody else was quicker.
        """
        gap = await self._closed(task)
        await self._record(task, work)
        done = messages.gap_closed_for_owner(gap)
        owners = await self.owners_of(gap.document)
        return [
            *[await self._told(gap, asker) for asker in gap.askers],
            *[
                Update(done.text, done.blocks, reference=_reference(gap, place))
                for place in owners.places
                if await self.posted(_reference(gap, place))
            ],
        ]

    async def _told(self, gap: Gap, asker: Asker) -> Post:
        own = asker.question
        answer = await self.answer(Question(own)) if own else None
        heard = messages.gap_closed_for_asker(gap, asker, answer)
        return Post(
            asker.channel,
            heard.text,
            heard.blocks,
            thread_ts=asker.thread_ts,
            for_whom=asker.employee_id,
        )

    async def _record(self, task: CloseGap, work: Work) -> None:
        await self.record(
            Change(
                key=work.key,
                employee_id=task.employee_id,
                subject=Subject.GAP,
                name=task.key,
                deed="closed",
            )
        )

    async def _closed(self, task: CloseGap) -> Gap:
        gap = await self.gaps.find(int(task.key))
        if gap is None:
            message = "That gap is gone; there is nothing to close."
            raise CannotDoError(message)
        owners = await self.owners_of(gap.document)
        check_may_close(task.employee_id, owners, await self.administrators())
        closed = await self.gaps.close(gap.gap_id, task.note, self.now())
        if (
            closed is None and gap.closing_note != task.note
        ):  # the same note is our own, run again
            message = "A colleague closed this gap a moment ago; whoever asked has been told."
            raise GapIsClosedError(message)
        return closed or gap


def _reference(gap: Gap, place: str) -> str:
    return f"ask.gap:{gap.gap_id}:{place}"


def _to_the_clicker(task: TellOwner, message: Message) -> Outgoing:
    if task.response_url:
        return Respond(task.response_url, message.text, message.blocks)
    return Post(task.employee_id, message.text, message.blocks)


def told_once(documents: Sequence[str], team_id: str) -> Work:
    """Return the work of telling owners that documents differ, the same whoever asks."""
    key = ":".join([TellDifference.KIND, team_id, *sorted(documents)])
    return work_of(TellDifference(tuple(documents)), key, team_id)
