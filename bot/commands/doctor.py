"""``doctor``: finds what is misconfigured, and says what mends it."""

import asyncio
import json
from dataclasses import asdict

from bot.commands.checks.finding import Finding, trouble
from bot.commands.options import (
    ImpossibleSettingsError,
    JsonOption,
    Knowledge,
    read_settings,
    settings_without,
)
from bot.errors import CannotDoError
from bot.settings import Settings

SET = "Set it to another value, or leave it out for the one in .env.example; then ask again."


class UnwellError(CannotDoError):
    """Something must be mended before the bot can serve."""


def doctor(knowledge: Knowledge = None, as_json: JsonOption = False) -> None:
    """Check the settings, the guidance, the state and Slack; say what mends each trouble.

    The exit code is 0 when the bot can serve.
    """
    try:
        settings = read_settings(knowledge=knowledge)
    except ImpossibleSettingsError as error:
        findings = [trouble(name, f"it {told}", SET) for name, told in error.settings]
        rest = settings_without(error, knowledge=knowledge)
        named = {name for name, _ in error.settings}  # the rest has their defaults
        others = asyncio.run(examine(rest)) if rest else []
        findings += [one for one in others if one.what not in named]
    else:
        findings = asyncio.run(examine(settings))
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        for finding in findings:
            print(finding.as_line())
    troubles = sum(not finding.is_well for finding in findings)
    if troubles:
        message = f"{troubles} of {len(findings)} checks found something to mend."
        raise UnwellError(message)


async def examine(settings: Settings) -> list[Finding]:
    """Return what was found, in the order in which it is best mended."""
    from bot.commands.checks.company import check_variables
    from bot.commands.checks.knowledge import check_knowledge
    from bot.commands.checks.language_model import check_language_model
    from bot.commands.checks.slack import check_slack
    from bot.commands.checks.state import check_state
    from bot.commands.checks.workspaces import check_workspaces

    return [
        *await asyncio.to_thread(check_knowledge, settings),
        *await check_state(settings),
        *check_variables(settings),
        *await check_slack(settings),
        *await check_workspaces(settings),
        *await check_language_model(settings),
    ]
