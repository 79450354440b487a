"""What the delivery looks after again and again while it runs."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.errors import BotError

log = logging.getLogger(__name__)

Duty: TypeAlias = Callable[[], Awaitable[None]]


@dataclass(slots=True)
class Round:
    """One duty and how often it comes."""

    name: str
    seconds: float
    duty: Duty
    next_at: float = field(default=0.0)  # monotonic


async def walk(rounds: Sequence[Round], *, tick_seconds: float = 0.2) -> None:
    """Carry out each duty when its turn comes, for ever; a duty that fails comes again."""
    while True:
        for each in rounds:
            if each.next_at <= time.monotonic():
                each.next_at = time.monotonic() + each.seconds
                await _carry_out(each)
        await asyncio.sleep(tick_seconds)


async def _carry_out(each: Round) -> None:
    try:
        await each.duty()
    except BotError as error:
        log.warning("round failed", extra={"round": each.name, "reason": type(error).__name__})
    except Exception:  # the next round must come, or nobody beats and nothing falls due
        log.exception("round failed", extra={"round": each.name})
