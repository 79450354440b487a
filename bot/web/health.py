"""What a platform and an operator ask over HTTP: alive, ready, and the figures."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.errors import BotError

Check: TypeAlias = Callable[[], Awaitable[object]]
"""Returns when the part is well; raises whatever it raises when it is not."""

Notes: TypeAlias = Callable[[], Iterable[str]]
"""Returns what somebody should mend, in words; empty if nothing."""

TIMEOUT_SECONDS = 3.0  # a platform asks again soon, and gives up after some seconds
FRESH_SECONDS = 10.0  # how long a finding holds, so that asking often burdens nobody
TROUBLE_FRESH_SECONDS = 1.0
FIGURES_FRESH_SECONDS = 5.0  # Prometheus asks each 15 s, or seldomer


async def alive(_request: Request) -> Response:
    """Answer that the process runs, whatever its parts do."""
    return JSONResponse({"status": "alive"})


class Metrics:
    """Answers with the figures, in Prometheus' text format, counted at most now and then."""

    def __init__(self, figures: Callable[[], Awaitable[bytes]]) -> None:
        self._figures = figures
        self._found: tuple[float, bytes] = (0.0, b"")
        self._finding = asyncio.Lock()

    async def answer(self, _request: Request) -> Response:
        """Answer with what was counted in the last `FIGURES_FRESH_SECONDS`, or is now."""
        async with self._finding:
            fresh_until, found = self._found
            if time.monotonic() > fresh_until:
                found = await self._figures()
                self._found = (time.monotonic() + FIGURES_FRESH_SECONDS, found)
        return Response(found, media_type="text/plain; version=0.0.4")


class Readiness:
    """Answers which parts work: 200 if all of them do, else 503, with the fault of each."""

    def __init__(self, checks: Mapping[str, Check], notes: Notes) -> None:
        """Bind what is looked at.

        Args:
            checks: of each part, by name; each is given `TIMEOUT_SECONDS`.
            notes: what is to be mended while all parts work; it may read files.
        """
        self._checks, self._notes = checks, notes
        self._noted: list[str] = []
        self._found: tuple[float, dict[str, str]] = (0.0, {})
        self._looking = asyncio.Lock()

    async def answer(self, _request: Request) -> Response:
        """Answer with what was found in the last `FRESH_SECONDS`, or is found now."""
        async with self._looking:  # who comes meanwhile is told the same
            fresh_until, found = self._found
            if time.monotonic() > fresh_until:
                found = await self._look()
        is_ready = set(found.values()) <= {"ok"}
        body: dict[str, object] = {
            "status": "ready" if is_ready else "not ready",
            "parts": found,
        }
        if self._noted:
            body["to mend"] = self._noted
        return JSONResponse(body, status_code=200 if is_ready else 503)

    async def _look(self) -> dict[str, str]:
        names = list(self._checks)
        results = await asyncio.gather(*[self._finding(name) for name in names])
        found = dict(zip(names, results, strict=True))
        self._noted = await self._to_mend()
        holds_for = FRESH_SECONDS if set(results) <= {"ok"} else TROUBLE_FRESH_SECONDS
        self._found = (time.monotonic() + holds_for, found)
        return found

    async def _to_mend(self) -> list[str]:
        with suppress(TimeoutError):
            async with asyncio.timeout(TIMEOUT_SECONDS):
                return sorted(await asyncio.to_thread(self._notes))
        return self._noted

    async def _finding(self, name: str) -> str:
        try:
            async with asyncio.timeout(TIMEOUT_SECONDS):
                await self._checks[name]()
        except BotError as error:
            return f"{type(error).__name__}: {error}"
        except Exception as error:  # noqa: BLE001  # whatever is wrong, this is where it is said
            return type(error).__name__
        return "ok"
