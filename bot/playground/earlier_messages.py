"""Messages that colleagues wrote over the last days, for the demo."""

from datetime import timedelta
from pathlib import Path

from bot.playground.channels import Channel
from bot.playground.composer import composed, rich_text
from bot.playground.members import JsonObject
from bot.playground.workspace import SimulatedWorkspace
from bot.yaml_files.reader import read_yaml

EARLIER_MESSAGES = Path(__file__).parent / "earlier_messages.yaml"


def add_earlier_messages(workspace: SimulatedWorkspace, path: Path = EARLIER_MESSAGES) -> None:
    """Put earlier messages into the channels; they count as read."""
    for said in read_yaml(path.read_text(encoding="utf-8")):
        channel = workspace.channels[said["channel"]]
        first = _post(workspace, channel, said, _seconds(workspace, said))
        for reply in said.get("replies", []):
            later = float(first["ts"]) + 60 * reply["after_minutes"]
            _post(workspace, channel, reply | {"thread": first["ts"]}, later)
    for channel in workspace.channels.values():
        for employee_id in channel.member_ids:
            workspace.read(channel, employee_id)


def _post(
    workspace: SimulatedWorkspace, channel: Channel, said: JsonObject, seconds: float
) -> JsonObject:
    text = composed(said["text"], workspace)
    message: JsonObject = {"ts": f"{seconds:.6f}", "user": said["by"], "text": text}
    message["blocks"] = [rich_text(text)]
    if "thread" in said:
        message["thread_ts"] = said["thread"]
    posted = workspace.post(channel, message)
    for name, members in said.get("reactions", {}).items():
        for member_id in members:
            workspace.react(channel, posted["ts"], name, member_id)
    return posted


def _seconds(workspace: SimulatedWorkspace, said: JsonObject) -> float:
    """The time of day, so many days ago; never in the future."""
    hour, minute = map(int, said["at"].split(":"))
    now = workspace.now()
    moment = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    moment -= timedelta(days=said["days_ago"])
    return min(moment, now - timedelta(minutes=30)).timestamp()
