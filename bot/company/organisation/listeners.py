"""Opens the modal of a role from App Home, and takes in who was named there."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.company.organisation import person_sites
from bot.company.organisation.domain import (
    CHANNEL,
    PARENT,
    PERSON_SITES,
    SITE,
    ChangeOrganisation,
    ImpossibleOrganisationError,
    Responsibility,
    SendTestReport,
    channel_key,
    field_of,
    is_site,
    key_of,
)
from bot.company.organisation.messages import CHANGE, GIVE_BACK, MODAL, TEST, modal
from bot.company.organisation.service import Organisation
from bot.delivery.intake import from_click, from_view
from bot.delivery.sending.opening_modals import open_modal, renew_modal
from bot.delivery.sending.refusals import RefusedError, called
from bot.delivery.work import Delivery, Json
from bot.errors import BotError, TryAgainError
from bot.modals import notice
from bot.people.permissions import Action, check
from bot.slack import Block, Event, chosen_in

NOT_IN_CHANNEL = (
    "I am not in this channel, or it is archived: /invite me there, then save again."
)
SENDING = "The test is on its way. I write to you to whom it went."
NO_SITE = "A site is a place, in at most 40 letters and digits."


def register(app: AsyncApp, delivery: Delivery, organisation: Organisation) -> None:
    """Connect who does what to Slack."""
    _register_clicks(app, delivery, organisation)
    _register_sites(app, delivery, organisation)

    @app.view(MODAL)
    async def take_names(ack: AsyncAck, body: Event, client: AsyncWebClient) -> None:
        view = body["view"]
        try:
            post = await organisation.post(view["private_metadata"])
            values = changed(post, view["state"]["values"])
        except BotError as error:
            field = SITE if SITE in view["state"]["values"] else view["blocks"][0]["block_id"]
            await ack(response_action="errors", errors={field: str(error)})
            return
        if missing := await _missing(values, organisation, client):
            await ack(response_action="errors", errors=missing)
            return
        if values:
            task = ChangeOrganisation(body["user"]["id"], values)
            await delivery.take_in(from_view(body, task))
        await ack()


def _register_sites(app: AsyncApp, delivery: Delivery, organisation: Organisation) -> None:
    @app.view(person_sites.MODAL)
    async def take_sites(ack: AsyncAck, body: Event) -> None:
        values = body["view"]["state"]["values"]
        try:
            before = organisation.people.company.sites_of_people
            pairs = person_sites.entered(values, before)
        except BotError as error:
            await ack(response_action="errors", errors={person_sites.SITE: str(error)})
            return
        named = values[person_sites.WHO][person_sites.WHO].get("selected_users") or []
        if gone := await organisation.not_here(named):
            said = f"Not here, or no employee: {', '.join(gone)}."
            await ack(response_action="errors", errors={person_sites.WHO: said})
            return
        task = ChangeOrganisation(body["user"]["id"], {PERSON_SITES: pairs or None})
        await delivery.take_in(from_view(body, task))
        await ack()


def _register_clicks(app: AsyncApp, delivery: Delivery, organisation: Organisation) -> None:
    async def modal_of(key: str, employee_id: str, client: AsyncWebClient) -> Block:
        check(await organisation.people.employee(employee_id), Action.CHANGE_SETTINGS)
        if key == PERSON_SITES:
            return person_sites.modal(organisation.people.company.sites_of_people)
        return await _shown(await organisation.post(key), client)

    @app.action(CHANGE)
    async def ask_who(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        asked = modal_of(chosen_in(action), body["user"]["id"], client)
        await open_modal(client, body, asked)

    @app.action(TEST)
    async def send_test(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        task = SendTestReport(body["user"]["id"], action["value"])
        await delivery.take_in(from_click(body, task))
        await ack()
        await renew_modal(client, body, notice("Who does what", SENDING))

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


async def _shown(post: Responsibility, client: AsyncWebClient) -> Block:
    is_open = not post.channel or await _is_open_to_us(post.channel, client)
    return modal(post, is_open=is_open)


async def _missing(
    values: Mapping[str, Json], organisation: Organisation, client: AsyncWebClient
) -> dict[str, str]:
    """Return, by the field of the form, why somebody or some channel cannot be meant."""
    missing: dict[str, str] = {}
    for key, value in values.items():
        field = field_of(key)
        if isinstance(value, list) and (gone := await organisation.not_here(value)):
            missing[field] = f"Not here, or no employee: {', '.join(gone)}."
        elif field == CHANNEL and value and not await _is_open_to_us(str(value), client):
            missing[field] = NOT_IN_CHANNEL
    return missing


async def _is_open_to_us(channel: str, client: AsyncWebClient) -> bool:
    """Tell whether the bot may write there; True where Slack does not say."""
    try:
        found = await called(client.conversations_info(channel=channel))
    except RefusedError:
        return False
    except TryAgainError:
        return True
    place = found["channel"]
    return bool(place.get("is_member")) and not place.get("is_archived")


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
