"""What features hand to the delivery and get back. Pure: knows neither dbos nor Slack's client.

A listener takes work in and returns; the handler registered for the work's kind decides and
returns what goes out; the delivery posts each of it once.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeAlias

from bot.slack import Block

Json: TypeAlias = Any  # what json.dumps takes
# Work that is to be forgotten: what is younger has to be known, or it would be done again, and
# what is in hand is looked for again after as long, so many times; nothing is so for a day.
SLACK_REPEATS, LAST_TRY = timedelta(hours=1), 24


@dataclass(frozen=True, slots=True)
class Place:
    """Where an employee is told that their work failed for good."""

    channel: str  # "C…", "D…", or "U…" for a direct message
    thread_ts: str | None = None
    employee_id: str | None = None  # reached directly when the channel is gone


@dataclass(frozen=True, slots=True)
class Work:
    """Something accepted that ends in exactly one answer, refusal or stated failure."""

    kind: str  # "ask.answer", "ideas.receipt": picks the handler
    key: str  # identity: the same key is done once, however often it is taken in
    payload: Mapping[str, Json] = field(default_factory=dict)
    team_id: str = ""  # Slack workspace, "T…"
    not_before: datetime | None = None  # UTC; None: now
    reports_failure_to: Place | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A new message."""

    channel: str  # "C…", "D…", or "U…": a direct message is opened
    text: str
    blocks: tuple[Block, ...] = ()
    thread_ts: str | None = None
    reference: str | None = None  # a unique name under which channel and ts are kept
    in_thread_of: str | None = None  # the reference of the message to answer in its thread
    for_whom: str | None = None  # told directly when the place is gone, or others read there


@dataclass(frozen=True, slots=True)
class Ephemeral:
    """A message that one employee sees in a channel until they reload; may come twice."""

    channel: str
    employee_id: str
    text: str
    blocks: tuple[Block, ...] = ()
    thread_ts: str | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """New contents for a message already posted: named by reference, or by channel and ts."""

    text: str
    blocks: tuple[Block, ...] = ()
    reference: str | None = None
    channel: str | None = None
    ts: str | None = None


@dataclass(frozen=True, slots=True)
class Respond:
    """An answer through a click's or command's own address, valid for 30 minutes."""

    response_url: str
    text: str
    blocks: tuple[Block, ...] = ()
    replace_original: bool = False
    ephemeral: bool = True


@dataclass(frozen=True, slots=True)
class PublishHome:
    """The App Home of one employee, as it shall look from now on."""

    employee_id: str
    view: Block


Outgoing: TypeAlias = Post | Ephemeral | Update | Respond | PublishHome

Handler: TypeAlias = Callable[[Work], Awaitable[Sequence[Outgoing]]]
"""Decides and keeps its feature's state. After a crash it runs again, so keeping is idempotent.

Raise `TryAgainError` to be called again a little later, a few times; `CannotDoError` to tell
the employee so. Time to wait belongs into a further `Work` with ``not_before``.
"""


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message went."""

    channel: str  # "C…" or "D…"
    ts: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """Work that comes again and again at times of an employee's or a company's own day.

    Each turn is taken in as a `Work` of this kind, key and payload, with ``due`` (ISO, UTC)
    added to the payload. It happens once in the whole fleet, and after a downtime once only.
    """

    name: str  # identity: keeping the same name again replaces it
    cron: str  # "0 9 * * mon-fri"
    time_zone: str  # IANA, "Europe/Berlin": nine o'clock stays nine o'clock all year
    kind: str
    payload: Mapping[str, Json] = field(default_factory=dict)
    team_id: str = ""


@dataclass(frozen=True, slots=True)
class Mentions:
    """What kept work says: its key, what it was given, and what was decided of it."""

    said: Callable[[str], bool]  # is told each of these, as JSON
    contains: str = ""  # letters and digits that all of them have; they are found sooner
    until: datetime | None = None  # of work that was taken in then or before, UTC


class Delivery(Protocol):
    """Keeps work and schedules durably; the handler of the work's kind does it once."""

    async def take_in(self, work: Work) -> None:
        """Keep the work; once this returns, nothing loses it and Slack may be acknowledged.

        Raises:
            TryAgainError: it could not be kept; do not acknowledge, Slack comes again.
        """
        ...

    async def posted(self, reference: str) -> Posted | None:
        """Return where the message of that reference went; None while it has not gone out."""
        ...

    async def forget(self, prefix: str) -> None:
        """Forget all work, finished or not, and messages whose name begins so, for good."""
        ...

    async def count_work(self, mentions: Mentions, prefix: str = "", /) -> int:
        """Return how much kept work says so, of that whose key begins so."""
        ...

    async def forget_work(
        self, mentions: Mentions, prefix: str = "", /, *, keeps_places: bool = False
    ) -> int:
        """Forget finished work that says so, for good; return how much is still in hand.

        ``keeps_places`` keeps where messages with a reference went: they may change later.
        """
        ...

    async def forget_places(self, prefix: str) -> None:
        """Forget where messages went whose reference begins so: they change no more."""
        ...

    async def keep_schedule(self, schedule: Schedule) -> None:
        """Start the schedule, or replace the one of the same name."""
        ...

    async def stop_schedule(self, name: str) -> None:
        """Stop the schedule; fine when there is none."""
        ...
