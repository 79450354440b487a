"""Renews the answer to what its asker edited; answers what a mention was edited into."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.ask.answer import messages
from bot.ask.answer.domain import AnswerMessage, RenewAnswer
from bot.ask.answer.work import AnswerWork
from bot.ask.domain import AskedQuestions
from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Handler, Outgoing, Place, Post, Posted, Update, Work

FindAnswer: TypeAlias = Callable[[str, AnswerMessage], Awaitable[Posted | None]]
"""Returns where the answer to a question stands, in which team."""

MOST_TRIES = 3  # to find the answer, which may just be on its way
PAUSE = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class RenewWork:
    """Keeps the one answer to a question true to what it asks now."""

    answering: AnswerWork
    find: FindAnswer
    asked: AskedQuestions
    take_in: Callable[[Work], Awaitable[None]]
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(RenewAnswer, self.renew)])

    async def renew(self, task: RenewAnswer, work: Work) -> Sequence[Outgoing]:
        """Show the answer to what is asked now in place of the one before.

        A message in a channel that had none is answered: it mentions us now. What had none in
        a direct message was something else than a question.
        """
        question = task.question
        standing = await self.find(work.team_id, question)
        if standing is None and task.tries < MOST_TRIES:
            await self._wait(task, work)
            return ()
        if task.tries and await self._is_answered(question, work.team_id):
            return ()
        anew = replace(question, key=f"{question.key}:{task.edited_ts}")
        said = await self.answering.answer_message(anew, work)
        return [_in_place(one, standing) for one in said]

    async def _wait(self, task: RenewAnswer, work: Work) -> None:
        question, team_id = task.question, work.team_id
        if not question.channel.startswith("D"):  # if it is known, it is no new work
            place = Place(question.channel, question.thread_ts, question.employee_id)
            key = f"{question.KIND}:{question.key}"
            await self.take_in(work_of(question, key, team_id, reports_failure_to=place))
        again = replace(task, tries=task.tries + 1)
        key = f"{task.KIND}:{question.key}:{task.edited_ts}:{again.tries}"
        at = self.now() + PAUSE
        await self.take_in(work_of(again, key, team_id, not_before=at))

    async def _is_answered(self, question: AnswerMessage, team_id: str) -> bool:
        """Tell whether its words were answered, or nobody asked anything of us before."""
        known = await self.asked.find(question.key)
        said = await self.answering.question_in(question, team_id)
        return known is None or known.text == said.text


def _in_place(one: Outgoing, standing: Posted | None) -> Outgoing:
    if standing is None or not isinstance(one, Post):
        return one
    renewed = messages.renewed(one.text, one.blocks)
    return Update(renewed.text, renewed.blocks, channel=standing.channel, ts=standing.ts)
