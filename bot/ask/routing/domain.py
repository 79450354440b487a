"""What a message can be, and the lines that describe it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias


class KindOfMessage(Enum):
    """What somebody writes to the bot; the values are the names in ``messages.yaml``."""

    QUESTION = "question"
    MAP = "map"  # what a department does to customers, or why one should care
    REPORT = "report"  # an idea, a complaint, criticism, praise
    STATUS = "status"  # what became of a report
    CUSTOMER_MESSAGE = "customer_message"  # pasted or forwarded
    BOT = "bot"  # what it is, what it can do, what is private
    DEPARTMENT_HEAD = "department_head"  # who leads a department
    GREETING = "greeting"  # also what people write around what they want
    THANKS = "thanks"  # also agreement and goodbye
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class MessageLines:
    """Lines that describe each kind, and lines that only sound like danger."""

    of_kind: Mapping[KindOfMessage, Sequence[str]]  # but danger
    dangers: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by signposts' ids
    sounds_dangerous: Sequence[str] = ()

    def of(self, kind: KindOfMessage) -> Sequence[str]:
        """Return what describes a kind; of danger that of one signpost after the other."""
        if kind is KindOfMessage.DANGER:
            return [line for lines in self.dangers.values() for line in lines]
        return self.of_kind.get(kind, ())


UNKEPT = frozenset({KindOfMessage.CUSTOMER_MESSAGE, KindOfMessage.DANGER})
"""Kinds whose words are kept nowhere: they say too much of others, or of whoever writes."""

RouteMessage: TypeAlias = Callable[[str], Awaitable[KindOfMessage]]
"""Tells what a message is; a question where nobody can tell."""

DangerOf: TypeAlias = Callable[[str], Awaitable[str]]
"""Returns the id of the signpost that a danger leads to; empty where nobody can tell."""


async def always_a_question(_message: str) -> KindOfMessage:
    """Take every message for a question: for a company that describes no kinds."""
    return KindOfMessage.QUESTION
