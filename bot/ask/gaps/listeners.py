"""Takes in what an answer lacks, from employees, and that a gap is closed, from owners."""

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.gaps import messages, modals
from bot.ask.gaps.domain import CloseGap, TellOwner
from bot.delivery.intake import from_click, from_view
from bot.delivery.sending.opening_modals import open_modal
from bot.delivery.work import Delivery, Work
from bot.modals import written_in
from bot.slack import Event


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect the buttons and modals of gaps to Slack."""
    _register_buttons(app, delivery)
    _register_openers(app)
    _register_modals(app, delivery)


def _register_buttons(app: AsyncApp, delivery: Delivery) -> None:
    @app.action(messages.TELL_OWNER)
    async def tell_owner(ack: AsyncAck, body: Event) -> None:
        await delivery.take_in(_work_of_telling(body))
        await ack()

    @app.action(messages.CUSTOMER_WAITS)
    async def hurry(ack: AsyncAck, body: Event) -> None:
        await delivery.take_in(_work_of_telling(body, is_urgent=True))
        await ack()


def _work_of_telling(body: Event, *, is_urgent: bool = False) -> Work:
    action, who = body["actions"][0], body["user"]["id"]
    address = body.get("response_url", "")
    task = TellOwner(action["value"], who, "", address, is_urgent=is_urgent)
    return from_click(body, task, f"{action['value']}:{who}:{action['action_ts']}")


def _register_openers(app: AsyncApp) -> None:
    @app.action(messages.SOMETHING_MISSING)
    async def ask_what_is_missing(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_modal(client, body, modals.missing_modal(action["value"]))


def _register_modals(app: AsyncApp, delivery: Delivery) -> None:
    @app.view(modals.MISSING_MODAL)
    async def take_missing(ack: AsyncAck, body: Event) -> None:
        carried, who = body["view"]["private_metadata"], body["user"]["id"]
        if note := await _note_in(body, ack):
            await delivery.take_in(from_view(body, TellOwner(carried, who, note)))
            await ack()

    @app.view(modals.CLOSE_GAP_MODAL)
    async def close_gap(ack: AsyncAck, body: Event) -> None:
        carried, who = body["view"]["private_metadata"], body["user"]["id"]
        if note := await _note_in(body, ack):
            await delivery.take_in(from_view(body, CloseGap(carried, who, note)))
            await ack()


async def _note_in(body: Event, ack: AsyncAck) -> str | None:
    """Return what was typed; None if it is too short, which the modal then says."""
    note = written_in(body["view"], modals.NOTE)
    if len(note) >= modals.SHORTEST_NOTE:
        return note
    errors = {modals.NOTE: "Please write a sentence."}
    await ack(response_action="errors", errors=errors)
    return None
