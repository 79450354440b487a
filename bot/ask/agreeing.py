"""What use cases that publish ask of whoever has a second person agree first."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.delivery.work import Outgoing, Work
from bot.guidance.written.domain import PublishVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A change of guidance that somebody wants to publish."""

    employee_id: str  # who wants it
    document: str | None  # whose owners may agree; None: those who run the bot
    wish: str  # "change", "retire": what they want to do with it
    title: str
    before: str  # the whole text; empty: there was none
    after: str  # empty: there is none any more, or the file's again
    typed: str = ""  # what they get back where nobody agrees


AskSecond: TypeAlias = Callable[[Proposal, Work], Awaitable[Sequence[Outgoing]]]
"""Keeps work that waits for a second person, and asks one; empty: it may be done at once.

The work comes again with ``agreed_by`` in its payload.
"""


@dataclass(frozen=True, slots=True)
class Publishing:
    """How a text becomes guidance."""

    publish: PublishVersion
    ask_second: AskSecond


async def nobody_asked(_proposal: Proposal, _work: Work) -> Sequence[Outgoing]:
    """Ask nobody: one person's word is enough."""
    return ()
