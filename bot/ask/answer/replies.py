"""Which reply a message gets: one chain, from what is most urgent to what is looked up."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.ask.answer import asides, messages
from bot.ask.answer.other_languages import in_its_language
from bot.ask.answer.small_talk import SmallTalk
from bot.ask.answer.unkept import UnkeptReplies
from bot.ask.compose.domain import ComposeAnswer, Tell
from bot.ask.compose.domain import tell_nobody as tell_no_step
from bot.ask.domain import (
    Answer,
    AnswerQuestion,
    AskedQuestion,
    AskedQuestions,
    NotCovered,
    Question,
    ThreadMessage,
)
from bot.ask.languages import Language, Languages
from bot.ask.map.domain import AnswerFromMap, MapAnswer
from bot.ask.routing.domain import UNKEPT, KindOfMessage, RouteMessage, always_a_question
from bot.ask.service import left_to
from bot.guidance.audience import Readership, ReadingRights
from bot.guidance.signposts.domain import NearSignpost
from bot.slack import Block, Message, has_words

FindSignpost: TypeAlias = Callable[[str], Awaitable[NearSignpost | None]]
"""Returns where to go with a question instead of the handbook; None if nowhere."""

TellOwners: TypeAlias = Callable[[Sequence[str], str], Awaitable[None]]
"""Tells the owners of documents that these differ: documents, team."""


async def tell_nobody(_documents: Sequence[str], _team_id: str) -> None:
    """Tell nobody that documents differ."""


async def no_signpost(_question: str) -> None:
    """Know no place to go: for a company without signposts."""


async def no_map(_question: Question) -> None:
    """Know no map: for a company without moments of truth."""


OfferReport: TypeAlias = Callable[[str, str, str], Awaitable[Sequence[Block]]]
"""Returns what asks whether a message was meant as a report: text, channel, its ts or empty."""


async def offer_nothing(_text: str, _channel: str, _ts: str) -> Sequence[Block]:
    """Ask nobody."""
    return ()


StatusOf: TypeAlias = Callable[[str, str, str, bool], Awaitable[Message | None]]
"""Says to an employee what became of a report: id, text, team, and whether it asks for one.

