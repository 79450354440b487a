"""The words of a message as Slack sends it, wherever they stand. Pure.

An app's message may have them in blocks alone, a forwarded one in attachments; text may be
null. Sources, at docs.slack.dev: reference/events/message, messaging/formatting-message-text,
reference/block-kit/blocks/rich-text-block.
"""

import re
from typing import Any

from bot.slack import Block, Event, escape

_INLINE_CODE = re.compile(r"`[^`\n]*`")
_QUOTED = "&gt;"  # how a line of a quote begins
_FENCE = "```"
_MARKS: dict[Any, tuple[str, str]] = {  # how an element of rich text is written in text
    "user": ("@", "user_id"),
    "channel": ("#", "channel_id"),
    "usergroup": ("!subteam^", "usergroup_id"),
}
# <@U…>, <#C…>, <#C…|>, <!subteam^S…>: what Slack names by its id alone
_UNNAMED = re.compile(r"<(@[UW][A-Z0-9]+|#C[A-Z0-9]+|!subteam\^S[A-Z0-9]+)\|?>")


def words_of(message: Event) -> str:
    """Return all words of a message, as Slack's text: what was forwarded, or in blocks."""
    text = message.get("text") or _of_blocks(message.get("blocks"))
    shared = [_of_attachment(one) for one in message.get("attachments") or []]
    return "\n".join(part for part in [text, *shared] if part)


def is_only_shown(member_id: str, text: str) -> bool:
    """Tell whether the text mentions them in code or in a quote alone, to nobody."""
    mention = f"<@{member_id}"
    if mention not in text:
        return False  # Slack says that it does: in a way that we do not know
    parts = text.split(_FENCE)
    is_open = len(parts) % 2 == 0  # the last fence is never closed, so it is none
    outside = parts[::2] + (parts[-1:] if is_open else [])
    lines = "\n".join(outside).split("\n")
    spoken = [line for line in lines if not line.lstrip().startswith(_QUOTED)]
    return not any(mention in _INLINE_CODE.sub(" ", line) for line in spoken)


def unnamed(text: str) -> frozenset[str]:
    """Return what the text names by id alone, as it is marked: "@U…", "#C…", "!subteam^S…"."""
    return frozenset(_UNNAMED.findall(text))


def named(text: str, names: dict[str, str]) -> str:
    """Return the text with these names in its marks, by what `unnamed` returned."""

    def with_name(found: re.Match[str]) -> str:
        name = names.get(found[1])
        return f"<{found[1]}|{escape(name)}>" if name else found[0]

    return _UNNAMED.sub(with_name, text)


def _of_attachment(attachment: Event) -> str:
    """Return the words of what was forwarded, or what an app attached."""
    if text := attachment.get("text"):
        return str(text)
    forwarded = attachment.get("message_blocks") or []
    inside = [(one.get("message") or {}).get("blocks") for one in forwarded]
    found = _of_blocks(attachment.get("blocks")) or "\n".join(map(_of_blocks, inside))
    return found or str(attachment.get("fallback") or "")


def _of_blocks(blocks: list[Block] | None) -> str:
    return "\n".join(part for block in blocks or [] if (part := _of_block(block)))


def _of_block(block: Block) -> str:
    if block.get("type") == "rich_text":
        return "\n".join(_of_rich(one) for one in block.get("elements") or [])
    shown = [block.get("text"), *(block.get("fields") or []), *(block.get("elements") or [])]
    return "\n".join(part for one in shown if (part := _of_text(one)))


def _of_text(text: Any) -> str:
    """Return the words of a text object; of a markdown block, whose text is bare."""
    if isinstance(text, str):
        return escape(text)
    if not isinstance(text, dict) or not isinstance(text.get("text"), str):
        return ""  # a button, an image
    return text["text"] if text.get("type") == "mrkdwn" else escape(text["text"])


def _of_rich(part: Block) -> str:
    between = "\n" if part.get("type") == "rich_text_list" else ""
    return between.join(_of_element(one) for one in part.get("elements") or [])


def _of_element(element: Block) -> str:
    kind = element.get("type")
    if kind in _MARKS:
        mark, to = _MARKS[kind]
        return f"<{mark}{element.get(to)}>"
    match element:
        case {"type": "text", "text": str(text)}:
            return escape(text)
        case {"type": "link", "url": str(url)}:
            return f"<{url}|{escape(element['text'])}>" if element.get("text") else f"<{url}>"
        case {"type": "emoji", "name": str(name)}:
            return f":{name}:"
        case _:
            return _of_rich(element)
