"""Slack's errors, sorted by what can be done: wait, look, go another way, give up."""

import asyncio
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.errors import CannotDoError, TryAgainError

ANSWER_SECONDS = 10.0  # Slack answers within one second; after ten nobody is there
# docs.slack.dev/reference/methods/chat.postMessage, "Errors"
_GONE = frozenset(
    {
        "channel_not_found",
        "is_archived",
        "not_in_channel",
        "user_not_in_channel",
        "no_permission",
        "thread_not_found",
        "cannot_reply_to_message",
        "messages_tab_disabled",
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "restricted_action_non_threadable_channel",
    }
)
# Slack's own trouble, and tokens: an operator can put a token right while the work waits.
_LATER = frozenset(
    {
        "internal_error",
        "fatal_error",
        "service_unavailable",
        "request_timeout",
        "invalid_auth",
        "not_authed",
        "token_expired",
        "token_revoked",
        "account_inactive",
    }
)
_BUSY = frozenset({"ratelimited", "rate_limited"})
_BLOCKS = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})


class SlackBusyError(TryAgainError):
    """Slack asks to wait; nothing was posted."""

    def __init__(self, seconds: float) -> None:
        super().__init__("Slack asks us to slow down.")
        self.seconds = seconds


class SlackSilentError(TryAgainError):
    """Slack does not answer, or with its own failure; nobody knows whether it posted."""

    def __init__(self, message: str, *, may_have_posted: bool) -> None:
        super().__init__(message)
        self.may_have_posted = may_have_posted


class RefusedError(CannotDoError):
    """Slack refuses this message; ``code`` is Slack's word for it."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Slack refused the message ({code}).")
        self.code = code


class PlaceGoneError(RefusedError):
    """The channel or thread is gone, archived or closed to us; the employee is not."""


class BlocksRefusedError(RefusedError):
    """Slack refuses how the message looks; its plain text may still go out."""


@contextmanager
def refusals_named() -> Iterator[None]:
    """Raise one of the errors above in place of what Slack's client raises."""
    try:
        yield
    except SlackApiError as error:
        raise _named(error) from error
    except aiohttp.ClientConnectorError as error:
        message = "Slack cannot be reached."
        raise SlackSilentError(message, may_have_posted=False) from error
    except (aiohttp.ClientError, SlackClientError, TimeoutError, ConnectionError) as error:
        message = "Slack did not answer."
        raise SlackSilentError(message, may_have_posted=True) from error


async def called(call: Awaitable[Any]) -> Any:
    """Return what Slack answers, or raise by what can be done about it."""
    with refusals_named():
        async with asyncio.timeout(ANSWER_SECONDS):
            return await call


def reason_of(error: Exception) -> str:
    """Return for the log what went wrong, without what the call was about."""
    if isinstance(error, SlackApiError):
        return str(error.response.get("error", ""))
    return type(error).__name__


def _named(error: SlackApiError) -> Exception:
    data = error.response.data if hasattr(error.response, "data") else None
    code = str(data.get("error", "")) if isinstance(data, dict) else ""
    status = int(getattr(error.response, "status_code", 0) or 0)
    if status == HTTPStatus.TOO_MANY_REQUESTS or code in _BUSY:
        return SlackBusyError(_retry_after(error))
    if not code or status >= HTTPStatus.INTERNAL_SERVER_ERROR or code in _LATER:
        return SlackSilentError(f"Slack failed ({code or status}).", may_have_posted=True)
    if code in _GONE:
        return PlaceGoneError(code)
    return BlocksRefusedError(code) if code in _BLOCKS else RefusedError(code)


def _retry_after(error: SlackApiError) -> float:
    headers = getattr(error.response, "headers", None) or {}
    try:
        return max(1.0, float(headers.get("Retry-After", 1)))
    except ValueError:
        return 1.0
