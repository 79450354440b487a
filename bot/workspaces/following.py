"""Looks again and again at what people edit, so that an edit counts within a set time."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Collection

LONGEST_END_SECONDS = 5.0  # a task that does not end by then is left behind

log = logging.getLogger(__name__)


async def follow(
    look: Callable[[], Awaitable[None]],
    seconds: Callable[[], float],
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Look until cancelled; a defect in one look is logged in full and ends no other.

    Args:
        look: takes what has changed.
        seconds: from the beginning of the look just ended to that of the next. One that took
            longer is followed at once.
        clock: in seconds, from any moment on.
        sleep: waits so many seconds.
    """
    while True:
        began = clock()
        try:
            await look()
        except Exception:  # else nothing would be followed until the bot starts anew
            log.exception("not looked at")
        await sleep(max(0.0, began + seconds() - clock()))


async def ended(tasks: Collection[asyncio.Task[None]]) -> None:
    """Cancel the tasks and wait until they have ended.

    Only then may be closed what they work with: a database that closes under a task leaves the
    task's connection open.
    """
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks, timeout=LONGEST_END_SECONDS)
