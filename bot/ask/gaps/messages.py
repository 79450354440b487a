"""How gaps look in Slack: to the owner of the guidance and to whoever asked."""

from collections.abc import Sequence

from bot.ask.domain import Answer, NotCovered
from bot.ask.gaps.domain import Asker, Gap
from bot.ask.messages import quoted, signposted
from bot.guidance.signposts.domain import NearSignpost
from bot.slack import (
    Block,
    Message,
    actions,
    button,
    context,
    date_and_time,
    escape,
    option,
    section,
    shortened,
)

TELL_OWNER = "ask.tell_owner"
CUSTOMER_WAITS = "ask.customer_waits"
SOMETHING_MISSING = "ask.something_missing"
CLOSE_GAP = "ask.close_gap"
WRITE_ANSWER = "ask.write_answer"
HAND_ON = "ask.hand_on_gap"
NOT_OURS = "ask.dismiss_gap"
MORE_OF_GAP = "ask.more_of_gap"  # the same four in one menu, where there is room for no more
_ENDINGS = {
    WRITE_ANSWER: "Write the answer",
    CLOSE_GAP: "It is covered now",
    HAND_ON: "Somebody else knows",
    NOT_OURS: "Not our subject",
}
QUESTION_IN_MESSAGE_LIMIT = 300  # enough to recognise one's own question


def tell_owner_button(key: str) -> Block:
    """Return the button under a question that guidance does not cover."""
    return button("Tell the owner", TELL_OWNER, key, style="primary")


def waiting_button(key: str) -> Block:
    """Return the button for whoever needs the answer while a customer waits."""
    return button("A customer is waiting", CUSTOMER_WAITS, key)


def missing_button(key: str) -> Block:
    """Return the button under an answer that lacks something."""
    return button("Something is missing", SOMETHING_MISSING, key)


def gap_for_owner(gap: Gap, title: str | None) -> Message:
    """Return what the guidance's owner is shown of a gap; ``title`` is the nearest document."""
    count = len(gap.askers)
    people = "One colleague asks" if count == 1 else f"{count} colleagues ask"
    near = f"Nearest to it: _{escape(title)}_, which is yours." if title else ""
    text = f"{people} something our guidance does not cover (gap {gap.gap_id})."
    pressing = "*A customer is waiting.* " if gap.is_urgent else ""
    until = f" It is yours until {date_and_time(gap.due_at)}." if gap.due_at else ""
    blocks = (
        section(f"{pressing}{text}{until}\n>{in_short(gap)}"),
        section(f"Three lines of yours become guidance at once. {near}"),
        actions("ask.close_gap", _endings(gap)),
        context("Whoever asked hears from me when you do."),
    )
    return Message(text, blocks)


def _endings(gap: Gap) -> list[Block]:
    styles = {WRITE_ANSWER: "primary"}
    return [
        button(label, action, str(gap.gap_id), style=styles.get(action, ""))
        for action, label in _ENDINGS.items()
    ]


def difference_for_owners(titles: Sequence[str]) -> Message:
    """Return what the owners of documents read that differ on the same thing."""
    named = " and ".join(f"_{escape(title)}_" for title in titles)
    text = "Two pages of our guidance give different values for the same thing."
    then = f"It is about {named}. Whoever asks is shown both, until one of them is changed."
    return Message(text, (section(f"*{text}* {then}"),))


def endings_menu(gap: Gap) -> Block:
    """Return the menu with which an owner ends the gap, as the buttons of its card do."""
    options = [option(label, f"{action}:{gap.gap_id}") for action, label in _ENDINGS.items()]
    return {"type": "overflow", "action_id": MORE_OF_GAP, "options": options}


def gap_closed_for_owner(gap: Gap) -> Message:
    """Return the owner's message once the gap is closed: no button is left to press twice."""
    text = f"Gap {gap.gap_id} is closed. Whoever asked has been told."
    return Message(
        text, (section(f"{text}\n>{in_short(gap)}"), context(escape(gap.closing_note)))
    )


def gap_closed_for_asker(
    gap: Gap, asker: Asker, author: str, answer: Answer | NotCovered | None
) -> Message:
    """Return what one asker hears: their own words, the owner's, and what guidance says now.

    How the others asked it is theirs: "may I be ill for a third week" stays with the owner.
    """
    who = author or "Its owner"
    text = f"You asked something our guidance did not cover. {escape(who)} has answered."
    own = _own(asker)
    blocks = [section(f"{text}{own}"), section(escape(gap.closing_note))]
    if isinstance(answer, Answer):
        for number, cited in enumerate(answer.citations, 1):
            blocks += quoted(number, cited)
    return Message(text, tuple(blocks))


def gap_answered_for_asker(gap: Gap, asker: Asker, author: str) -> Message:
    """Return what one asker hears: their own words, and the answer with its author's name."""
    who = author or "The owner of the guidance"
    text = f"You asked something our guidance did not cover. {escape(who)} has answered."
    own = _own(asker)
    says = "It is part of our guidance from now on."
    return Message(
        text, (section(f"{text}{own}"), section(escape(gap.closing_note)), context(says))
    )