None where the text names none and does not ask, or nothing is theirs.
"""


async def nothing_known(
    _employee_id: str, _text: str, _team_id: str, _asks: bool
) -> None:  # as the port
    """Know of no reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replies:
    """Replies to messages; the router says what each of them is."""

    answer: AnswerQuestion
    small_talk: SmallTalk
    unkept: UnkeptReplies
    asked: AskedQuestions
    department_of: Callable[[str], Awaitable[str | None]]
    rights: ReadingRights
    languages: Languages
    compose: ComposeAnswer | None = None  # with a language model
    signpost: FindSignpost = no_signpost
    of_map: AnswerFromMap = no_map
    route: RouteMessage = always_a_question
    status_of: StatusOf = nothing_known
    map_buttons: tuple[Block, ...] = ()  # before the further ones, under what the map says
    further_buttons: tuple[Block, ...] = ()
    offer_report: OfferReport = offer_nothing
    tell_difference: TellOwners = tell_nobody

    async def reply(
        self,
        asked: AskedQuestion,
        before: Sequence[ThreadMessage],
        tell: Tell = tell_no_step,
        ts: str = "",
    ) -> Message:
        """Return the first reply there is.

        1. Danger, and what a customer wrote: no word of them is kept.
        2. What asks nothing of guidance: hello, thanks, what the bot is, who heads whom.
        3. The map, or else guidance, where either answers.
        4. Where both are silent: a slip of the command; then a signpost, what comes close, or
           the owner, with the way of a report beside it.
        """
        kind = await self._kind_of(asked.text)
        question = await self._in_context(asked, before)
        if kind in UNKEPT:
            return await self.unkept.reply(kind, question, asked.channel, ts)
        if status := await self._status(asked, kind):
            return status
        if aside := await self.small_talk.reply(asked.text, kind, asked.employee_id):
            return aside
        answer = await self._looked_up(question, tell)
        if slip := await self._slip_of_command(asked, answer):
            return slip
        await self.asked.keep(_settled(asked, answer))
        if isinstance(answer, Answer) and answer.differing:
            await self.tell_difference(answer.differing, asked.team_id)
        told = await self._told(asked, kind, answer)
        offer = await self.offer_report(asked.text, asked.channel, ts)
        return Message(told.text, (*told.blocks, *offer)) if offer else told

    async def _status(self, asked: AskedQuestion, kind: KindOfMessage) -> Message | None:
        """Return how a report stands, only where nobody reads along."""
        is_private = asked.channel.startswith(("D", "U", "W"))
        if not is_private or kind not in {KindOfMessage.STATUS, KindOfMessage.QUESTION}:
            return None
        is_status = kind is KindOfMessage.STATUS
        return await self.status_of(asked.employee_id, asked.text, asked.team_id, is_status)

    async def _kind_of(self, text: str) -> KindOfMessage:
        # Emoji mean this or that; nobody is told of danger by them.
        return await self.route(text) if has_words(text) else KindOfMessage.QUESTION

    async def after_unknown(self, employee_id: str, typed: str) -> Message:
        """Return the reply to what was typed after the command, and is no word of it."""
        kind = await self.route(typed)
        return await self.small_talk.after_unknown(employee_id, typed, kind)

    async def _looked_up(self, question: Question, tell: Tell) -> Answer | NotCovered:
        if from_map := await self.of_map(question):
            return from_map
        return await (self.compose(question, tell) if self.compose else self.answer(question))

    async def _slip_of_command(
        self, asked: AskedQuestion, answer: Answer | NotCovered
    ) -> Message | None:
        """Return help to who wrote no question to the bot, but nearly a word of the command."""
        is_direct = asked.channel.startswith("D")
        if isinstance(answer, Answer) or not is_direct:
            return None
        return await self.small_talk.help_instead(asked.employee_id, asked.text)

    async def _told(
        self, asked: AskedQuestion, kind: KindOfMessage, answer: Answer | NotCovered
    ) -> Message:
        """Return what was found, or that nothing was, with the ways that lead on."""
        near = await self.signpost(asked.text)
        answer = left_to(near, answer)
        readable = await self._in_its_language(asked, answer)
        answer = readable or answer
        of_map = self.map_buttons if isinstance(answer, MapAnswer) else ()
        further = (*of_map, *self.further_buttons)
        reply = messages.reply(
            answer, asked.key, further=further, is_readable=readable is not None
        )
        reply = asides.with_report_line(reply, kind, answer, further)
        return messages.with_signpost(reply, near, answer)

    async def _in_context(
        self, asked: AskedQuestion, before: Sequence[ThreadMessage]
    ) -> Question:
        """Return the question with what is known of its asker and its thread."""
        return Question(
            asked.text,
            asked.employee_id,
            await self.department_of(asked.employee_id),
            context=tuple(one.text for one in before if not one.is_ours),
            readers=await self._readers_of(asked),
            in_english=await self.languages.of(asked.employee_id) is Language.ENGLISH,
            answered=tuple(before),
        )

    async def _readers_of(self, asked: AskedQuestion) -> Readership:
        if asked.is_aside:
            return await self.rights.of_person(asked.employee_id)
        return await self.rights.of_place(asked.channel, asked.employee_id)

    async def _in_its_language(
        self, asked: AskedQuestion, answer: Answer | NotCovered
    ) -> Answer | NotCovered | None:
        if self.compose:  # a language model translates
            return answer
        return await asyncio.to_thread(in_its_language, asked.text, answer)


def _settled(asked: AskedQuestion, answer: Answer | NotCovered) -> AskedQuestion:
    match answer:
        case Answer():
            documents = [citation.document for citation in answer.citations]
        case NotCovered():
            documents = [near.document for near in answer.nearest]
    quoted = answer.citations if isinstance(answer, Answer) else ()
    return replace(asked, nearest=tuple(dict.fromkeys(documents)), quoted=quoted)
