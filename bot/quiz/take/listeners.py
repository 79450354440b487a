"""Where Slack reaches the quiz: takes the work in, durably, and returns."""

import json
import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.command_words import CommandWord, durably
from bot.delivery.intake import from_click, from_command, from_message
from bot.delivery.work import Delivery, Work
from bot.quiz import messages
from bot.quiz.object import listeners as modal_listeners
from bot.quiz.object.modals import ExplanationModals
from bot.quiz.path import listeners as first_contact
from bot.quiz.path import messages as path_messages
from bot.quiz.ports import Learners
from bot.quiz.progress import messages as home_messages
from bot.quiz.take.domain import (
    AnswerQuizQuestion,
    ChooseOwnDepartment,
    InRound,
    NextQuestion,
    StopRound,
)
from bot.quiz.wishes import (
    AskForDepartment,
    BeginRound,
    ForgetOwnData,
    PauseReminders,
    QuizWish,
    ResumeReminders,
    ShowOwnData,
    wish_in,
)
from bot.slack import (
    Event,
    is_new_words_of_a_person,
    rest_of,
    without_mentions,
)

InRoundT = TypeVar("InRoundT", bound=InRound)
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


def register(
    app: AsyncApp, delivery: Delivery, modals: ExplanationModals, learners: Learners
) -> None:
    """Connect the quiz to Slack, before whatever takes every message that is left."""
    _register_words(app, delivery)
    first_contact.register(app, delivery, learners)
    _register_rounds(app, delivery)
    _register_personal_clicks(app, delivery)
    modal_listeners.register(app, delivery, modals)


def _register_words(app: AsyncApp, delivery: Delivery) -> None:
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


def _register_rounds(app: AsyncApp, delivery: Delivery) -> None:
    @app.action(messages.START)
    async def begin(ack: AsyncAck, body: Event) -> None:
        await delivery.take_in(from_click(body, BeginRound(body["user"]["id"])))
        await ack()

    @app.action(re.compile(rf"^{re.escape(messages.ANSWER)}\.\d$"))
    async def answer(ack: AsyncAck, body: Event, action: Event) -> None:
        await delivery.take_in(_work_of_answer(body, action))
        await ack()

    @app.action(messages.NEXT)
    async def go_on(ack: AsyncAck, body: Event, action: Event) -> None:
        await delivery.take_in(from_click(body, _in_round(NextQuestion, body, action)))
        await ack()

    @app.action(messages.STOP)
    async def stop(ack: AsyncAck, body: Event, action: Event) -> None:
        await delivery.take_in(from_click(body, _in_round(StopRound, body, action)))
        await ack()


def _register_personal_clicks(app: AsyncApp, delivery: Delivery) -> None:
    wishes: Mapping[str, type[QuizWish]] = {
        messages.PAUSE: PauseReminders,
        path_messages.RESUME: ResumeReminders,
        path_messages.MY_DATA: ShowOwnData,
        path_messages.FORGET: ForgetOwnData,
    }
    for action_id, wish in wishes.items():
        _register_click(app, delivery, action_id, wish)

    @app.action(home_messages.PAUSE_FOR)
    async def pause_for(ack: AsyncAck, body: Event, action: Event) -> None:
        pause = PauseReminders(body["user"]["id"], action["selected_option"]["value"])
        await delivery.take_in(from_click(body, pause))
        await ack()

    @app.action(path_messages.CONFIRM_DEPARTMENT)
    async def confirm_department(ack: AsyncAck, body: Event, action: Event) -> None:
        await delivery.take_in(_work_of_department(body, action["value"]))
        await ack()

    @app.action(path_messages.CHOOSE_DEPARTMENT)
    async def choose_department(ack: AsyncAck, body: Event, action: Event) -> None:
        chosen = action["selected_option"]["value"]
        await delivery.take_in(_work_of_department(body, chosen))
        await ack()


def _register_click(
    app: AsyncApp, delivery: Delivery, action_id: str, wish: type[QuizWish]
) -> None:
    @app.action(action_id)
    async def take_click(ack: AsyncAck, body: Event) -> None:
        await delivery.take_in(from_click(body, wish(body["user"]["id"])))
        await ack()


def _work_of_answer(body: Event, action: Event) -> Work:
    """Return the work of an answer: a message is answered once, however often it is clicked."""
    at, place = json.loads(action["value"]), _place_of(body)
    task = AnswerQuizQuestion(body["user"]["id"], at["r"], at["n"], *place, choice=at["c"])
    return from_click(body, task, ":".join(place))


def _in_round(task_type: type[InRoundT], body: Event, action: Event) -> InRoundT:
    at = json.loads(action["value"])
    return task_type(body["user"]["id"], at["r"], at["n"], *_place_of(body))


def _work_of_department(body: Event, department_id: str) -> Work:
    chosen = ChooseOwnDepartment(body["user"]["id"], department_id, *_place_of(body))
    return from_click(body, chosen)


def _place_of(body: Event) -> tuple[str, str]:
    """Return the channel and the ts of the message that was clicked."""
    return body["channel"]["id"], body["message"]["ts"]
