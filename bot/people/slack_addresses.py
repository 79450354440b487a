"""Who is behind which e-mail address in Slack: everybody at once."""

from collections.abc import Mapping

from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.paging import pages

WAITS = 3  # a page; Slack gives twenty pages a minute


async def everybodys_addresses(client: AsyncWebClient) -> Mapping[str, str]:
    """Return the Slack id of each person who is there, by address without its case.

    Raises:
        BotError: Slack does not say.
    """
    found: dict[str, str] = {}
    async for page in pages(client.users_list, waits=WAITS):
        for user in page["members"]:
            address = (user.get("profile") or {}).get("email")
            if address and not user.get("deleted") and not user.get("is_bot"):
                found[address.casefold()] = user["id"]
    return found
