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

    of_kind: Mapping[KindOfMessage, Sequence[str]]  # but danger and reports
    dangers: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by signposts' ids
    sounds_dangerous: Sequence[str] = ()
    # By the word of their kind, or `ANONYMOUS`; others say no kind.
    reports: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def of(self, kind: KindOfMessage) -> Sequence[str]:
        """Return what describes a kind; where its lines are sorted, one sort after another."""
        sorts = self.sorts_of(kind)
        return [line for lines in sorts.values() for line in lines] or self.of_kind.get(
            kind, ()
        )

    def sorts_of(self, kind: KindOfMessage) -> Mapping[str, Sequence[str]]:
        """Return the lines of a kind by their sort; empty where they are not sorted."""
        sorts = {KindOfMessage.DANGER: self.dangers, KindOfMessage.REPORT: self.reports}
        return sorts.get(kind, {})


ANONYMOUS = "anonymous"  # the sort of what wants to be reported without a name


@dataclass(frozen=True, slots=True)
class ReportInWords:
    """What of a message may be a report."""

    sort: str  # as the lines that it is likest: a kind of report; empty where none is sorted
    is_sure: bool  # else it may as well be meant otherwise
    is_anonymous: bool


@dataclass(frozen=True, slots=True)
class TakenFor:
    """What a message is taken for."""

    kind: KindOfMessage
    report: ReportInWords | None = None  # None where nothing sounds so


UNKEPT = frozenset({KindOfMessage.CUSTOMER_MESSAGE, KindOfMessage.DANGER})
"""Kinds whose words are kept nowhere: they say too much of others, or of whoever writes."""

RouteMessage: TypeAlias = Callable[[str], Awaitable[KindOfMessage]]
"""Tells what a message is; a question where nobody can tell."""

DangerOf: TypeAlias = Callable[[str], Awaitable[str]]
"""Returns the id of the signpost that a danger leads to; empty where nobody can tell."""


async def always_a_question(_message: str) -> KindOfMessage:
    """Take every message for a question: for a company that describes no kinds."""
    return KindOfMessage.QUESTION
