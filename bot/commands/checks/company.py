"""Checks of what a company settles: in Slack, and in the environment."""

from datetime import UTC, datetime

from bot.commands.checks.finding import Finding, well
from bot.composition.company_settings import ending_variables, open_company_settings
from bot.database.engine import Database
from bot.settings import Settings


def check_variables(settings: Settings) -> list[Finding]:
    """Return which variables in use the next version ends; nothing if there are none."""
    says = "still counts, for one version more; set it on an administrator's App Home"
    return [well(name, says) for name in ending_variables(settings)]


async def check_company(database: Database, settings: Settings) -> list[Finding]:
    """Return where Slack says another thing than what is beneath it, and unknown keys."""
    import bot.app  # noqa: F401  # knows every table, and so every kind of retention

    company = open_company_settings(database, settings, lambda: datetime.now(UTC))
    differences = [
        well(
            f"setting {key}",
            f"{one.said.value} was set in Slack; {below.by} says {below.value}",
        )
        for key, one in (await company.in_force()).items()
        if one.differs and (below := one.otherwise)
    ]
    return differences + [
        well(f"setting {key}", f"{layer} has it, this version does not know it")
        for layer, key in await company.unknown()
    ]
