"""Checks of the people in ``departments.yaml``: does Slack know them, are they still there?"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from slack_sdk.web.async_client import AsyncWebClient

from bot.commands.checks.finding import Finding, trouble, well
from bot.errors import BotError
from bot.people.domain import Company
from bot.people.reading import read_what_counts
from bot.people.slack_directory import SlackDirectory

FILE = "departments.yaml"
MEND = "Write a work e-mail, a member id or a user group id that this workspace has."
NAMED = 5  # the rest is a number


async def check_people(knowledge: Path, client: AsyncWebClient) -> list[Finding]:
    """Return whether Slack knows everybody whom the company's file names."""
    directory = SlackDirectory(client, now=lambda: datetime.now(UTC))
    try:
        references = list(dict.fromkeys(_named_in(read_what_counts(knowledge / FILE)[0])))
        unknown = [one for one in references if not await _is_there(one, directory)]
    except BotError as error:
        return [trouble(FILE, f"who is in it could not be looked up: {error}", "Try again.")]
    if unknown:
        more = f" and {len(unknown) - NAMED} more" if len(unknown) > NAMED else ""
        says = f"Slack knows nobody who works here as {', '.join(unknown[:NAMED])}{more}"
        return [trouble(FILE, says, MEND)]
    return (
        [well(FILE, f"Slack knows all {len(references)} whom it names")] if references else []
    )


def _named_in(company: Company) -> Iterator[str]:
    yield from company.administrators
    yield from company.trainers
    yield from company.confidential_contacts
    yield from company.duty_contacts
    yield from company.customer_leads
    yield from company.works_council
    yield from company.woken
    for department in company.departments:
        yield from department.managers
        yield from department.deputies


async def _is_there(reference: str, directory: SlackDirectory) -> bool:
    for employee_id in await directory.resolve(reference):
        profile = await directory.profile(employee_id)
        if profile is not None and profile.is_active:
            return True
    return False
