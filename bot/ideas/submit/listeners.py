"""Opens the form: by command, shortcut, click or plain words. Nothing of it is kept (ADR 0005).

What comes of a form that was sent and of an anonymous receipt has listeners of its own.
"""

import asyncio
from dataclasses import replace

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.command_words import CommandWord, TypedCommand
from bot.delivery.intake import place_of
from bot.delivery.sending.opening_modals import SLACK_FAILED
from bot.delivery.sending.posting import respond
from bot.delivery.work import Respond
from bot.errors import BotError
from bot.ideas.report.kinds import COMPLAINT, KINDS
from bot.ideas.submit.caller import Caller
from bot.ideas.submit.form import OPEN, invitation
from bot.ideas.submit.form_retry import carried_in, retry_message, value_of
from bot.ideas.submit.form_state import FormState
from bot.ideas.submit.recent_keys import RecentKeys
from bot.ideas.submit.report_intake import ReportIntake
from bot.ideas.submit.slack_text import as_typed, mentioned
from bot.message_text import words_of
from bot.slack import (
    Event,
    Message,
    first_word,
    is_new_words_of_a_person,
    rest_of,
)

SHORTCUT, MESSAGE_SHORTCUT = "ideas.open", "ideas.open_from_message"
BY_NAME = "message:"  # what a button carries in place of words too long for it
INVITATION = (
    "That belongs with somebody who can act on it. It takes half a minute, with your name or "
    "without."
)
BEGUN = "ideas.begun"  # in Bolt's context: the form that a message's words ask for
MESSAGES_READ = 15  # of a thread, to find one of them
SECONDS_FOR_NAMES = 1.0  # of the three that Slack gives to open a form


def register(app: AsyncApp, intake: ReportIntake) -> None:
    """Connect Ideas to Slack, before Ask, which takes every message that is left."""
    _register_shortcuts(app, intake)
    _register_button(app, intake)
    _register_message(app, intake)


def words(intake: ReportIntake) -> tuple[CommandWord, ...]:
    """Return the kinds of report, each of which opens the form."""

    async def open_form(typed: TypedCommand) -> None:
        await typed.ack()
        await _open_by_command(intake, typed)

    first, *others = KINDS
    alike = ", ".join(f"`{word}`" for word in others[:-1])
    reports = CommandWord(
        words=tuple(KINDS),
        topic="*Ideas*: ",
        help=f"`/customer {first}` when you see something a customer would want us to change;"
        f" {alike} and `{others[-1]}` work the same way.",
        is_meant=lambda typed: _kind_word(typed) in KINDS,
        take=open_form,
    )
    return (reports,)


async def _open_by_command(intake: ReportIntake, typed: TypedCommand) -> None:
    command, text = typed.command, typed.command["text"]
    said = await _typed(intake, rest_of(text))
    state = FormState(kind=_kind_word(text), today=said)
    caller = Caller(typed.client, command["user_id"], command["team_id"])
    if await intake.opens(caller, command["trigger_id"], state, ""):
        return
    if value_of(state):
        message = retry_message(state)
        answer = Respond(command["response_url"], message.text, message.blocks)
        await respond(answer, typed.client.base_url)
    else:  # a click on an answer that only they see would not bring the words back
        await _give_back(typed.client, caller.employee_id, retry_message(state))


async def _typed(intake: ReportIntake, text: str) -> str:
    """Return the text as it was typed, with the names of the people it mentions."""
    ids = sorted(mentioned(text))
    people = intake.cards.context.people
    try:
        async with asyncio.timeout(SECONDS_FOR_NAMES):
            found = await asyncio.gather(*(people.employee(who) for who in ids))
    except (BotError, TimeoutError):
        found = []
    return as_typed(text, {one.employee_id: one.name for one in found})


def _kind_word(typed: str) -> str:
    return first_word(typed).rstrip(",.:;!-")


