"""The words for messages that nobody asked for: kinds, readers, limits, decisions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum, auto
from typing import TypeAlias
from zoneinfo import ZoneInfo

from bot.company.working_time import WorkingTime


class Reason(Enum):
    """Why a message is sent that nobody asked for."""

    NEWS = auto()  # counted: at most one a day and four a week
    ROLE = auto()  # not counted: a role must act on it; bundled within the hour
    AWAITED = auto()  # not counted: somebody waits for it, or it is severe; at once


@dataclass(frozen=True, slots=True)
class MessageKind:
    """A kind of message that the bot sends unasked."""

    name: str  # kept with what was sent
    reason: Reason
    keeps_for: timedelta = timedelta(days=7)  # afterwards it is dropped, not sent
    takes_more: bool = True  # another message may be added to it; a question replaces itself
    is_for_channels: bool = False  # limited there as elsewhere for a person

    @property
    def comes_again(self) -> bool:
        """Whether its feature looks again by itself, so that others may go first."""
        return not self.keeps_for


WORKING_WEEK = timedelta(days=4, hours=12)
_NEWS = (
    # The quiz looks again by itself.
    MessageKind("quiz.reminder", Reason.NEWS, timedelta(), takes_more=False),
    MessageKind("quiz.path", Reason.NEWS, timedelta(), takes_more=False),
    MessageKind("quiz.path_completed", Reason.NEWS),
    MessageKind("ideas.digest", Reason.NEWS, WORKING_WEEK),
    MessageKind("plan", Reason.NEWS),
    MessageKind("pulse", Reason.NEWS),
    MessageKind("look", Reason.NEWS),
    MessageKind("talk", Reason.NEWS),
    MessageKind("guidance.news", Reason.NEWS),
    MessageKind("team_case", Reason.NEWS, timedelta(), takes_more=False, is_for_channels=True),
)
_ROLE = (
    MessageKind("ideas.report", Reason.ROLE),
    MessageKind("ideas.nudge", Reason.ROLE),
    MessageKind("ideas.note", Reason.ROLE),
    MessageKind("ask.gap", Reason.ROLE),
    MessageKind("ask.doubt", Reason.ROLE),
    MessageKind("guidance.broken", Reason.ROLE),
    MessageKind("guidance.review", Reason.ROLE),
    MessageKind("guidance.agreement", Reason.ROLE),
    MessageKind("quiz.draft", Reason.ROLE),
    MessageKind("quiz.drafts", Reason.ROLE),
    MessageKind("quiz.objection", Reason.ROLE),
    MessageKind("quiz.version", Reason.ROLE),
    MessageKind("ideas.lesson", Reason.ROLE),
)
_AWAITED = (
    MessageKind("answer", Reason.AWAITED),
    MessageKind("ideas.own_report", Reason.AWAITED),
    MessageKind("ask.gap_closed", Reason.AWAITED),
    MessageKind("ask.doubt_answered", Reason.AWAITED),
    MessageKind("quiz.objection_answered", Reason.AWAITED),
    MessageKind("ideas.severe", Reason.AWAITED),
    MessageKind("alarm", Reason.AWAITED),
)
KINDS: Mapping[str, MessageKind] = {kind.name: kind for kind in (*_NEWS, *_ROLE, *_AWAITED)}


@dataclass(frozen=True, slots=True)
class NewsLimits:
    """When news may come, and how often; a workspace may settle it."""

    a_day: int = 1
    a_week: int = 4  # in any seven days of the reader's
    hours: WorkingTime = field(default_factory=WorkingTime)  # on the reader's own clock


@dataclass(frozen=True, slots=True)
class Reader:
    """What is known of a message's reader when it is decided about."""

    time_zone: str = "UTC"  # IANA
    is_active: bool = True
    is_away: bool = False  # vacation, illness or leave
    wants_quiet: bool = False  # Slack's do-not-disturb
    paused_until: datetime | None = None  # UTC
    has_stopped: bool = False  # everything that nobody asked for
    expects_on: date | None = None  # their day on which news comes that goes first

    def day_of(self, moment: datetime) -> date:
        """Return the day on the reader's own calendar."""
        return moment.astimezone(ZoneInfo(self.time_zone)).date()


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that went out."""

    key: str
    kind: str  # a name in `KINDS`
    at: datetime  # UTC
    into: str | None = None  # the key of the message that it was added to


@dataclass(frozen=True, slots=True)
class Now:
    """It goes out now, by itself."""


@dataclass(frozen=True, slots=True)
class Merge:
    """It is added to a message that is there already."""

    into: str  # the key of that message


@dataclass(frozen=True, slots=True)
class Later:
    """It is decided again then."""

    at: datetime  # UTC


@dataclass(frozen=True, slots=True)
class Drop:
    """It is not sent."""

    why: str  # for the log


Decision: TypeAlias = Now | Merge | Later | Drop
