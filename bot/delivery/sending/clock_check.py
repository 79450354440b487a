"""Our clock is held against Slack's: each minute, and before what cannot be undone."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import SteadyClock
from bot.delivery.sending.posting import slacks_time
from bot.delivery.sending.refusals import called
from bot.errors import BotError

WRONG = timedelta(hours=12)  # a shorter mistake deletes nothing that matters
LOOK_SECONDS = 60.0
SLACK_SAYS_SECONDS = 5.0

log = logging.getLogger(__name__)


async def is_clock_right(
    client: AsyncWebClient, now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> bool:
    """Tell whether our clock and Slack's say the same to half a day.

    False, too, while Slack does not say: what waits for this can wait a day longer.
    """
    try:
        slacks = await called(slacks_time(client))
    except BotError:
        return False
    if slacks is None or abs(now() - slacks) < WRONG:
        return True
    log.error("the clock is wrong", extra={"ours": now().isoformat(), "slacks": str(slacks)})
    return False


class ClockWatch:
    """Holds the clock against Slack's; where Slack does not say, it goes on as it was."""

    def __init__(self, clock: SteadyClock, client: AsyncWebClient) -> None:
        self._clock = clock
        self._client = client
        self._was_right = True

    async def look(self) -> None:
        """Hold it once; what changed is logged."""
        slacks = None
        with suppress(BotError, TimeoutError):
            async with asyncio.timeout(SLACK_SAYS_SECONDS):
                slacks = await called(slacks_time(self._client))
        if slacks is None:
            return
        is_right = self._clock.hold_against(slacks)
        if is_right != self._was_right:
            level, says = (
                (logging.INFO, "the clock is right again")
                if is_right
                else (logging.ERROR, "the clock is wrong; Slack's time counts")
            )
            log.log(level, says, extra={"slacks": str(slacks)})
        self._was_right = is_right

    async def keep_looking(self) -> None:
        """Look each minute until cancelled."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            await self.look()
