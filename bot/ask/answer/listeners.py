"""Where Slack reaches Ask: takes the work in, durably, and returns."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.answer import click_listeners
from bot.ask.answer.modals import Modals
from bot.ask.answer.small_talk import courtesy_in
from bot.delivery.work import Delivery, Place, Work
from bot.slack import first_word, identity, is_new_words_of_a_person, rest_of, team_of

Event = dict[str, Any]
WORDS_OF_A_QUESTION = 3  # "/customer why so slow" is a question, "/customer hlep" is a slip


def register(app: AsyncApp, delivery: Delivery, modals: Modals) -> None:
    """Connect Ask to Slack. Register it last: it takes every message that nobody else took."""
    _register_messages(app, delivery)
    _register_channel_command(app, delivery)
    _register_usage_command(app, delivery)
    _register_command(app, delivery)
    _register_suggestions(app, modals)
    click_listeners.register(app, delivery, modals)


def _register_messages(app: AsyncApp, delivery: Delivery) -> None:
    @app.event("app_mention")
    async def answer_mention(event: Event, body: Event) -> None:
        if _is_new(event):
            await delivery.take_in(question_in(event, team_of(body)))

    @app.event("message")
    async def answer_message(event: Event, body: Event, context: Event) -> None:
        # While nobody says who we are, a mention is still told as `app_mention`.
        mention = f"<@{context.get('bot_user_id')}>"
        is_direct = event.get("channel_type", "") == "im" or event["channel"].startswith("D")
        is_for_the_bot = is_direct or mention in (event.get("text") or "")
        if is_for_the_bot and _is_new(event):
            await delivery.take_in(question_in(event, team_of(body)))


def _is_new(event: Event) -> bool:
    # An edit that adds a mention arrives as a mention of its own, marked as edited.
    return is_new_words_of_a_person(event) and "edited" not in event


def question_in(event: Event, team_id: str) -> Work:
    """Return the work of answering a message; one message is one work, whatever its events."""
    key = identity(team_id, event["channel"], event["ts"])
    thread_ts = event.get("thread_ts", event["ts"])
    return Work(
        kind="ask.answer",
        key=f"ask.answer:{key}",
        team_id=team_id,
        payload={
            "key": key,
            "text": _all_words(event),
            "employee_id": event["user"],
            "channel": event["channel"],
            "thread_ts": thread_ts,
            "ts": event["ts"],
            "is_follow_up": "thread_ts" in event,
        },
        reports_failure_to=Place(event["channel"], thread_ts, event["user"]),
    )


def _all_words(event: Event) -> str:
    """Return the text and that of forwarded messages, which Slack sends as attachments."""
    forwarded = [shared.get("text") or "" for shared in event.get("attachments") or []]
    return "\n".join(part for part in [event.get("text") or "", *forwarded] if part)


def _register_command(app: AsyncApp, delivery: Delivery) -> None:
    @app.command("/customer")
    async def take_command(ack: AsyncAck, command: Event) -> None:
        text = command.get("text", "")
        is_asked = first_word(text) == "ask"
        is_question = is_asked or len(text.split()) >= WORDS_OF_A_QUESTION
        is_answered = is_question or courtesy_in(text) is not None
        words = rest_of(text) if is_asked else text
        key = f"{team_of(command)}:{command['user_id']}:{command['trigger_id']}"
        work = Work(
            kind="ask.command",
            key=f"ask.command:{key}",
            team_id=team_of(command),
            payload={
                "key": key,
                "text": words if is_answered else "",
                "unknown": "" if is_answered else text.strip(),
                "employee_id": command["user_id"],
                "response_url": command["response_url"],
            },
            reports_failure_to=Place(command["user_id"], None, command["user_id"]),
        )
        await delivery.take_in(work)
        await ack()


def _register_channel_command(app: AsyncApp, delivery: Delivery) -> None:
    @app.command("/customer", matchers=[_is_about_the_channel])
    async def take_channel_command(ack: AsyncAck, command: Event) -> None:
        employee, team = command["user_id"], team_of(command)
        work = Work(
            kind="ask.channel",
            key=f"ask.channel:{team}:{employee}:{command['trigger_id']}",
            team_id=team,
            payload={
                "channel": command["channel_id"],
                "manner": rest_of(command["text"]).strip().lower(),
                "employee_id": employee,
                "response_url": command["response_url"],
            },
            reports_failure_to=Place(employee, None, employee),
        )
        await delivery.take_in(work)
        await ack()


def _register_usage_command(app: AsyncApp, delivery: Delivery) -> None:
    @app.command("/customer", matchers=[_is_about_usage])
    async def take_usage_command(ack: AsyncAck, command: Event) -> None:
        employee, team = command["user_id"], team_of(command)
        work = Work(
            kind="ask.usage",
            key=f"ask.usage:{team}:{employee}:{command['trigger_id']}",
            team_id=team,
            payload={"employee_id": employee, "response_url": command["response_url"]},
            reports_failure_to=Place(employee, None, employee),
        )
        await delivery.take_in(work)
        await ack()


async def _is_about_usage(command: Event) -> bool:
    return bool(command.get("text", "").strip().lower() == "usage")


async def _is_about_the_channel(command: Event) -> bool:
    words = command.get("text", "").lower().split()
    return words[:1] == ["channel"] and len(words) < WORDS_OF_A_QUESTION


def _register_suggestions(app: AsyncApp, modals: Modals) -> None:
    @app.event("app_home_opened", matchers=[_is_messages_tab])
    async def suggest_questions(event: Event, client: AsyncWebClient) -> None:
        await modals.suggest(client, event["user"], event["channel"])


async def _is_messages_tab(event: Event) -> bool:
    return event.get("tab") == "messages"
