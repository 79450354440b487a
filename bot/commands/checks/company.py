"""Checks of what a company says in Slack, in the environment and in its files."""

from datetime import UTC, datetime
from pathlib import Path

from bot.commands.checks.differences import (
    check_departments,
    check_guidance,
    check_questions,
)
from bot.commands.checks.finding import Finding, trouble, well
from bot.company.settings.domain import WorkspaceSettings
from bot.company.settings.service import CompanySettings
from bot.composition.company_settings import deprecated_variables, open_company_settings
from bot.database.engine import Database
from bot.errors import BotError
from bot.people.reading import read_company
from bot.settings import Settings


def check_variables(settings: Settings) -> list[Finding]:
    """Return which variables in use the next version ends; nothing if there are none."""
    says = "still counts, for one version more; set it on an administrator's App Home"
    return [well(name, says) for name in deprecated_variables(settings)]


async def check_company(database: Database, settings: Settings) -> list[Finding]:
    """Return what does not count, where Slack says another thing than what is beneath it."""
    import bot.app  # noqa: F401  # knows every table, and so every kind of retention

    company = open_company_settings(database, settings, lambda: datetime.now(UTC))
    return [
        *await _impossible(company),
        *await _differences(company),
        *_strange_sites(await company.settled(), settings.knowledge / "departments.yaml"),
        *[
            well(f"setting {key}", f"{layer} has it, this version does not know it")
            for layer, key in await company.unknown()
        ],
        *await check_departments(database, settings.knowledge / "departments.yaml"),
        *await check_questions(database, *settings.question_folders),
        *await check_guidance(database, settings),
    ]


async def _impossible(company: CompanySettings) -> list[Finding]:
    counted = await company.in_force()
    return [
        trouble(
            f"setting {one.setting}",
            f"{one.by} says {one.value}, which cannot be. {one.why} What counts is"
            f" {counted[one.setting].said.by}: {counted[one.setting].said.value}",
            "Set it on an administrator's App Home.",
        )
        for one in await company.impossible()
    ]


async def _differences(company: CompanySettings) -> list[Finding]:
    return [
        well(
            f"setting {key}",
            f"{one.said.value} was set in Slack; {below.by} says {below.value}",
        )
        for key, one in (await company.in_force()).items()
        if one.differs and (below := one.otherwise)
    ]


OF_SITES = ("site_holidays", "site_days", "site_hours", "site_unasked_hours")


def _strange_sites(settled: WorkspaceSettings, file: Path) -> list[Finding]:
    """Return sites whose calendar counts for nobody; a broken file is another check's."""
    try:
        sites = {department.site for department in read_company(file).departments}
    except BotError:
        return []
    return [
        well(f"setting {key}", f"{site}: {file.name} puts no department there")
        for key in OF_SITES
        for site in getattr(settled, key)
        if site not in sites
    ]
