"""Opens a list of a manager's inbox."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.opening_modals import open_modal
from bot.ideas.home.inbox_messages import LIST, Listed
from bot.ideas.home.sections import ReportSections
from bot.slack import Event, team_of


def register(app: AsyncApp, sections: ReportSections) -> None:
    """Connect the buttons of the lists to Slack."""

    @app.action(re.compile(rf"^{re.escape(LIST)}(\.\w+)?$"))
    async def open_list(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        which, who = Listed(action["value"]), body["user"]["id"]
        page = sections.listed(which, who, team_of(body))
        await open_modal(client, body, page)
