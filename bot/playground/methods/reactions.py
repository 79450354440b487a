"""reactions.*: https://docs.slack.dev/reference/methods/reactions.add and its neighbours."""

from bot.playground.calls import Call
from bot.playground.channels import Channel, as_read
from bot.playground.members import JsonObject
from bot.playground.refusal import CallRefusedError


async def add(call: Call) -> JsonObject:
    """React to a message."""
    channel, message, name = _target(call)
    if _has_reacted(call, message, name):
        raise CallRefusedError("already_reacted")
    call.slack.workspace.react(channel, message["ts"], name, call.slack.workspace.bot.member_id)
    return {}


async def remove(call: Call) -> JsonObject:
    """Take a reaction back."""
    channel, message, name = _target(call)
    if not _has_reacted(call, message, name):
        raise CallRefusedError("no_reaction")
    call.slack.workspace.react(channel, message["ts"], name, call.slack.workspace.bot.member_id)
    return {}


async def get(call: Call) -> JsonObject:
    """A message with its reactions."""
    channel, message = _message(call)
    return {"type": "message", "channel": channel.channel_id, "message": as_read(message)}


def _target(call: Call) -> tuple[Channel, JsonObject, str]:
    channel, message = _message(call)
    return channel, message, call.needed("name", "invalid_name").strip(":")


def _message(call: Call) -> tuple[Channel, JsonObject]:
    channel = call.channel()
    message = channel.messages.get(call.needed("timestamp", "no_item_specified"))
    if message is None:
        raise CallRefusedError("message_not_found")
    return channel, message


def _has_reacted(call: Call, message: JsonObject, name: str) -> bool:
    given = {one["name"]: one["users"] for one in message.get("reactions", [])}
    return call.slack.workspace.bot.member_id in given.get(name, [])
