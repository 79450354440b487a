"""How a review looks in Slack. Pure; what documents wrote is escaped here."""

import json
from datetime import date

from bot.ask.editing.messages import OPEN
from bot.ask.reviews.domain import DueDocument
from bot.modals import asking_modal, input_field
from bot.slack import Block, Message, actions, button, context, escape, plain, section

STILL_RIGHT, NOT_MINE = "ask.still_right", "ask.not_my_document"
GIVE_MODAL, PERSON = "ask.give_document_modal", "person"


def due(one: DueDocument) -> Message:
    """Return what the owner of a document reads once it is due."""
    title = escape(one.guidance.title)
    text = f"“{title}” is yours, and due for review. Is it still right?"
    last = f"Last reviewed on {_day(one.reviewed)}. I quote it to whoever asks about it."
    then = f"From {_day(one.only_close_from)} on I only show it as what comes closest."
    carried = json.dumps({"d": one.guidance.document, "r": one.reviewed.isoformat()})
    buttons = [
        button("Still right", STILL_RIGHT, carried, style="primary"),
        button("Change", OPEN, one.guidance.document),
        button("Not mine", NOT_MINE, carried),
    ]
    return Message(text, (section(text), context(last, then), actions("ask.review", buttons)))


def confirmed(title: str, name: str, today: date, next_time: date) -> Message:
    """Return the card of a document that is still right."""
    by = f" by {escape(name)}" if name else ""
    text = f"“{escape(title)}” was reviewed{by} on {_day(today)}. Next time: {_day(next_time)}."
    return Message(text, (section(text),))


def given(title: str, name: str) -> Message:
    """Return the card of a document that is somebody else's now."""
    whose = f"is with {escape(name)} now" if name else "goes to whoever runs the bot"
    text = f"“{escape(title)}” {whose}."
    return Message(text, (section(text),))


def give_modal(carried: str) -> Block:
    """Return the modal in which somebody says whose the document is."""
    element: Block = {"type": "users_select", "action_id": PERSON}
    field = input_field(PERSON, "Whose is it?", element)
    field |= {"optional": True, "hint": plain("Leave it empty if you do not know.")}
    return asking_modal("Not mine", [field], GIVE_MODAL, carried=carried, submit="Hand it on")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
