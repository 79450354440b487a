"""conversations.*: which channels there are, and what was said in them.

https://docs.slack.dev/reference/methods/conversations.history and its neighbours.
"""

from bot.playground.calls import Call
from bot.playground.channels import Channel, as_read
from bot.playground.members import JsonObject
from bot.playground.refusal import CallRefusedError

MOST_MESSAGES = 999
MOST_PEOPLE = 8  # in a group direct message: conversations.open


async def open_direct(call: Call) -> JsonObject:
    """Open the direct message with one person, or with several."""
    workspace = call.slack.workspace
    people = [one for one in call.text("users").split(",") if one]
    if not people and not call.text("channel"):
        raise CallRefusedError("users_list_not_supplied")
    if len(people) > MOST_PEOPLE:
        raise CallRefusedError("too_many_users")
    if not people:
        channel = call.channel()
    elif len(people) == 1:
        channel = workspace.direct_message(people[0])
    else:
        channel = workspace.group_message(people)
    return {"channel": {"id": channel.channel_id} | _details(call, channel)}


async def history(call: Call) -> JsonObject:
    """What was said in the channel outside threads, newest first."""
    channel = call.joined_channel()
    found = [message for message in reversed(channel.top_level()) if _in_time(call, message)]
    return _messages(call, found)


async def replies(call: Call) -> JsonObject:
    """A thread: its first message, then the replies, oldest first."""
    channel = call.joined_channel()
    root = channel.root_of(call.needed("ts", "thread_not_found"))
    if root is None:
        raise CallRefusedError("thread_not_found")
    thread = channel.thread(root)
    found = [one for one in thread if one["ts"] == root or _in_time(call, one)]
    return _messages(call, found)


async def info(call: Call) -> JsonObject:
    """One channel."""
    channel = call.channel()
    return {"channel": channel.as_slack(call.slack.workspace.bot.member_id)}


async def list_all(call: Call) -> JsonObject:
    """Channels of the types asked for; private ones only where the bot is in."""
    wanted = set(call.text("types", "public_channel").replace(" ", "").split(","))
    bot_id = call.slack.workspace.bot.member_id
    found = [
        channel.as_slack(bot_id)
        for channel in call.slack.workspace.channels.values()
        if _type(channel) in wanted
        and (channel.type == "channel" or bot_id in channel.member_ids)
    ]
    page, more = call.page(found)
    return {"channels": page} | more


async def members(call: Call) -> JsonObject:
    """Who is in the channel."""
    page, more = call.page([{"id": one} for one in call.channel().member_ids])
    return {"members": [one["id"] for one in page]} | more


async def join(call: Call) -> JsonObject:
    """Let the bot into a public channel."""
    channel = call.channel()
    if channel.type != "channel":
        raise CallRefusedError("method_not_supported_for_channel_type")
    call.slack.workspace.join(channel, call.slack.workspace.bot.member_id)
    return {"channel": channel.as_slack(call.slack.workspace.bot.member_id)}


def _details(call: Call, channel: Channel) -> JsonObject:
    if not call.flag("return_im"):
        return {}
    return channel.as_slack(call.slack.workspace.bot.member_id)


def _in_time(call: Call, message: JsonObject) -> bool:
    ts, oldest, latest = float(message["ts"]), call.text("oldest", "0"), call.text("latest")
    is_edge = message["ts"] in {oldest, latest}
    if is_edge:
        return call.flag("inclusive")
    return ts > float(oldest) and (not latest or ts < float(latest))


def _messages(call: Call, found: list[JsonObject]) -> JsonObject:
    page, more = call.page(found, most=MOST_MESSAGES)
    has_metadata = call.flag("include_all_metadata")
    read = [as_read(message, has_metadata=has_metadata) for message in page]
    return {"messages": read, "has_more": bool(more["response_metadata"]["next_cursor"])} | more


def _type(channel: Channel) -> str:
    return {"channel": "public_channel", "group": "private_channel"}.get(
        channel.type, channel.type
    )
