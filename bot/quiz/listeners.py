"""Takes in what employees ask of the quiz: by ``/customer``, plain words or a button."""

import re
from collections.abc import Callable, Mapping

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.command_words import CommandWord, durably
from bot.delivery.intake import from_click, from_command, from_message
from bot.delivery.work import Delivery, Work
from bot.quiz.requests import (
    AskForDepartment,
    BeginRound,
    PauseReminders,
    QuizRequest,
    ResumeReminders,
    ShowOwnData,
    request_in,
)
from bot.slack import Event, is_new_words_of_a_person, rest_of, without_mentions

WORDS: Mapping[str, tuple[type[QuizRequest], str]] = {  # with what help says
    "quiz": (BeginRound, "`/customer quiz` for two minutes about your own department."),
    "pause": (PauseReminders, "`/customer pause` stops reminders."),
    "resume": (ResumeReminders, "`/customer resume` brings them back."),
    "department": (AskForDepartment, "`/customer department` changes where you work."),
    "my data": (
        ShowOwnData,
        "`/customer my data` shows all I keep about you, and deletes it.",
    ),
}
MY_DATA = re.compile(r"^\s*my[\s_-]*data\s*[.!]*\s*$", re.IGNORECASE)


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect plain words to Slack, before whatever takes every message that is left."""

    @app.event("message", matchers=[_is_request])
    async def take_message(event: Event, body: Event) -> None:
        await delivery.take_in(_work_of_message(event, body))

    @app.event("app_mention", matchers=[_is_request])
    async def take_mention(event: Event, body: Event) -> None:
        await delivery.take_in(_work_of_message(event, body))


def words(delivery: Delivery) -> tuple[CommandWord, ...]:
    """Return the words that ask something of the quiz."""
    return tuple(
        CommandWord(
            words=(word,),
            topic="*Quiz*: ",
            help=told,
            is_meant=_is_about_own_data if request is ShowOwnData else None,
            take=durably(delivery, _work_of_command(request)),
        )
        for word, (request, told) in WORDS.items()
    )


def _is_about_own_data(typed: str) -> bool:
    asked = request_in(typed)
    return bool(MY_DATA.match(typed)) or (asked is not None and asked[0] is ShowOwnData)


async def _is_request(event: Event, context: Event) -> bool:
    if not is_new_words_of_a_person(event):
        return False
    words = event.get("text") or ""
    is_mention = event["type"] == "app_mention" or f"<@{context.get('bot_user_id')}>" in words
    is_ours = is_mention or _is_direct(event)
    return is_ours and request_in(without_mentions(words)) is not None


def _is_direct(event: Event) -> bool:
    return event.get("channel_type") == "im" or event["channel"].startswith("D")


def _work_of_message(event: Event, body: Event) -> Work:
    found = request_in(without_mentions(event["text"]))
    assert found is not None  # noqa: S101  # the matcher let nothing else through
    request, more = found
    said_in = "" if _is_direct(event) else event["channel"]
    asked = request(event["user"], more, said_in=said_in)
    return from_message(event, body, asked, thread_ts=None)


def _work_of_command(request: type[QuizRequest]) -> Callable[[Event], Work]:
    def work_of(command: Event) -> Work:
        said, url = rest_of(command.get("text", "")), command["response_url"]
        where = command.get("channel_id", "")
        return from_command(command, request(command["user_id"], said, url, said_in=where))

    return work_of


def register_button(
    app: AsyncApp, delivery: Delivery, action_id: str, request: type[QuizRequest]
) -> None:
    """Connect a button that carries no more than who pressed it."""

    @app.action(action_id)
    async def take_click(ack: AsyncAck, body: Event) -> None:
        await delivery.take_in(from_click(body, request(body["user"]["id"])))
        await ack()
