"""People of another company, whom a channel that two companies share brings to the bot."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from slack_bolt.request.async_request import AsyncBoltRequest

from bot.delivery.tasks import work_of
from bot.delivery.work import Ephemeral, Outgoing, Respond, Work
from bot.delivery.workspace_delivery import prefix_of

WORDS = "I work for another company than yours, and answer its own people only."


@dataclass(frozen=True, slots=True)
class TurnAway:
    """Tell somebody of another company that the bot does not answer them."""

    KIND: ClassVar[str] = "workspaces.turn_away"
    response_url: str | None = None  # else by the place of a mention
    channel: str = ""
    user: str = ""
    ts: str = ""
    thread_ts: str | None = None


def is_from_elsewhere(asked: AsyncBoltRequest) -> bool:
    """Tell whether the person belongs to another company than the workspace.

    Workspaces of one organisation belong to one company.
    """
    body, team_id = asked.body, asked.context.team_id
    if body.get("is_ext_shared_channel") and body.get("type") == "event_callback":
        return asked.context.actor_team_id != team_id
    person = body.get("user")
    own = person.get("team_id") if isinstance(person, dict) else None
    return bool(own and own != team_id and not asked.context.enterprise_id)


def refusal_of(asked: AsyncBoltRequest) -> Work | None:
    """Return the work that tells them so; None where they did not speak to the bot."""
    body, team_id = asked.body, asked.context.team_id or ""
    event = body.get("event") or {}
    if event.get("type") == "app_mention":
        place = (event["channel"], event["user"], event["ts"], event.get("thread_ts"))
        told, name = TurnAway(None, *place), f"{event['channel']}:{event['ts']}"
    elif body.get("response_url"):
        told = TurnAway(body["response_url"])
        name = str(body.get("trigger_id") or body["response_url"])
    else:
        return None
    return work_of(told, f"{prefix_of(team_id)}{told.KIND}:{name}", team_id)


async def turn_away(told: TurnAway, _work: Work) -> Sequence[Outgoing]:
    """Tell them, where nobody else sees it, that they are not answered."""
    if told.response_url:
        return [Respond(told.response_url, WORDS)]
    return [Ephemeral(told.channel, told.user, WORDS, thread_ts=told.thread_ts)]
