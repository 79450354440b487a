"""The durable work of answering: from what was taken in to what is posted."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from bot.ask.answer import messages
from bot.ask.answer.domain import AnswerCommand, AnswerMessage
from bot.ask.answer.names import NamesFilledIn, without_names
from bot.ask.answer.replies import Replies
from bot.ask.answer.stopping import Stopping
from bot.ask.answer.unkept import UnkeptReplies
from bot.ask.channels import Manner, Manners
from bot.ask.compose.domain import Tell, tell_nobody
from bot.ask.domain import AskedQuestion, ThreadMessage
from bot.ask.routing.domain import KindOfMessage
from bot.delivery.tasks import performs
from bot.delivery.work import Ephemeral, Handler, Outgoing, Post, Respond, Work
from bot.slack import Message, without_mentions

T = TypeVar("T")
ReadThread: TypeAlias = Callable[
    [str, str, str, str], Awaitable[Sequence[ThreadMessage] | None]
]
"""Returns what was said in a thread before a message: team, channel, thread, message ts.

None where Slack does not show it.
"""

ShowStatus: TypeAlias = Callable[[str, str, str | None], AbstractAsyncContextManager[Tell]]
"""Shows in a thread that the bot is at work meanwhile: team, channel, thread; never fails.

Gives what says at which work.
"""

OutsidersRead: TypeAlias = Callable[[str], Awaitable[bool]]
"""Tells whether guests or other companies read along in a channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWork:
    """Answers what the listeners took in; each handler may run again after a crash."""

    replies: Replies
    unkept: UnkeptReplies
    read_thread: ReadThread
    show_status: ShowStatus
    manners: Manners
    outsiders_read: OutsidersRead
    now: Callable[[], datetime]
    fill_in_names: NamesFilledIn = without_names
    stopping: Stopping | None = None

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [
                performs(AnswerMessage, self.answer_message),
                performs(AnswerCommand, self.answer_command),
            ]
        )

    async def answer_message(self, task: AnswerMessage, work: Work) -> Sequence[Outgoing]:
        """Answer a message in its thread, in the manner of its channel."""
        asked = await self.question_in(task, work.team_id)
        manner = await self._manner(work.team_id, asked.channel)
        if manner is Manner.OFF:
            return [_to_asker(asked, messages.silent_here())]
        if task.has_file and not asked.text:
            is_private = manner is Manner.EPHEMERAL
            return [(_to_asker if is_private else _in_thread)(asked, messages.only_a_file())]
        if manner is Manner.EPHEMERAL:
            aside = replace(asked, is_aside=True)
            return await self._answered(task, aside, tell_nobody, _to_asker)
        status = self.show_status(work.team_id, asked.channel, asked.thread_ts)
        async with status as tell:
            return await self._answered(task, asked, tell, _in_thread)

    async def question_in(self, task: AnswerMessage, team_id: str) -> AskedQuestion:
        """Return what a message asks, in words; those that were not kept are read in Slack."""
        said = await self.unkept.words_of(task, team_id)
        text = await self.fill_in_names(team_id, said, task.employee_id)
        asked = self._question_of(replace(task, text=text), task.channel, task.thread_ts)
        return replace(asked, team_id=team_id)

    async def answer_command(self, task: AnswerCommand, work: Work) -> Sequence[Outgoing]:
        """Answer a slash command, seen by its sender only."""
        named = await self.fill_in_names(work.team_id, task.text, task.employee_id)
        asked = self._question_of(replace(task, text=named), task.employee_id, None)
        asked = replace(asked, team_id=work.team_id)
        if task.wish:
            message = await self.unkept.reply_to_command(KindOfMessage(task.wish))
        elif asked.text:
            message = await self.replies.reply(asked, ())
        elif task.unknown:
            message = await self.replies.after_unknown(asked.employee_id, task.unknown)
        else:
            message = await self.replies.small_talk.help(asked.employee_id)
        return [Respond(task.response_url, message.text, message.blocks)]

    def _question_of(
        self, task: AnswerMessage | AnswerCommand, channel: str, thread_ts: str | None
    ) -> AskedQuestion:
        text = without_mentions(task.text)
        return AskedQuestion(task.key, text, task.employee_id, channel, thread_ts, self.now())

    async def _manner(self, team_id: str, channel: str) -> Manner:
        if not channel.startswith(("C", "G")):
            return Manner.MENTION
        manner = await self.manners.of(team_id, channel)
        if manner is Manner.MENTION and await self.outsiders_read(channel):
            return Manner.EPHEMERAL
        return manner

    async def _answered(
        self,
        task: AnswerMessage,
        asked: AskedQuestion,
        tell: Tell,
        said: Callable[[AskedQuestion, Message], Outgoing],
    ) -> Sequence[Outgoing]:
        thread = await self._thread_before(task, asked.team_id)
        before = [ThreadMessage(text) for text in task.context] + [*(thread or ())]
        answering = self.replies.reply(asked, before, tell, task.ts or "")
        message = await self._unless_stopped(task, answering)
        if message is None:
            return ()
        message = _with_notes(message, task, asked, is_thread_read=thread is not None)
        return [said(asked, message)]

    async def _unless_stopped(
        self, task: AnswerMessage, answering: Coroutine[Any, Any, T]
    ) -> T | None:
        if self.stopping is None or task.ts is None:
            return await answering
        return await self.stopping.unless_stopped(task, answering)

    async def _thread_before(
        self, task: AnswerMessage, team_id: str
    ) -> Sequence[ThreadMessage] | None:
        if not (task.is_follow_up and task.thread_ts and task.ts):
            return ()
        return await self.read_thread(team_id, task.channel, task.thread_ts, task.ts)


def _with_notes(
    message: Message, task: AnswerMessage, asked: AskedQuestion, *, is_thread_read: bool
) -> Message:
    if task.is_clicked:
        message = messages.under_question(asked.text, message)
    if task.has_file:
        message = messages.beside_file(message)
    return message if is_thread_read else messages.without_thread(message)


def _in_thread(asked: AskedQuestion, message: Message) -> Post:
    return Post(asked.channel, message.text, message.blocks, thread_ts=asked.thread_ts)


def _to_asker(asked: AskedQuestion, message: Message) -> Ephemeral:
    place = (asked.channel, asked.employee_id)
    return Ephemeral(*place, message.text, message.blocks, thread_ts=asked.thread_ts)
