"""Where Slack reaches the quiz: takes the work in, durably, and returns."""

import json
import re
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.delivery.work import Delivery, Place, Work
from bot.quiz import messages
from bot.quiz.object import listeners as modal_listeners
from bot.quiz.object.modals import ExplanationModals
from bot.quiz.path import listeners as first_contact
from bot.quiz.personal import messages as personal_messages
from bot.quiz.ports import Learners
from bot.quiz.progress import messages as home_messages
from bot.quiz.wishes import wish_in
from bot.slack import (
    first_word,
    identity,
    is_new_words_of_a_person,
    rest_of,
    team_of,
    without_mentions,
)

Event = dict[str, Any]
COMMANDS = {
    "quiz": "quiz.begin",
    "pause": "quiz.pause",
    "resume": "quiz.resume",
    "department": "quiz.ask_department",
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
    @app.command("/customer", matchers=[_is_for_the_quiz])
    async def take_command(ack: AsyncAck, command: Event) -> None:
        await delivery.take_in(_work_of_command(command))
        await ack()

    @app.event("message", matchers=[_says_a_wish])
    async def take_message(event: Event, body: Event) -> None:
        await delivery.take_in(_work_of_message(event, team_of(body)))

    @app.event("app_mention", matchers=[_says_a_wish])
    async def take_mention(event: Event, body: Event) -> None:
        await delivery.take_in(_work_of_message(event, team_of(body)))


async def _is_for_the_quiz(command: Event) -> bool:
    return kind_of_command(command.get("text", "")) is not None


def kind_of_command(text: str) -> str | None:
    """Return which work a command is; None if it is not the quiz's."""
    return "quiz.my_data" if MY_DATA.match(text) else COMMANDS.get(first_word(text))


async def _says_a_wish(event: Event, context: Event) -> bool:
    if not is_new_words_of_a_person(event):
        return False
    words = event.get("text") or ""
    is_mention = event["type"] == "app_mention" or f"<@{context.get('bot_user_id')}>" in words
    is_ours = is_mention or _is_direct(event)
    return is_ours and wish_in(without_mentions(words)) is not None


def _is_direct(event: Event) -> bool:
    return event.get("channel_type") == "im" or event["channel"].startswith("D")


def _work_of_message(event: Event, team_id: str) -> Work:
    """Return the work of a message; one message is one work, whatever its events."""
    wish = wish_in(without_mentions(event["text"]))
    assert wish is not None  # noqa: S101  # the matcher let nothing else through
    kind, more = wish
    key = identity(team_id, event["channel"], event["ts"])
    elsewhere = {} if _is_direct(event) else {"said_in": event["channel"]}
    return Work(
        kind=kind,
        key=f"{kind}:{key}",
        payload={"employee_id": event["user"], "text": more, **elsewhere},
        team_id=team_id,
        reports_failure_to=Place(event["channel"], None, event["user"]),
    )


def _work_of_command(command: Event) -> Work:
    text, who = command.get("text", ""), command["user_id"]
    kind = kind_of_command(text)
    assert kind is not None  # noqa: S101  # the matcher let nothing else through
    return Work(
        kind=kind,
        key=f"{kind}:{team_of(command)}:{who}:{command['trigger_id']}",
        payload={
            "employee_id": who,
            "text": rest_of(text),
            "response_url": command["response_url"],
        },
        team_id=team_of(command),
        reports_failure_to=Place(who, None, who),
    )


def _register_rounds(app: AsyncApp, delivery: Delivery) -> None:
    @app.action(messages.START)
    async def begin(ack: AsyncAck, body: Event) -> None:
        await delivery.take_in(_work_of_click(body, "quiz.begin"))
        await ack()

    @app.action(re.compile(rf"^{re.escape(messages.ANSWER)}\.\d$"))
    async def answer(ack: AsyncAck, body: Event, action: Event) -> None:
        await delivery.take_in(_work_of_answer(body, action))
        await ack()

    @app.action(messages.NEXT)
    async def go_on(ack: AsyncAck, body: Event, action: Event) -> None:
        await delivery.take_in(_work_in_round(body, action, "quiz.next"))
        await ack()

    @app.action(messages.STOP)
    async def stop(ack: AsyncAck, body: Event, action: Event) -> None:
        await delivery.take_in(_work_in_round(body, action, "quiz.stop"))
        await ack()


def _register_personal_clicks(app: AsyncApp, delivery: Delivery) -> None:
    for action_id, kind in {
        messages.PAUSE: "quiz.pause",
        personal_messages.RESUME: "quiz.resume",
        personal_messages.MY_DATA: "quiz.my_data",
        personal_messages.FORGET: "quiz.forget",
    }.items():
        _register_click(app, delivery, action_id, kind)

    @app.action(home_messages.PAUSE_FOR)
    async def pause_for(ack: AsyncAck, body: Event, action: Event) -> None:
        work = _work_of_click(body, "quiz.pause")
        payload = {**work.payload, "text": action["selected_option"]["value"]}
        await delivery.take_in(replace(work, payload=payload))
        await ack()

    @app.action(personal_messages.CONFIRM_DEPARTMENT)
    async def confirm_department(ack: AsyncAck, body: Event, action: Event) -> None:
        await delivery.take_in(_work_of_department(body, action["value"]))
        await ack()

    @app.action(personal_messages.CHOOSE_DEPARTMENT)
    async def choose_department(ack: AsyncAck, body: Event, action: Event) -> None:
        chosen = action["selected_option"]["value"]
        await delivery.take_in(_work_of_department(body, chosen))
        await ack()


def _register_click(app: AsyncApp, delivery: Delivery, action_id: str, kind: str) -> None:
    @app.action(action_id)
    async def take_click(ack: AsyncAck, body: Event) -> None:
        await delivery.take_in(_work_of_click(body, kind))
        await ack()


def _work_of_answer(body: Event, action: Event) -> Work:
    """Return the work of an answer: a message is answered once, however often it is clicked."""
    at = json.loads(action["value"])
    work = _work_in_round(body, action, "quiz.answer")
    key = f"quiz.answer:{body['channel']['id']}:{body['message']['ts']}"
    payload = {**work.payload, "choice": at["c"]}
    return Work(work.kind, key, payload, work.team_id, None, work.reports_failure_to)


def _work_in_round(body: Event, action: Event, kind: str) -> Work:
    at = json.loads(action["value"])
    channel, ts = body["channel"]["id"], body["message"]["ts"]
    more = {"round_id": at["r"], "number": at["n"], "channel": channel, "ts": ts}
    return _work_of_click(body, kind, **more)


def _work_of_department(body: Event, department_id: str) -> Work:
    channel, ts = body["channel"]["id"], body["message"]["ts"]
    more = {"department_id": department_id, "channel": channel, "ts": ts}
    return _work_of_click(body, "quiz.choose_department", **more)


def _work_of_click(body: Event, kind: str, **more: Any) -> Work:
    """Return the work of a click: Slack gives each click a time of its own."""
    action, who = body["actions"][0], body["user"]["id"]
    return Work(
        kind=kind,
        key=f"{kind}:{who}:{action['action_ts']}",
        payload={"employee_id": who, **more},
        team_id=team_of(body),
        reports_failure_to=Place(who, None, who),
    )
