"""How an answer, or that there is none, looks in Slack.

What people and documents wrote is escaped here, once.
"""

import json
from collections.abc import Sequence

from bot.ask.domain import Answer, Citation, NotCovered
from bot.ask.feedback.messages import thumbs
from bot.ask.gaps.messages import missing_button, tell_owner_button
from bot.ask.messages import quoted
from bot.guidance.parse.display import as_quoted
from bot.guidance.signposts.domain import NearSignpost, Signpost
from bot.slack import Block, Message, actions, button, context, escape, section

READ_PASSAGE = "ask.read_passage"
FOLLOW_UP = "ask.follow_up"


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
    below = [
        *_follow_ups(answer.follow_ups),
        actions("ask.further", [missing_button(key), *further]),
        thumbs(key),
    ]
    return Message(escape(as_quoted(answer.text)), (*_opening(answer), *quotes, *below))


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
        actions("ask.gap", [tell_owner_button(key), *further]),
        context("Tell the owner, and I will let you know here when the guidance covers it."),
    ]
    return Message(text, tuple(blocks))


def with_signpost(
    reply: Message, near: NearSignpost | None, answer: Answer | NotCovered
) -> Message:
    """Return the reply with where to go instead, where guidance is silent.

    Where guidance answers, it is added only if a person may surely be in danger. It stands
    above the reply, but below claims, which are in the thread before it.
    """
    if near is None or not near.is_told(is_answered=isinstance(answer, Answer)):
        return reply
    claims = 1 if isinstance(answer, Answer) and answer.claims else 0
    blocks = (*reply.blocks[:claims], *_signposted(near), *reply.blocks[claims:])
    return Message(reply.text, blocks)


def _signposted(near: NearSignpost) -> list[Block]:
    signpost = near.signpost
    at_once = f"*{escape(signpost.at_once)}*"
    way = section(f"*{escape(signpost.name)}:* {_way(signpost, near.person_name)}")
    return [section(at_once), way] if signpost.at_once else [way]


def _way(signpost: Signpost, person_name: str) -> str:
    """Name the places. A mention of the person would tell them what was asked, and by whom."""
    places = [
        escape(person_name),
        f"<#{signpost.channel}>" if signpost.channel else "",
        f"<{signpost.link}>" if signpost.link else "",
    ]
    return " · ".join([escape(signpost.who), *filter(None, places)])


def thanked() -> Message:
    """Return the reply to thanks, agreement or goodbye."""
    text = "You are welcome. Ask me again whenever you like."
    return Message(text, (section(text),))


def silent_here() -> Message:
    """Return what somebody reads who mentions the bot where it was switched off."""
    text = (
        "An administrator asked me not to answer in this channel. Ask me in our direct "
        "message: I answer there at once."
    )
    return Message(text, (section(text),))
