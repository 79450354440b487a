"""How a change that waits looks in Slack. Pure; what people wrote is escaped here."""

from collections.abc import Sequence

from bot.ask.agreement.domain import WaitingChange
from bot.ask.editing.messages import difference, put_in_again
from bot.slack import Message, actions, button, context, escape, section

AGREE, DECLINE = "ask.agree", "ask.disagree"


def to_agree(waiting: WaitingChange, name: str) -> Message:
    """Return what a second person is shown: who wants to change what, and how."""
    proposal, key = waiting.proposal, str(waiting.number)
    who = escape(name) or "A colleague"
    wants = f"wants to {proposal.wish} “{escape(proposal.title)}”"
    text = f"{who} {wants}. A second person must agree."
    lines = "\n".join(difference(proposal.before, proposal.after))
    buttons = [
        button("Agree and publish", AGREE, key, style="primary"),
        button("Not like this", DECLINE, key),
    ]
    shown = [section(lines)] if lines else []
    return Message(text, (section(text), *shown, actions("ask.agree", buttons)))


def waits(title: str, names: Sequence[str]) -> Message:
    """Return what whoever wants a change reads while it waits."""
    whom = " or ".join(map(escape, names)) or "a second person"
    text = f"“{escape(title)}” counts as soon as {whom} agrees. I tell you."
    return Message(
        text, (section(text), context("A change that waits for 30 days is dropped."))
    )


def nobody_there(title: str, typed: str) -> list[Message]:
    """Return what they read where nobody else may agree; nothing of theirs is lost."""
    text = (
        f"“{escape(title)}” is not published: a second person must agree, and nobody else may."
        " An administrator can name one, or settle that one person's word is enough."
    )
    return [Message(text, (section(text),)), *put_in_again(typed)]


def decided(waiting: WaitingChange, name: str, *, has_agreed: bool) -> Message:
    """Return what becomes of the card, and what whoever wanted the change reads."""
    title, who = escape(waiting.proposal.title), escape(name) or "A colleague"
    what = "agreed: it is published" if has_agreed else "did not agree: it stays as it is"
    text = f"“{title}”: {who} {what}."
    return Message(text, (section(text),))
