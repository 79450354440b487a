"""A small real Bolt app, to test the playground against what Slack apps are made of."""

from typing import Any

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

SIGNING_SECRET = "a-signing-secret"
BOT_TOKEN = "xoxb-a-bot-token"
FORM = {
    "type": "modal",
    "callback_id": "form",
    "title": {"type": "plain_text", "text": "A form"},
    "submit": {"type": "plain_text", "text": "Send"},
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "wish",
            "label": {"type": "plain_text", "text": "Your wish"},
            "element": {"type": "plain_text_input", "action_id": "words"},
        }
    ],
}
CARD = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "Pick one"}},
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "open",
                "text": {"type": "plain_text", "text": "Open"},
                "value": "one",
            },
            {
                "type": "button",
                "action_id": "replace",
                "text": {"type": "plain_text", "text": "Replace"},
            },
        ],
    },
]


class EchoBot:
    """Answers everything in a way that tests can tell; keeps what it heard."""

    def __init__(self, api_url: str) -> None:
        client = AsyncWebClient(token=BOT_TOKEN, base_url=api_url)
        self.heard: list[dict[str, Any]] = []
        self.bolt = AsyncApp(
            client=client, signing_secret=SIGNING_SECRET, ignoring_self_events_enabled=False
        )
        self.bolt.use(self._listen)
        self.bolt.event("message")(self._echo)
        self.bolt.event("app_mention")(self._greet)
        self.bolt.event("app_home_opened")(self._publish)
        self.bolt.command("/echo")(self._command)
        self.bolt.command("/hush")(self._ignore)
        self.bolt.action("open")(self._open)
        self.bolt.action("replace")(self._replace)
        self.bolt.view("form")(self._take)
        self.bolt.view_closed("form")(self._ignore)
        self.bolt.shortcut("wish")(self._wish)
        self.bolt.shortcut("take")(self._ignore)
        self.bolt.options("people")(self._suggest)

    def asgi(self) -> Starlette:
        handler = AsyncSlackRequestHandler(self.bolt)

        async def events(request: Request) -> Response:
            return await handler.handle(request)

        return Starlette(routes=[Route("/slack/events", events, methods=["POST"])])

    def events(self, kind: str) -> list[dict[str, Any]]:
        told = [body.get("event", body) for body in self.heard]
        return [event for event in told if event["type"] == kind]

    async def _listen(self, body: dict[str, Any], next_: Any) -> None:
        self.heard.append(body)
        await next_()

    async def _echo(self, event: dict[str, Any], say: Any) -> None:
        if event.get("channel_type") == "im" and not event.get("bot_id"):
            await say(text=f"Echo: {event['text']}", blocks=CARD, thread_ts=event["ts"])

    async def _greet(self, event: dict[str, Any], say: Any) -> None:
        await say(text="Hello there", thread_ts=event["ts"])

    async def _publish(self, event: dict[str, Any], client: AsyncWebClient) -> None:
        await client.views_publish(
            user_id=event["user"],
            view={"type": "home", "blocks": [CARD[0]]},
        )

    async def _command(self, ack: Any, command: dict[str, Any], respond: Any) -> None:
        await ack(f"Heard {command['text']}")
        await respond("Later", response_type="in_channel")

    async def _open(self, ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)

    async def _replace(self, ack: Any, respond: Any) -> None:
        await ack()
        await respond("Replaced", replace_original=True)

    async def _take(self, ack: Any, view: dict[str, Any]) -> None:
        if view["state"]["values"]["wish"]["words"]["value"] == "wrong":
            await ack(response_action="errors", errors={"wish": "Not that one."})
        elif view["state"]["values"]["wish"]["words"]["value"] == "more":
            await ack(response_action="push", view=FORM)
        else:
            await ack()

    async def _wish(self, ack: Any, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=FORM)

    async def _suggest(self, ack: Any) -> None:
        lena = {"text": {"type": "plain_text", "text": "Lena"}, "value": "U0LENA"}
        nadia = {"text": {"type": "plain_text", "text": "Nadia"}, "value": "U0NADIA"}
        group = {"label": {"type": "plain_text", "text": "Leads"}, "options": [lena, nadia]}
        await ack(option_groups=[group])

    async def _ignore(self, ack: Any) -> None:
        await ack()
