"""What a platform and an operator ask over HTTP: alive, ready, and the figures."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.database.engine import Database
from bot.errors import BotError

Check: TypeAlias = Callable[[], Awaitable[None]]
"""Returns when the part is well; raises whatever it raises when it is not."""

PATIENCE_SECONDS = 3.0  # a platform asks again soon, and gives up after some seconds
FRESH_SECONDS = 10.0  # how long a finding holds, so that asking often burdens nobody
TROUBLE_FRESH_SECONDS = 1.0


def health_of(
    database: Database,
    documents: Callable[[], Sequence[object]],
    ask_slack: Callable[[], Awaitable[object]],
    figures: Callable[[], Awaitable[bytes]],
) -> "Health":
    """Return the health of a bot that stands on its database, its index and Slack."""
    checks = {
        "database": database.ping,
        "index": finding(documents),
        "slack": reaching(ask_slack),
    }
    return Health(checks, figures)


def finding(documents: Callable[[], Sequence[object]]) -> Check:
    """Return a check that there is guidance to be found."""

    async def guidance_can_be_found() -> None:
        if not await asyncio.to_thread(documents):
            raise NothingIndexedError

    return guidance_can_be_found


def reaching(ask_slack: Callable[[], Awaitable[object]]) -> Check:
    """Return a check that Slack answers what it is asked."""

    async def slack_answers() -> None:
        await ask_slack()

    return slack_answers


class NothingIndexedError(Exception):
    """No document can be found."""


class Health:
    """Answers /healthz, /readyz and /metrics."""

    def __init__(
        self, checks: Mapping[str, Check], figures: Callable[[], Awaitable[bytes]]
    ) -> None:
        """Bind what it asks.

        Args:
            checks: each part that must be well before work is sent here, by name.
            figures: gives Prometheus' text format.
        """
        self._checks = checks
        self._figures = figures
        self._found: tuple[float, dict[str, str]] = (0.0, {})

    @property
    def routes(self) -> list[Route]:
        """The three addresses."""
        return [
            Route("/healthz", self._alive),
            Route("/readyz", self._ready),
            Route("/metrics", self._metrics),
        ]

    async def _alive(self, _request: Request) -> Response:
        return JSONResponse({"status": "alive"})

    async def _ready(self, _request: Request) -> Response:
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

    async def _metrics(self, _request: Request) -> Response:
        return Response(await self._figures(), media_type="text/plain; version=0.0.4")

    async def _finding(self, name: str) -> str:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._checks[name]()
        except BotError as error:
            return f"{type(error).__name__}: {error}"
        except Exception as error:  # noqa: BLE001  # whatever is wrong, this is where it is said
            return type(error).__name__
        return "ok"
