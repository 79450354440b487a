"""Actions that a process repeats for as long as it runs."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.errors import BotError

log = logging.getLogger(__name__)

PeriodicAction: TypeAlias = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Periodic:
    """An action, and the pause between its end and its next beginning."""

    name: str
    seconds: float
    action: PeriodicAction


async def run_periodically(periodics: Sequence[Periodic]) -> None:
    """Repeat each action until cancelled; what it raises is logged, and it comes again.

    Each keeps its own time: an action that hangs must not hold up the heartbeat.
    """
    await asyncio.gather(*[_run(each) for each in periodics])


async def _run(each: Periodic) -> None:
    while True:
        await _carry_out(each)
        await asyncio.sleep(each.seconds)


async def _carry_out(each: Periodic) -> None:
    try:
        await each.action()
    except BotError as error:
        log.warning("round failed", extra={"round": each.name, "reason": type(error).__name__})
    except Exception:  # else there is no next round: no heartbeat, and nothing falls due
        log.exception("round failed", extra={"round": each.name})
