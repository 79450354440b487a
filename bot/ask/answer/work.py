"""The durable work of answering: from what was taken in to what is posted."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from bot.ask.answer import messages
from bot.ask.answer.domain import AnswerCommand, AnswerMessage
from bot.ask.answer.small_talk import SmallTalk
from bot.ask.answer.streaming import SlackStreams, Spot, Stream
from bot.ask.channels import Manner, Manners
from bot.ask.compose.claims.english import may_be_english
from bot.ask.compose.domain import ComposeAnswer, Tell
from bot.ask.domain import (
    Answer,
    AnswerQuestion,
    AskedQuestion,
    AskedQuestions,
    Claim,
    NotCovered,
    Question,
    ThreadMessage,
)
from bot.ask.languages import Language, Languages
from bot.ask.map.domain import AnswerFromMap, MapAnswer
from bot.ask.service import left_to
from bot.delivery.tasks import performs
from bot.delivery.work import Ephemeral, Handler, Outgoing, Post, Respond, Work
from bot.guidance.signposts.domain import NearSignpost
from bot.slack import Block, Message, without_mentions

ReadThread: TypeAlias = Callable[[str, str, str, str], Awaitable[Sequence[ThreadMessage]]]
"""Returns what was said in a thread before a message: team, channel, thread, message ts."""

ShowStatus: TypeAlias = Callable[[str, str, str | None], Awaitable[None]]
"""Shows in a thread that the bot is at work: team, channel, thread; never fails."""

FindSignpost: TypeAlias = Callable[[str], Awaitable[NearSignpost | None]]
"""Returns where to go with a question instead of the handbook; None if nowhere."""


async def no_signpost(_question: str) -> None:
    """Know no place to go: for a company without signposts."""


async def no_map(_question: Question) -> None:
    """Know no map: for a company without moments of truth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWork:
    """Answers what the listeners took in; each handler may run again after a crash."""

    answer: AnswerQuestion
    read_thread: ReadThread
    department_of: Callable[[str], Awaitable[str | None]]
    small_talk: SmallTalk
    asked: AskedQuestions
    now: Callable[[], datetime]
    show_status: ShowStatus
    manners: Manners
    languages: Languages
    compose: ComposeAnswer | None = None  # with a language model
    streams: SlackStreams | None = None
    further_buttons: tuple[Block, ...] = ()
    signpost: FindSignpost = no_signpost
    of_map: AnswerFromMap = no_map
    map_buttons: tuple[Block, ...] = ()  # before the further ones, under what the map says

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
        asked = self._question_of(task, task.channel, task.thread_ts)
        manner = await self._manner(work.team_id, asked.channel)
        if manner is Manner.OFF:
            return [_to_asker(asked, messages.silent_here())]
        before = await self._thread_before(task, work.team_id)
        if manner is Manner.MENTION:
            await self.show_status(work.team_id, asked.channel, asked.thread_ts)
            if self.compose and self.streams and (spot := _spot(task, work)):
                return await self._streamed(asked, before, self.streams.begin(spot))
        message, _ = await self._reply(asked, before)
        if task.is_clicked:
            message = messages.under_question(asked.text, message)
        if manner is Manner.EPHEMERAL:
            return [_to_asker(asked, message)]
        return [_in_thread(asked, message)]

    async def answer_command(self, task: AnswerCommand, _work: Work) -> Sequence[Outgoing]:
        """Answer a slash command, seen by its sender only."""
        asked = self._question_of(task, task.employee_id, None)
        if asked.text:
            message, _ = await self._reply(asked, ())
        elif task.unknown:
            message = await self.small_talk.help_after_slip(asked.employee_id, task.unknown)
        else:
            message = await self.small_talk.help(asked.employee_id)
        return [Respond(task.response_url, message.text, message.blocks)]

    def _question_of(
        self, task: AnswerMessage | AnswerCommand, channel: str, thread_ts: str | None
    ) -> AskedQuestion:
        text = without_mentions(task.text)
        return AskedQuestion(task.key, text, task.employee_id, channel, thread_ts, self.now())

    async def _manner(self, team_id: str, channel: str) -> Manner:
        is_channel = channel.startswith(("C", "G"))
        return await self.manners.of(team_id, channel) if is_channel else Manner.MENTION

    async def _thread_before(
        self, task: AnswerMessage, team_id: str
    ) -> Sequence[ThreadMessage]:
        before = [ThreadMessage(text) for text in task.context]
        if task.is_follow_up and task.thread_ts and task.ts:
            before += await self.read_thread(team_id, task.channel, task.thread_ts, task.ts)
        return before

    async def _streamed(
        self,
        asked: AskedQuestion,
        before: Sequence[ThreadMessage],
        begun: Awaitable[Stream | None],
    ) -> Sequence[Outgoing]:
        """Answer claim after claim; in one message where that does not work."""
        stream = await begun
        if stream is None:  # the answer stands there: we were interrupted after it
            return ()
        try:
            message, claims = await self._reply(asked, before, stream.tell)
            if await stream.finish(claims, message.blocks[1:]):
                return ()
        finally:
            stream.end()
        return [_in_thread(asked, message)]

    async def _reply(
        self, asked: AskedQuestion, before: Sequence[ThreadMessage], tell: Tell | None = None
    ) -> tuple[Message, Sequence[Claim]]:
        """Return the reply, and the claims in it."""
        if aside := await self.small_talk.reply(asked.text, asked.employee_id):
            return aside, ()
        question = await self._in_context(asked, before)
        answer = await self._answered(question, tell)
        if meant := await self._meant(asked, answer):
            return meant, ()
        await self.asked.keep(_settled(asked, answer))
        claims = answer.claims if isinstance(answer, Answer) else ()
        is_readable = await self._is_readable(asked, answer)
        of_map = self.map_buttons if isinstance(answer, MapAnswer) else ()
        further = (*of_map, *self.further_buttons)
        signpost = await self.signpost(asked.text)
        answer = left_to(signpost, answer)
        reply = messages.reply(answer, asked.key, further=further, is_readable=is_readable)
        return messages.with_signpost(reply, signpost, answer), claims

    async def _answered(self, question: Question, tell: Tell | None) -> Answer | NotCovered:
        if from_map := await self.of_map(question):
            return from_map
        return await (self.compose(question, tell) if self.compose else self.answer(question))

    async def _meant(self, asked: AskedQuestion, answer: Answer | NotCovered) -> Message | None:
        """Return help to who wrote no question to the bot, but nearly a word of the command."""
        is_direct = asked.channel.startswith("D")
        if isinstance(answer, Answer) or not is_direct:
            return None
        return await self.small_talk.help_instead(asked.employee_id, asked.text)

    async def _in_context(
        self, asked: AskedQuestion, before: Sequence[ThreadMessage]
    ) -> Question:
        """Return the question with what is known of its asker and its thread."""
        return Question(
            asked.text,
            asked.employee_id,
            await self.department_of(asked.employee_id),
            context=tuple(one.text for one in before if not one.is_ours),
            in_english=await self.languages.of(asked.employee_id) is Language.ENGLISH,
            answered=tuple(before),
        )

    async def _is_readable(self, asked: AskedQuestion, answer: Answer | NotCovered) -> bool:
        """Tell whether we can say of the question that guidance does not answer it."""
        if isinstance(answer, Answer) or self.compose:  # a language model translates
            return True
        return await asyncio.to_thread(may_be_english, asked.text)  # reads a long list once


def _spot(task: AnswerMessage, work: Work) -> Spot | None:
    """Return where the answer goes; the delivery names the first message of a work so."""
    if task.ts is None or task.thread_ts is None:
        return None
    place = (work.team_id, task.channel, task.thread_ts, task.ts)
    return Spot(*place, task.employee_id, f"{work.key}#0")


def _in_thread(asked: AskedQuestion, message: Message) -> Post:
    return Post(asked.channel, message.text, message.blocks, thread_ts=asked.thread_ts)


def _to_asker(asked: AskedQuestion, message: Message) -> Ephemeral:
    place = (asked.channel, asked.employee_id)
    return Ephemeral(*place, message.text, message.blocks, thread_ts=asked.thread_ts)


def _settled(asked: AskedQuestion, answer: Answer | NotCovered) -> AskedQuestion:
    match answer:
        case Answer():
            documents = [citation.document for citation in answer.citations]
        case NotCovered():
            documents = [near.document for near in answer.nearest]
    quoted = answer.citations if isinstance(answer, Answer) else ()
    return replace(asked, nearest=tuple(dict.fromkeys(documents)), quoted=quoted)
