"""What the delivery looks after again and again while it runs."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.errors import BotError

log = logging.getLogger(__name__)

Duty: TypeAlias = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Round:
    """One duty, and the pause after it."""

    name: str
    seconds: float
    duty: Duty


async def walk(rounds: Sequence[Round]) -> None:
    """Carry out each duty again and again, for ever; one that fails comes again.

    Each keeps its own time: a duty that hangs must not keep us from showing that we live.
    """
    await asyncio.gather(*[_walk(each) for each in rounds])


async def _walk(each: Round) -> None:
    while True:
        await _carry_out(each)
        await asyncio.sleep(each.seconds)


async def _carry_out(each: Round) -> None:
    try:
        await each.duty()
    except BotError as error:
        log.warning("round failed", extra={"round": each.name, "reason": type(error).__name__})
    except Exception:  # the next round must come, or nobody beats and nothing falls due
        log.exception("round failed", extra={"round": each.name})
