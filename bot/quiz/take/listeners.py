"""Takes in the clicks below a question: a choice, the next question, enough for now."""

import json
import re
from typing import TypeVar

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.delivery.intake import from_click, place_of
from bot.delivery.work import Delivery, Work
from bot.quiz import messages
from bot.quiz.listeners import register_button
from bot.quiz.requests import BeginRound
from bot.quiz.take.domain import (
    AnswerQuizQuestion,
    AskSureness,
    InRound,
    NextQuestion,
    RateSureness,
    SkipRound,
    StopRound,
)
from bot.quiz.take.messages import ASK_SURENESS, SKIP, SURE
from bot.slack import Event

InRoundT = TypeVar("InRoundT", bound=InRound)


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect rounds to Slack."""
    register_button(app, delivery, messages.START, BeginRound)

    @app.action(re.compile(rf"^{re.escape(messages.ANSWER)}\.\d$"))
    async def answer(ack: AsyncAck, body: Event, action: Event) -> None:
        await delivery.take_in(_work_of_answer(body, action))
        await ack()

    @app.action(re.compile(rf"^{re.escape(SURE)}\.[01]$"))
    async def rate(ack: AsyncAck, body: Event, action: Event) -> None:
        at, there = json.loads(action["value"]), place_of(body)
        task = RateSureness(body["user"]["id"], at["r"], at["n"], *there, is_sure=at["s"])
        await delivery.take_in(from_click(body, task, ":".join(there)))
        await ack()

    @app.action(ASK_SURENESS)
    async def ask_sureness(ack: AsyncAck, body: Event, action: Event) -> None:
        task = AskSureness(body["user"]["id"], is_asked=action["value"] == "yes")
        await delivery.take_in(from_click(body, task))
        await ack()

    for action_id, task_type in (
        (messages.NEXT, NextQuestion),
        (messages.STOP, StopRound),
        (SKIP, SkipRound),
    ):
        _register_in_round(app, delivery, action_id, task_type)


def _register_in_round(
    app: AsyncApp, delivery: Delivery, action_id: str, task_type: type[InRound]
) -> None:
    @app.action(action_id)
    async def take(ack: AsyncAck, body: Event, action: Event) -> None:
        await delivery.take_in(from_click(body, _in_round(task_type, body, action)))
        await ack()


def _work_of_answer(body: Event, action: Event) -> Work:
    """Return the work of an answer: a message is answered once, however often it is clicked."""
    at, place = json.loads(action["value"]), place_of(body)
    chosen = {"choice": at["c"], "words": at.get("w", "")}
    task = AnswerQuizQuestion(body["user"]["id"], at["r"], at["n"], *place, **chosen)
    return from_click(body, task, ":".join(place))


def _in_round(task_type: type[InRoundT], body: Event, action: Event) -> InRoundT:
    at = json.loads(action["value"])
    return task_type(body["user"]["id"], at["r"], at["n"], *place_of(body))
