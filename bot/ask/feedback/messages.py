"""How a judgement of an answer is asked for, brought to whom it concerns, and thanked for."""

from collections.abc import Sequence

from bot.ask.domain import Citation, Readers
from bot.ask.feedback.domain import CHANGED, NOT_MY_QUESTION, Doubt
from bot.ask.messages import found_in_one_line, opener, quoted, source_of
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
ONE_LINE = 200  # characters of a passage that is offered to be opened
_OTHER_WORDS = "ask in other words, or press *Something is missing* below the answer."
_COUNTED = (
    "Thank you, it is counted. That it was you is shown to nobody; I keep it, so that it counts"
    " once, until you are forgotten (`/customer my data`)."
)
QUESTION_LIMIT = 300  # characters, enough to recognise it

REASONS = {  # what is pressed, and what the owner reads of it
    "wrong": ("It is wrong", "wrong"),
    "incomplete": ("It is incomplete", "incomplete"),
    "outdated": ("It is outdated", "outdated"),
    NOT_MY_QUESTION: ("Not my question", "no answer to what they asked"),
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
        return "Nobody is named to read it: what you press is counted, and shown to nobody."
    unless = ", and without your question unless you tick it" if is_asker else ""
    goes = f"What you press goes to {_named(readers)} with the quote, without your name"
    miss = f"*{REASONS[NOT_MY_QUESTION][0]}* goes to nobody: I look again at once."
    return f"{goes}{unless}. I tell you what becomes of it. {miss}"


def _named(readers: Readers) -> str:
    channel = [f"everybody in <#{readers.channel}>"] if readers.channel else []
    *others, last = [*map(escape, readers.names), *channel]
    return f"{', '.join(others)} and {last}" if others else last


def thanks_for_judgement() -> Message:
    """Return a short acknowledgement that only the clicker sees."""
    return Message(_COUNTED, (section(_COUNTED),))


def after_a_miss(closest: Sequence[Citation]) -> Message:
    """Return what comes next to a question that was not answered, each to open."""
    text = "I missed your question then. That is counted for whoever runs me, and no owner's."
    if not closest:
        return Message(text, (section(f"{text} I find nothing else on it: {_OTHER_WORDS}"),))
    rows = [
        section(
            "\n".join([f"*{escape(source_of(one))}*", escape(_first_words(one))]),
            accessory=opener("Read the passage", number, one),
        )
        for number, one in enumerate(closest, 1)
    ]
    then = context(f"If none of it is what you asked, {_OTHER_WORDS}")
    return Message(text, (section(f"{text} This comes next:"), *rows, then))


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
    found = "no answer to your question" if doubt.reason == NOT_MY_QUESTION else doubt.reason
    title = escape(doubt.excerpt.title)
    text = f"You found a quote of _{title}_ {found}. "
    if doubt.outcome == CHANGED:
        text += "It was changed. Ask again, and I look anew."
    else:
        text += "It was read again, and it stays as it is:"
    note = [section(f">{escape(doubt.note)}")] if doubt.note else []
    return Message(_unmarked(text), (section(text), *note, *quoted(1, doubt.excerpt)))


def _first_words(citation: Citation) -> str:
    return shortened(found_in_one_line(citation), ONE_LINE)


def _in_short(question: str) -> str:
    return escape(shortened(" ".join(question.split()), QUESTION_LIMIT))


def _unmarked(text: str) -> str:
    return text.replace("_", "")
