"""The simulated Slack: ties the workspace to the app, its events, grants and faults."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.clock import Clock
from bot.playground import response_urls
from bot.playground.bot_app import BotApp
from bot.playground.channels import Channel
from bot.playground.event_delivery import EventDelivery, HttpLine
from bot.playground.faults import Faults
from bot.playground.grants import Grants
from bot.playground.members import JsonObject
from bot.playground.modals import Modals
from bot.playground.payloads import Payloads
from bot.playground.rate_limits import RateLimiter
from bot.playground.response_urls import ResponseUrls
from bot.playground.sockets import Sockets
from bot.playground.triggers import Triggers
from bot.playground.workspace import SimulatedWorkspace

QUIET_SECONDS = 0.3  # without a call of the Web API: the bot is done
LONGEST_WAIT_SECONDS = 60.0  # a wait ends with its event; this is for a machine that is busy


class Slack:
    """One workspace with one app in it."""

    def __init__(self, workspace: SimulatedWorkspace, app: BotApp, clock: Clock) -> None:
        self.workspace = workspace
        self.clock = clock
        self.app = app
        self.faults = Faults()
        self.triggers = Triggers(app.seconds_to_reply)
        self.response_urls = ResponseUrls()
        self.modals = Modals(workspace, app.app_id)
        self.payloads = Payloads(workspace, app)
        self.sockets = Sockets(HttpLine(app, workspace.now), app.seconds_to_reply)
        self.delivery = EventDelivery(self.sockets, app.retry_waits_seconds)
        self.rate_limits = RateLimiter()
        self.page_token = secrets.token_urlsafe(32)  # without it nobody acts for an employee
        self.grants = Grants(workspace.now, rotates=app.rotates_tokens)
        workspace.on_event.append(self._tell_bot)

    @property
    def url(self) -> str:
        """Where the playground is reached, without a slash at the end."""
        return self.response_urls.base_url

    @property
    def api_url(self) -> str:
        """The base URL of the Web API, as ``SLACK_API_URL`` wants it."""
        return f"{self.url}/api/"

    def connect(self, url: str) -> None:
        """Name the bot's request URL, once it is known."""
        self.app = replace(self.app, url=url)
        self.sockets.otherwise = HttpLine(self.app, self.workspace.now)

    def check_bot_token(self, token: str) -> None:
        """Let a token of the bot's pass that works; refuses with Slack's word for why not."""
        if token != self.app.bot_token:
            self.grants.check(token)

    def uninstall(self) -> None:
        """Remove the app: its tokens are invalid from now on, and the bot is told."""
        self.grants.revoke_all()
        bots = [self.workspace.bot.member_id]
        self.workspace.tell({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": bots}})
        self.workspace.tell({"type": "app_uninstalled"})

    def respond_url(
        self, employee_id: str, channel: Channel, message: JsonObject | None = None
    ) -> str:
        """A response URL for what the employee did in the channel or on the message."""
        until = self.workspace.now() + response_urls.LIFE
        place = response_urls.Respondable(employee_id, channel.channel_id, until)
        if message is not None:
            place.message_ts = message["ts"]
            place.thread_ts = message.get("thread_ts")
        return self.response_urls.issue(place)

    def permalink(self, channel: Channel, ts: str) -> str:
        """The address of a message, in Slack's form."""
        place = f"archives/{channel.channel_id}/p{ts.replace('.', '')}"
        return f"https://{self.workspace.domain}.slack.com/{place}"

    def move_clock(self, step: timedelta) -> None:
        """Let time pass at once: for the bot, who shares the clock, and for scheduled messages.

        Raises:
            ValueError: the step points back.
        """
        self.clock.move_by(step)
        self.post_due()
        self.workspace.show("clock")

    def post_due(self) -> None:
        """Post the scheduled messages whose time has come."""
        now = self.workspace.now().timestamp()
        for one in [one for one in self.workspace.scheduled.values() if one["post_at"] <= now]:
            del self.workspace.scheduled[one["id"]]
            self.workspace.post(self.workspace.channels[one["channel_id"]], one["message"])

    async def settled(self, timeout_seconds: float = LONGEST_WAIT_SECONDS) -> None:
        """Wait until nothing is on its way to the bot and the bot has been quiet for a moment.

        Raises:
            TimeoutError: it does not come to rest.
        """
        with self.workspace.watched() as changes:
            async with asyncio.timeout(timeout_seconds):
                while (
                    await _changes_within(changes, QUIET_SECONDS) or not self.delivery.is_idle
                ):
                    await self.delivery.idle()

    async def until(
        self, is_so: Callable[[], bool], timeout_seconds: float = LONGEST_WAIT_SECONDS
    ) -> None:
        """Wait until something holds in the workspace.

        Raises:
            TimeoutError: it does not come to hold.
        """
        with self.workspace.watched() as changes:
            async with asyncio.timeout(timeout_seconds):
                while not is_so():
                    await changes.get()

    def _tell_bot(self, event: JsonObject) -> None:
        has_listener = bool(self.app.url) or self.sockets.is_open
        if not has_listener or not self._is_heard(event):
            return
        times = 2 if self.faults.is_duplicating else 1
        for told in [*self._mentions(self._as_mention(event)), event]:
            if self.app.events is None or subscription_of(told) in self.app.events:
                for _ in range(times):
                    self.delivery.send_event(self.payloads.event(told))

    def _is_heard(self, event: JsonObject) -> bool:
        """Whether the bot is where it happened; what concerns no channel is always heard."""
        place = event.get("channel") or event.get("item", {}).get("channel")
        channel = self.workspace.channels.get(place) if isinstance(place, str) else None
        return channel is None or self.workspace.bot.member_id in channel.member_ids

    def _mentions(self, event: JsonObject) -> list[JsonObject]:
        """A message that mentions the bot in a channel is told twice, first as a mention."""
        bot_id = self.workspace.bot.member_id
        is_mention = (
            event["type"] == "message"
            and event.get("channel_type") in {"channel", "group", "mpim"}
            and event.get("subtype") in {None, "thread_broadcast", "file_share"}
            and event.get("user") != bot_id
            and f"<@{bot_id}>" in event.get("text", "")
        )
        return [event | {"type": "app_mention"}] if is_mention else []

    def _as_mention(self, event: JsonObject) -> JsonObject:
        """An edited message as it reads now: what mentions the bot then, tells so once more."""
        if event.get("subtype") != "message_changed" or "edited" not in event["message"]:
            return event
        about = {name: event[name] for name in ("channel", "channel_type", "event_ts")}
        return dict(event["message"] | about)


def subscription_of(event: JsonObject) -> str:
    """What an app subscribes to in order to hear of the event: ``message.im`` and the like."""
    kinds = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}
    if event["type"] != "message":
        return str(event["type"])
    return f"message.{kinds[event['channel_type']]}"


async def _changes_within(changes: asyncio.Queue[JsonObject], seconds: float) -> bool:
    try:
        await asyncio.wait_for(changes.get(), seconds)
    except TimeoutError:
        return False
    return True
