"""A judgement of an answer: that it helped, or why it did not; and what comes of a doubt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Protocol

from pydantic import Field

from bot.ask.domain import AskedQuestion, Citation
from bot.errors import CannotDoError

NOT_MY_QUESTION = "not_my_question"  # the reason that is the bot's miss, and no owner's
CHANGED, STAYS = "changed", "stays"  # what an owner made of a doubt


class DoubtIsGoneError(CannotDoError):
    """The doubt was deleted: its time is over, or who had it was forgotten."""


class DoubtIsAnsweredError(CannotDoError):
    """Somebody else answered the doubt a moment before."""


class NotTheirDoubtError(CannotDoError):
    """Somebody who does not own the document tried to answer a doubt about it."""


@dataclass(frozen=True, slots=True)
class KeepFeedback:
    """An employee judged an answer, or said what was wrong with it."""

    KIND: ClassVar[str] = "ask.feedback"
    key: str  # of the question
    employee_id: str
    response_url: str
    is_helpful: bool
    reason: str  # a key of `feedback.messages.REASONS`; empty: none was given yet; "closest"
    # Whether the owner may read the question too; what was kept before does not say.
    sends_question: Annotated[bool, Field(exclude_if=lambda sends: not sends)] = False


@dataclass(frozen=True, slots=True)
class ShowDoubt:
    """The owner is to see a doubt: work of its own, for what sends a message names it.

    The key of a work stands in the metadata of its messages, and that of a click has who
    clicked in it.
    """

    KIND: ClassVar[str] = "ask.show_doubt"
    key: str  # the doubt's number, in digits


@dataclass(frozen=True, slots=True)
class AnswerDoubt:
    """The owner of a document says what they made of a doubt about it."""

    KIND: ClassVar[str] = "ask.answer_doubt"
    key: str  # the doubt's number, in digits
    employee_id: str
    outcome: str  # `CHANGED` or `STAYS`
    note: str = ""  # for who had the doubt


@dataclass(frozen=True, slots=True)
class Doubt:
    """What an employee finds wrong with an excerpt, until its owner has answered."""

    key: str  # of the question
    employee_id: str  # never shown to the owner
    excerpt: Citation
    reason: str  # a key of `feedback.messages.REASONS`
    question: str  # their words, if they sent them too; else empty
    channel: str  # where they are told what became of it: seen by nobody else
    thread_ts: str | None
    doubted_at: datetime  # UTC
    doubt_id: int = 0  # 0: not kept yet
    outcome: str = ""  # empty: not answered
    note: str = ""


class Feedback(Protocol):
    """Keeps whether an answer helped."""

    async def give(self, key: str, employee_id: str, *, is_helpful: bool, reason: str) -> None:
        """Keep the employee's latest judgement of the answer."""

    async def counted(self) -> dict[str, int]:
        """Return how many judgements of answers there are, by "helpful" or the reason given.

        What was only close, and helped, is no answer and not among them.
        """


class Doubts(Protocol):
    """Keeps doubts, one for each question, employee and document."""

    async def keep(self, doubt: Doubt) -> Doubt:
        """Keep the doubt and return it with its number; what it said before is replaced."""

    async def find(self, doubt_id: int) -> Doubt | None:
        """Return the doubt; None if there never was one, or it was deleted."""

    async def answer(self, doubt_id: int, outcome: str, note: str) -> Doubt | None:
        """Keep what became of it; None if somebody was quicker, or it is gone."""


def doubts_of(given: KeepFeedback, asked: AskedQuestion, now: datetime) -> Sequence[Doubt]:
    """Return a doubt for each document quoted, as of ``now`` (UTC).

    The words are the asker's: nobody else can send them. What becomes of it is told where
    only who had the doubt reads it.
    """
    is_askers = given.employee_id == asked.employee_id
    is_private = is_askers and asked.channel.startswith("D")
    who = given.employee_id
    place = (asked.channel, asked.thread_ts) if is_private else (who, None)
    words = asked.text if is_askers and given.sends_question else ""
    excerpts = {one.document: one for one in reversed(asked.quoted)}
    return [
        Doubt(given.key, who, excerpt, given.reason, words, *place, now)
        for excerpt in reversed(excerpts.values())
    ]
