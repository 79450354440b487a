"""Where Slack reaches Ideas: everything that leads to the form. It leaves no trace with us.

What comes of a form that was sent, of a manager's click or of an anonymous receipt has
listeners of its own; `register` connects them all.
"""

import re
from collections import OrderedDict
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.work import Place, Work
from bot.ideas import anonymous_listeners, form_listeners, manager_listeners
from bot.ideas.domain import Kind
from bot.ideas.forms import OPEN, Filled, invitation
from bot.ideas.reception import (
    SLACK_FAILED,
    Caller,
    Reception,
    carried_in,
    given_back,
    value_of,
)
from bot.slack import first_word, is_new_words_of_a_person, rest_of

Event = dict[str, Any]
SHORTCUT, MESSAGE_SHORTCUT = "ideas.open", "ideas.open_from_message"
KIND_WORDS = {kind.value: kind for kind in Kind}
# It begins like "I have an idea" or "I've got a complaint", in whatever quotation marks.
I_HAVE = re.compile(
    rf"^\s*I(?:['\u2019]ve|\s+have)\s+(?:got\s+)?(?:an?\s+|some\s+)?({'|'.join(KIND_WORDS)})\b[\s:,.;-]*",
    re.IGNORECASE,
)
REMEMBERED = 1000  # messages, so that one delivered twice is invited once


def register(app: AsyncApp, reception: Reception) -> None:
    """Connect Ideas to Slack, before Ask, which takes every message that is left."""
    _register_command(app, reception)
    _register_promises(app, reception)
    _register_shortcuts(app, reception)
    _register_button(app, reception)
    _register_message(app)
    form_listeners.register(app, reception)
    manager_listeners.register(app, reception)
    anonymous_listeners.register(app, reception)


def _register_command(app: AsyncApp, reception: Reception) -> None:
    @app.command("/customer", matchers=[_names_a_kind])
    async def open_by_command(
        ack: AsyncAck, command: Event, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        await ack()
        kind = KIND_WORDS[first_word(command["text"])]
        filled = Filled(kind=kind, today=as_typed(rest_of(command["text"])))
        caller = Caller(client, command["user_id"], command["team_id"])
        if not await reception.opens(caller, command["trigger_id"], filled, ""):
            message = given_back(filled)
            await respond(message.text, blocks=list(message.blocks))


def _register_promises(app: AsyncApp, reception: Reception) -> None:
    @app.command("/customer", matchers=[_asks_for_promises])
    async def show_promises(ack: AsyncAck, command: Event) -> None:
        await ack()
        await reception.desk.delivery.take_in(
            Work(
                kind="ideas.promises",
                key=f"ideas.promises:{command['team_id']}:{command['trigger_id']}",
                payload={"response_url": command["response_url"]},
                team_id=command["team_id"],
                reports_failure_to=Place(command["user_id"], None, command["user_id"]),
            )
        )


async def _asks_for_promises(command: Event) -> bool:
    return first_word(command.get("text", "")) in {"promises", "promise"}


async def _names_a_kind(command: Event) -> bool:
    return first_word(command.get("text", "")) in KIND_WORDS


def _register_shortcuts(app: AsyncApp, reception: Reception) -> None:
    @app.shortcut(SHORTCUT)
    async def open_by_shortcut(ack: AsyncAck, body: Event, client: AsyncWebClient) -> None:
        await ack()
        caller = Caller.of(body, client)
        if not await reception.opens(caller, body["trigger_id"], Filled(), ""):
            await _give_back(client, body["user"]["id"], Filled())

    @app.shortcut(MESSAGE_SHORTCUT)
    async def open_by_message(ack: AsyncAck, body: Event, client: AsyncWebClient) -> None:
        await ack()
        filled = Filled(kind=Kind.COMPLAINT, today=as_typed(body["message"].get("text", "")))
        link = await _link_to(client, body)
        caller = Caller.of(body, client)
        if not await reception.opens(caller, body["trigger_id"], filled, link):
            await _give_back(client, body["user"]["id"], filled, link)


async def _link_to(client: AsyncWebClient, body: Event) -> str:
    channel, ts = body["channel"]["id"], body["message"]["ts"]
    try:
        answer = await client.chat_getPermalink(channel=channel, message_ts=ts)
    except SLACK_FAILED:
        return ""  # the text comes along all the same
    return str(answer["permalink"])


async def _give_back(
    client: AsyncWebClient, employee_id: str, filled: Filled, link: str = ""
) -> None:
    message = given_back(filled, link)
    await client.chat_postMessage(
        channel=employee_id, text=message.text, blocks=list(message.blocks)
    )


def _register_button(app: AsyncApp, reception: Reception) -> None:
    @app.action(OPEN)
    async def open_by_button(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        filled, link = await _what_was_said(client, action.get("value", ""))
        caller = Caller.of(body, client)
        if not await reception.opens(caller, body["trigger_id"], filled, link):
            await _give_back(client, body["user"]["id"], filled, link)


async def _what_was_said(client: AsyncWebClient, value: str) -> tuple[Filled, str]:
    if not value.startswith("message:"):
        return carried_in(value)
    _, channel, ts = value.split(":")
    try:
        page = await client.conversations_history(
            channel=channel, latest=ts, inclusive=True, limit=1
        )
        return _said(page["messages"][0]["text"]), ""
    except (*SLACK_FAILED, IndexError):
        return Filled(), ""  # the message still stands above the button


def _register_message(app: AsyncApp) -> None:
    invited: OrderedDict[str, None] = OrderedDict()

    @app.event("message", matchers=[_begins_a_report])
    async def invite(event: Event, client: AsyncWebClient) -> None:
        # Answered here and not through durable work, which would keep who was about to report.
        if event["ts"] in invited:
            return
        message = invitation(
            "That belongs with somebody who can act on it. It takes half a minute, with your "
            "name or without.",
            value_of(_said(event["text"])) or f"message:{event['channel']}:{event['ts']}",
        )
        await client.chat_postMessage(
            channel=event["channel"], text=message.text, blocks=list(message.blocks)
        )
        invited[event["ts"]] = None
        while len(invited) > REMEMBERED:
            invited.popitem(last=False)


async def _begins_a_report(event: Event) -> bool:
    is_direct = event.get("channel_type") == "im"
    return (
        is_direct
        and is_new_words_of_a_person(event)
        and bool(I_HAVE.match(event.get("text", "")))
    )


def _said(text: str) -> Filled:
    found = I_HAVE.match(text)
    if found is None:
        return Filled(today=as_typed(text))
    return Filled(kind=KIND_WORDS[found[1].lower()], today=as_typed(text[found.end() :]))


def as_typed(text: str) -> str:
    """Return the text as it was typed; Slack escapes three characters on the way."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
