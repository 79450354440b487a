"""Takes in what is planned, and what became of it."""

import json
import re

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.intake import from_click, from_view, place_of
from bot.delivery.sending.opening_modals import open_modal
from bot.delivery.work import Delivery
from bot.modals import written_in
from bot.quiz.plans import messages
from bot.quiz.plans.domain import LeavePlan, MakePlan, NoteOnPlan, TellOfPlan
from bot.quiz.plans.service import written
from bot.quiz.plans.work import PlanWork
from bot.slack import Block, Event


def register(app: AsyncApp, delivery: Delivery, work: PlanWork) -> None:
    """Connect plans to Slack."""
    _register_making(app, delivery)
    _register_telling(app, delivery, work)


def _register_making(app: AsyncApp, delivery: Delivery) -> None:
    @app.action(re.compile(rf"^{re.escape(messages.PLAN)}\.\d$"))
    async def plan(ack: AsyncAck, body: Event, action: Event) -> None:
        at, there = json.loads(action["value"]), place_of(body)
        task = MakePlan(body["user"]["id"], at["r"], *there, rule_id=at["u"])
        await delivery.take_in(from_click(body, task, ":".join(there)))
        await ack()

    @app.action(messages.WRITE)
    async def write(ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient) -> None:
        async def modal() -> Block:
            return messages.writing(action["value"], *place_of(body))

        await ack()
        await open_modal(client, body, modal())

    @app.view(messages.WRITTEN)
    async def take_words(ack: AsyncAck, body: Event, view: Block) -> None:
        at = json.loads(view["private_metadata"])
        words = written(*(written_in(view, name) for name in (messages.WHEN, messages.I_WILL)))
        task = MakePlan(body["user"]["id"], at["r"], at["c"], at["t"], words=words)
        await delivery.take_in(from_view(body, task))
        await ack()

    @app.action(messages.LEAVE)
    async def leave(ack: AsyncAck, body: Event, action: Event) -> None:
        task = LeavePlan(body["user"]["id"], action["value"], *place_of(body))
        await delivery.take_in(from_click(body, task))
        await ack()


def _register_telling(app: AsyncApp, delivery: Delivery, work: PlanWork) -> None:
    @app.action(re.compile(rf"^{re.escape(messages.OUTCOME)}\.\w+$"))
    async def tell(ack: AsyncAck, body: Event, action: Event) -> None:
        plan_id, outcome = action["value"].split(":")
        await delivery.take_in(
            from_click(body, TellOfPlan(body["user"]["id"], plan_id, outcome))
        )
        await ack()

    @app.action(messages.NOTE)
    async def note(ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient) -> None:
        async def modal() -> Block:
            return messages.noting(await work.own(body["user"]["id"], action["value"]))

        await ack()
        await open_modal(client, body, modal())

    @app.view(messages.NOTED)
    async def take_note(ack: AsyncAck, body: Event, view: Block) -> None:
        words = written_in(view, messages.WORDS)
        task = NoteOnPlan(body["user"]["id"], view["private_metadata"], words)
        await delivery.take_in(from_view(body, task))
        await ack()
