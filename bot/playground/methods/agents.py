"""assistant.threads.*: status line, suggested prompts and titles of an agent.

https://docs.slack.dev/reference/methods/assistant.threads.setStatus and its neighbours.
"""

from bot.playground.calls import Call
from bot.playground.members import JsonObject
from bot.playground.refusal import CallRefusedError

SESSION_STATUSES = {"active", "processing", "suspended", "closed"}
MOST_PROMPTS = 4  # setSuggestedPrompts: "a maximum of four"


async def set_status(call: Call) -> JsonObject:
    """Show what the bot is doing; an empty status takes it away."""
    channel, thread = call.channel("channel_id"), call.needed("thread_ts")
    status = call.text("status")
    workspace = call.slack.workspace
    if not status:
        workspace.clear_status(channel, thread)
        return {}
    loading = call.structure("loading_messages") or []
    workspace.statuses[channel.channel_id, thread] = {"status": status, "loading": loading}
    workspace.show("channel", channel=channel.channel_id)
    return {}


async def set_session_status(call: Call) -> JsonObject:
    """Show that an agent works on a thread, or does no more.

    https://docs.slack.dev/reference/methods/agents.sessions.setStatus
    """
    channel, thread = call.channel("channel_id"), call.needed("thread_ts")
    status, workspace = call.text("status"), call.slack.workspace
    if status not in SESSION_STATUSES:
        raise CallRefusedError("invalid_arguments")
    if status != "processing":
        workspace.clear_status(channel, thread)
        return {"agent_status": status}
    shown = {"status": "is working…", "loading": []}
    workspace.statuses[channel.channel_id, thread] = shown
    workspace.show("channel", channel=channel.channel_id)
    return {"agent_status": status}


async def set_suggested_prompts(call: Call) -> JsonObject:
    """Offer prompts in the direct message.

    An agent app that names a thread gets ``ok`` and nothing is shown, as in Slack.
    """
    channel = call.channel("channel_id")
    prompts = call.structure("prompts") or []
    if not 1 <= len(prompts) <= MOST_PROMPTS:
        raise CallRefusedError("invalid_arguments")
    if not all(prompt.get("title") and prompt.get("message") for prompt in prompts):
        raise CallRefusedError("invalid_arguments")
    if not call.text("thread_ts"):
        shown = {"title": call.text("title"), "prompts": prompts}
        call.slack.workspace.prompts[channel.channel_id] = shown
        call.slack.workspace.show("channel", channel=channel.channel_id)
    return {}


async def set_title(call: Call) -> JsonObject:
    """Name a thread; the playground shows threads by their first words instead."""
    call.channel("channel_id")
    call.needed("thread_ts")
    call.needed("title")
    return {}
