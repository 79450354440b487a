"""Opens a workspace's settings, and gives each rule those that it follows."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from bot.ask.channels import Manner
from bot.company.audit.store import SqlAuditTrail
from bot.company.overrides.domain import Layer
from bot.company.overrides.store import SqlOverrides
from bot.company.records.retention import kinds_of_days
from bot.company.settings.domain import WorkspaceSettings
from bot.company.settings.keys import keys_of
from bot.company.settings.service import CompanySettings
from bot.company.unasked.domain import NewsLimits
from bot.composition.opening import list_paths
from bot.database.columns import metadata
from bot.database.engine import Database
from bot.guidance.standards.reading import FILE as STANDARDS_FILE
from bot.guidance.standards.reading import Unit, read_register
from bot.ideas.report.deadlines import Allowances, Standards
from bot.settings import Settings

# Read for one version more: 0.3.0 knows them no longer.
DEPRECATED_VARIABLES = {
    "complaint_hours": "complaint_hours",
    "severe_complaint_working_hours": "severe_complaint_working_hours",
    "report_working_days": "report_working_days",
    "work_begins": "working_hours",
    "work_ends": "working_hours",
    "holidays": "holidays",
}

# Settings that take their default from the register of standards, and in which unit.
HANDBOOK_SETTINGS = {
    "complaint_hours": Unit.HOURS,
    "severe_complaint_working_hours": Unit.HOURS,  # by the clock since 0.3
    "report_working_days": Unit.WORKING_DAYS,
}


def open_company_settings(
    database: Database, settings: Settings, now: Callable[[], datetime]
) -> CompanySettings:
    """Return the settings of the workspace whose database it is."""
    return CompanySettings(
        keys_of(kinds_of_days(metadata.sorted_tables)),
        SqlOverrides(database, now),
        SqlAuditTrail(database, now),
        environment(settings),
        partial(_handbook, settings),
    )


def _handbook(settings: Settings) -> Layer:
    """Return what the register of standards says about settings, or said before it slipped."""
    paths = list_paths(settings, STANDARDS_FILE)
    return _settings_in(paths, paths[0].stat().st_mtime_ns if paths[0].exists() else 0)


@lru_cache(maxsize=16)  # a setting is asked for at every report, a register edited once a month
def _settings_in(paths: tuple[Path, Path], _changed: int) -> Layer:
    register, _ = read_register(*paths)
    said = {one.setting: one for one in register.standards if one.setting}
    fitting = {
        key: int(one.value) if one.value.is_integer() else one.value
        for key, one in said.items()
        if HANDBOOK_SETTINGS.get(key) == one.unit
    }
    return Layer("the handbook", fitting)


RuleT = TypeVar("RuleT")


def from_settings(
    company: CompanySettings, made: Callable[[WorkspaceSettings], RuleT]
) -> Callable[[], Awaitable[RuleT]]:
    """Return what reads the settings in force at each call, as ``made`` turns them."""

    async def rule() -> RuleT:
        return made(await company.settled())

    return rule


def from_settings_at(
    company: CompanySettings, made: Callable[[WorkspaceSettings, str | None], RuleT]
) -> Callable[[str | None], Awaitable[RuleT]]:
    """Return the same for a rule whose calendar is that of a site."""

    async def rule(site: str | None) -> RuleT:
        return made(await company.settled(), site)

    return rule


def deprecated_variables(settings: Settings) -> list[str]:
    """Return the environment variables in use that the next version ends."""
    return [name.upper() for name in DEPRECATED_VARIABLES if name in settings.model_fields_set]


def environment(settings: Settings) -> Layer:
    """Return the layer of the variables in `DEPRECATED_VARIABLES` that are set."""
    said = {
        "complaint_hours": settings.complaint_hours,
        "severe_complaint_working_hours": settings.severe_complaint_working_hours,
        "report_working_days": settings.report_working_days,
        "working_hours": [
            one.isoformat("minutes") for one in (settings.work_begins, settings.work_ends)
        ],
        "holidays": [day.isoformat() for day in sorted(settings.holidays)],
    }
    named = {
        DEPRECATED_VARIABLES[name]
        for name in DEPRECATED_VARIABLES
        if name in settings.model_fields_set
    }
    return Layer("the environment", {key: said[key] for key in said if key in named})


def standards_of(company: WorkspaceSettings, site: str | None = None) -> Standards:
    """Return the deadlines and working time of Ideas at a site; None: where it is not known."""
    return Standards(
        Allowances(
            complaint=timedelta(hours=company.complaint_hours),
            severe=timedelta(hours=company.severe_complaint_working_hours),
            other_days=company.report_working_days,
        ),
        company.working_time(site),
    )


def limits_of(company: WorkspaceSettings, site: str | None = None) -> NewsLimits:
    """Return the limits at a site on messages that nobody asked for."""
    return NewsLimits(hours=company.unasked_time(site))


def manner_of(company: WorkspaceSettings) -> Manner:
    """Return how Ask answers in a channel that nobody set."""
    return Manner(company.channel_manner)
