"""How gaps look in Slack: to the owner of the guidance and to whoever asked."""

from bot.ask.domain import Answer, Gap, NotCovered
from bot.ask.messages import quoted
from bot.slack import Block, Message, actions, button, context, escape, section, shortened
from bot.windows import asking_window, notice, text_field

CLOSE_GAP, CLOSE_GAP_MODAL = "ask.close_gap", "ask.close_gap_modal"
MISSING_MODAL = "ask.missing_modal"
NOTE = "note"
QUESTION_IN_MESSAGE_LIMIT = 300  # enough to recognise one's own question
SHORTEST_NOTE = 10  # characters; less is no answer to somebody who waits
NOTE_LIMIT = 2000


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


def close_button(gap: Gap) -> Block:
    """Return the button with which an owner closes the gap."""
    return button("It is covered now", CLOSE_GAP, str(gap.gap_id), style="primary")


def gap_closed_for_owner(gap: Gap) -> Message:
    """Return the owner's message once the gap is closed: no button is left to press twice."""
    text = f"Gap {gap.gap_id} is closed. Whoever asked has been told."
    return Message(
        text, (section(f"{text}\n>{in_short(gap)}"), context(escape(gap.closing_note)))
    )


def gap_closed_for_asker(gap: Gap, answer: Answer | NotCovered) -> Message:
    """Return what the asker hears: the owner's words, and what guidance says now."""
    text = "You asked something our guidance did not cover. Its owner has answered."
    blocks = [section(f"{text}\n>{in_short(gap)}"), section(escape(gap.closing_note))]
    if isinstance(answer, Answer):
        blocks += [quoted(number, cited) for number, cited in enumerate(answer.citations, 1)]
    return Message(text, tuple(blocks))


def close_gap_modal(gap: Gap, preview: Answer | NotCovered) -> Block:
    """Return the modal in which the owner says how the gap was closed."""
    match preview:
        case Answer():
            quote = " ".join(preview.citations[0].quote.split())
            now = f"I would now answer with:\n>{escape(quote)}"
        case NotCovered():
            now = "I still find no answer in the guidance. You may answer in your own words."
    blocks = [
        section(f">{in_short(gap)}"),
        section(now),
        _note("Your answer to whoever asked"),
    ]
    return asking_window(
        "Close the gap",
        blocks,
        CLOSE_GAP_MODAL,
        carried=str(gap.gap_id),
        submit="Tell whoever asked",
    )


def already_closed_modal() -> Block:
    """Return what somebody sees who closes a gap that is closed."""
    return notice("Close the gap", "This gap is closed already. Whoever asked has been told.")


def missing_modal(key: str) -> Block:
    """Return the modal in which an employee says what an answer lacks."""
    blocks = [
        section("The owner of the guidance will see this, and you will hear when it is there."),
        _note("What were you looking for?"),
    ]
    return asking_window(
        "Something is missing", blocks, MISSING_MODAL, carried=key, submit="Tell the owner"
    )


def told(gap: Gap) -> Message:
    """Return what the asker sees at once after *Tell the owner*."""
    others = len(gap.askers) - 1
    also = f" {others} of your colleagues asked it too." if others > 1 else ""
    also = " One of your colleagues asked it too." if others == 1 else also
    text = f"The owner of the guidance has your question (gap {gap.gap_id}).{also}"
    return Message(text, (section(f"{text} I will tell you when it is answered."),))


def _note(label: str) -> Block:
    return text_field(NOTE, label, shortest=SHORTEST_NOTE, longest=NOTE_LIMIT)


def in_short(gap: Gap) -> str:
    """Return the question in one line, escaped."""
    return escape(shortened(" ".join(gap.question.split()), QUESTION_IN_MESSAGE_LIMIT))
