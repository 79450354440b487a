"""chat.*: writing, changing and deleting messages.

https://docs.slack.dev/reference/methods/chat.postMessage and its neighbours.
"""

from bot.playground.answering import message_of
from bot.playground.calls import Call
from bot.playground.channels import Channel, as_read
from bot.playground.members import JsonObject
from bot.playground.refusal import CallRefusedError

# "Slack will truncate messages containing more than 40,000 characters":
# https://docs.slack.dev/reference/methods/chat.postMessage#truncating
LONGEST_TEXT = 40_000
# "The text field cannot exceed 4,000 bytes", counted after escaping: chat.update, msg_too_long.
LONGEST_UPDATE_BYTES = 4_000


async def post_message(call: Call) -> JsonObject:
    """Post to a channel, a direct message or a person."""
    channel = writable(call.joined_channel())
    message = composed_message(call)
    posted = call.slack.workspace.post(channel, message | _thread(call, channel))
    call.slack.workspace.clear_status(channel, posted.get("thread_ts", ""))
    return _said(channel, posted)


async def post_ephemeral(call: Call) -> JsonObject:
    """Post what one person sees until they leave."""
    channel = writable(call.joined_channel())
    reader = call.needed("user", "invalid_arguments")
    if reader not in channel.member_ids:
        raise CallRefusedError("user_not_in_channel")
    message = composed_message(call) | _thread(call, channel)
    posted = call.slack.workspace.post_ephemeral(channel, reader, message)
    return {"message_ts": posted["ts"]}


async def update(call: Call) -> JsonObject:
    """Change one of the bot's own messages; text without blocks takes the old blocks away."""
    channel, message = own_message(call, "cant_update_message")
    text, blocks = call.arguments.get("text"), call.structure("blocks", "invalid_blocks_format")
    if text is None and blocks is None:
        raise CallRefusedError("no_text")
    if len((text or "").encode()) > LONGEST_UPDATE_BYTES:
        raise CallRefusedError("msg_too_long")
    kept = text if text is not None else message["text"]
    new = message_of(call.slack, {"text": kept, "blocks": blocks})
    changes = {"text": new["text"], "blocks": new.get("blocks")} | _metadata(call)
    if blocks is None:
        edited = {"user": message["user"], "ts": call.slack.workspace.next_ts()}
        changes["edited"] = edited
    changed = call.slack.workspace.change(channel, message["ts"], changes)
    return _said(channel, changed) | {"text": changed["text"]}


async def delete(call: Call) -> JsonObject:
    """Delete one of the bot's own messages."""
    channel, message = own_message(call, "cant_delete_message")
    call.slack.workspace.remove(channel, message["ts"])
    return {"channel": channel.channel_id, "ts": message["ts"]}


async def get_permalink(call: Call) -> JsonObject:
    """The address of a message."""
    channel, ts = call.channel(), call.needed("message_ts", "message_not_found")
    if ts not in channel.messages:
        raise CallRefusedError("message_not_found")
    link = call.slack.permalink(channel, ts)
    return {"channel": channel.channel_id, "permalink": link}


def composed_message(call: Call) -> JsonObject:
    """The message that the arguments make."""
    text = call.text("text")[:LONGEST_TEXT]
    markdown = call.text("markdown_text")
    blocks = call.structure("blocks", "invalid_blocks_format")
    if markdown:
        if text or blocks:
            raise CallRefusedError("markdown_text_conflict")
        text, blocks = markdown, [{"type": "markdown", "text": markdown}]
    return message_of(call.slack, {"text": text, "blocks": blocks}) | _metadata(call)


def writable(channel: Channel) -> Channel:
    """The channel, unless nobody can write to it any more."""
    if channel.is_archived:
        raise CallRefusedError("is_archived")
    return channel


def own_message(call: Call, refusal: str) -> tuple[Channel, JsonObject]:
    """The message that ``channel`` and ``ts`` name, if the bot wrote it."""
    channel = call.channel()
    message = channel.messages.get(call.needed("ts", "message_not_found"))
    if message is None:
        raise CallRefusedError("message_not_found")
    if message.get("user") != call.slack.workspace.bot.member_id:
        raise CallRefusedError(refusal)
    return channel, message


def _thread(call: Call, channel: Channel) -> JsonObject:
    """Where in a thread the message goes; a reply's thread is that of its first message.

    The reply to a message that is gone stands in the channel itself, without an error.
    """
    thread = call.text("thread_ts")
    if not thread:
        return {}
    root = channel.root_of(thread)
    if root is None:
        return {}
    about: JsonObject = {
        "thread_ts": root,
        "parent_user_id": channel.messages[root].get("user", ""),
    }
    if call.flag("reply_broadcast"):
        about |= {"subtype": "thread_broadcast"}
    return about


def _metadata(call: Call) -> JsonObject:
    metadata = call.structure("metadata", "invalid_metadata_format")
    if metadata is None:
        return {}
    if not isinstance(metadata, dict) or set(metadata) - {
        "event_type",
        "event_payload",
        "entities",
    }:
        raise CallRefusedError("invalid_metadata_format")
    if not metadata.get("event_type") or not isinstance(metadata.get("event_payload"), dict):
        raise CallRefusedError("invalid_metadata_schema")
    return {"metadata": metadata}


def _said(channel: Channel, message: JsonObject) -> JsonObject:
    return {"channel": channel.channel_id, "ts": message["ts"], "message": as_read(message)}
