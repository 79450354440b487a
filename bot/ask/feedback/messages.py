"""How a judgement of an answer is asked for, brought to whom it concerns, and thanked for."""

from collections.abc import Sequence

from bot.ask.domain import Readers
from bot.ask.feedback.domain import CHANGED, Doubt
from bot.ask.messages import opener, quoted
from bot.slack import (
    Block,
    Message,
    actions,
    button,
    context,
    escape,
    feedback,
    option,
    section,
    shortened,
)

JUDGE = "ask.judge"
WHY_NOT = "ask.why_not"
CLOSEST_HELPS = "ask.closest_helps"
HELPED_THOUGH_CLOSEST = "closest"  # the reason kept with it: it was no answer
SEND_QUESTION = "ask.send_question"
DOUBT_CHANGED = "ask.doubt_changed"
DOUBT_STAYS = "ask.doubt_stays"
QUESTION_LIMIT = 300  # characters, enough to recognise it

REASONS = {  # what is pressed, and what the owner reads of it
    "wrong": ("It is wrong", "wrong"),
    "incomplete": ("It is incomplete", "incomplete"),
    "outdated": ("It is outdated", "outdated"),
    "not_my_question": ("Not my question", "no answer to what they asked"),
}


def thumbs(key: str) -> Block:
    """Return the two buttons under the answer to the question known by ``key``."""
    return feedback(JUDGE, JUDGE, key)


def asks_why(
    key: str, readers: Readers, *, is_asker: bool = False, is_public: bool = False
) -> Message:
    """Return the one-click question that follows *Not helpful*, and who reads the reply.

    Only who asked may send the question's words; where others saw it asked, it says so.
    """
    text = "Thank you for telling me. What was wrong with it?"
    buttons = [button(words, f"{WHY_NOT}.{one}", key) for one, (words, _) in REASONS.items()]
    sends = is_asker and _is_read(readers)
    tick = [actions(SEND_QUESTION, [_tick()])] if sends else []
    seen = " That you asked is seen by whoever reads this channel." if is_public else ""
    told = context(f"{_goes_to(readers, is_asker=is_asker)}{seen if sends else ''}")
    return Message(text, (section(text), *tick, actions("ask.why_not", buttons), told))


def _tick() -> Block:
    own = option("Send my question too", "yes")
    return {"type": "checkboxes", "action_id": SEND_QUESTION, "options": [own]}


def _is_read(readers: Readers) -> bool:
    return bool(readers.names or readers.channel)


def _goes_to(readers: Readers, *, is_asker: bool) -> str:
    if not _is_read(readers):
        return "Nobody is named to read it: what you press is counted, without your name."
    unless = ", and without your question unless you tick it" if is_asker else ""
    goes = f"What you press goes to {_named(readers)} with the quote, without your name"
    return f"{goes}{unless}. I tell you what becomes of it."


def _named(readers: Readers) -> str:
    channel = [f"everybody in <#{readers.channel}>"] if readers.channel else []
    *others, last = [*map(escape, readers.names), *channel]
    return f"{', '.join(others)} and {last}" if others else last


def thanks_for_judgement() -> Message:
    """Return a short acknowledgement that only the clicker sees."""
    text = "Thank you. It is counted, without your name."
    return Message(text, (section(text),))


def thanks_for_doubt(doubts: Sequence[Doubt], readers: Readers) -> Message:
    """Return what who doubts sees at once: who gets it, and what of it."""
    sent = "the quote and your question" if any(one.question for one in doubts) else "the quote"
    text = f"Thank you. It goes to {_named(readers)} with {sent}, without your name."
    return Message(text, (section(f"{text} I tell you here what becomes of it."),))


def doubt_for_owner(doubt: Doubt) -> Message:
    """Return what the owner of the document is shown: never who it is from."""
    title = escape(doubt.excerpt.title)
    found = REASONS[doubt.reason][1]
    text = f"A colleague was shown a quote of _{title}_, and finds it {found}."
    asked = [section(f"They asked:\n>{_in_short(doubt.question)}")] if doubt.question else []
    number = str(doubt.doubt_id)
    buttons = [
        opener("Read the passage", 1, doubt.excerpt),
        button("I have changed it", DOUBT_CHANGED, number),
        button("It stays as it is", DOUBT_STAYS, number),
    ]
    told = context("I tell them what you press, and not you who they are.")
    shown = [section(text), *quoted(1, doubt.excerpt), *asked]
    return Message(_unmarked(text), (*shown, actions("ask.doubt", buttons), told))


def doubt_answered_for_owner(doubt: Doubt) -> Message:
    """Return the owner's message once it is answered: no button is left to press twice."""
    became = "was changed" if doubt.outcome == CHANGED else "stays as it is"
    text = f"_{escape(doubt.excerpt.title)}_ {became}. Who found its quote"
    text += f" {REASONS[doubt.reason][1]} has been told."
    note = [context(escape(doubt.note))] if doubt.note else []
    return Message(_unmarked(text), (section(text), *quoted(1, doubt.excerpt), *note))


def doubt_answered(doubt: Doubt) -> Message:
    """Return what who had the doubt hears of it."""
    found = "no answer to your question" if doubt.reason == "not_my_question" else doubt.reason
    title = escape(doubt.excerpt.title)
    text = f"You found a quote of _{title}_ {found}. "
    if doubt.outcome == CHANGED:
        text += "It was changed. Ask again, and I look anew."
    else:
        text += "It was read again, and it stays as it is:"
    note = [section(f">{escape(doubt.note)}")] if doubt.note else []
    return Message(_unmarked(text), (section(text), *note, *quoted(1, doubt.excerpt)))


def _in_short(question: str) -> str:
    return escape(shortened(" ".join(question.split()), QUESTION_LIMIT))


def _unmarked(text: str) -> str:
    return text.replace("_", "")
