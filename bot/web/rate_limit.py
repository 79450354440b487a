"""How often a page may be asked for, by one caller and by all of them together."""

import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from math import ceil

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.rate_limit import RateLimit

BURST = 10  # at once: a person who comes, goes back and comes again
CALLER_GAP = 2.0  # seconds; after the burst, of one address
GAP = 0.2  # seconds; of all addresses together, with ten times the burst
BUSY = "Too many came at once. Please try again in a minute."


def seldom(
    answer: Callable[[Request], Awaitable[Response]], now: Callable[[], float] = time.monotonic
) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers so, and with 429 whoever comes too often."""
    of_one = RateLimit(CALLER_GAP, BURST, now)
    of_all = RateLimit(GAP, 10 * BURST, now)

    async def answer_seldom(request: Request) -> Response:
        caller = request.client.host if request.client else ""
        wait = of_one.seconds_to_wait(caller) or of_all.seconds_to_wait("")
        if not wait:
            return await answer(request)
        again = {"Retry-After": str(ceil(wait))}
        return PlainTextResponse(BUSY, HTTPStatus.TOO_MANY_REQUESTS, again)

    return answer_seldom
