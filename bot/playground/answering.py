"""What the bot says back to a click, a command or a form, carried out as Slack does."""

from collections.abc import Callable
from typing import Any

from bot.playground.channels import Channel
from bot.playground.event_delivery import Reply
from bot.playground.limits.checks import checked_blocks
from bot.playground.members import JsonObject
from bot.playground.refusal import CallRefusedError
from bot.playground.response_urls import Respondable
from bot.playground.slack import Slack


def answer_through_url(slack: Slack, place: Respondable, answer: JsonObject) -> None:
    """Carry out what was posted to a response URL.

    Raises:
        CallRefusedError: the answer is no message that Slack takes.
    """
    channel = slack.workspace.channels[place.channel_id]
    replaces = answer.get("replace_original") or answer.get("delete_original")
    if not replaces or place.message_ts is None:
        thread = answer.get("thread_ts") or place.thread_ts
        show_answer(slack, place.employee_id, channel, answer | {"thread_ts": thread})
    elif answer.get("delete_original"):
        _delete(slack, channel, place.message_ts)
    else:
        _replace(slack, channel, place.message_ts, answer)


def show_answer(slack: Slack, employee_id: str, channel: Channel, answer: JsonObject) -> None:
    """Show an answer in the channel, or to the employee alone if it does not ask otherwise."""
    message = message_of(slack, answer)
    if answer.get("response_type") == "in_channel":
        slack.workspace.post(channel, message)
    else:
        slack.workspace.post_ephemeral(channel, employee_id, message)


def message_of(slack: Slack, said: JsonObject) -> JsonObject:
    """The bot's message out of text, blocks and thread, checked.

    Raises:
        CallRefusedError: ``no_text``, or the blocks break a limit.
    """
    bot = slack.workspace.bot
    message: JsonObject = {
        "user": bot.member_id,
        "bot_id": bot.bot_id,
        "app_id": slack.app.app_id,
    }
    message["text"] = said.get("text") or ""
    if said.get("blocks"):
        message["blocks"] = checked_blocks(said["blocks"])
    elif not message["text"]:
        raise CallRefusedError("no_text")
    if said.get("thread_ts"):
        message["thread_ts"] = said["thread_ts"]
    return message


def tell_failure(slack: Slack, employee_id: str, channel: Channel, words: str) -> None:
    """Let Slackbot say, to the employee alone, that the bot did not answer."""
    note = {"user": "USLACKBOT", "text": words, "subtype": "slackbot_response"}
    slack.workspace.post_ephemeral(channel, employee_id, note)


def carry_out(slack: Slack, employee_id: str, reply: Reply) -> JsonObject:
    """Do what the bot answered to a submitted modal; returns errors by block id.

    https://docs.slack.dev/surfaces/modals#updating_response
    """
    if reply.failure:
        return {"": "We had some trouble connecting. Try again?"}
    action = reply.body.get("response_action")
    if action == "errors":
        return dict(reply.body["errors"])
    try:
        _ANSWERS[action](slack, employee_id, reply.body)
    except (CallRefusedError, KeyError):
        return {"": "The app answered with something that Slack does not take."}
    return {}


def _close(slack: Slack, employee_id: str, _: JsonObject) -> None:
    slack.modals.close(employee_id)


def _clear(slack: Slack, employee_id: str, _: JsonObject) -> None:
    slack.modals.close(employee_id, everything=True)


def _update(slack: Slack, employee_id: str, body: JsonObject) -> None:
    top = slack.modals.top(employee_id)
    slack.modals.update(body["view"], view_id=top["id"] if top else "")


def _push(slack: Slack, employee_id: str, body: JsonObject) -> None:
    slack.modals.push(employee_id, body["view"])


_ANSWERS: dict[Any, Callable[[Slack, str, JsonObject], None]] = {
    None: _close,
    "clear": _clear,
    "update": _update,
    "push": _push,
}


def _delete(slack: Slack, channel: Channel, ts: str) -> None:
    if channel.ephemerals.pop(ts, None):
        slack.workspace.show("channel", channel=channel.channel_id)
    elif ts in channel.messages:
        slack.workspace.remove(channel, ts)


def _replace(slack: Slack, channel: Channel, ts: str, answer: JsonObject) -> None:
    message = message_of(slack, answer)
    changes = {"text": message["text"], "blocks": message.get("blocks")}
    if ts in channel.ephemerals:
        channel.ephemerals[ts] |= changes
        slack.workspace.show("channel", channel=channel.channel_id)
    elif ts in channel.messages:
        slack.workspace.change(channel, ts, changes)
