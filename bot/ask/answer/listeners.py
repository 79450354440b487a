"""Takes in questions: by a mention, a direct message, a command or a click."""

import asyncio
import re
from collections.abc import Sequence

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.answer.answered import FOLLOW_UP
from bot.ask.answer.domain import AnswerCommand, AnswerMessage, RenewAnswer
from bot.ask.answer.modals import PassageModal
from bot.ask.answer.stopping import StopAnswer
from bot.ask.answer.suggestions import SlackSuggestions
from bot.ask.domain import WORDS_OF_A_QUESTION
from bot.ask.messages import READ_PASSAGE
from bot.ask.routing.domain import UNKEPT, KindOfMessage, RouteMessage
from bot.command_words import CommandWord, Take, TypedCommand
from bot.delivery.intake import from_click, from_command, from_message, from_view
from bot.delivery.sending.opening_modals import open_modal
from bot.delivery.tasks import work_of
from bot.delivery.work import Delivery, Place, Posted, Work
from bot.message_text import words_of
from bot.slack import (
    Event,
    first_word,
    identity,
    is_new_words_of_a_person,
    rest_of,
    team_of,
    without_mentions,
)

HELP = "help"
SECONDS_TO_TELL = 1.0  # of the three that Slack gives: what is not told then is not kept


def register(
    app: AsyncApp,
    delivery: Delivery,
    route: RouteMessage,
    passages: PassageModal,
    suggestions: SlackSuggestions,
) -> None:
    """Connect questions to Slack. Register it last: it takes what nobody else took."""
    _register_messages(app, delivery, route)
    _register_clicks(app, delivery, passages)
    _register_suggestions(app, suggestions)
    _register_stop(app, delivery)


def _register_messages(app: AsyncApp, delivery: Delivery, route: RouteMessage) -> None:
    async def take_in(event: Event, body: Event) -> None:
        kind = await _told_in_time(route, event["text"])
        is_kept = kind is not None and kind not in UNKEPT
        work = renewal_in if "edited" in event else question_in
        await delivery.take_in(work(event, body, is_kept=is_kept))

    @app.event("app_mention")
    async def answer_mention(event: Event, body: Event) -> None:
        if is_new_words_of_a_person(event):  # an edit into a mention comes as one, marked so
            await take_in(event, body)

    @app.event("message")
    async def answer_message(event: Event, body: Event, context: Event) -> None:
        # While nobody says who we are, a mention is still told as `app_mention`.
        mention = f"<@{context.get('bot_user_id')}>"
        is_direct = event.get("channel_type", "") == "im" or event["channel"].startswith("D")
        said = (edited_words(event) if is_direct else None) or event
        if is_new_words_of_a_person(said) and (is_direct or mention in said["text"]):
            await take_in(said, body)


async def _told_in_time(route: RouteMessage, text: str) -> KindOfMessage | None:
    try:
        return await asyncio.wait_for(route(without_mentions(text)), SECONDS_TO_TELL)
    except TimeoutError:
        return None


def edited_words(event: Event) -> Event | None:
    """Return a message as its own author edited it, if the words differ; None for all else.

    Slack tells of a link that it unfolds, or of a reply below, as of an edit.
    """
    message, before = event.get("message") or {}, event.get("previous_message") or {}
    edited = message.get("edited") or {}
    is_authors = edited.get("user") == message.get("user")
    if not is_authors or not is_new_words_of_a_person(message):
        return None
    text = words_of(message)
    is_other = text != words_of(before)
    return message | {"channel": event["channel"], "text": text} if is_other else None


def renewal_in(event: Event, body: Event, *, is_kept: bool = True) -> Work:
    """Return the work of renewing the answer to an edited message, once for each edit."""
    asked, edited_ts = _asked_in(event, body, is_kept=is_kept), str(event["edited"]["ts"])
    task = RenewAnswer(event["user"], asked, edited_ts)
    place = Place(event["channel"], asked.thread_ts, event["user"])
    key = f"{task.KIND}:{asked.key}:{edited_ts}"
    return work_of(task, key, team_of(body), reports_failure_to=place)


def question_in(event: Event, body: Event, *, is_kept: bool = True) -> Work:
    """Return the work of answering a message; one message is one work, whatever its events.

    Its words come along if they are to be kept; else they are read again in Slack.
    """
    task = _asked_in(event, body, is_kept=is_kept)
    return from_message(event, body, task, thread_ts=task.thread_ts)


