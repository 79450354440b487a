"""What an employee typed, out of what Slack makes of it on the way. Pure.

Source: docs.slack.dev/messaging/formatting-message-text, "Retrieved formatting".
"""

import re
from collections.abc import Mapping

# <@U…>, <@U…|name>, <#C…|name>, <!here>, <!subteam^S…|@name>, <address>, <address|label>
_REFERENCE = re.compile(r"<(?P<to>[^<>|]+)(?:\|(?P<label>[^<>]*))?>")
_PERSON = re.compile(r"<@([UW][A-Z0-9]+)>")


def mentioned(text: str) -> frozenset[str]:
    """Return the Slack ids of people whom the text mentions without saying their names."""
    return frozenset(_PERSON.findall(text))


def as_typed(text: str, names: Mapping[str, str]) -> str:
    """Return the text as it was typed; ``names`` are those of the people it mentions, by id."""

    def readable(found: re.Match[str]) -> str:
        to, label = found["to"], found["label"] or ""
        match to[0]:
            case "@":
                return f"@{label or names.get(to[1:]) or 'somebody'}"
            case "#":
                return f"#{label or to[1:]}"
            case "!":
                return label or f"@{to[1:]}"
            case _:
                return _link(to.removeprefix("mailto:"), label)

    shown = _REFERENCE.sub(readable, text)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _link(address: str, label: str) -> str:
    return address if not label or label in address else f"{label} ({address})"
