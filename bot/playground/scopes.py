"""Which scope of the bot token each method needs: "Scopes" on its page in the reference.

https://docs.slack.dev/reference/methods
"""

from bot.playground.refusal import CallRefusedError

# One of the scopes is enough.
NEEDED = {
    "agents.sessions.setStatus": {"chat:write"},
    "assistant.threads.setStatus": {"assistant:write", "chat:write"},
    "assistant.threads.setSuggestedPrompts": {"assistant:write"},
    "assistant.threads.setTitle": {"assistant:write"},
    "bots.info": {"users:read"},
    "chat.delete": {"chat:write"},
    "chat.deleteScheduledMessage": {"chat:write"},
    "chat.postEphemeral": {"chat:write"},
    "chat.postMessage": {"chat:write"},
    "chat.scheduleMessage": {"chat:write"},
    "chat.update": {"chat:write"},
    "conversations.info": {"channels:read", "groups:read", "im:read", "mpim:read"},
    "conversations.join": {"channels:join"},
    "conversations.list": {"channels:read", "groups:read", "im:read", "mpim:read"},
    "conversations.members": {"channels:read", "groups:read", "im:read", "mpim:read"},
    "conversations.open": {"im:write", "mpim:write", "groups:write", "channels:manage"},
    "dnd.info": {"dnd:read"},
    "files.completeUploadExternal": {"files:write"},
    "files.getUploadURLExternal": {"files:write"},
    "files.info": {"files:read"},
    "reactions.add": {"reactions:write"},
    "reactions.get": {"reactions:read"},
    "reactions.remove": {"reactions:write"},
    "team.info": {"team:read"},
    "team.profile.get": {"users.profile:read"},
    "usergroups.list": {"usergroups:read"},
    "usergroups.users.list": {"usergroups:read"},
    "users.conversations": {"channels:read", "groups:read", "im:read", "mpim:read"},
    "users.getPresence": {"users:read"},
    "users.info": {"users:read"},
    "users.list": {"users:read"},
    "users.lookupByEmail": {"users:read.email"},
    "users.profile.get": {"users.profile:read"},
}
# Reading a conversation needs the scope of its kind.
HISTORY = {
    "C": {"channels:history", "groups:history"},
    "D": {"im:history"},
    "G": {"mpim:history", "groups:history"},
}
HISTORY_METHODS = {"conversations.history", "conversations.replies"}


def check_scopes(method: str, channel_id: str, granted: frozenset[str] | None) -> None:
    """Let the call through if the app was granted what it needs.

    Raises:
        CallRefusedError: ``missing_scope``, with the scopes needed and provided.
    """
    needed = NEEDED.get(method, set())
    if method in HISTORY_METHODS:
        needed = HISTORY.get(channel_id[:1], set())
    if granted is None or not needed or needed & granted:
        return
    names = ",".join(sorted(needed))
    raise CallRefusedError("missing_scope", needed=names, provided=",".join(sorted(granted)))
