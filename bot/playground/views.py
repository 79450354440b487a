"""What one employee sees of the workspace, for the page."""

from bot.playground.channels import Channel, as_read
from bot.playground.employee import SimulatedEmployee
from bot.playground.members import JsonObject, Member
from bot.playground.slack import Slack


def company(slack: Slack) -> JsonObject:
    """What is the same for everybody: the people, the roles, the bot's commands."""
    workspace = slack.workspace
    return {
        "team": {"id": workspace.team_id, "name": workspace.name},
        "bot": workspace.bot.member_id,
        "members": [_person(one) for one in workspace.members.values()],
        "roles": workspace.roles,
        "groups": [
            {"id": one.group_id, "handle": one.handle} for one in workspace.groups.values()
        ],
        "commands": list(slack.app.commands),
        "shortcuts": list(slack.app.shortcuts),
    }


def overview(slack: Slack, employee_id: str) -> JsonObject:
    """What stands around the conversation: channels, the open modal, App Home, the clock."""
    workspace = slack.workspace
    channels = [
        _summary(slack, employee_id, channel)
        for channel in workspace.channels.values()
        if employee_id in channel.member_ids or channel.type == "channel"
    ]
    return {
        "channels": channels,
        "modals": slack.modals.stacks.get(employee_id, []),
        "home": workspace.homes.get(employee_id),
        "now": workspace.now().timestamp(),
        "weather": slack.faults.name,
        "switches": slack.faults.settings(),
    }


def conversation(
    slack: Slack, employee_id: str, channel_id: str, thread: str | None
) -> JsonObject:
    """A channel or thread as the employee sees it."""
    employee = SimulatedEmployee(slack, employee_id)
    channel = employee.channel(channel_id)
    if thread is None:
        slack.workspace.read(channel, employee_id)
    statuses = slack.workspace.statuses
    return {
        "channel": _summary(slack, employee_id, channel) | {"topic": channel.topic},
        "messages": employee.messages(channel=channel_id, thread=thread),
        "status": statuses.get((channel.channel_id, thread or "")),
        "prompts": slack.workspace.prompts.get(channel.channel_id),
    }


def _summary(slack: Slack, employee_id: str, channel: Channel) -> JsonObject:
    is_member = employee_id in channel.member_ids
    return {
        "id": channel.channel_id,
        "name": channel.name,
        "type": channel.type,
        "is_member": is_member,
        "members": len(channel.member_ids),
        "unread": slack.workspace.unread(channel, employee_id) if is_member else 0,
        "last": as_read(channel.last).get("text", "") if channel.last else "",
    }


def _person(member: Member) -> JsonObject:
    return {
        "id": member.member_id,
        "name": member.real_name,
        "handle": member.name,
        "title": member.title,
        "time_zone": member.time_zone,
        "color": member.color,
        "is_bot": member.is_bot,
        "status": f"{member.status_emoji} {member.status_text}".strip(),
        "fields": member.fields,
    }
