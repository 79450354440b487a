"""How Ask looks in Slack. What people and documents wrote is escaped here, once."""

import json
from collections.abc import Sequence

from bot.ask.domain import Answer, Citation, NotCovered, PassageText
from bot.guidance.parse.display import as_shown
from bot.slack import Block, Message, actions, button, context, escape, feedback, section
from bot.windows import reading_window

JUDGE = "ask.judge"
WHY_NOT = "ask.why_not"
READ_PASSAGE = "ask.read_passage"
SOMETHING_MISSING = "ask.something_missing"
FOLLOW_UP = "ask.follow_up"
TELL_OWNER = "ask.tell_owner"

REASONS = {
    "wrong": "It is wrong",
    "beside": "It answers something else",
    "unclear": "I don't understand it",
    "thin": "It says too little",
}


def reply(
    answer: Answer | NotCovered,
    key: str,
    *,
    further: Sequence[Block] = (),
    is_readable: bool = True,
) -> Message:
    """Return the reply to the question known by ``key``; ``further`` are others' buttons.

    ``is_readable`` is False for a question that does not look like English.
    """
    match answer:
        case Answer():
            return _answered(answer, key, further)
        case NotCovered():
            return _not_covered(answer, key, further, is_readable=is_readable)


def _answered(answer: Answer, key: str, further: Sequence[Block]) -> Message:
    quotes = [
        quoted(number, citation, _opener(number, citation))
        for number, citation in enumerate(answer.citations, 1)
    ]
    lacking = button("Something is missing", SOMETHING_MISSING, key)
    below = [
        *_follow_ups(answer.follow_ups),
        actions("ask.further", [lacking, *further]),
        feedback(JUDGE, JUDGE, key),
    ]
    return Message(escape(answer.text), (*_opening(answer), *quotes, *below))


def _opener(number: int, citation: Citation) -> Block:
    opener = button("Read the passage", f"{READ_PASSAGE}.{number}", _place(citation))
    return opener | {"accessibility_label": f"Read the passage of quote {number}"}


def _opening(answer: Answer) -> list[Block]:
    """Return what stands above the quotes: the claims they carry, or that they stand alone."""
    note = [context(escape(answer.note))] if answer.note else []
    if not answer.claims:
        return [*note, section("This is what our guidance says:")]
    claims = [f"{escape(claim.text)} [{claim.citation}]" for claim in answer.claims]
    return [section("\n".join(claims)), context("What our guidance says, word for word:")]


def _follow_ups(questions: Sequence[str]) -> list[Block]:
    buttons = [
        button(question, f"{FOLLOW_UP}.{number}", question)
        for number, question in enumerate(questions, 1)
    ]
    return [actions("ask.follow_ups", buttons)] if buttons else []


def under_question(question: str, reply: Message) -> Message:
    """Return the reply with the question above it, which nobody had to type."""
    return Message(reply.text, (context(f"You asked: {escape(question)}"), *reply.blocks))


def quoted(number: int, citation: Citation, accessory: Block | None = None) -> Block:
    """Return a quote, word for word, with where it stands."""
    words = "\n".join(f">{escape(line)}" for line in citation.quote.strip().splitlines())
    source = escape(source_of(citation))
    return section(f"{words}\n[{number}] _{source}_", accessory=accessory)


def source_of(citation: Citation) -> str:
    """Return where a quote stands, as a reader would say it."""
    parts = [part for part in citation.heading.split(" › ") if part and part != citation.title]
    return " › ".join([citation.title, *parts])


def _place(citation: Citation) -> str:
    place = {"d": citation.document, "s": citation.start}
    return json.dumps(place, separators=(",", ":"))


def _not_covered(
    answer: NotCovered, key: str, further: Sequence[Block], *, is_readable: bool
) -> Message:
    text, then = "Our guidance does not answer that yet.", "Better no answer than a wrong one."
    if not is_readable:
        text, then = "I read English only, so far.", "Please ask me again in English."
    near = "\n".join(f"•  {escape(document.title)}" for document in answer.nearest)
    note = [context(escape(answer.note))] if answer.note else []
    blocks = [*note, section(f"*{text}* {then}")]
    if near and is_readable:
        blocks.append(section(f"What comes nearest:\n{near}"))
    blocks += [
        actions(
            "ask.gap", [button("Tell the owner", TELL_OWNER, key, style="primary"), *further]
        ),
        context("Tell the owner, and I will let you know here when the guidance covers it."),
    ]
    return Message(text, tuple(blocks))


def thanked() -> Message:
    """Return the reply to thanks, agreement or goodbye."""
    text = "You are welcome. Ask me again whenever you like."
    return Message(text, (section(text),))


def asks_why(key: str) -> Message:
    """Return the one-click question that follows *Not helpful*."""
    text = "Thank you for telling me. What was wrong with it?"
    buttons = [button(words, f"{WHY_NOT}.{reason}", key) for reason, words in REASONS.items()]
    return Message(text, (section(text), actions("ask.why_not", buttons)))


def thanks_for_judgement() -> Message:
    """Return a short acknowledgement that only the clicker sees."""
    text = "Thank you. It helps the owner of the guidance to see what helps and what does not."
    return Message(text, (section(text),))


def passage_modal(passage: PassageText | None) -> Block:
    """Return the modal that shows a whole passage, or that it is no longer there."""
    if passage is None:
        words = [section("This passage was rewritten since. Ask again, and I look anew.")]
    else:
        reviewed = (
            f", reviewed {passage.reviewed.day} {passage.reviewed:%B %Y}"
            if passage.reviewed
            else ""
        )
        words = [
            section(f"*{escape(passage.heading or passage.title)}*"),
            *[section(escape(part)) for part in pieces(as_shown(passage.text))],
            context(f"{escape(passage.title)} · owner: {escape(passage.owner)}{reviewed}"),
        ]
    return reading_window("From our guidance", words)


def pieces(text: str, size: int = 2400) -> list[str]:
    """Return the text in pieces that still fit a section once they are escaped."""
    return [text[start : start + size] for start in range(0, len(text), size)][:40]
