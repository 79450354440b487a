"""The words for messages that nobody asked for: kinds, readers, limits, decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from typing import TypeAlias
from zoneinfo import ZoneInfo


class Reason(Enum):
    """Why a message is sent that nobody asked for."""

    NEWS = auto()  # counted: at most one a day and four a week
    ROLE = auto()  # not counted: a role must act on it; bundled within the hour
    AWAITED = auto()  # not counted: somebody waits for it, or it is severe; at once


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of message that the bot sends unasked."""

    name: str  # kept with what was sent
    reason: Reason
    keeps_for: timedelta = timedelta(days=7)  # afterwards it is dropped, not sent
    takes_more: bool = True  # another message may be added to it; a question replaces itself


DAY, WORKING_WEEK = timedelta(days=1), timedelta(days=4, hours=12)
_NEWS = (
    Kind("quiz.reminder", Reason.NEWS, timedelta(), takes_more=False),  # looks again by itself
    Kind("quiz.path", Reason.NEWS, timedelta(), takes_more=False),
    Kind("quiz.path_completed", Reason.NEWS),
    Kind("ideas.digest", Reason.NEWS, WORKING_WEEK),
    Kind("plan", Reason.NEWS),
    Kind("pulse", Reason.NEWS),
    Kind("look", Reason.NEWS),
    Kind("guidance.news", Reason.NEWS),
)
_ROLE = (
    Kind("ideas.report", Reason.ROLE),
    Kind("ideas.nudge", Reason.ROLE),
    Kind("ask.gap", Reason.ROLE),
    Kind("guidance.broken", Reason.ROLE),
    Kind("quiz.draft", Reason.ROLE),
    Kind("quiz.objection", Reason.ROLE),
    Kind("ideas.lesson", Reason.ROLE),
)
_AWAITED = (
    Kind("answer", Reason.AWAITED),
    Kind("ideas.own_report", Reason.AWAITED),
    Kind("ask.gap_closed", Reason.AWAITED),
    Kind("quiz.objection_answered", Reason.AWAITED),
    Kind("ideas.severe", Reason.AWAITED),
    Kind("alarm", Reason.AWAITED),
)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (*_NEWS, *_ROLE, *_AWAITED)}


@dataclass(frozen=True, slots=True)
class Limits:
    """When news may come, and how often; a workspace may settle it."""

    a_day: int = 1
    a_week: int = 4  # in any seven days of the reader's
    opens: time = time(9)  # the reader's own clock
    closes: time = time(17)
    weekdays: frozenset[int] = frozenset({0, 1, 2, 3, 4})  # Monday is 0
    holidays: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a message is for, as things are at this moment."""

    time_zone: str = "UTC"  # IANA
    is_active: bool = True
    is_away: bool = False  # vacation, illness or leave
    wants_quiet: bool = False  # Slack's do-not-disturb
    paused_until: datetime | None = None  # UTC
    has_stopped: bool = False  # everything that nobody asked for

    @property
    def zone(self) -> ZoneInfo:
        """The reader's time zone."""
        return ZoneInfo(self.time_zone)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that went out."""

    key: str
    kind: str  # a name in `KINDS`
    at: datetime  # UTC


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
