"""How gaps look in Slack: to the owner of the guidance and to whoever asked."""

from collections.abc import Sequence

from bot.ask.domain import Answer, NotCovered
from bot.ask.gaps.domain import Asker, Gap
from bot.ask.messages import quoted
from bot.slack import Block, Message, actions, button, context, escape, section, shortened

TELL_OWNER = "ask.tell_owner"
SOMETHING_MISSING = "ask.something_missing"
CLOSE_GAP = "ask.close_gap"
QUESTION_IN_MESSAGE_LIMIT = 300  # enough to recognise one's own question


def tell_owner_button(key: str) -> Block:
    """Return the button under a question that guidance does not cover."""
    return button("Tell the owner", TELL_OWNER, key, style="primary")


def missing_button(key: str) -> Block:
    """Return the button under an answer that lacks something."""
    return button("Something is missing", SOMETHING_MISSING, key)


def gap_for_owner(gap: Gap, title: str | None) -> Message:
    """Return what the guidance's owner is shown of a gap; ``title`` is the nearest document."""
    count = len(gap.askers)
    people = "One colleague asks" if count == 1 else f"{count} colleagues ask"
    near = f"Nearest to it: _{escape(title)}_, which is yours." if title else ""
    text = f"{people} something our guidance does not cover (gap {gap.gap_id})."
    blocks = (
        section(f"{text}\n>{in_short(gap)}"),
        section(f"Add the answer to the guidance, then press the button. {near}"),
        actions("ask.close_gap", [close_button(gap)]),
        context("Whoever asked hears from me when you do."),
    )
    return Message(text, blocks)


def difference_for_owners(titles: Sequence[str]) -> Message:
    """Return what the owners of documents read that differ on the same thing."""
    named = " and ".join(f"_{escape(title)}_" for title in titles)
    text = "Two pages of our guidance give different values for the same thing."
    then = f"It is about {named}. Whoever asks is shown both, until one of them is changed."
    return Message(text, (section(f"*{text}* {then}"),))


def close_button(gap: Gap) -> Block:
    """Return the button with which an owner closes the gap."""
    return button("It is covered now", CLOSE_GAP, str(gap.gap_id), style="primary")


def gap_closed_for_owner(gap: Gap) -> Message:
    """Return the owner's message once the gap is closed: no button is left to press twice."""
    text = f"Gap {gap.gap_id} is closed. Whoever asked has been told."
    return Message(
        text, (section(f"{text}\n>{in_short(gap)}"), context(escape(gap.closing_note)))
    )


def gap_closed_for_asker(gap: Gap, asker: Asker, answer: Answer | NotCovered | None) -> Message:
    """Return what one asker hears: their own words, the owner's, and what guidance says now.

    How the others asked it is theirs: "may I be ill for a third week" stays with the owner.
    """
    text = "You asked something our guidance did not cover. Its owner has answered."
    own = f"\n>{_shortened(asker.question)}" if asker.question else ""
    blocks = [section(f"{text}{own}"), section(escape(gap.closing_note))]
    if isinstance(answer, Answer):
        for number, cited in enumerate(answer.citations, 1):
            blocks += quoted(number, cited)
    return Message(text, tuple(blocks))


def confirm_owner_told(gap: Gap) -> Message:
    """Return what the asker sees at once after *Tell the owner*."""
    others = len(gap.askers) - 1
    also = f" {others} of your colleagues asked it too." if others > 1 else ""
    also = " One of your colleagues asked it too." if others == 1 else also
    text = f"The owner of the guidance has your question (gap {gap.gap_id}).{also}"
    return Message(text, (section(f"{text} I will tell you when it is answered."),))


def in_short(gap: Gap) -> str:
    """Return the question in one line, escaped, within `QUESTION_IN_MESSAGE_LIMIT`.

    It is the first asker's, for the owner: other askers see their own.
    """
    return _shortened(gap.question)


def _shortened(question: str) -> str:
    return escape(shortened(" ".join(question.split()), QUESTION_IN_MESSAGE_LIMIT))