def _register_shortcuts(app: AsyncApp, intake: ReportIntake) -> None:
    @app.shortcut(SHORTCUT)
    async def open_by_shortcut(ack: AsyncAck, body: Event, client: AsyncWebClient) -> None:
        await ack()
        caller = Caller.of(body, client)
        if not await intake.opens(caller, body["trigger_id"], FormState(), ""):
            await _give_back(client, caller.employee_id, retry_message(FormState()))

    @app.shortcut(MESSAGE_SHORTCUT)
    async def open_by_message(ack: AsyncAck, body: Event, client: AsyncWebClient) -> None:
        await ack()
        today = await _typed(intake, words_of(body["message"]))
        state = FormState(kind=COMPLAINT.word, today=today)
        link = await _link_to(client, body)
        caller = Caller.of(body, client)
        if not await intake.opens(caller, body["trigger_id"], state, link):
            await _give_back(client, caller.employee_id, retry_message(state, link))


async def _link_to(client: AsyncWebClient, body: Event) -> str:
    channel, ts = place_of(body)
    try:
        answer = await client.chat_getPermalink(channel=channel, message_ts=ts)
    except SLACK_FAILED:
        return ""  # the text comes along all the same
    return str(answer["permalink"])


async def _give_back(client: AsyncWebClient, employee_id: str, message: Message) -> None:
    await client.chat_postMessage(
        channel=employee_id, text=message.text, blocks=list(message.blocks)
    )


def _register_button(app: AsyncApp, intake: ReportIntake) -> None:
    @app.action(OPEN)
    async def open_by_button(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        value = action.get("value", "")
        state, link = carried_in(value, body.get("message") or {})
        if value.startswith(BY_NAME):
            state = await _what_was_said(intake, client, value)
        caller = Caller.of(body, client)
        if not await intake.opens(caller, body["trigger_id"], state, link):
            again = retry_message(state, link, value if value.startswith(BY_NAME) else "")
            await _give_back(client, caller.employee_id, again)


def said_in_slack(channel: str, ts: str, kind: str = "") -> str:
    """Return what a button carries that opens the form with the words of a message."""
    return ":".join(part for part in (f"{BY_NAME}{channel}", ts, kind) if part)


async def _what_was_said(intake: ReportIntake, client: AsyncWebClient, value: str) -> FormState:
    _, channel, ts, *kind = value.split(":")
    try:
        page = await client.conversations_replies(
            channel=channel, ts=ts, latest=ts, inclusive=True, limit=MESSAGES_READ
        )
        said = words_of(next(one for one in page["messages"] if one["ts"] == ts))
        state = await intake.plain.form_of(said)
        state = replace(state, today=await _typed(intake, state.today))
    except (*SLACK_FAILED, StopIteration):
        state = FormState()  # the message still stands above the button
    return replace(state, kind=kind[0]) if kind and kind[0] in KINDS else state


def _register_message(app: AsyncApp, intake: ReportIntake) -> None:
    invited = RecentKeys()

    async def begins_a_report(event: Event, context: Event) -> bool:
        if not is_new_words_of_a_person(event) or "edited" in event:
            return False
        is_ours = _is_direct(event) or f"<@{context.get('bot_user_id')}>" in event["text"]
        context[BEGUN] = await intake.plain.begin(event["text"]) if is_ours else None
        return context[BEGUN] is not None

    @app.event("app_mention", matchers=[begins_a_report])
    @app.event("message", matchers=[begins_a_report])
    async def invite(event: Event, context: Event, client: AsyncWebClient) -> None:
        # Answered here and not through durable work, which would keep who was about to report.
        if not invited.is_new(event["ts"]):
            return
        begun: FormState = context[BEGUN]
        state = replace(begun, today=await _typed(intake, begun.today))
        value = value_of(state) or said_in_slack(event["channel"], event["ts"])
        try:
            await _invited(client, event, invitation(INVITATION, value))
        except SLACK_FAILED:
            invited.forget(event["ts"])  # Slack brings it again
            raise


def _is_direct(event: Event) -> bool:
    return bool(event.get("channel_type") == "im" or event["channel"].startswith("D"))


async def _invited(client: AsyncWebClient, event: Event, message: Message) -> None:
    """Post it where the message stands; in a channel, for whoever wrote alone."""
    told = {
        "channel": event["channel"],
        "text": message.text,
        "blocks": list(message.blocks),
        "thread_ts": event.get("thread_ts"),
    }
    if _is_direct(event):
        await client.chat_postMessage(**told)
    else:
        await client.chat_postEphemeral(**told, user=event["user"])
