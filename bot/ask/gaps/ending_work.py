"""The durable work of whoever has a gap: answering it for all, handing it on, leading away."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.ask.agreeing import AskSecond, Proposal, nobody_asked
from bot.ask.gaps import messages
from bot.ask.gaps.domain import (
    AnswerGap,
    DismissGap,
    FollowAnswer,
    Gap,
    GapOutcome,
    HandOnGap,
)
from bot.ask.gaps.office import Ending, GapOffice, to_asker
from bot.ask.gaps.turns import GapTurns
from bot.ask.gaps.writing import first_version
from bot.company.audit.domain import Change, Subject
from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Work
from bot.errors import CannotDoError
from bot.guidance.signposts.domain import NearSignpost
from bot.guidance.written.domain import PublishVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class GapEndingWork:
    """Does what was decided about a gap; each handler may run again after a crash."""

    office: GapOffice
    turns: GapTurns
    owner_of: Callable[[str], Awaitable[str | None]]  # as the document names it
    is_colleague: Callable[[str], Awaitable[bool]]
    signpost: Callable[[str], Awaitable[NearSignpost | None]]  # by its id
    publish: PublishVersion
    ask_second: AskSecond = nobody_asked

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [
                performs(AnswerGap, self.answer),
                performs(HandOnGap, self.hand_on),
                performs(DismissGap, self.dismiss),
                performs(FollowAnswer, self.follow),
            ]
        )

    async def answer(self, task: AnswerGap, work: Work) -> Sequence[Outgoing]:
        """Make the answer guidance, and tell everybody who asked, each in their own words.

        Raises:
            CannotDoError: as for `GapOffice.end`.
        """
        if not task.agreed_by and (waits := await self._asked_second(task, work)):
            return waits
        ending = Ending(task.key, task.employee_id, task.note, GapOutcome.ANSWERED)
        gap = await self.office.end(ending, work)
        version = first_version(task, gap, await self._owner(gap, task), work.key)
        await self.publish(version)
        await self.office.record(
            Change(
                key=f"{work.key}:document",
                employee_id=task.employee_id,
                subject=Subject.DOCUMENT,
                name=version.document,
                deed=version.deed.value,
            )
        )
        author = await self.office.name_of(task.employee_id)
        done = messages.gap_answered_for_owner(gap, author, task.question)
        waiting = await self.office.entitled(gap)
        told = [messages.gap_answered_for_asker(gap, asker, author) for asker in waiting]
        posts = [to_asker(*one) for one in zip(waiting, told, strict=True)]
        return [*posts, *await self.office.renewed(gap, done)]

    async def _asked_second(self, task: AnswerGap, work: Work) -> Sequence[Outgoing]:
        gap = await self.office.find(task.key, task.employee_id)
        if gap.closed_at:
            return ()
        proposal = Proposal(
            employee_id=task.employee_id,
            document=gap.document,
            wish="publish an answer to",
            title=task.question,
            before="",
            after=task.note,
            typed=task.note,
        )
        return await self.ask_second(proposal, work)

    async def _owner(self, gap: Gap, task: AnswerGap) -> str:
        if gap.holder_id == task.employee_id or gap.document is None:
            return task.employee_id
        return await self.owner_of(gap.document) or task.employee_id

    async def hand_on(self, task: HandOnGap, work: Work) -> Sequence[Outgoing]:
        """Give the gap to whoever knows; those who had it see to whom.

        Raises:
            CannotDoError: the gap is closed, or they are none of our own people.
        """
        gap = await self.office.find(task.key, task.employee_id)
        if not await self.is_colleague(task.to):
            message = "I can hand it only to somebody who works here. Please choose again."
            raise CannotDoError(message)
        handed = await self.turns.hand_on(gap, task.to, work.team_id)
        if handed is None:
            message = "This gap is closed already. Whoever asked has been told."
            raise CannotDoError(message)
        await self.office.note(work, task.employee_id, task.key, "handed on")
        passed = messages.gap_handed_on(handed, await self.office.name_of(task.to))
        before = await self.office.renewed(gap, passed, but=task.to)
        return [await self.office.show(handed, task.to), *before]

    async def dismiss(self, task: DismissGap, work: Work) -> Sequence[Outgoing]:
        """Close the gap for good, and lead everybody who asked to where it belongs.

        Raises:
            CannotDoError: as for `GapOffice.end`.
        """
        ending = Ending(task.key, task.employee_id, task.signpost, GapOutcome.NOT_OURS)
        gap = await self.office.end(ending, work)
        near = await self.signpost(gap.closing_note)
        told = [messages.not_ours_for_asker(one.question, near) for one in gap.askers]
        posts = [to_asker(*one) for one in zip(gap.askers, told, strict=True)]
        return [*posts, *await self.office.renewed(gap, messages.not_ours_for_owner(gap, near))]

    async def follow(self, task: FollowAnswer, _work: Work) -> Sequence[Outgoing]:
        """Tell all who were told of an answer that it is retired, or guidance again."""
        gap = await self.office.gaps.find(int(task.key))
        if gap is None or gap.outcome is not GapOutcome.ANSWERED:
            return []
        is_retired = task.is_retired
        told = [
            messages.answer_followed_for_asker(one, is_retired=is_retired) for one in gap.askers
        ]
        posts = [to_asker(*one) for one in zip(gap.askers, told, strict=True)]
        card = messages.answer_followed_for_owner(gap, is_retired=is_retired)
        return [*posts, *await self.office.renewed(gap, card)]
