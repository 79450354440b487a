"""Opens a setting's modal from App Home, and takes in what was typed there."""

from collections.abc import Awaitable, Callable, Mapping

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.company.settings.domain import ChangeSetting, InvalidSettingError
from bot.company.settings.keys import Key
from bot.company.settings.messages import CHANGE, GIVE_BACK, MODAL, VALUE, given_back
from bot.delivery.intake import from_click, from_view
from bot.delivery.sending.opening_modals import open_modal, renew_modal
from bot.delivery.work import Delivery, Json
from bot.modals import written_in
from bot.slack import Block, Event, chosen_in

ModalOf = Callable[[str, str], Awaitable[Block]]
"""Returns the modal of a setting, for this employee; raises `BotError` if it is not theirs."""


def register(
    app: AsyncApp, delivery: Delivery, keys: Mapping[str, Key], modal_of: ModalOf
) -> None:
    """Connect the settings to Slack."""

    @app.action(CHANGE)
    async def ask_for_value(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_modal(client, body, modal_of(chosen_in(action), body["user"]["id"]))

    @app.action(GIVE_BACK)
    async def give_back(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        task = ChangeSetting(body["user"]["id"], action["value"])
        await delivery.take_in(from_click(body, task))
        await ack()
        if body.get("view", {}).get("type") == "modal" and task.setting in keys:
            await renew_modal(client, body, given_back(keys[task.setting]))

    @app.view(MODAL)
    async def take_value(ack: AsyncAck, body: Event) -> None:
        name = body["view"]["private_metadata"]
        try:
            value = _typed(keys, name, written_in(body["view"], VALUE))
        except InvalidSettingError as error:
            await ack(response_action="errors", errors={VALUE: str(error)})
            return
        await delivery.take_in(from_view(body, ChangeSetting(body["user"]["id"], name, value)))
        await ack()


def _typed(keys: Mapping[str, Key], name: str, text: str) -> Json:
    """Return what was typed as it is kept.

    Raises:
        InvalidSettingError: there is no such setting, or it cannot have this value.
    """
    if name not in keys:
        message = "I do not know this setting."
        raise InvalidSettingError(message)
    value = keys[name].form.kept(text)
    keys[name].form.used(value)
    return value
