"""Takes in whether an answer helped, and why not; and what owners make of it."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.feedback.domain import CHANGED, STAYS, AnswerDoubt, KeepFeedback
from bot.ask.feedback.messages import (
    CLOSEST_HELPS,
    DOUBT_CHANGED,
    DOUBT_STAYS,
    HELPED_THOUGH_CLOSEST,
    JUDGE,
    SEND_QUESTION,
    WHY_NOT,
)
from bot.ask.feedback.modals import DOUBT_STAYS_MODAL, NOTE, SHORTEST_NOTE, stays_modal
from bot.delivery.intake import from_click, from_view
from bot.delivery.sending.opening_modals import open_modal
from bot.delivery.work import Delivery, Work
from bot.modals import written_in
from bot.slack import Event


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect the thumbs under an answer, and what follows them, to Slack."""
    _register_judgements(app, delivery)
    _register_reasons(app, delivery)
    _register_owners(app, delivery)


def _register_judgements(app: AsyncApp, delivery: Delivery) -> None:
    @app.action(JUDGE)
    async def take_judgement(ack: AsyncAck, body: Event, action: Event) -> None:
        verdict, _, key = action["value"].partition(":")
        await delivery.take_in(_judgement(body, key, is_helpful=verdict == "helpful"))
        await ack()

    @app.action(CLOSEST_HELPS)
    async def take_that_closest_helps(ack: AsyncAck, body: Event, action: Event) -> None:
        reason = HELPED_THOUGH_CLOSEST
        work = _judgement(body, action["value"], is_helpful=True, reason=reason)
        await delivery.take_in(work)
        await ack()


def _register_reasons(app: AsyncApp, delivery: Delivery) -> None:
    @app.action(re.compile(rf"^{WHY_NOT}\."))
    async def take_reason(ack: AsyncAck, body: Event, action: Event) -> None:
        reason = action["action_id"].removeprefix(f"{WHY_NOT}.")
        await delivery.take_in(_judgement(body, action["value"], reason=reason))
        await ack()

    @app.action(SEND_QUESTION)
    async def note_the_tick(ack: AsyncAck) -> None:
        await ack()  # it counts once a reason is pressed, which brings it along


def _judgement(body: Event, key: str, *, is_helpful: bool = False, reason: str = "") -> Work:
    action, who = body["actions"][0], body["user"]["id"]
    url, sends = body.get("response_url", ""), _is_ticked(body)
    task = KeepFeedback(
        key, who, url, is_helpful=is_helpful, reason=reason, sends_question=sends
    )
    return from_click(body, task, f"{action['value']}:{who}:{action['action_ts']}")


def _is_ticked(body: Event) -> bool:
    values = (body.get("state") or {}).get("values") or {}
    tick = values.get(SEND_QUESTION, {}).get(SEND_QUESTION, {})
    return bool(tick.get("selected_options"))


def _register_owners(app: AsyncApp, delivery: Delivery) -> None:
    @app.action(DOUBT_CHANGED)
    async def say_that_it_is_changed(ack: AsyncAck, body: Event, action: Event) -> None:
        task = AnswerDoubt(action["value"], body["user"]["id"], CHANGED)
        named = f"{action['value']}:{action['action_ts']}"
        await delivery.take_in(from_click(body, task, named))
        await ack()

    @app.action(DOUBT_STAYS)
    async def ask_why_it_stays(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_modal(client, body, stays_modal(action["value"]))

    @app.view(DOUBT_STAYS_MODAL)
    async def take_why_it_stays(ack: AsyncAck, body: Event) -> None:
        carried, who = body["view"]["private_metadata"], body["user"]["id"]
        note = written_in(body["view"], NOTE)
        if len(note) < SHORTEST_NOTE:
            await ack(response_action="errors", errors={NOTE: "Please write a sentence."})
            return
        await delivery.take_in(from_view(body, AnswerDoubt(carried, who, STAYS, note)))
        await ack()
