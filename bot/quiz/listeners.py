"""Where a wish reaches the quiz: a word of ``/customer``, plain words, or a button."""

import re
from collections.abc import Callable, Mapping

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.command_words import CommandWord, durably
from bot.delivery.intake import from_click, from_command, from_message
from bot.delivery.work import Delivery, Work
from bot.quiz.wishes import (
    AskForDepartment,
    BeginRound,
    PauseReminders,
    QuizWish,
    ResumeReminders,
    ShowOwnData,
    wish_in,
)
from bot.slack import Event, is_new_words_of_a_person, rest_of, without_mentions

WORDS: Mapping[str, tuple[type[QuizWish], str]] = {  # with what help says
    "quiz": (BeginRound, "`/customer quiz` for two minutes about your own department."),
    "pause": (PauseReminders, "`/customer pause` stops reminders."),
    "resume": (ResumeReminders, "`/customer resume` brings them back."),
    "department": (AskForDepartment, "`/customer department` changes where you work."),
    "my data": (
        ShowOwnData,
        "`/customer my data` shows what I keep about you and deletes it.",
    ),
}
MY_DATA = re.compile(r"^\s*my[\s_-]*data\s*[.!]*\s*$", re.IGNORECASE)


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect plain words to Slack, before whatever takes every message that is left."""

    @app.event("message", matchers=[_says_a_wish])
    async def take_message(event: Event, body: Event) -> None:
        await delivery.take_in(_work_of_message(event, body))

    @app.event("app_mention", matchers=[_says_a_wish])
    async def take_mention(event: Event, body: Event) -> None:
        await delivery.take_in(_work_of_message(event, body))


def words(delivery: Delivery) -> tuple[CommandWord, ...]:
    """Return the words that wish for something of the quiz."""
    return tuple(
        CommandWord(
            words=(word,),
            topic="*Quiz*: ",
            help=told,
            is_meant=_is_about_own_data if wish is ShowOwnData else None,
            take=durably(delivery, _work_of_command(wish)),
        )
        for word, (wish, told) in WORDS.items()
    )


def _is_about_own_data(typed: str) -> bool:
    return bool(MY_DATA.match(typed))


async def _says_a_wish(event: Event, context: Event) -> bool:
    if not is_new_words_of_a_person(event):
        return False
    words = event.get("text") or ""
    is_mention = event["type"] == "app_mention" or f"<@{context.get('bot_user_id')}>" in words
    is_ours = is_mention or _is_direct(event)
    return is_ours and wish_in(without_mentions(words)) is not None


def _is_direct(event: Event) -> bool:
    return event.get("channel_type") == "im" or event["channel"].startswith("D")


def _work_of_message(event: Event, body: Event) -> Work:
    found = wish_in(without_mentions(event["text"]))
    assert found is not None  # noqa: S101  # the matcher let nothing else through
    wish, more = found
    said_in = "" if _is_direct(event) else event["channel"]
    return from_message(event, body, wish(event["user"], more, said_in=said_in), thread_ts=None)


def _work_of_command(wish: type[QuizWish]) -> Callable[[Event], Work]:
    def work_of(command: Event) -> Work:
        said, url = rest_of(command.get("text", "")), command["response_url"]
        return from_command(command, wish(command["user_id"], said, response_url=url))

    return work_of


def register_button(
    app: AsyncApp, delivery: Delivery, action_id: str, wish: type[QuizWish]
) -> None:
    """Connect a button that wishes for something, and carries no more than who pressed it."""

    @app.action(action_id)
    async def take_click(ack: AsyncAck, body: Event) -> None:
        await delivery.take_in(from_click(body, wish(body["user"]["id"])))
        await ack()
