"""Refuses bodies that are too long, before they are read: whoever sends them may be anybody."""

import re
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOO_LARGE = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
_LENGTH = re.compile(r"[0-9]{1,12}")
NO_MORE = {"connection": "close"}  # the server reads nothing of what is on its way yet


class LimitedBodies:
    """Answers 413 to a body over ``longest`` bytes, whether its length is announced or not."""

    def __init__(self, app: ASGIApp, longest: int) -> None:
        self._app = app
        self._longest = longest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif self._is_announced_too_long(Headers(scope=scope)):
            refusal = PlainTextResponse(TOO_LARGE.phrase, TOO_LARGE, NO_MORE)
            await refusal(scope, receive, send)
        else:
            await self._app(scope, self._counting(receive), send)

    def _is_announced_too_long(self, headers: Headers) -> bool:
        length = headers.get("content-length", "0")
        return not _LENGTH.fullmatch(length) or int(length) > self._longest

    def _counting(self, receive: Receive) -> Receive:
        came = 0

        async def receive_so_many() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self._longest:
                raise HTTPException(TOO_LARGE, headers=NO_MORE)
            return message

        return receive_so_many
