"""One call of the Web API: its arguments as the caller passed them, and who called."""

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.playground.channels import Channel
from bot.playground.members import JsonObject
from bot.playground.refusal import CallRefusedError

if TYPE_CHECKING:
    from bot.playground.slack import Slack

TRUE = {"true", "1", True}


@dataclass(frozen=True, slots=True)
class Call:
    """What a method gets to work with."""

    slack: "Slack"
    arguments: JsonObject = field(default_factory=dict)
    token: str = ""  # whoever called

    def text(self, name: str, default: str = "") -> str:
        """An argument as text; ``default`` if it is absent."""
        value = self.arguments.get(name)
        return default if value is None else str(value)

    def needed(self, name: str, refusal: str = "invalid_arguments") -> str:
        """An argument that has to be there; ``refusal`` is Slack's word when it is not."""
        value = self.text(name)
        if not value:
            missing = f"[ERROR] missing required field: {name}"
            raise CallRefusedError(refusal, response_metadata={"messages": [missing]})
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """An argument that is true or false."""
        value = self.arguments.get(name, default)
        return value in TRUE

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number of at least 1; Slack cuts what is over ``most``."""
        try:
            value = int(self.arguments.get(name) or default)
        except ValueError:
            raise CallRefusedError("invalid_limit") from None
        if value < 1:
            raise CallRefusedError("invalid_limit")
        return min(value, most)

    def structure(self, name: str, refusal: str = "invalid_arguments") -> Any:
        """An argument that is JSON, or text that holds JSON; None if it is absent."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except json.JSONDecodeError:
            raise CallRefusedError(refusal) from None

    def channel(self, name: str = "channel") -> Channel:
        """The channel that an argument names; one that the bot may know of."""
        workspace = self.slack.workspace
        channel = workspace.channel(self.needed(name, "channel_not_found"))
        if channel.is_private and workspace.bot.member_id not in channel.member_ids:
            raise CallRefusedError("channel_not_found")
        return channel

    def joined_channel(self) -> Channel:
        """The channel that is named; refused unless the bot is in it."""
        channel = self.channel()
        if self.slack.workspace.bot.member_id not in channel.member_ids:
            raise CallRefusedError("not_in_channel")
        return channel

    def page(
        self, items: list[JsonObject], default: int = 100, most: int = 1000
    ) -> tuple[Any, JsonObject]:
        """The items from the cursor on, and the metadata with the cursor of the next page."""
        start = self._start()
        end = start + self.number("limit", default, most)
        cursor = f"next:{end}" if end < len(items) else ""
        return items[start:end], {"response_metadata": {"next_cursor": cursor}}

    def _start(self) -> int:
        cursor = self.text("cursor")
        if not cursor:
            return 0
        word, _, place = cursor.partition(":")
        if word != "next" or not place.isdigit():
            raise CallRefusedError("invalid_cursor")
        return int(place)


async def arguments_of(request: Request) -> JsonObject:
    """The arguments in query, form body or JSON body; the body wins, as in Slack.

    Raises:
        CallRefusedError: the JSON cannot be read.
    """
    arguments: JsonObject = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        return arguments | await _json_body(request)
    if kind.startswith("application/x-www-form-urlencoded"):
        body = (await request.body()).decode()
        arguments |= dict(parse_qsl(body, keep_blank_values=True))
    return arguments


async def _json_body(request: Request) -> JsonObject:
    try:
        body = json.loads(await request.body() or b"{}")
    except ValueError:
        raise CallRefusedError("invalid_json") from None
    if not isinstance(body, dict):
        raise CallRefusedError("json_not_object")
    return body
