"""Answers messages whose words are kept nowhere: in danger, and what a customer wrote."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.ask.answer import asides
from bot.ask.answer.domain import AnswerMessage
from bot.ask.domain import Answer, AnswerQuestion, NotCovered, Question
from bot.ask.pasted import messages as pasted
from bot.ask.pasted.domain import CustomersPoints
from bot.ask.routing.domain import DangerOf, KindOfMessage
from bot.errors import BotError
from bot.guidance.signposts.domain import NearSignpost
from bot.slack import Block, Message

LeadOut: TypeAlias = Callable[[str], Awaitable[Sequence[NearSignpost]]]
"""Returns where a danger leads, by the id of its signpost; all that it may be if empty."""

ReadWords: TypeAlias = Callable[[str, str, str, str], Awaitable[str]]
"""Returns all words of a message from Slack: team, channel, thread, message ts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnkeptReplies:
    """Replies from which no words go into our tables, our work or a language model.

    A language model may write a reply to copy, from the excerpts alone.
    """

    read_words: ReadWords
    answer: AnswerQuestion
    danger_of: DangerOf
    lead_out: LeadOut
    points_of: Callable[[str, str], Awaitable[CustomersPoints]]  # text, employee
    report_it: Callable[[str, str], Block]  # channel and ts of the message: the filled-in form

    async def words_of(self, task: AnswerMessage, team_id: str) -> str:
        """Return the words of a task; those that were not kept are read again in Slack."""
        if task.text or task.ts is None or task.thread_ts is None:
            return task.text
        return await self.read_words(team_id, task.channel, task.thread_ts, task.ts)

    async def reply(
        self, kind: KindOfMessage, question: Question, channel: str, ts: str
    ) -> Message:
        """Return the reply to a message of an unkept kind; ``ts`` is empty for a command."""
        if kind is KindOfMessage.CUSTOMER_MESSAGE:
            if not ts:  # no message of theirs stands in Slack
                return pasted.paste_it()
            points = await self.points_of(question.text, question.asked_by)
            return pasted.reply(points, self.report_it(channel, ts))
        near = await self.lead_out(await self.danger_of(question.text))
        try:
            answer: Answer | NotCovered = await self.answer(question)
        except BotError:  # whom to call must not wait for guidance
            answer = NotCovered(())
        return asides.in_danger(answer, near, self.report_it(channel, ts) if ts else None)

    async def reply_to_command(self, kind: KindOfMessage) -> Message:
        """Return the reply to a command of an unkept kind, of which we know no words."""
        if kind is KindOfMessage.CUSTOMER_MESSAGE:
            return pasted.paste_it()
        return asides.in_danger(NotCovered(()), await self.lead_out(""))
