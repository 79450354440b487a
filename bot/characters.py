"""Takes out of what Slack sends the characters that no database keeps."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

# JSON may name half a character ("\ud83d" alone) and the zero character. The first cannot be
# written as UTF-8, the second not be kept in Postgres: one such message would be lost.
_UNKEPT = re.compile(r"[\x00\ud800-\udfff]")


async def keepable_characters(
    req: AsyncBoltRequest, next_: Callable[[], Awaitable[BoltResponse]]
) -> BoltResponse:
    """Let every listener see the request without such characters; Bolt's middleware."""
    req.body = keepable(req.body)
    return await next_()


def keepable(value: Any) -> Any:
    """Return text, or what holds it at any depth, with U+FFFD in place of such characters."""
    match value:
        case str():
            return _UNKEPT.sub("\ufffd", value)
        case list():
            return [keepable(one) for one in value]
        case dict():
            return {name: keepable(one) for name, one in value.items()}
        case _:
            return value
