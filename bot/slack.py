"""How text and blocks are written for Slack. Pure: knows Slack's format, not its client."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

Block: TypeAlias = dict[str, Any]  # of Block Kit
Event: TypeAlias = dict[str, Any]  # what Slack sends, or a part of it

SECTION_TEXT_LIMIT = 3000  # docs.slack.dev/reference/block-kit/blocks/section-block
# docs.slack.dev/reference/block-kit/block-elements/button-element
BUTTON_TEXT_LIMIT, BUTTON_VALUE_LIMIT = 75, 2000
MODAL_TITLE_LIMIT = 24  # docs.slack.dev/reference/views/modal-views
HEADER_TEXT_LIMIT = 150  # docs.slack.dev/reference/block-kit/blocks/header-block
MENU_LIMIT = 100  # docs.slack.dev/reference/block-kit/block-elements/select-menu-element
# docs.slack.dev/messaging/formatting-message-text: <@U…>, <#C…|name>, <!here>, <address|label>
_MENTION = re.compile(r"<(?P<sort>[@#!])(?P<to>[^<>|]*)(?:\|(?P<name>[^<>]*))?>")
_LINK = re.compile(r"<(?P<address>[^@#!|<>][^|<>]*)(?:\|(?P<label>[^<>]*))?>")
_EMOJI = re.compile(r":[\w+-]+:")


@dataclass(frozen=True, slots=True)
class Message:
    """What Slack shows: blocks, and the same in plain text for notifications and readers."""

    text: str
    blocks: tuple[Block, ...] = ()


def escape(text: str) -> str:
    """Return text that can stand in mrkdwn and mentions nobody, alerts nobody, links nowhere.

    Source: docs.slack.dev/messaging/formatting-message-text, "Escaping text".
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shortened(text: str, limit: int) -> str:
    """Return the text within ``limit`` characters, cut at a word and marked when it is cut."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head.rsplit(None, 1)[0] if " " in head[limit // 2 :] else head) + "…"


def section(mrkdwn: str, *, accessory: Block | None = None) -> Block:
    """Return a paragraph. ``mrkdwn`` is ours or escaped; it is cut at Slack's limit."""
    block: Block = {
        "type": "section",
        "text": _mrkdwn(mrkdwn),
    }
    return block | ({"accessory": accessory} if accessory else {})


def header(text: str) -> Block:
    """Return a heading in plain text."""
    return {"type": "header", "text": plain(text, HEADER_TEXT_LIMIT)}


def context(*mrkdwn: str) -> Block:
    """Return small grey print, one element for each text; Slack takes ten."""
    elements = [_mrkdwn(text) for text in mrkdwn[:10]]
    return {"type": "context", "elements": elements}


def _mrkdwn(text: str) -> Block:
    """Return a text object in which no bare address, #name or @name comes alive by itself."""
    text = shortened(text, SECTION_TEXT_LIMIT)
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def date_and_time(at: datetime) -> str:
    """Return a moment for mrkdwn, which Slack shows in the reader's own time zone."""
    fallback = at.strftime("%a %d %b %Y, %H:%M UTC")
    return f"<!date^{int(at.timestamp())}^{{date_short_pretty}}, {{time}}|{fallback}>"


def divider() -> Block:
    """Return a thin line."""
    return {"type": "divider"}


def actions(block_id: str, elements: Sequence[Block]) -> Block:
    """Return a row of buttons or menus; ``block_id`` names it within its message.

    Raises:
        ValueError: two have the same action_id: Slack would refuse the whole page or message.
    """
    names = [element["action_id"] for element in elements]
    if len(set(names)) < len(names):
        message = f"Two elements of {block_id} have the same action_id: {sorted(names)}"
        raise ValueError(message)
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def button(text: str, action_id: str, value: str = "", *, style: str = "") -> Block:
    """Return a button. ``style`` is "primary", "danger" or nothing."""
    element: Block = {
        "type": "button",
        "text": plain(text, BUTTON_TEXT_LIMIT),
        "action_id": action_id,
    }
    element |= {"value": value} if value else {}
    return element | ({"style": style} if style else {})


