"""What is said to whoever waits when a listener failed, so that nothing will be done."""

import logging
from http import HTTPStatus
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.running.not_taken_in import NotTakenInError, NotYetTakenInError
from bot.delivery.sending.posting import respond
from bot.delivery.sending.refusals import called
from bot.delivery.work import Respond
from bot.errors import BotError

log = logging.getLogger(__name__)

# Without a name, Bolt reads the source of every caller to find one. With each request it gives
# the logger of this name the level of the root: so the name is none of our own loggers'.
BOLT_NAME = "slack_bolt.app"

LAST_REPEAT = 3  # docs.slack.dev/apis/events-api, "Error handling": three, within five minutes


async def tell_intake_error(
    error: Exception,
    body: dict[str, Any],
    request: AsyncBoltRequest,
    context: AsyncBoltContext,
) -> BoltResponse | None:
    """Return what Slack is answered when a listener failed; nothing: that it failed.

    Bolt's error handler. A message that Slack will repeat is left to its repeats; who clicked,
    typed a command or sent a form hears at once, and keeps what was typed.
    """
    if not isinstance(error, NotTakenInError):
        log.error("listener failed", exc_info=error)
        return None
    log.warning("not taken in", extra={"team_id": context.team_id, "why": str(error)})
    if isinstance(error, NotYetTakenInError):  # nobody knows, so nothing is said
        return None
    try:
        return await _told(str(error), body, request, context)
    except BotError as trouble:
        log.warning("not told", extra={"team_id": context.team_id, "why": str(trouble)})
        return None


async def _told(
    sentence: str, body: dict[str, Any], request: AsyncBoltRequest, context: AsyncBoltContext
) -> BoltResponse | None:
    if "command" in body:
        return BoltResponse(status=HTTPStatus.OK, body=sentence)
    if body.get("type") == "view_submission":
        return _beside_first_input(sentence, body["view"])
    if body.get("response_url"):
        answer = Respond(body["response_url"], sentence, replace_original=False)
        await respond(answer, context.client.base_url)
        return BoltResponse(status=HTTPStatus.OK, body="")
    if "event" in body and _is_last(request):
        return await _told_author(sentence, body["event"], context.client)
    return None


def _beside_first_input(sentence: str, view: dict[str, Any]) -> BoltResponse | None:
    inputs = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    if not inputs:
        return None
    errors = {"response_action": "errors", "errors": {inputs[0]: sentence}}
    return BoltResponse(status=HTTPStatus.OK, body=errors)


def _is_last(request: AsyncBoltRequest) -> bool:
    repeat = (request.headers.get("x-slack-retry-num") or ["0"])[0]
    return repeat.isdecimal() and int(repeat) >= LAST_REPEAT


async def _told_author(
    sentence: str, event: dict[str, Any], client: AsyncWebClient
) -> BoltResponse | None:
    """Answer a message; in a channel, where nobody knows who reads along, its author alone."""
    is_direct = event.get("type") == "message" and event.get("channel_type") == "im"
    if not is_direct and event.get("type") != "app_mention":
        return None
    said: dict[str, Any] = {"channel": event["channel"], "text": sentence}
    if is_direct:
        said["thread_ts"] = event.get("thread_ts", event["ts"])
        await called(client.chat_postMessage(**said))
    elif user := event.get("user"):
        said["thread_ts"] = event.get("thread_ts")
        await called(client.chat_postEphemeral(user=user, **said))
    return BoltResponse(status=HTTPStatus.OK, body="")
