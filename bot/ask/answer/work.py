"""The durable work of Ask: from what was taken in to what is posted."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.ask import messages
from bot.ask.answer import help as help_messages
from bot.ask.answer.small_talk import Courtesy, courtesy_in
from bot.ask.answer.streaming import SlackStreams, Spot, Stream
from bot.ask.channels import Manner, Manners
from bot.ask.compose.claims.english import may_be_english
from bot.ask.domain import (
    Answer,
    AskedQuestion,
    AskedQuestions,
    Claim,
    ComposedAnswers,
    Feedback,
    NotCovered,
    Question,
    Tell,
    ThreadMessage,
)
from bot.ask.languages import Language, Languages
from bot.ask.settings import messages as channel_messages
from bot.delivery.work import Ephemeral, Handler, Outgoing, Post, Respond, Work
from bot.people.permissions import Action
from bot.slack import Block, Message, has_words, without_mentions

AnswerQuestion = Callable[[Question], Awaitable[Answer | NotCovered]]
ComposeAnswer = Callable[[Question, Tell | None], Awaitable[Answer | NotCovered]]
"""Answers in its own words, and tells each claim as soon as it may be said."""

ReadThread = Callable[[str, str, str, str], Awaitable[Sequence[ThreadMessage]]]
"""Returns what was said in a thread before a message: team, channel, thread, message ts."""


ShowStatus = Callable[[str, str, str | None], Awaitable[None]]
"""Shows in a thread that the bot is at work: team, channel, thread; never fails."""

COMPOSED_KEPT = timedelta(days=30)
QUESTIONS_KEPT = timedelta(days=90)  # their buttons work that long


@dataclass(frozen=True, slots=True, kw_only=True)
class AskWork:
    """Does what the listeners took in; each handler may run again after a crash."""

    answer: AnswerQuestion
    read_thread: ReadThread
    department_of: Callable[[str], Awaitable[str | None]]
    suggestions: Callable[[str], Awaitable[Sequence[str]]]
    may: Callable[[str, Action], Awaitable[bool]]
    asked: AskedQuestions
    feedback: Feedback
    now: Callable[[], datetime]
    composed: ComposedAnswers
    show_status: ShowStatus
    manners: Manners
    languages: Languages
    compose: ComposeAnswer | None = None  # with a language model
    streams: SlackStreams | None = None
    further_buttons: tuple[Block, ...] = ()

    def handlers(self) -> Mapping[str, Handler]:
        """Return what does each kind of work."""
        return {
            "ask.answer": self.answer_message,
            "ask.command": self.answer_command,
            "ask.feedback": self.keep_feedback,
            "ask.language": self.choose_language,
            "ask.forget": self.forget_old_questions,
        }

    async def answer_message(self, work: Work) -> Sequence[Outgoing]:
        """Answer a message in its thread, in the manner of its channel."""
        asked = self._asked(work, work.payload["channel"], work.payload["thread_ts"])
        manner = await self._manner(work.team_id, asked.channel)
        if manner is Manner.OFF:
            return [_to_asker(asked, channel_messages.silent_here())]
        said = await self._said_before(work)
        if manner is Manner.MENTION:
            await self.show_status(work.team_id, asked.channel, asked.thread_ts)
            if self.compose and self.streams and "ts" in work.payload:
                return await self._streamed(asked, said, self.streams.begin(_spot(work)))
        message, _ = await self._reply(asked, said)
        if work.payload.get("is_clicked"):
            message = messages.under_question(asked.text, message)
        if manner is Manner.EPHEMERAL:
            return [_to_asker(asked, message)]
        return [Post(asked.channel, message.text, message.blocks, thread_ts=asked.thread_ts)]

    async def _streamed(
        self,
        asked: AskedQuestion,
        said: Sequence[ThreadMessage],
        begun: Awaitable[Stream | None],
    ) -> Sequence[Outgoing]:
        """Answer claim after claim; in one message where that does not work."""
        stream = await begun
        if stream is None:  # the answer stands there: we were interrupted after it
            return ()
        try:
            message, claims = await self._reply(asked, said, stream.tell)
            if await stream.finish(claims, message.blocks[1:]):
                return ()
        finally:
            stream.end()
        return [Post(asked.channel, message.text, message.blocks, thread_ts=asked.thread_ts)]

    async def _said_before(self, work: Work) -> Sequence[ThreadMessage]:
        said = [ThreadMessage(text) for text in work.payload.get("context", ())]
        if work.payload.get("is_follow_up"):
            place = [work.payload[name] for name in ("channel", "thread_ts", "ts")]
            said += await self.read_thread(work.team_id, *place)
        return said

    async def _manner(self, team_id: str, channel: str) -> Manner:
        is_channel = channel.startswith(("C", "G"))
        return await self.manners.of(team_id, channel) if is_channel else Manner.MENTION

    async def answer_command(self, work: Work) -> Sequence[Outgoing]:
        """Answer a slash command, seen by its sender only."""
        asked = self._asked(work, work.payload["employee_id"], None)
        if asked.text:
            message, _ = await self._reply(asked, ())
        elif unknown := work.payload.get("unknown"):
            message = await self._help(asked, help_messages.unknown_command(unknown))
        else:
            message = await self._help(asked)
        return [Respond(work.payload["response_url"], message.text, message.blocks)]

    def _asked(self, work: Work, channel: str, thread_ts: str | None) -> AskedQuestion:
        text = without_mentions(work.payload["text"])
        who = work.payload["employee_id"]
        return AskedQuestion(work.payload["key"], text, who, channel, thread_ts, self.now())

    async def _reply(
        self, asked: AskedQuestion, said: Sequence[ThreadMessage], tell: Tell | None = None
    ) -> tuple[Message, Sequence[Claim]]:
        """Return the reply, and the claims in it."""
        if aside := await self._aside(asked):
            return aside, ()
        department_id = await self.department_of(asked.employee_id)
        language = await self.languages.of(asked.employee_id)
        question = Question(
            asked.text,
            asked.employee_id,
            department_id,
            context=tuple(one.text for one in said if not one.is_ours),
            in_english=language is Language.ENGLISH,
            answered=tuple(said),
        )
        answer = await (self.compose(question, tell) if self.compose else self.answer(question))
        await self.asked.keep(_settled(asked, answer))
        claims = answer.claims if isinstance(answer, Answer) else ()
        reply = messages.reply(
            answer,
            asked.key,
            further=self.further_buttons,
            is_readable=await self._is_readable(asked, answer),
        )
        return reply, claims

    async def _is_readable(self, asked: AskedQuestion, answer: Answer | NotCovered) -> bool:
        """Tell whether we can say of the question that guidance does not answer it."""
        if isinstance(answer, Answer) or self.compose:  # a language model translates
            return True
        return await asyncio.to_thread(may_be_english, asked.text)  # reads a long list once

    async def _aside(self, asked: AskedQuestion) -> Message | None:
        """Return the reply to what asks nothing: no words, a greeting, thanks."""
        if not has_words(asked.text):
            return await self._help(asked, help_messages.NO_QUESTION)
        match courtesy_in(asked.text):
            case Courtesy.GREETING:
                return await self._help(asked, help_messages.HELLO)
            case Courtesy.WHAT_CAN_YOU_DO:
                return await self._help(asked)
            case Courtesy.CLOSING:
                return messages.thanked()
            case None:
                return None

    async def _help(
        self, asked: AskedQuestion, opening: str = help_messages.OPENING
    ) -> Message:
        who = asked.employee_id
        return help_messages.help_message(
            await self.suggestions(who),
            opening=opening,
            for_trainers=await self.may(who, Action.REVIEW_QUESTIONS),
            for_administrators=await self.may(who, Action.CHANGE_CHANNELS),
        )

    async def keep_feedback(self, work: Work) -> Sequence[Outgoing]:
        """Keep a judgement, and ask why when an answer did not help."""
        key, reason = work.payload["key"], work.payload["reason"]
        is_helpful = work.payload["is_helpful"]
        await self.feedback.give(
            key, work.payload["employee_id"], is_helpful=is_helpful, reason=reason
        )
        asks_further = not is_helpful and not reason
        message = messages.asks_why(key) if asks_further else messages.thanks_for_judgement()
        url = work.payload["response_url"]
        replaces = bool(reason)  # the question why gives way to our thanks
        return [Respond(url, message.text, message.blocks, replace_original=replaces)]

    async def choose_language(self, work: Work) -> Sequence[Outgoing]:
        """Keep in which language the employee wants answers; App Home shows it."""
        language = Language(work.payload["language"])
        await self.languages.choose(work.payload["employee_id"], language)
        return ()

    async def forget_old_questions(self, _work: Work) -> Sequence[Outgoing]:
        """Forget questions whose buttons nobody will press any more; nobody is told."""
        await self.asked.forget_before(self.now() - QUESTIONS_KEPT)
        await self.composed.forget_before(self.now() - COMPOSED_KEPT)
        return ()


def _spot(work: Work) -> Spot:
    """Return where the answer goes; the delivery names the first message of a work so."""
    said = work.payload
    place = (work.team_id, said["channel"], said["thread_ts"], said["ts"])
    return Spot(*place, said["employee_id"], f"{work.key}#0")


def _to_asker(asked: AskedQuestion, message: Message) -> Ephemeral:
    place = (asked.channel, asked.employee_id)
    return Ephemeral(*place, message.text, message.blocks, thread_ts=asked.thread_ts)


def _settled(asked: AskedQuestion, answer: Answer | NotCovered) -> AskedQuestion:
    match answer:
        case Answer():
            documents = [citation.document for citation in answer.citations]
        case NotCovered():
            documents = [near.document for near in answer.nearest]
    return replace(asked, nearest=tuple(dict.fromkeys(documents)))
