"""users.*, usergroups.*, dnd.* and team.*: who is who.

https://docs.slack.dev/reference/methods/users.info and its neighbours.
"""

from bot.playground.calls import Call
from bot.playground.members import JsonObject, Member
from bot.playground.refusal import CallRefusedError


async def info(call: Call) -> JsonObject:
    """One member."""
    return {"user": _user(call, _member(call))}


async def list_all(call: Call) -> JsonObject:
    """All members."""
    page, more = call.page([_user(call, one) for one in call.slack.workspace.members.values()])
    return {"members": page, "cache_ts": int(call.slack.workspace.now().timestamp())} | more


async def lookup_by_email(call: Call) -> JsonObject:
    """The member with an e-mail address."""
    email = call.needed("email", "users_not_found").lower()
    for member in call.slack.workspace.members.values():
        if member.email == email:
            return {"user": _user(call, member)}
    raise CallRefusedError("users_not_found")


async def get_profile(call: Call) -> JsonObject:
    """A member's profile with the company's own fields."""
    is_labelled = call.text("include_labels").lower() in {"1", "true"}
    labels = call.slack.workspace.profile_fields if is_labelled else {}
    return {"profile": _member(call).profile_with_fields(labels)}


async def get_presence(call: Call) -> JsonObject:
    """Whether a member is there."""
    return {"presence": "away" if _member(call).is_away else "active"}


async def conversations(call: Call) -> JsonObject:
    """The channels that a member is in, of those the bot knows."""
    member_id = call.text("user", call.slack.workspace.bot.member_id)
    wanted = call.text("types", "public_channel")
    bot_id = call.slack.workspace.bot.member_id
    found = [
        channel.as_slack(bot_id)
        for channel in call.slack.workspace.channels.values()
        if member_id in channel.member_ids
        and (channel.type == "channel" or bot_id in channel.member_ids)
        and (channel.is_direct or ("private" in wanted) >= channel.is_private)
        and (not channel.is_direct or channel.type in wanted.split(","))
    ]
    page, more = call.page(found)
    return {"channels": page} | more


async def do_not_disturb(call: Call) -> JsonObject:
    """Whether a member wants quiet."""
    has_snoozed = _member(call).has_snoozed
    return {"dnd_enabled": has_snoozed, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1} | {
        "snooze_enabled": has_snoozed
    }


async def list_groups(call: Call) -> JsonObject:
    """All user groups."""
    groups = call.slack.workspace.groups.values()
    return {"usergroups": [group.as_slack(call.slack.workspace.team_id) for group in groups]}


async def list_group_members(call: Call) -> JsonObject:
    """Who is in a user group."""
    group = call.slack.workspace.groups.get(call.needed("usergroup", "no_such_subteam"))
    if group is None:
        raise CallRefusedError("no_such_subteam")
    return {"users": list(group.member_ids)}


async def team_info(call: Call) -> JsonObject:
    """The workspace."""
    workspace = call.slack.workspace
    team = {"id": workspace.team_id, "name": workspace.name, "domain": workspace.domain}
    return {"team": team | {"email_domain": "", "icon": {}}}


async def team_profile(call: Call) -> JsonObject:
    """The company's own profile fields."""
    fields = [
        {"id": key, "label": label, "ordering": place, "type": "text"}
        for place, (key, label) in enumerate(call.slack.workspace.profile_fields.items())
    ]
    return {"profile": {"fields": fields}}


def _member(call: Call) -> Member:
    """The member that ``user`` names; the bot itself when nothing is named."""
    workspace = call.slack.workspace
    return workspace.member(call.text("user") or workspace.bot.member_id)


def _user(call: Call, member: Member) -> JsonObject:
    workspace = call.slack.workspace
    return member.as_slack(workspace.team_id, workspace.now())
