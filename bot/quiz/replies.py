"""How the quiz answers: in the direct message, in place of what was clicked, or quietly."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from bot.delivery.work import Ephemeral, Outgoing, Post, Respond, Update
from bot.moments.domain import MomentsMap
from bot.quiz import messages
from bot.quiz.domain import AnsweredQuestion, RoundQuestion
from bot.quiz.requests import QuizRequest
from bot.slack import Block, Message

BeforeQuestion: TypeAlias = Callable[[RoundQuestion], Awaitable[Post | None]]
"""Returns what comes in place of a question, which then waits; None: the question comes."""


AfterAnswer: TypeAlias = Callable[[AnsweredQuestion], Awaitable[Sequence[Outgoing]]]
"""Returns what follows the explanation of an answer."""


async def nothing_after(_answered: AnsweredQuestion) -> Sequence[Outgoing]:
    """Let nothing follow."""
    return ()


async def nothing_before(_asked: RoundQuestion) -> None:
    """Let the question come at once."""


class Clicked(Protocol):
    """Work of a click on a message that is renewed."""

    @property
    def channel(self) -> str:
        """Where the message is, "D…"."""
        ...

    @property
    def ts(self) -> str:
        """Which message it is."""
        ...


@dataclass(frozen=True, slots=True)
class QuestionPosts:
    """How a question is posted, whether it was asked for or comes unasked."""

    moments: Callable[[], MomentsMap]
    beside_choices: Callable[[RoundQuestion], tuple[Block, ...]] = lambda _: ()

    def of(self, asked: RoundQuestion, *, is_reminder: bool = False) -> Post:
        """Return the question for its employee's direct message."""
        beside = self.beside_choices(asked)
        message = messages.question(
            asked, self.moments(), is_reminder=is_reminder, beside=beside
        )
        return posted(asked.round.employee_id, message)


def posted(employee_id: str, message: Message) -> Post:
    """Return the message for the employee's direct message."""
    return Post(employee_id, message.text, message.blocks)


def updated(clicked: Clicked, message: Message) -> Update:
    """Return the message in place of the one that was clicked."""
    return Update(message.text, message.blocks, channel=clicked.channel, ts=clicked.ts)


def answered(request: QuizRequest, message: Message) -> Outgoing:
    """Answer where the employee asked: quietly after a command, else in the direct message."""
    if request.response_url:
        return Respond(request.response_url, message.text, message.blocks)
    return posted(request.employee_id, message)


def said_where(request: QuizRequest) -> Sequence[Outgoing]:
    """Say where the answer is, to who asked somewhere else; nothing to anybody else."""
    if request.said_in.startswith("D"):  # the question comes there
        return []
    message = messages.sent_to_you()
    if request.response_url:
        return [Respond(request.response_url, message.text, message.blocks)]
    if request.said_in:
        return [Ephemeral(request.said_in, request.employee_id, message.text, message.blocks)]
    return []
