"""The list of names that outlive a process, and why each kind of them does."""

from functools import cache
from pathlib import Path
from typing import Any

from bot.yaml_files.reader import read_plain_yaml
from tests.names.collecting import Names

LIST = Path(__file__).parent / "names_that_stay.yaml"
WHY = {
    "action_ids": "a button on a message posted earlier would do nothing",
    "callback_ids": "a modal opened before the upgrade, or a shortcut, would do nothing",
    "events": "Slack would send what nobody hears",
    "command_words": "what people type after /customer would no longer be understood",
    "commands": "operators' scripts would fail",
    "settings": "what an operator set would be ignored without a word",
    "metrics": "dashboards and alarms would fall silent",
    "schedules": "the schedule kept under the old name would go on beside the new one",
    "durable": "dbos would not go on with kept work, or a message would be posted twice",
    "payloads": "work that an earlier version kept could not be done",
    "keys": "what was done before an upgrade is done again, and what waits is not found",
    "references": "a message posted before the upgrade is not found, and posted once more",
    "values": "a button or menu of a message posted earlier is not understood",
    "carried": "a modal that is open during an upgrade is not understood",
    "fields": "what was typed into a modal that is open during an upgrade is lost",
    "tables": "what was kept would not be found",
}


@cache
def listed(section: str) -> Names:
    """Return the names of a section; those of a mapping as "kind.field"."""
    names: Any = read_plain_yaml(LIST.read_text("utf-8"))[section]
    if isinstance(names, dict):
        return {f"{outer}.{inner}" for outer, inners in names.items() for inner in inners}
    return set(names)


def agree(section: str, found: Names) -> None:
    """Fail if a listed name is gone, or if one is not listed yet."""
    gone, new = sorted(listed(section) - found), sorted(found - listed(section))
    assert not gone, (
        f"{section}: {', '.join(gone)} is gone or has another name. These names outlive a"
        f" process: {WHY[section]}. Keep the old name (code around it may be called anything)."
    )
    assert not new, f"{section}: write {', '.join(new)} into {LIST.name}, where it then stays."
