"""The durable work on gaps: telling the owner of the guidance, and telling whoever asked."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.ask.domain import AnswerQuestion, AskedQuestion, AskedQuestions, Question
from bot.ask.gaps import messages
from bot.ask.gaps.domain import (
    Asker,
    CloseGap,
    EscalateGap,
    ForgottenQuestionError,
    Gap,
    GapOutcome,
    QuestionLikeness,
    TellDifference,
    TellOwner,
)
from bot.ask.gaps.office import Ending, GapOffice, to_asker
from bot.ask.gaps.service import closed_for_good, record_gap
from bot.ask.gaps.turns import GapTurns
from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Handler, Outgoing, Post, Respond, Work
from bot.guidance.signposts.domain import NearSignpost
from bot.slack import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class GapWork:
    """Does what was clicked about gaps; each handler may run again after a crash."""

    office: GapOffice
    turns: GapTurns
    answer: AnswerQuestion
    likeness: QuestionLikeness
    asked: AskedQuestions
    signpost: Callable[[str], Awaitable[NearSignpost | None]]  # by its id

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [
                performs(TellOwner, self.tell_owner),
                performs(CloseGap, self.close_gap),
                performs(EscalateGap, self.escalate),
                performs(TellDifference, self.tell_difference),
            ]
        )

    async def tell_difference(self, task: TellDifference, _work: Work) -> Sequence[Outgoing]:
        """Tell each owner of the documents that they differ, and nothing of who asked."""
        owners = [(await self.office.chain_of(one))[0] for one in task.documents]
        places = dict.fromkeys(place for each in owners for place in each.places)
        told = []
        for place in places:
            titles = [await self.office.title_for(one, place) for one in task.documents]
            if all(titles):  # of a page that is not theirs to read they hear nothing
                shown = messages.difference_for_owners([*filter(None, titles)])
                told.append(Post(place, shown.text, shown.blocks))
        return told

    async def tell_owner(self, task: TellOwner, work: Work) -> Sequence[Outgoing]:
        """Open a gap, or count the asker in, and show it to whoever owns the guidance.

        Raises:
            ForgottenQuestionError: the question is kept no longer.
        """
        asked = await self._remembered(task, work.key)
        office = self.office
        known = await closed_for_good(asked, gaps=office.gaps, likeness=self.likeness)
        if known:
            near = await self.signpost(known.closing_note)
            return [_to_the_clicker(task, messages.not_ours_for_asker(asked.text, near))]
        nearest = asked.nearest[0] if asked.nearest else ""
        gap = await record_gap(
            asked,
            office.now(),
            await office.audience_of(nearest) if nearest else (),
            gaps=office.gaps,
            likeness=self.likeness,
        )
        gap = await self.turns.begin(gap, work.team_id, is_urgent=task.is_urgent)
        holders = await office.holders(gap)
        shows = [await office.show(gap, place) for place in holders.places]
        said = messages.confirm_owner_told(gap, await office.names(holders))
        return [*shows, _to_the_clicker(task, said)]

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

    async def again(self, reference: str) -> Post | None:
        """Return the card of a gap as it looks now; None once it is closed or of another."""
        _, number, place = reference.split(":")
        gap = await self.office.gaps.find(int(number))
        if gap is None or gap.closed_at is not None:
            return None
        if place not in (await self.office.holders(gap)).places:
            return None
        shown = await self.office.card(gap, place)
        return Post(place, shown.text, shown.blocks, reference=reference)

    async def may_wait(self, reference: str, until: datetime) -> bool:
        """Tell whether no customer waits for it, and nobody's time for it is over by then."""
        gap = await self.office.gaps.find(int(reference.split(":")[1]))
        if gap is None or gap.closed_at:
            return True
        return not gap.is_urgent and (gap.due_at is None or until < gap.due_at)

    async def escalate(self, task: EscalateGap, work: Work) -> Sequence[Outgoing]:
        """Give the gap to the next of the chain; whoever asked hears who has it now, if any."""
        gap = await self.turns.next(task, work.team_id)
        if gap is None:
            return []
        reached = await self.office.reached(gap)
        if gap.due_at is None:
            had = [name for each in reached for name in await self.office.names(each)]
            told = [messages.nobody_answered(gap, one, had) for one in gap.askers]
            return [to_asker(*one) for one in zip(gap.askers, told, strict=True)]
        holders = await self.office.holders(gap)
        names = await self.office.names(holders)
        shows = [await self.office.show(gap, place) for place in holders.places]
        told = [messages.next_has_it(gap, one, names) for one in gap.askers]
        return [*shows, *[to_asker(*one) for one in zip(gap.askers, told, strict=True)]]

    async def close_gap(self, task: CloseGap, work: Work) -> Sequence[Outgoing]:
        """Close a gap and tell everybody who asked, each in their own words.

        Raises:
            CannotDoError: as for `GapOffice.end`.
        """
        ending = Ending(task.key, task.employee_id, task.note, GapOutcome.COVERED)
        gap = await self.office.end(ending, work)
        author = await self.office.name_of(task.employee_id)
        waiting = await self.office.entitled(gap)
        told = [await self._told(gap, asker, author) for asker in waiting]
        return [*told, *await self.office.renewed(gap, messages.gap_closed_for_owner(gap))]

    async def _told(self, gap: Gap, asker: Asker, author: str) -> Post:
        own = asker.question
        answer = await self.answer(Question(own)) if own else None
        return to_asker(asker, messages.gap_closed_for_asker(gap, asker, author, answer))


def _to_the_clicker(task: TellOwner, message: Message) -> Outgoing:
    if task.response_url:
        return Respond(task.response_url, message.text, message.blocks)
    return Post(task.employee_id, message.text, message.blocks)


def told_once(documents: Sequence[str], team_id: str) -> Work:
    """Return the work of telling owners that documents differ, the same whoever asks."""
    key = ":".join([TellDifference.KIND, team_id, *sorted(documents)])
    return work_of(TellDifference(tuple(documents)), key, team_id)