def feedback(block_id: str, action_id: str, about: str) -> Block:
    """Return Slack's own pair of thumbs; a click's value is "helpful:…" or "not_helpful:…"."""
    sides = {"positive": ("Helpful", "helpful"), "negative": ("Not helpful", "not_helpful")}
    thumbs = {
        f"{side}_button": {
            "text": plain(label),
            "value": f"{verdict}:{about}",
            "accessibility_label": label,
        }
        for side, (label, verdict) in sides.items()
    }
    element = {"type": "feedback_buttons", "action_id": action_id, **thumbs}
    return {"type": "context_actions", "block_id": block_id, "elements": [element]}


def option(text: str, value: str) -> Block:
    """Return one choice of a menu or of radio buttons."""
    return {"text": plain(text, BUTTON_TEXT_LIMIT), "value": value}


def menu(action_id: str, placeholder: str, options: Sequence[Block], chosen: str = "") -> Block:
    """Return a menu of one choice; ``chosen`` is the value of the option already taken.

    Without a placeholder Slack writes its own.
    Slack takes a hundred options, and a hundred groups of a hundred.
    """
    element: Block = {"type": "static_select", "action_id": action_id}
    element |= {"placeholder": plain(placeholder)} if placeholder else {}
    if len(options) <= MENU_LIMIT:
        element["options"] = list(options)
    else:
        element["option_groups"] = [
            {"label": plain(f"From {group[0]['text']['text']}"), "options": group}
            for start in range(0, len(options), MENU_LIMIT)
            if (group := list(options[start : start + MENU_LIMIT]))
        ]
    return element | initially(options, chosen)


def initially(options: Sequence[Block], chosen: str) -> Block:
    """Return what marks the option of this value as taken; nothing where none has it."""
    taken = next((one for one in options if one["value"] == chosen), None)
    return {"initial_option": taken} if taken else {}


def chosen_in(action: Event) -> str:
    """Return the value of a button that was pressed, or of the option taken from a menu."""
    return str(action.get("value") or action["selected_option"]["value"])


def plain(text: str, limit: int = BUTTON_TEXT_LIMIT) -> Block:
    """Return a plain-text object: shown as it is, so it needs no escaping."""
    return {"type": "plain_text", "text": shortened(text, limit), "emoji": False}


# What people do to a message, as Slack's events tell it

_NEW_WORDS = frozenset({None, "file_share", "thread_broadcast", "me_message"})


def is_new_words_of_a_person(event: Block) -> bool:
    """Tell whether a message event is a person's new words.

    Edits, deletions, joins and everything a bot posts, this one included, are not.
    """
    return (
        event.get("subtype") in _NEW_WORDS
        and bool(event.get("user"))
        and event["user"] != "USLACKBOT"
        and not event.get("bot_id")
        and not event.get("hidden")
    )


def team_of(body: Block) -> str:
    """Return the workspace that a request came from; empty where Slack names none.

    An event and a command name it directly, a click and a modal in an object, which is null
    for an app that a whole organisation installed: then the person's own workspace counts.
    """
    team, person = body.get("team") or {}, body.get("user") or {}
    own = person.get("team_id") if isinstance(person, dict) else None
    return str(body.get("team_id") or team.get("id") or own or "")


def identity(team_id: str, channel: str, ts: str) -> str:
    """Return what names a message, however many events carry it."""
    return f"{team_id}:{channel}:{ts}"


def first_word(text: str) -> str:
    """Return the first word in lower case; empty if there is none."""
    return next(iter(text.lower().split()), "")


def rest_of(text: str) -> str:
    """Return what stands after the first word."""
    return "".join(text.strip().split(None, 1)[1:])


def without_mentions(text: str) -> str:
    """Return Slack's text of a message as words; links and escapes are undone.

    Whoever, and whatever, it names keeps the name that Slack or we put there; without one, a
    mention is gone.
    """
    text = _MENTION.sub(_name_in, text)
    text = _LINK.sub(lambda link: link["label"] or link["address"], text)
    for escaped, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(escaped, character)
    return " ".join(text.split(" ")).strip()


def _name_in(mention: re.Match[str]) -> str:
    name, sort = mention["name"] or "", mention["sort"]
    if sort == "#":
        return f"#{name or 'channel'}"
    is_date = mention["to"].startswith("date^")
    return name if is_date or not name or sort == "!" else f"@{name.removeprefix('@')}"


def has_words(text: str) -> bool:
    """Tell whether a letter or a digit is left without the emoji (":tada:")."""
    return any(character.isalnum() for character in _EMOJI.sub(" ", text))
