"""chat.scheduleMessage and its neighbours: messages for later, by the playground's clock.

https://docs.slack.dev/reference/methods/chat.scheduleMessage
"""

from datetime import timedelta

from bot.playground.calls import Call
from bot.playground.members import JsonObject
from bot.playground.methods.chat import composed_message, writable
from bot.playground.refusal import CallRefusedError

LATEST = timedelta(days=120)  # "messages can only be scheduled up to 120 days in advance"


async def schedule(call: Call) -> JsonObject:
    """Keep a message until its time comes."""
    workspace = call.slack.workspace
    channel = writable(call.joined_channel())
    post_at = int(call.needed("post_at", "invalid_time"))
    wait = timedelta(seconds=post_at - workspace.now().timestamp())
    if wait < timedelta():
        raise CallRefusedError("time_in_past")
    if wait > LATEST:
        raise CallRefusedError("time_too_far")
    message = composed_message(call)
    if call.text("thread_ts"):
        message["thread_ts"] = call.text("thread_ts")
    scheduled_id = workspace.next_id("Q")
    about = {"id": scheduled_id, "channel_id": channel.channel_id, "post_at": post_at}
    workspace.scheduled[scheduled_id] = about | {"message": message}
    place = {"channel": channel.channel_id, "scheduled_message_id": scheduled_id}
    return place | {"post_at": str(post_at), "message": message}


async def delete(call: Call) -> JsonObject:
    """Give up a message that is not posted yet."""
    scheduled_id = call.needed("scheduled_message_id", "invalid_scheduled_message_id")
    if call.slack.workspace.scheduled.pop(scheduled_id, None) is None:
        raise CallRefusedError("invalid_scheduled_message_id")
    return {}


async def list_all(call: Call) -> JsonObject:
    """What is not posted yet, soonest first."""
    waiting = sorted(call.slack.workspace.scheduled.values(), key=lambda one: one["post_at"])
    listed = [
        {key: value for key, value in one.items() if key != "message"}
        | {"text": one["message"]["text"]}
        for one in waiting
    ]
    page, more = call.page(listed)
    return {"scheduled_messages": page} | more
