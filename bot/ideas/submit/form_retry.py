"""Gives back what was typed for a modal that did not open, with a button to try again."""

import json
from typing import Any

from bot.ideas.report.kinds import KINDS
from bot.ideas.submit.form import invitation
from bot.ideas.submit.form_state import ANONYMOUS, NAMED, FormState
from bot.slack import Block, Message

MESSAGE_LIMIT = 12_000  # characters in blocks; beyond 13,000 Slack refuses the message
VALUE_LIMIT = 2000  # docs.slack.dev/reference/block-kit/block-elements/button-element


def value_of(state: FormState, link: str = "") -> str:
    """Return what a button carries to open the form; nothing if it is too long for a button."""
    carried = {"kind": state.kind, "today": state.today, "link": link, **_unnamed(state)}
    value = json.dumps(carried, ensure_ascii=False)
    return value if len(value) <= VALUE_LIMIT else ""


def retry_message(state: FormState, link: str = "", value: str = "") -> Message:
    """Return an invitation to the form that holds all that was typed.

    ``value`` is what the button carried that did not open it; it can carry it again.
    """
    text = "That did not open in time. Nothing is lost: press the button."
    if value := value or value_of(state, link):
        return invitation(text, value)
    # What is too long for a button stands above it, and comes back with the click. A command
    # is never longer; of a longer message that was taken along, the message itself remains.
    carried = json.dumps({"kind": state.kind, "link": link, **_unnamed(state)})
    return invitation(text, carried, state.today[:MESSAGE_LIMIT])


def carried_in(value: str, message: Block) -> tuple[FormState, str]:
    """Return what a button of the message carried for the form, and the link, if any."""
    try:
        kept: dict[str, Any] = json.loads(value)
        today = str(kept.get("today", _typed_in(message)))
        kind = KINDS[kept["kind"]].word
        signature = ANONYMOUS if kept.get("unnamed") else NAMED
        state = FormState(kind=kind, today=today, signature=signature)
        return state, str(kept.get("link", ""))
    except (ValueError, KeyError, TypeError):
        return FormState(), ""


def _unnamed(state: FormState) -> dict[str, bool]:
    return {"unnamed": True} if state.is_anonymous else {}


def _typed_in(message: Block) -> str:
    texts = [block.get("text") or {} for block in message.get("blocks", ())]
    return "".join(text["text"] for text in texts if text.get("type") == "plain_text")
