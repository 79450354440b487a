"""Opens a list of a manager's inbox, and all that somebody reported."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.opening_modals import open_or_turn
from bot.ideas.home.inbox_messages import LIST, Listed
from bot.ideas.home.messages import OWN
from bot.ideas.home.sections import ReportSections
from bot.long_lists import asked_for
from bot.slack import Event, team_of


def register(app: AsyncApp, sections: ReportSections) -> None:
    """Connect the buttons and menus of the lists to Slack."""

    @app.action(re.compile(rf"^{re.escape(LIST)}(\.\w+)?$"))
    async def open_list(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        (which, first), who = asked_for(action), body["user"]["id"]
        page = sections.listed(Listed(which), who, team_of(body), first)
        await open_or_turn(client, body, page)

    @app.action(OWN)
    async def open_own(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        _, first = asked_for(action)
        page = sections.whole_own(body["user"]["id"], team_of(body), first)
        await open_or_turn(client, body, page)
