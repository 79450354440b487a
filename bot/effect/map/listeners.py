"""Opens the map from App Home and by ``/customer map``, and a moment from the map."""

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.command_words import CommandWord, durably, is_exactly
from bot.delivery.intake import from_command
from bot.delivery.sending.opening_modals import open_or_turn
from bot.delivery.work import Delivery, Work
from bot.effect.map.domain import ShowMap
from bot.effect.map.messages import MOMENT, SHOW
from bot.effect.map.work import MapWork
from bot.long_lists import asked_for
from bot.slack import Event, team_of


def register(bolt: AsyncApp, work: MapWork) -> None:
    """Connect the buttons to Slack."""

    @bolt.action(SHOW)
    async def open_map(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        _, first = asked_for(action)
        page = work.modal(body["user"]["id"], team_of(body), first)
        await open_or_turn(client, body, page)

    @bolt.action(MOMENT)
    async def open_moment(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        moment_id, first = asked_for(action)
        page = work.moment(moment_id, body["user"]["id"], team_of(body), first)
        await open_or_turn(client, body, page)


def words(delivery: Delivery) -> tuple[CommandWord, ...]:
    """Return the word that shows the map."""
    return (
        CommandWord(
            words=("map",),
            help="`/customer map` shows where we lose customers, moment by moment.",
            is_meant=is_exactly("map"),
            take=durably(delivery, _showing),
        ),
    )


def _showing(command: Event) -> Work:
    return from_command(command, ShowMap(command["user_id"], command["response_url"]))
