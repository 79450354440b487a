"""Whether our clock can be trusted with what cannot be undone: it is held against Slack's."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.posting import slacks_time
from bot.delivery.sending.refusals import called
from bot.errors import BotError

WRONG = timedelta(hours=12)  # a shorter mistake deletes nothing that matters

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
