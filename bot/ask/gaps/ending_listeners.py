"""Takes in how whoever has a gap ends it, or to whom they hand it on."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.gaps import ending_modals as modals
from bot.ask.gaps import messages
from bot.ask.gaps.domain import AnswerGap, DismissGap, HandOnGap
from bot.ask.gaps.ending_modals import EndingModals
from bot.ask.gaps.modals import ClosingModal
from bot.ask.gaps.writing import as_quoted
from bot.delivery.intake import from_view
from bot.delivery.sending.opening_modals import open_modal
from bot.delivery.work import Delivery
from bot.modals import written_in
from bot.slack import Block, Event, chosen_in

GapModalOf: TypeAlias = Callable[[str, str], Awaitable[Block]]
"""Returns the modal for a gap, by its number in digits, and for an employee."""


def register(
    app: AsyncApp, delivery: Delivery, opening: EndingModals, closing: ClosingModal
) -> None:
    """Connect the buttons, their menu and the modals to Slack."""
    modals_of: Mapping[str, GapModalOf] = {
        messages.WRITE_ANSWER: opening.writing,
        messages.CLOSE_GAP: closing.of,
        messages.HAND_ON: opening.handing_on,
        messages.NOT_OURS: opening.dismissing,
    }
    for action_id, modal_of in modals_of.items():
        _opens(app, action_id, modal_of)

    async def chosen(value: str, employee_id: str) -> Block:
        action_id, key = value.split(":")
        return await modals_of[action_id](key, employee_id)

    _opens(app, messages.MORE_OF_GAP, chosen)
    _register_writing(app, delivery)
    _register_others(app, delivery)


def _opens(app: AsyncApp, action_id: str, modal_of: GapModalOf) -> None:
    @app.action(action_id)
    async def opens(ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient) -> None:
        await ack()
        await open_modal(client, body, modal_of(chosen_in(action), body["user"]["id"]))


def _register_writing(app: AsyncApp, delivery: Delivery) -> None:
    @app.view(modals.WRITE_MODAL)
    async def preview(ack: AsyncAck, body: Event) -> None:
        key = body["view"]["private_metadata"]
        question = " ".join(written_in(body["view"], modals.QUESTION).split())
        note = written_in(body["view"], modals.ANSWER)
        citation = as_quoted(key, question, note)
        if not question or citation is None:
            field = modals.ANSWER if question else modals.QUESTION
            await ack(response_action="errors", errors={field: "Please write a sentence."})
            return
        view = modals.preview_modal(key, question, note, citation)
        await ack(response_action="push", view=view)

    @app.view(modals.PREVIEW_MODAL)
    async def publish(ack: AsyncAck, body: Event) -> None:
        said = json.loads(body["view"]["private_metadata"])
        task = AnswerGap(said["key"], body["user"]["id"], said["question"], said["note"])
        await delivery.take_in(from_view(body, task))
        await ack(response_action="clear")


def _register_others(app: AsyncApp, delivery: Delivery) -> None:
    @app.view(modals.HAND_ON_MODAL)
    async def hand_on(ack: AsyncAck, body: Event) -> None:
        entered = body["view"]["state"]["values"][modals.PERSON][modals.PERSON]
        key, who = body["view"]["private_metadata"], body["user"]["id"]
        task = HandOnGap(key, who, entered["selected_user"])
        await delivery.take_in(from_view(body, task))
        await ack()

    @app.view(modals.DISMISS_MODAL)
    async def dismiss(ack: AsyncAck, body: Event) -> None:
        entered = body["view"]["state"]["values"][modals.SIGNPOST][modals.SIGNPOST]
        chosen = entered["selected_option"]["value"]
        signpost = "" if chosen == modals.NOWHERE else chosen
        task = DismissGap(body["view"]["private_metadata"], body["user"]["id"], signpost)
        await delivery.take_in(from_view(body, task))
        await ack()
