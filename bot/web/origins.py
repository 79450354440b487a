"""Refuses what a page of another site sends to one of this machine in a visitor's browser."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

FORBIDDEN = 403
POLICY_VIOLATION = 1008  # RFC 6455, 7.4.1


class OwnPagesOnly:
    """Lets through what names no origin, as programs do, and what comes from the page itself.

    Browsers name the sender of every request that changes something, and of each WebSocket:
    https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Origin.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request, or refuse it."""
        if scope["type"] not in {"http", "websocket"} or _is_own(Headers(scope=scope)):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose(POLICY_VIOLATION)(scope, receive, send)
        else:
            refusal = PlainTextResponse("Another site's page may not do this.", FORBIDDEN)
            await refusal(scope, receive, send)


def _is_own(headers: Headers) -> bool:
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")
