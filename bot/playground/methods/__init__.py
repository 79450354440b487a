"""The methods of the Web API that the playground knows; others are ``unknown_method``."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from bot.playground.calls import Call
from bot.playground.members import JsonObject
from bot.playground.methods import (
    about,
    agents,
    chat,
    conversations,
    files,
    oauth,
    people,
    reactions,
    schedule,
    views,
)

Method: TypeAlias = Callable[[Call], Awaitable[JsonObject]]

METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "agents.sessions.setStatus": agents.set_session_status,
        "api.test": about.api_test,
        "assistant.threads.setStatus": agents.set_status,
        "assistant.threads.setSuggestedPrompts": agents.set_suggested_prompts,
        "assistant.threads.setTitle": agents.set_title,
        "apps.uninstall": oauth.uninstall,
        "auth.revoke": oauth.revoke,
        "auth.test": about.auth_test,
        "bots.info": about.bots_info,
        "apps.connections.open": about.open_connection,
        "chat.delete": chat.delete,
        "chat.deleteScheduledMessage": schedule.delete,
        "chat.getPermalink": chat.get_permalink,
        "chat.postEphemeral": chat.post_ephemeral,
        "chat.postMessage": chat.post_message,
        "chat.scheduleMessage": schedule.schedule,
        "chat.scheduledMessages.list": schedule.list_all,
        "chat.update": chat.update,
        "conversations.history": conversations.history,
        "conversations.info": conversations.info,
        "conversations.join": conversations.join,
        "conversations.list": conversations.list_all,
        "conversations.members": conversations.members,
        "conversations.open": conversations.open_direct,
        "conversations.replies": conversations.replies,
        "dnd.info": people.do_not_disturb,
        "files.completeUploadExternal": files.complete_upload,
        "files.getUploadURLExternal": files.get_upload_url,
        "files.info": files.info,
        "oauth.v2.access": oauth.access,
        "reactions.add": reactions.add,
        "reactions.get": reactions.get,
        "reactions.remove": reactions.remove,
        "team.info": people.team_info,
        "team.profile.get": people.team_profile,
        "usergroups.list": people.list_groups,
        "usergroups.users.list": people.list_group_members,
        "users.conversations": people.conversations,
        "users.getPresence": people.get_presence,
        "users.info": people.info,
        "users.list": people.list_all,
        "users.lookupByEmail": people.lookup_by_email,
        "users.profile.get": people.get_profile,
        "views.open": views.open_modal,
        "views.publish": views.publish,
        "views.push": views.push,
        "views.update": views.update,
    }
)
