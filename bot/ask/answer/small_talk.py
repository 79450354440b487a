"""What people say to a colleague beside questions: hello, thank you, what can you do."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.ask.answer import help as help_messages
from bot.ask.answer import messages
from bot.ask.answer.asides import ABOUT
from bot.ask.domain import WORDS_OF_A_QUESTION
from bot.ask.routing.domain import KindOfMessage
from bot.command_words import CommandWord
from bot.guidance.rank.spelling import english_words
from bot.people.permissions import Action
from bot.slack import Message, has_words

HeadOf: TypeAlias = Callable[[str], Awaitable[Message | None]]
"""Returns who heads the department that a text means; None where nobody knows."""


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """Replies to what asks nothing, and says what there is to do."""

    suggestions: Callable[[str], Awaitable[Sequence[str]]]
    may: Callable[[str, Action], Awaitable[bool]]
    words: Sequence[CommandWord]  # all of the command, in the order of help
    head_of: HeadOf

    async def reply(self, text: str, kind: KindOfMessage, employee_id: str) -> Message | None:
        """Return the reply to what asks nothing of guidance; None to anything else."""
        if not has_words(text):
            return await self.help(employee_id, help_messages.NO_QUESTION)
        match kind:
            case KindOfMessage.GREETING:
                return await self.help(employee_id, help_messages.HELLO)
            case KindOfMessage.BOT:
                return await self.help(employee_id, f"{help_messages.OPENING}\n{ABOUT}")
            case KindOfMessage.DEPARTMENT_HEAD:
                return await self.head_of(text)
            case KindOfMessage.THANKS:
                return messages.thanked()
            case _:
                return None

    async def help(self, employee_id: str, opening: str = help_messages.OPENING) -> Message:
        """Return what the employee may do, below an opening."""
        suggestions = await self.suggestions(employee_id)
        allowed = await self._allowed(employee_id)
        return help_messages.help_message(suggestions, allowed, opening=opening)

    async def after_unknown(self, employee_id: str, typed: str, kind: KindOfMessage) -> Message:
        """Return the reply to a word that there is not: a courtesy's, or what was meant."""
        allowed = await self._allowed(employee_id)
        is_slip = help_messages.nearest_word(typed, allowed) is not None
        if not is_slip and (aside := await self.reply(typed, kind, employee_id)):
            return aside
        return await self.help(employee_id, help_messages.unknown_command(typed, allowed))

    async def help_instead(self, employee_id: str, text: str) -> Message | None:
        """Return help for what is no English word, but nearly one of the command; else None.

        It is for a text that guidance does not answer; "shop" is nearly "stop", but a question.
        """
        said = " ".join(re.sub(r"[^\w\s]", " ", text).split())
        if not said or len(said.split()) >= WORDS_OF_A_QUESTION:
            return None
        near = help_messages.nearest_word(said, await self._allowed(employee_id))
        if near is None or await asyncio.to_thread(_is_english, said.lower()):
            return None
        return await self.help(employee_id, help_messages.unknown_word(said, near))

    async def _allowed(self, employee_id: str) -> Sequence[CommandWord]:
        """Return the words that the employee may use, in the order of help."""
        actions = {one.for_whom for one in self.words if one.for_whom is not None}
        allowed = {action for action in actions if await self.may(employee_id, action)}
        return [one for one in self.words if one.for_whom in {None, *allowed}]


def _is_english(words: str) -> bool:
    return all(word in english_words() for word in words.split())
