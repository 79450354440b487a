"""The work of answering: a message, or a slash command."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field


@dataclass(frozen=True, slots=True)
class AnswerMessage:
    """Somebody asked in a channel or a direct message, or clicked a question there."""

    KIND: ClassVar[str] = "ask.answer"
    key: str  # identity of the message, or of the click
    text: str  # empty where Slack alone keeps the words: they are read there
    employee_id: str
    channel: str  # "C…", "D…", or "U…" for a direct message
    thread_ts: str | None
    # of the question, or of what it is about; None: it was clicked. Earlier versions look
    # whether it is there, not what it says.
    ts: Annotated[str | None, Field(exclude_if=lambda ts: ts is None)] = None
    is_follow_up: bool = False  # then the thread says what it means
    is_clicked: bool = False  # then the answer repeats it
    context: tuple[str, ...] = ()  # what it is about, in words; oldest first
    has_file: Annotated[bool, Field(exclude_if=lambda has: not has)] = False


@dataclass(frozen=True, slots=True)
class RenewAnswer:
    """Somebody edited what they had asked, or edited a mention of the bot into a message."""

    KIND: ClassVar[str] = "ask.renew"
    employee_id: str
    question: AnswerMessage  # as it reads now
    edited_ts: str
    tries: int = 0  # so often its answer was not there yet


@dataclass(frozen=True, slots=True)
class AnswerCommand:
    """Somebody asked with a slash command, and alone sees the answer."""

    KIND: ClassVar[str] = "ask.command"
    key: str  # identity of the command, or of the click
    text: str  # the question; empty: none was asked
    employee_id: str
    response_url: str
    unknown: str = ""  # what was typed instead, if anything
    # What was typed where its words are not kept: "danger", "customer_message".
    wish: Annotated[str, Field(exclude_if=lambda wish: not wish)] = ""
