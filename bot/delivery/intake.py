"""Makes work of what Slack sends: a click, a command, a modal that was sent, a message.

``identity`` is what names the work within its kind: the same one is done once, however often
Slack brings it. A failure for good is told to the employee, unless ``place`` says elsewhere.
"""

import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.delivery.tasks import Task, work_of
from bot.delivery.work import Place, Work
from bot.message_text import is_only_shown, words_of
from bot.slack import Event, identity, team_of


def from_click(
    body: Event, task: Task, named: str | None = None, *, place: Place | None = None
) -> Work:
    """Return the work of a click. Slack gives each click a time of its own.

    ``named`` takes the place of "who:when" as its identity.
    """
    action, who = body["actions"][0], body["user"]["id"]
    named = named or f"{who}:{action['action_ts']}"
    return _work(task, named, team_of(body), place or _direct(who))


def from_command(command: Event, task: Task, named: str | None = None) -> Work:
    """Return the work of a slash command; ``named`` takes the place of "team:who:trigger"."""
    team_id, who = team_of(command), command["user_id"]
    return _work(
        task, named or f"{team_id}:{who}:{command['trigger_id']}", team_id, _direct(who)
    )


def from_view(
    body: Event, task: Task, named: str | None = None, *, place: Place | None = None
) -> Work:
    """Return the work of a modal that was sent; Slack names each opened modal once.

    ``named`` takes the place of the modal's id as its identity.
    """
    who = body["user"]["id"]
    return _work(task, named or body["view"]["id"], team_of(body), place or _direct(who))


def from_message(event: Event, body: Event, task: Task, *, thread_ts: str | None) -> Work:
    """Return the work of a message; one message is one work, whatever events tell of it.

    ``thread_ts`` is where a failure is told; None: beside the message.
    """
    team_id = team_of(body)
    place = Place(event["channel"], thread_ts, event["user"])
    return _work(task, identity(team_id, event["channel"], event["ts"]), team_id, place)


def place_of(body: Event) -> tuple[str, str]:
    """Return the channel and the ts of the message that was clicked."""
    return body["channel"]["id"], body["message"]["ts"]


def _work(task: Task, named: str, team_id: str, place: Place) -> Work:
    return work_of(task, f"{task.KIND}:{named}", team_id, reports_failure_to=place)


def _direct(employee_id: str) -> Place:
    return Place(employee_id, None, employee_id)


async def something_chosen(
    req: AsyncBoltRequest, next_: Callable[[], Awaitable[BoltResponse]]
) -> BoltResponse:
    """Let menus pass in which something was chosen; a choice taken back changes nothing.

    Within a modal its listener shows the form anew. Source:
    docs.slack.dev/reference/interaction-payloads/block_actions-payload: deselecting what is
    selected sends null.
    """
    is_in_modal = (req.body.get("view") or {}).get("type") == "modal"
    if not is_in_modal and any(map(_is_taken_back, req.body.get("actions") or ())):
        return BoltResponse(status=HTTPStatus.OK, body="")
    return await next_()


def _is_taken_back(action: Event) -> bool:
    return action.get("type") == "static_select" and action.get("selected_option") is None


# JSON may name half a character ("\ud83d" alone) and the zero character. The first cannot be
# written as UTF-8, the second not be kept in Postgres: one such message would be lost.
_UNKEPT = re.compile(r"[\x00\ud800-\udfff]")


async def keepable_characters(
    req: AsyncBoltRequest, next_: Callable[[], Awaitable[BoltResponse]]
) -> BoltResponse:
    """Let every listener see the request without such characters; Bolt's middleware."""
    req.body = keepable(req.body)
    return await next_()


async def whole_words(
    req: AsyncBoltRequest, next_: Callable[[], Awaitable[BoltResponse]]
) -> BoltResponse:
    """Let every listener find all words of a message in its text, also where Slack sends null.

    A mention in code or in a quote is none: nobody asks us anything. Bolt's middleware.
    """
    event, own = req.body.get("event"), req.context.bot_user_id
    if isinstance(event, dict) and event.get("type") in {"message", "app_mention"}:
        event["text"] = words_of(event)  # an edit has its words in ``message``
        is_mention = event["type"] == "app_mention"
        if is_mention and own and is_only_shown(own, event["text"]):
            return BoltResponse(status=200, body="")
    if req.body.get("type") == "message_action":
        req.body["message"]["text"] = words_of(req.body["message"])
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
