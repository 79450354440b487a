"""Gives a question the names of those, and of what, it names by a mention: "#news", "@dan"."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import TypeAlias

from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.answer.quota import HOUR, NAMES_AN_HOUR
from bot.delivery.sending.opening_modals import SLACK_FAILED
from bot.delivery.sending.posting import ClientOf
from bot.message_text import named, unnamed
from bot.rate_limit import RateLimit

NamesFilledIn: TypeAlias = Callable[[str, str, str], Awaitable[str]]
"""Returns a text with the names that its mentions lack: team, text, who wrote it."""

MOST_NAMES = 10  # a text that names more is no question
SECONDS = 3.0  # the question is answered without them


async def without_names(_team_id: str, text: str, _employee_id: str) -> str:
    """Return the text as it is: for tests, and what never was in Slack."""
    return text


@dataclass(frozen=True, slots=True)
class SlackNames:
    """Asks Slack; what it does not tell stays without a name."""

    client_of: ClientOf
    name_of: Callable[[str], Awaitable[str]]  # a person's; "" where it is not known
    limit: RateLimit = field(
        default_factory=lambda: RateLimit(HOUR / NAMES_AN_HOUR, NAMES_AN_HOUR, monotonic)
    )

    async def filled_in(self, team_id: str, text: str, employee_id: str) -> str:
        """Return the text with the names that its mentions lack, as far as the quota goes."""
        marks = [
            mark
            for mark in sorted(unnamed(text))[:MOST_NAMES]
            if not self.limit.seconds_to_wait(f"{team_id}:{employee_id}")
        ]
        if not marks:
            return text
        client = await self.client_of(team_id)
        try:
            async with asyncio.timeout(SECONDS):
                found = await asyncio.gather(*(self._name(client, mark) for mark in marks))
        except TimeoutError:
            return text
        return named(text, dict(zip(marks, found, strict=True)))

    async def _name(self, client: AsyncWebClient, mark: str) -> str:
        try:
            match mark[0]:
                case "@":
                    return await self.name_of(mark[1:])
                case "#":
                    reply = await client.conversations_info(channel=mark[1:])
                    return str(reply["channel"].get("name") or "")
                case _:
                    return await _handle(client, mark.removeprefix("!subteam^"))
        except SLACK_FAILED:
            return ""


async def _handle(client: AsyncWebClient, group_id: str) -> str:
    groups = (await client.usergroups_list())["usergroups"]
    return next((f"@{one['handle']}" for one in groups if one["id"] == group_id), "")
