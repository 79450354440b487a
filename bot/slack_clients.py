"""Makes what speaks to Slack, and sees to it that it speaks to nobody else."""

from collections.abc import Awaitable, Callable
from typing import TypeVar
from urllib.parse import urlsplit

from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.errors import CannotDoError
from bot.proxies import proxy_for

ClientT = TypeVar("ClientT", AsyncWebClient, AsyncWebhookClient)
HOSTS = (".slack.com", ".slack-gov.com")  # response_urls lie at hooks.slack.com


class NotSlacksError(CannotDoError):
    """An address to answer at is none of Slack's."""


def slack_client(base_url: str, token: str | None = None) -> AsyncWebClient:
    """Return a client of the Web API, which tries once; ``base_url`` ends with a slash.

    slack_sdk's own handlers call again when a connection breaks, also after Slack has posted.
    """
    client = AsyncWebClient(token=token, base_url=base_url, retry_handlers=[])
    return by_its_proxy(client, base_url)


def response_client(response_url: str, api_url: str) -> AsyncWebhookClient:
    """Return what answers at a click's or command's own address, and tries once.

    Raises:
        NotSlacksError: it is neither Slack's nor at the host of the Web API, ``api_url``.
    """
    if not is_slacks(response_url, api_url):
        message = "I was given an address for the answer that is not Slack's."
        raise NotSlacksError(message)
    return by_its_proxy(AsyncWebhookClient(response_url, retry_handlers=[]), response_url)


def is_slacks(url: str, api_url: str) -> bool:
    """Tell whether the address is Slack's, or at the host of the Web API (a playground's)."""
    given, own = urlsplit(url), urlsplit(api_url)
    host = given.hostname or ""
    if given.scheme == "https" and f".{host}".endswith(HOSTS):
        return True
    return bool(host) and (given.scheme, host) == (own.scheme, own.hostname)


def by_its_proxy(client: ClientT, url: str) -> ClientT:
    """Let the client reach the address by its proxy, or straight.

    slack_sdk alone would take the proxy that is set for everything, NO_PROXY and all.
    """
    client.proxy = proxy_for(url)
    return client


async def aim_client(
    context: AsyncBoltContext, next_: Callable[[], Awaitable[BoltResponse]]
) -> BoltResponse:
    """Let the client that Bolt makes for each request do both as well; Bolt's middleware."""
    by_its_proxy(context.client, context.client.base_url).retry_handlers = []
    return await next_()
