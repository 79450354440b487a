"""chat.startStream, appendStream and stopStream: a message that grows while it is written.

https://docs.slack.dev/reference/methods/chat.startStream and its neighbours.
"""

from typing import Any

from bot.playground.calls import Call
from bot.playground.channels import Channel
from bot.playground.limits.checks import checked_blocks, with_ids
from bot.playground.members import JsonObject
from bot.playground.methods.chat import own_message, writable
from bot.playground.refusal import CallRefusedError

# "Limit this field to 12,000 characters": markdown_text of all three methods.
LONGEST_PIECE = 12_000


async def start(call: Call) -> JsonObject:
    """Begin a message in a thread; in a channel it has to say for whom."""
    channel = writable(call.joined_channel())
    root = channel.root_of(call.needed("thread_ts", "invalid_arguments"))
    if root is None:
        raise CallRefusedError("thread_not_found")
    if not channel.is_direct:
        call.needed("recipient_user_id", "missing_recipient_user_id")
        call.needed("recipient_team_id", "missing_recipient_team_id")
    bot = call.slack.workspace.bot
    message = {"user": bot.member_id, "bot_id": bot.bot_id, "app_id": call.slack.app.app_id}
    message |= _written(_piece(call)) | {"thread_ts": root, "is_streaming": True}
    posted = call.slack.workspace.post(channel, message)
    call.slack.workspace.clear_status(channel, root)
    return {"channel": channel.channel_id, "ts": posted["ts"]}


async def append(call: Call) -> JsonObject:
    """Let the message grow."""
    channel, message = _streaming(call)
    message |= _written(message["text"] + _piece(call))
    call.slack.workspace.show("channel", channel=channel.channel_id)
    return {"channel": channel.channel_id, "ts": message["ts"]}


async def stop(call: Call) -> JsonObject:
    """Finish the message, with blocks below the text."""
    channel, message = _streaming(call)
    changes: JsonObject = _written(message["text"] + _piece(call)) | {"is_streaming": None}
    blocks = call.structure("blocks", "invalid_blocks_format")
    if blocks:
        changes["blocks"] = [*changes.get("blocks", []), *checked_blocks(blocks)]
    metadata = call.structure("metadata", "invalid_metadata_format")
    if metadata:
        changes["metadata"] = metadata
    changed = call.slack.workspace.change(channel, message["ts"], changes)
    return {"channel": channel.channel_id, "ts": changed["ts"], "message": changed}


def _streaming(call: Call) -> tuple[Channel, JsonObject]:
    channel, message = own_message(call, "streaming_state_conflict")
    if not message.get("is_streaming"):
        raise CallRefusedError("message_not_in_streaming_state")
    return channel, message


def _piece(call: Call) -> str:
    chunks: list[Any] = call.structure("chunks", "invalid_chunks") or []
    text = call.text("markdown_text") + "".join(
        chunk["text"] for chunk in chunks if chunk.get("type") == "markdown_text"
    )
    if len(text) > LONGEST_PIECE:
        raise CallRefusedError("msg_too_long")
    return text


def _written(text: str) -> JsonObject:
    blocks = with_ids([{"type": "markdown", "text": text}]) if text else []
    return {"text": text, "blocks": blocks}
