"""Opens the modal of a role from App Home, and takes in who was named there."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.company.organisation.domain import (
    CHANNEL,
    PARENT,
    SITE,
    ChangeOrganisation,
    ImpossibleOrganisationError,
    Responsibility,
    channel_key,
    is_site,
    key_of,
)
from bot.company.organisation.messages import CHANGE, GIVE_BACK, MODAL, modal
from bot.company.organisation.service import Organisation
from bot.delivery.intake import from_click, from_view
from bot.delivery.sending.opening_modals import open_modal, renew_modal
from bot.delivery.work import Delivery, Json
from bot.errors import BotError
from bot.modals import notice
from bot.people.permissions import Action, check
from bot.slack import Block, Event, chosen_in

NO_SITE = "A site is a place, in at most 40 letters and digits."


def register(app: AsyncApp, delivery: Delivery, organisation: Organisation) -> None:
    """Connect who does what to Slack."""
    _register_clicks(app, delivery, organisation)

    @app.view(MODAL)
    async def take_names(ack: AsyncAck, body: Event) -> None:
        view = body["view"]
        try:
            post = await organisation.post(view["private_metadata"])
            values = changed(post, view["state"]["values"])
        except BotError as error:
            field = SITE if SITE in view["state"]["values"] else view["blocks"][0]["block_id"]
            await ack(response_action="errors", errors={field: str(error)})
            return
        if values:
            task = ChangeOrganisation(body["user"]["id"], values)
            await delivery.take_in(from_view(body, task))
        await ack()


def _register_clicks(app: AsyncApp, delivery: Delivery, organisation: Organisation) -> None:
    async def modal_of(key: str, employee_id: str) -> Block:
        check(await organisation.people.employee(employee_id), Action.CHANGE_SETTINGS)
        return modal(await organisation.post(key))

    @app.action(CHANGE)
    async def ask_who(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_modal(client, body, modal_of(chosen_in(action), body["user"]["id"]))

    @app.action(GIVE_BACK)
    async def give_back(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        post = await organisation.post(action["value"])
        task = ChangeOrganisation(body["user"]["id"], back_to_file(post))
        await delivery.take_in(from_click(body, task))
        await ack()
        told = f"{post.label}: from now on departments.yaml counts again."
        await renew_modal(client, body, notice("Who does what", told))


def back_to_file(post: Responsibility) -> dict[str, Json]:
    """Return what gives back everything of a row that was set in Slack."""
    fields = sorted(post.set_in_slack)
    return {key_of(post.key, one, is_department=post.is_department): None for one in fields}


def changed(post: Responsibility, values: Mapping[str, Mapping[str, Any]]) -> dict[str, Json]:
    """Return what differs in a modal that was sent from what counts.

    Raises:
        ImpossibleOrganisationError: what was typed names no site.
    """
    new: dict[str, Json] = {}
    for field, held in post.holders.items():
        chosen = list(values.get(field, {}).get(field, {}).get("selected_users") or [])
        if set(chosen) != {one for holder in held for one in holder.ids}:
            new[key_of(post.key, field, is_department=post.is_department)] = chosen
    return new | _chosen(post, values) | _site(post, values)


def _chosen(post: Responsibility, values: Mapping[str, Mapping[str, Any]]) -> dict[str, Json]:
    new: dict[str, Json] = {}
    if PARENT in values:
        above = (values[PARENT][PARENT].get("selected_option") or {}).get("value", "")
        if above != post.parent:
            new[key_of(post.key, PARENT, is_department=True)] = above or None
    if CHANNEL in values:
        channel = values[CHANNEL][CHANNEL].get("selected_conversation") or ""
        if channel != post.channel:
            new[channel_key(post)] = channel or None
    return new


def _site(post: Responsibility, values: Mapping[str, Mapping[str, Any]]) -> dict[str, Json]:
    new: dict[str, Json] = {}
    typed = (values.get(SITE, {}).get(SITE, {}).get("value") or "").strip()
    if post.is_department and typed != (post.site or ""):
        if typed and not is_site(typed):
            raise ImpossibleOrganisationError(NO_SITE)
        new[key_of(post.key, SITE, is_department=True)] = typed or None
    return new
