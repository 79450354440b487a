"""What people say to a colleague beside questions: hello, thank you, what can you do."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.ask.answer import help as help_messages
from bot.ask.answer import messages
from bot.ask.domain import WORDS_OF_A_QUESTION
from bot.command_words import CommandWord
from bot.guidance.rank.spelling import english_words
from bot.people.permissions import Action
from bot.slack import Message, has_words

_GREETING = re.compile(
    r"(?:hi|hiya|hello|hallo|hey|moin|howdy|greetings|good (?:morning|afternoon|evening|day))"
    r"(?: (?:there|again|bot|you|everybody|everyone|all|team|customer focus))*"
    r"(?: how are you(?: doing)?(?: today)?)?"
)
_WHAT = re.compile(
    r"(?:help(?: me)?(?: please)?|commands|what(?: is| s)? this|who are you"
    r"|what are you(?: for)?|what (?:can|do) you do(?: here| for me)?|what can i ask(?: you)?"
    r"|how (?:does this|do you) work|how can you help(?: me)?)"
)
_PRAISE = (
    r"(?:ok(?:ay)?|great|perfect|good|nice|super|cool|fine|got it|understood|all right|i see)"
)
_THANKS = (
    r"(?:(?:many |a lot of |no )?thanks|thank (?:you|u)|thx|ty|cheers)"
    r"(?: (?:a lot|a million|so much|very much|again|bot|all|you too))*"
    r"(?: (?:for (?:that|this|it|(?:your|the|all(?: your)?) (?:help|answer|quick answer))))?"
)
_HELPED = (
    r"that (?:helps|helped|is helpful|was helpful)(?: (?:me|a lot|very much|a great deal))*"
)
_BYE = (
    r"(?:bye(?: bye)?|goodbye|see you(?: later)?|have a (?:nice|good) (?:day|evening|weekend))"
)
_CLOSING = re.compile(
    rf"(?:{_PRAISE}|{_THANKS}|{_HELPED}|{_BYE})(?: (?:{_PRAISE}|{_THANKS}|{_HELPED}|{_BYE}))*"
)
_LONGEST = 100  # characters; more is no courtesy, or not only


class Courtesy(Enum):
    """Why a message is no question for the guidance."""

    GREETING = auto()
    WHAT_CAN_YOU_DO = auto()
    CLOSING = auto()  # thanks, agreement or goodbye: no question follows


def courtesy_in(text: str) -> Courtesy | None:
    """Return which courtesy the whole text is; None for everything that says more."""
    if len(text) > _LONGEST:
        return None
    words = " ".join(re.sub(r":[\w+-]+:|[^\w\s]", " ", text.lower()).split())
    for pattern, courtesy in (
        (_GREETING, Courtesy.GREETING),
        (_WHAT, Courtesy.WHAT_CAN_YOU_DO),
        (_CLOSING, Courtesy.CLOSING),
    ):
        if pattern.fullmatch(words):
            return courtesy
    return None


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """Replies to what asks nothing, and says what there is to do."""

    suggestions: Callable[[str], Awaitable[Sequence[str]]]
    may: Callable[[str, Action], Awaitable[bool]]
    words: Sequence[CommandWord]  # all of the command, in the order of help

    async def reply(self, text: str, employee_id: str) -> Message | None:
        """Return the reply to no words, a greeting, thanks; None to a question."""
        if not has_words(text):
            return await self.help(employee_id, help_messages.NO_QUESTION)
        match courtesy_in(text):
            case Courtesy.GREETING:
                return await self.help(employee_id, help_messages.HELLO)
            case Courtesy.WHAT_CAN_YOU_DO:
                return await self.help(employee_id)
            case Courtesy.CLOSING:
                return messages.thanked()
            case None:
                return None

    async def help(self, employee_id: str, opening: str = help_messages.OPENING) -> Message:
        """Return what the employee may do, below an opening."""
        suggestions = await self.suggestions(employee_id)
        allowed = await self._allowed(employee_id)
        return help_messages.help_message(suggestions, allowed, opening=opening)

    async def help_after_slip(self, employee_id: str, typed: str) -> Message:
        """Return the same below what was probably meant by a word that there is not."""
        allowed = await self._allowed(employee_id)
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
