"""What a role must act on, and how its feature is asked about it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, TypeAlias

from bot.company.unasked.domain import MessageKind
from bot.delivery.work import Post

Again: TypeAlias = Callable[[str], Awaitable[Post | None]]
"""Returns the message of that reference as it looks now; None if nothing is to do any more."""

MayWait: TypeAlias = Callable[[str, datetime], Awaitable[bool]]
"""Tells whether nothing is lost if the message comes then: not severe, nothing falls due."""


async def loses_nothing(_reference: str, _until: datetime) -> bool:
    """Say of what has no deadline that it may wait."""
    return True


@dataclass(frozen=True, slots=True)
class ForRole:
    """Messages whose references begin alike."""

    kind: MessageKind
    again: Again
    may_wait: MayWait = loses_nothing


@dataclass(frozen=True, slots=True)
class ShowBundle:
    """Bring one reader what came in for their role since the message an hour before."""

    KIND: ClassVar[str] = "company.bundle"
    employee_id: str
    due: datetime  # UTC


@dataclass(frozen=True, slots=True)
class Arrival:
    """What one work has for the role of one reader."""

    key: str  # identity of the work, which names nobody
    employee_id: str  # the reader
    items: Sequence[tuple[str, MessageKind]]  # reference and kind, in their order


@dataclass(frozen=True, slots=True)
class WaitingMessage:
    """A message that comes when the hour is over."""

    reference: str
    kind: str  # a name in `KINDS`
