"""What an employee types, as Slack sends it: escaped, with mentions and links marked."""

import re

from bot.playground.members import JsonObject
from bot.playground.workspace import SimulatedWorkspace

LINK = re.compile(r"https?://(?:(?!&[lg]t;)[^\s<>|])+")
BROADCASTS = re.compile(r"(?<!\S)@(here|channel|everyone)\b")
MARKS = re.compile(r"(<[^<>]+>|:(?=[a-z+-])[a-z0-9_+'-]+:)")


def escaped(text: str) -> str:
    """Slack's three escapes: https://docs.slack.dev/messaging/formatting-message-text#escaping."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def composed(typed: str, workspace: SimulatedWorkspace) -> str:
    """The message text: ``@Full Name``, ``#channel``, ``@group`` and links become marks."""
    text = LINK.sub(lambda link: f"<{link[0]}>", escaped(typed))
    text = BROADCASTS.sub(r"<!\1>", text)
    for name, mark in _names(workspace):
        text = re.sub(rf"(?<![\w<]){re.escape(name)}(?!\w)", mark, text)
    return text


def rich_text(text: str) -> JsonObject:
    """The block that Slack makes of every message a person writes."""
    elements = [element for part in MARKS.split(text) if part for element in [_element(part)]]
    section = {"type": "rich_text_section", "elements": elements}
    return {"type": "rich_text", "block_id": "typed", "elements": [section]}


def _names(workspace: SimulatedWorkspace) -> list[tuple[str, str]]:
    people = [(f"@{m.real_name}", f"<@{m.member_id}>") for m in workspace.members.values()]
    channels = [
        (f"#{channel.name}", f"<#{channel.channel_id}|{channel.name}>")
        for channel in workspace.channels.values()
        if channel.name
    ]
    groups = [
        (f"@{group.handle}", f"<!subteam^{group.group_id}|@{group.handle}>")
        for group in workspace.groups.values()
    ]
    # The longest name first: "#customer-service" before "#customer".
    return sorted([*people, *channels, *groups], key=lambda name: -len(name[0]))


def _element(part: str) -> JsonObject:
    if part.startswith(":") and part.endswith(":") and len(part) > 1:
        return {"type": "emoji", "name": part[1:-1]}
    if not part.startswith("<"):
        return {"type": "text", "text": _unescaped(part)}
    mark, _, label = part[1:-1].partition("|")
    match mark[:1]:
        case "@":
            return {"type": "user", "user_id": mark[1:]}
        case "#":
            return {"type": "channel", "channel_id": mark[1:]}
        case "!":
            return _special(mark[1:])
        case _:
            return {"type": "link", "url": mark} | ({"text": label} if label else {})


def _special(mark: str) -> JsonObject:
    if mark.startswith("subteam^"):
        return {"type": "usergroup", "usergroup_id": mark.removeprefix("subteam^")}
    return {"type": "broadcast", "range": mark}


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