def gap_answered_for_owner(gap: Gap, author: str, question: str) -> Message:
    """Return the card of a gap that was answered, with what became guidance."""
    by = f" by {escape(author)}" if author else ""
    text = f"Gap {gap.gap_id} is answered{by}. Whoever asked has been told."
    says = "It is guidance from now on: I quote it to whoever asks."
    became = section(f"*{escape(question)}*\n{escape(gap.closing_note)}")
    return Message(text, (section(f"{text}\n>{in_short(gap)}"), became, context(says)))


def answer_followed_for_asker(asker: Asker, *, is_retired: bool) -> Message:
    """Return what an asker hears when the answer that they were told is retired, or is back."""
    text = "What you were answered is guidance again: I quote it."
    if is_retired:
        text = (
            "What you were answered is retired: it is guidance no more. Ask again, and I look."
        )
    return Message(text, (section(f"{text}{_own(asker)}"),))


def answer_followed_for_owner(gap: Gap, *, is_retired: bool) -> Message:
    """Return the card of a gap whose answer is retired, or is back."""
    now = "retired: I quote it to nobody" if is_retired else "guidance again: I quote it"
    text = f"The answer to gap {gap.gap_id} is {now}. Whoever asked has been told."
    return Message(
        text, (section(f"{text}\n>{in_short(gap)}"), context(escape(gap.closing_note)))
    )


def gap_ended(gap: Gap) -> Message:
    """Return the card of a gap that was ended, for whoever may not read its answer."""
    text = f"Gap {gap.gap_id} is with you no more. What became of it is for others to read."
    return Message(text, (section(text),))


def gap_handed_on(gap: Gap, name: str) -> Message:
    """Return the card of a gap that somebody else has now."""
    text = f"Gap {gap.gap_id} is with {escape(name) or 'a colleague'} now."
    return Message(text, (section(f"{text}\n>{in_short(gap)}"),))


def not_ours_for_owner(gap: Gap, near: NearSignpost | None) -> Message:
    """Return the card of a gap that was none of this guidance's."""
    text = f"Gap {gap.gap_id} is closed: it is not our subject. Whoever asked has been told."
    way = signposted(near) if near else []
    return Message(text, (section(f"{text}\n>{in_short(gap)}"), *way))


def not_ours_for_asker(question: str, near: NearSignpost | None) -> Message:
    """Return where an asker finds what this guidance will never hold."""
    text = "What you asked is not a subject of our guidance on customers, and will not be."
    own = f"\n>{_shortened(question)}" if question else ""
    way = signposted(near) if near else []
    return Message(text, (section(f"{text}{own}"), *way))


def confirm_owner_told(gap: Gap, names: Sequence[str]) -> Message:
    """Return what the asker sees at once: who has the question, by name, and until when."""
    others = len(gap.askers) - 1
    also = f" {others} of your colleagues asked it too." if others > 1 else ""
    also = " One of your colleagues asked it too." if others == 1 else also
    who = f": {_listed(names)}" if names else ""
    is_with_owner = not (names and (gap.level or gap.holder_id))
    has = f"The owner of the guidance has your question (gap {gap.gap_id}){who}."
    if not is_with_owner:
        has = f"Your question is with {_listed(names)} (gap {gap.gap_id})."
    text = f"{has}{also}"
    waits = " They see that a customer is waiting." if gap.is_urgent else ""
    until = (
        f" They have until {date_and_time(gap.due_at)}; then it goes on." if gap.due_at else ""
    )
    says = (
        f"{text}{waits}{until} I will tell you when it is answered, and who has it till then."
    )
    return Message(text, (section(says),))


def next_has_it(gap: Gap, asker: Asker, names: Sequence[str]) -> Message:
    """Return what an asker hears when the time of whoever had the question is over."""
    who = _listed(names) or "The next one who answers for it"
    verb = "have" if names[1:] else "has"
    text = f"Your question was not answered in time (gap {gap.gap_id}). {who} {verb} it now."
    until = f" Until {date_and_time(gap.due_at)}." if gap.due_at else ""
    return Message(text, (section(f"{text}{until}{_own(asker)}"),))


def nobody_answered(gap: Gap, asker: Asker, names: Sequence[str]) -> Message:
    """Return what an asker hears when everybody's time is over."""
    text = f"Nobody has answered your question in time (gap {gap.gap_id})."
    had = (
        f" It went to {_listed(list(dict.fromkeys(names)))}: ask one of them." if names else ""
    )
    waits = " Tell your customer when they will hear from you." if gap.is_urgent else ""
    stays = " It stays open, and I tell you when it is answered."
    return Message(text, (section(f"{text}{had}{waits}{stays}{_own(asker)}"),))


def _own(asker: Asker) -> str:
    return f"\n>{_shortened(asker.question)}" if asker.question else ""


def _listed(names: Sequence[str]) -> str:
    return " and ".join(escape(one) for one in names)


def in_short(gap: Gap) -> str:
    """Return the question in one line, escaped, within `QUESTION_IN_MESSAGE_LIMIT`.

    It is the first asker's, for the owner: other askers see their own.
    """
    return _shortened(gap.question)


def _shortened(question: str) -> str:
    return escape(shortened(" ".join(question.split()), QUESTION_IN_MESSAGE_LIMIT))
