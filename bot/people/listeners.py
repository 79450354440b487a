"""Takes in that a person or user group changed in Slack; renews what the directory holds."""

from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncApp

from bot.people.domain import Profile
from bot.people.slack_directory import SlackDirectory
from bot.slack import Event, team_of

PersonChanged = Callable[[Profile, str, str], Awaitable[None]]
"""Hears of a changed profile, in which workspace, and the time that names the change."""


def register(app: AsyncApp, directory: SlackDirectory, changed: PersonChanged) -> None:
    """Connect the directory to Slack. Nothing here is kept, so nothing here is durable."""

    @app.event("user_change")
    async def hear_of_person(event: Event, body: Event) -> None:
        profile = directory.hear_of_person(event["user"])
        await changed(profile, team_of(body), str(event.get("event_ts", "")))

    @app.event("subteam_updated")
    async def hear_of_group(event: Event) -> None:
        directory.forget_group(event["subteam"]["id"])

    @app.event("subteam_members_changed")
    async def hear_of_members(event: Event) -> None:
        directory.forget_group(event["subteam_id"])
