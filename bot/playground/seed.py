"""Read the people and channels of the playground from a YAML file."""

from pathlib import Path
from typing import Any

from bot.playground.channels import Channel
from bot.playground.members import JsonObject, Member, UserGroup
from bot.playground.workspace import ReadTime, SimulatedWorkspace
from bot.yaml_files.reader import read_yaml

COMPANY = Path(__file__).parent / "company.yaml"


def read_workspace(path: Path, now: ReadTime) -> SimulatedWorkspace:
    """The workspace that the file describes, without messages."""
    seed: JsonObject = read_yaml(path.read_text(encoding="utf-8"))
    team = seed["team"]
    workspace = SimulatedWorkspace(
        team_id=team["id"], name=team["name"], domain=team["domain"], bot=_bot(seed), now=now
    )
    workspace.profile_fields = dict(seed["profile_fields"])
    workspace.roles = list(seed["roles"])
    for person in seed["employees"]:
        workspace.members[person["id"]] = _employee(person, seed)
    everyone = list(workspace.members)
    for person in seed["outsiders"]:
        workspace.members[person["id"]] = _outsider(person)
    for group in seed["groups"]:
        workspace.groups[group["id"]] = UserGroup(
            group["id"], group["handle"], group["name"], list(group["members"])
        )
    for channel in seed["channels"]:
        workspace.channels[channel["id"]] = _channel(channel, everyone)
    for person in [*seed["employees"], *seed["outsiders"]]:
        workspace.direct_message(person["id"])
    return workspace


def _bot(seed: dict[str, Any]) -> Member:
    bot = seed["bot"]
    return Member(bot["id"], bot["name"], bot["real_name"], is_bot=True, bot_id=bot["bot_id"])


def _employee(person: JsonObject, seed: JsonObject) -> Member:
    handle = person["name"].lower().replace(" ", ".")
    department, site = seed["profile_fields"]
    return Member(
        member_id=person["id"],
        name=handle,
        real_name=person["name"],
        email=f"{handle}@{seed['email_domain']}",
        title=person["title"],
        time_zone=person["time_zone"],
        fields={department: person["department"], site: person["site"]},
        is_admin=person.get("is_admin", False),
    )


def _outsider(person: JsonObject) -> Member:
    return Member(
        member_id=person["id"],
        name=person["name"].lower().replace(" ", "."),
        real_name=person["name"],
        title=person["title"],
        time_zone=person["time_zone"],
        guest_of=person.get("guest_of", ""),
        team_id=person.get("team", ""),
    )


def _channel(channel: JsonObject, everyone: list[str]) -> Channel:
    chosen = channel["members"]
    return Channel(
        channel["id"],
        name=channel["name"],
        topic=channel["topic"],
        member_ids=everyone if chosen == "everyone" else [*chosen, everyone[0]],
        is_private=channel.get("is_private", False),
        is_ext_shared=channel.get("is_ext_shared", False),
    )
