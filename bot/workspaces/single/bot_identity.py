"""Who the bot is in its only workspace; a request waits one second at most for the answer."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.refusals import called
from bot.delivery.sending.retry import Backoff
from bot.errors import BotError

log = logging.getLogger(__name__)

WAITED_SECONDS = 1.0  # by what Slack sends: it wants to hear within three that we have it
ANEW = Backoff(give_up=float("inf"), first_pause=0.5, longest_pause=30)
OWN_ID = "own_id"  # in Bolt's context: who an event says we are


class BotIdentity:
    """Lets in what Slack sends, also while Slack's Web API does not say who we are.

    What comes in then is taken in, and waits for Slack like all other work.
    """

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._known: AuthorizeResult | None = None
        self._was_asked = asyncio.Event()

    async def ask(self) -> None:
        """Ask Slack who we are.

        Raises:
            BotError: it does not say; the sentence tells an operator why.
        """
        answer = await called(self._client.auth_test())
        if self._known is None:
            log.info("Slack knows us", extra={"team_id": answer["team_id"]})
        self._known = AuthorizeResult.from_auth_test_response(
            bot_token=self._client.token, auth_test_response=answer
        )
        self._was_asked.set()

    async def keep_asking(self) -> None:
        """Ask until Slack has said it, with growing pauses."""
        for pause in ANEW.pauses():
            try:
                await self.ask()
            except BotError as error:
                log.warning("Slack does not say who we are", extra={"why": str(error)})
                self._was_asked.set()
                await asyncio.sleep(pause)
            else:
                return

    async def in_request(self, own_id: str | None) -> AuthorizeResult:
        """Return who we are; ``own_id`` is what the request says, if it says it."""
        with suppress(TimeoutError):
            async with asyncio.timeout(WAITED_SECONDS):
                await self._was_asked.wait()
        return self._known or AuthorizeResult(
            enterprise_id=None,
            team_id=None,
            bot_user_id=own_id,
            bot_token=self._client.token,
        )


async def note_own_id(
    body: dict[str, Any], context: dict[str, Any], next_: Callable[[], Awaitable[None]]
) -> None:
    """Note who an event says it is for; Bolt's middleware, before it asks `BotIdentity`."""
    for one in body.get("authorizations") or []:
        if one.get("is_bot"):
            context[OWN_ID] = one.get("user_id")
    await next_()
