"""What a platform and an operator ask over HTTP: alive, ready, and the figures."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.errors import BotError

Check: TypeAlias = Callable[[], Awaitable[object]]
"""Returns when the part is well; raises whatever it raises when it is not."""

TIMEOUT_SECONDS = 3.0  # a platform asks again soon, and gives up after some seconds
FRESH_SECONDS = 10.0  # how long a finding holds, so that asking often burdens nobody
TROUBLE_FRESH_SECONDS = 1.0


async def alive(_request: Request) -> Response:
    """Answer that the process runs, whatever its parts do."""
    return JSONResponse({"status": "alive"})


def metrics_of(
    figures: Callable[[], Awaitable[bytes]],
) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers with the figures, given in Prometheus' text format."""

    async def answer(_request: Request) -> Response:
        return Response(await figures(), media_type="text/plain; version=0.0.4")

    return answer


class Readiness:
    """Answers which parts work: 200 if all of them do, else 503, with the fault of each."""

    def __init__(self, checks: Mapping[str, Check]) -> None:
        """Bind the check of each part, by name; each is given `TIMEOUT_SECONDS`."""
        self._checks = checks
        self._found: tuple[float, dict[str, str]] = (0.0, {})

    async def answer(self, _request: Request) -> Response:
        """Answer with what was found in the last `FRESH_SECONDS`, or is found now."""
        fresh_until, found = self._found
        if time.monotonic() > fresh_until:
            names = list(self._checks)
            results = await asyncio.gather(*[self._finding(name) for name in names])
            found = dict(zip(names, results, strict=True))
            is_well = set(results) <= {"ok"}
            holds_for = FRESH_SECONDS if is_well else TROUBLE_FRESH_SECONDS
            self._found = (time.monotonic() + holds_for, found)
        is_ready = set(found.values()) <= {"ok"}
        body = {"status": "ready" if is_ready else "not ready", "parts": found}
        return JSONResponse(body, status_code=200 if is_ready else 503)

    async def _finding(self, name: str) -> str:
        try:
            async with asyncio.timeout(TIMEOUT_SECONDS):
                await self._checks[name]()
        except BotError as error:
            return f"{type(error).__name__}: {error}"
        except Exception as error:  # noqa: BLE001  # whatever is wrong, this is where it is said
            return type(error).__name__
        return "ok"