def _asked_in(event: Event, body: Event, *, is_kept: bool) -> AnswerMessage:
    thread_ts = event.get("thread_ts", event["ts"])
    return AnswerMessage(
        key=identity(team_of(body), event["channel"], event["ts"]),
        text=event["text"] if is_kept else "",
        employee_id=event["user"],
        channel=event["channel"],
        thread_ts=thread_ts,
        ts=event["ts"],
        is_follow_up=thread_ts != event["ts"],
        has_file=bool(event.get("files")),
    )


def words(delivery: Delivery, route: RouteMessage) -> tuple[CommandWord, ...]:
    """Return the words of Ask, which also takes what is no word: a question, or a slip."""
    take = command_intake(delivery, route)
    told = "*Ask* here, mention me in a channel, or type `/customer ask` and your question."
    ask = CommandWord(words=("ask",), help=told, take=take)
    return ask, CommandWord(words=(HELP,), take=take)


def command_intake(delivery: Delivery, route: RouteMessage) -> Take:
    """Return what takes a command in as durable work; some words stay out of it."""

    async def take(typed: TypedCommand) -> None:
        text = typed.command.get("text") or ""
        words = rest_of(text) if first_word(text) == "ask" else text
        kind = await _told_in_time(route, words)
        work = command_in(typed.command, kind or KindOfMessage.QUESTION)
        await delivery.take_in(work)
        await typed.ack()

    return take


def command_in(command: Event, kind: KindOfMessage = KindOfMessage.QUESTION) -> Work:
    """Return the work of a command: its question, or help where it asks nothing."""
    wish = kind.value if kind in UNKEPT else ""
    text = "" if wish else command.get("text", "")
    is_asked = first_word(text) == "ask"
    is_question = is_asked or len(text.split()) >= WORDS_OF_A_QUESTION
    words = rest_of(text) if is_asked else text
    is_word = not is_question and first_word(text).strip(".!?") != HELP
    task = AnswerCommand(
        key=identity(team_of(command), command["user_id"], command["trigger_id"]),
        text=words if is_question else "",
        employee_id=command["user_id"],
        response_url=command["response_url"],
        unknown=text.strip() if is_word else "",
        wish=wish,
    )
    return from_command(command, task)


def _register_clicks(app: AsyncApp, delivery: Delivery, passages: PassageModal) -> None:
    @app.action(re.compile(rf"^{FOLLOW_UP}\."))
    async def ask_further(ack: AsyncAck, body: Event) -> None:
        await delivery.take_in(further_question(body))
        await ack()

    @app.action(re.compile(rf"^{READ_PASSAGE}\."))
    async def read_passage(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_modal(client, body, passages.at(action["value"], body["user"]["id"]))


def further_question(body: Event) -> Work:
    """Return the work of answering a suggested question where it was clicked."""
    action, who, message = body["actions"][0], body["user"]["id"], body.get("message")
    key, text = identity(team_of(body), who, action["action_ts"]), action["value"]
    if message is None:  # under an answer to a slash command, which only its sender sees
        return from_click(body, AnswerCommand(key, text, who, body["response_url"]), key)
    channel, thread_ts = body["channel"]["id"], message.get("thread_ts", message["ts"])
    task = AnswerMessage(key, text, who, channel, thread_ts, is_clicked=True)
    return from_click(body, task, key, place=Place(channel, thread_ts, who))


def question_about(
    body: Event, text: str, *, key: str, about: Posted, context: Sequence[str]
) -> Work:
    """Return the work of answering what a modal asked about a message, in its thread."""
    who = body["user"]["id"]
    place = Place(about.channel, about.ts, who)
    task = AnswerMessage(
        key, text, who, about.channel, about.ts, about.ts, context=tuple(context)
    )
    return from_view(body, task, key, place=place)


def _register_suggestions(app: AsyncApp, suggestions: SlackSuggestions) -> None:
    @app.event("app_home_opened", matchers=[_is_messages_tab])
    async def suggest_questions(event: Event, client: AsyncWebClient) -> None:
        await suggestions.show(client, event["user"], event["channel"])


def _register_stop(app: AsyncApp, delivery: Delivery) -> None:
    @app.event("agent_session_stopped")
    async def stop(event: Event, body: Event) -> None:
        if work := stop_in(event, team_of(body)):
            await delivery.take_in(work)


def stop_in(event: Event, team_id: str) -> Work | None:
    """Return the work of answering no more in a thread; None where Slack names none."""
    who, thread_ts = event.get("user"), event.get("thread_ts")
    if not who or not thread_ts:
        return None
    task = StopAnswer(who, event["channel"], thread_ts)
    key = f"{task.KIND}:{identity(team_id, task.channel, event['event_ts'])}"
    return work_of(task, key, team_id, reports_failure_to=Place(task.channel, thread_ts, who))


async def _is_messages_tab(event: Event) -> bool:
    return event.get("tab") == "messages"
