"""The words for what a company settles, and the work of changing it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, tzinfo
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from bot.company.working_time import CLOSES, OPENS, WEEKDAYS, WorkingTime
from bot.errors import CannotDoError


class InvalidSettingError(CannotDoError):
    """A setting cannot have this value; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Hours:
    """From when until when, on one day."""

    begins: time = OPENS
    ends: time = CLOSES  # after it begins; 00:00 is the midnight that ends the day
    zone: tzinfo | None = None  # None: on the clock of whom it is about


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceSettings:
    """What counts at one moment in one workspace. Its defaults are the bot's own."""

    working_days: frozenset[int] = WEEKDAYS  # Monday is 0; at least one
    working_hours: Hours = field(default_factory=Hours)  # on the clock of whom it is about
    holidays: frozenset[date] = frozenset()  # nobody works
    site_holidays: Mapping[str, frozenset[date]] = field(default_factory=dict)  # by site
    site_days: Mapping[str, frozenset[int]] = field(default_factory=dict)  # by site
    site_hours: Mapping[str, Hours] = field(default_factory=dict)  # by site
    site_unasked_hours: Mapping[str, Hours] = field(default_factory=dict)  # by site
    complaint_hours: float = 48  # by the clock, until a first answer
    severe_complaint_working_hours: float = 4  # by the clock since 0.3; its name stays
    report_working_days: int = 10  # of reports for which no customer waits
    retention_days: Mapping[str, int] = field(default_factory=dict)  # by kind; else its default
    leaver_days: int = 30  # until who left is forgotten
    channel_manner: str = "mention"  # of Ask, in a channel where nobody set it
    unasked_hours: Hours = field(default_factory=Hours)  # outside is quiet for the unasked
    groups: Mapping[str, str] = field(default_factory=dict)  # department id by group
    guidance_publishers: str = "owners"  # who changes a document in Slack; or "trainers", too
    guidance_agreement: str = "alone"  # one person's word publishes guidance; or "second"
    quiz_sureness: str = "ask"  # learners how sure they are; or "off"
    manager_looks: str = (
        "monthly"  # a manager looks at one moment of their department; or "off"
    )
    question_agreement: str = "alone"  # one trainer's word counts; or "second"
    guests: str = "outsiders"  # what guests of the workspace are: they, or "employees"

    def asks_sureness(self) -> bool:
        """Tell whether learners are asked how sure they are of an answer."""
        return self.quiz_sureness == "ask"

    def wants_looks(self) -> bool:
        """Tell whether managers are sent, once a month, what to look for at a moment."""
        return self.manager_looks == "monthly"

    def holidays_at(self, site: str | None) -> frozenset[date]:
        """Return the days on which nobody works at the site; None: the company's alone."""
        return self.holidays | self.site_holidays.get(site or "", frozenset())

    def working_time(self, site: str | None = None) -> WorkingTime:
        """Return when people work at the site; None: where it is not known."""
        return self._on_working_days(self.site_hours.get(site or "", self.working_hours), site)

    def unasked_time(self, site: str | None = None) -> WorkingTime:
        """Return when they may be written to unasked."""
        hours = self.site_unasked_hours.get(site or "", self.unasked_hours)
        return self._on_working_days(hours, site)

    def _on_working_days(self, hours: Hours, site: str | None) -> WorkingTime:
        return WorkingTime(
            hours.zone or ZoneInfo("UTC"),
            is_everywhere=hours.zone is not None,
            opens=hours.begins,
            closes=hours.ends,
            weekdays=self.site_days.get(site or "", self.working_days),
            holidays=self.holidays_at(site),
        )


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """An administrator wants another value for a setting, or the file's again."""

    KIND: ClassVar[str] = "company.settings"
    employee_id: str
    setting: str  # a key
    value: Any = None  # JSON; None gives the setting back
