"""How an answer, or that there is none, looks in Slack.

What people and documents wrote is escaped here, once.
"""

from collections.abc import Sequence

from bot.ask.answer.answered import answered
from bot.ask.domain import Answer, Citation, NotCovered, is_told
from bot.ask.feedback.messages import CLOSEST_HELPS, thumbs
from bot.ask.gaps.messages import (
    TELL_OWNER,
    missing_button,
    tell_owner_button,
    waiting_button,
)
from bot.ask.map import messages as map_messages
from bot.ask.map.domain import MapAnswer
from bot.ask.messages import (
    age_of,
    found_in_one_line,
    numbered_opener,
    opener,
    quoted,
    signposted,
)
from bot.guidance.signposts.domain import NearSignpost
from bot.slack import (
    Block,
    Message,
    actions,
    button,
    context,
    escape,
    section,
    shortened,
)

IN_ENGLISH = "I read English only, so far. Please ask me again in English."
LONGEST_CLOSED = 100  # characters of an excerpt that is only close, until it is opened
LONGEST_UPDATE = 1000  # characters beside the blocks; Slack takes 4,000 bytes
LONGEST_SOURCE = 80  # characters of the headings before it, of which one may deny it
_HOW_TO_TELL = context(
    "If you tell the owner of the guidance, they see your question and not who asks; so does"
    " whoever they hand it to, or who comes after them; and you get their answer."
)


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
        case MapAnswer():
            return _of_map(answer, key, further)
        case Answer():
            return answered(answer, key, further)
        case NotCovered():
            return _not_covered(answer, key, further, is_readable=is_readable)


def _of_map(answer: MapAnswer, key: str, further: Sequence[Block]) -> Message:
    buttons = actions("ask.further", [*further, missing_button(key)])
    text = map_messages.in_plain_text(answer)
    return Message(text, (*map_messages.told(answer), buttons, thumbs(key)))


def quotes_of(answer: Answer) -> list[Block]:
    """Return the quotes with their openers, and nothing that refers to a kept question."""
    numbered = list(enumerate(answer.citations, 1))
    quotes = [block for one in numbered for block in quoted(*one)]
    return [*quotes, actions("ask.further", [numbered_opener(*one) for one in numbered])]


def under_question(question: str, reply: Message) -> Message:
    """Return the reply with the question above it, which nobody had to type."""
    return Message(reply.text, (context(f"You asked: {escape(question)}"), *reply.blocks))


def renewed(text: str, blocks: Sequence[Block]) -> Message:
    """Return the answer to a question that was edited, with a word that it was."""
    says = "You edited your question. This answers it as it reads now."
    return Message(shortened(text, LONGEST_UPDATE), (context(says), *blocks))


def beside_file(reply: Message) -> Message:
    """Return the reply to a question with a file, with a word that the file was not read."""
    says = "I read what you write, and not the file with it."
    return Message(reply.text, (*reply.blocks, context(says)))


def without_thread(reply: Message) -> Message:
    """Return the reply to a question in a thread, with a word that the thread was not read."""
    says = "I could not read this thread just now, and answered your last message alone."
    return Message(reply.text, (*reply.blocks, context(says)))


def only_a_file() -> Message:
    """Return the reply to a file without a word."""
    text = "I cannot read files. Write your question, or paste what the file says."
    return Message(text, (section(text),))


def _not_covered(
    answer: NotCovered, key: str, further: Sequence[Block], *, is_readable: bool
) -> Message:
    if not is_readable:
        return _unread(key, further)
    note = [context(escape(answer.note))] if answer.note else []
    if answer.stands_above:
        return _no_more(answer.stands_above, key, further, note)
    if answer.closest:
        return _closest(answer, key, further, note)
    text = "Our guidance does not answer that."
    return Message(text, (*note, section(f"*{text}*"), *_owner(key, further)))


def _closest(
    answer: NotCovered, key: str, further: Sequence[Block], note: Sequence[Block]
) -> Message:
    """Return what comes close, each in one line until it is opened; none of it is asserted."""
    text = "Our guidance does not say this directly; the closest it has:"
    lines = [
        section(
            f"*{escape(shortened(citation.above or citation.title, LONGEST_SOURCE))}"
            f"{age_of(citation)}:* "
            f"{escape(shortened(found_in_one_line(citation), LONGEST_CLOSED))}",
            accessory=opener("Open", number, citation),
        )
        for number, citation in enumerate(answer.closest, 1)
    ]
    helps = button("That helps", CLOSEST_HELPS, key)
    owner = button("Ask the owner", TELL_OWNER, key)
    blocks = [
        *note,
        section(f"*{text}*"),
        *lines,
        actions("ask.gap", [helps, owner, waiting_button(key), *further]),
    ]
    return Message(text, tuple(blocks))


def _no_more(
    citation: Citation, key: str, further: Sequence[Block], note: Sequence[Block]
) -> Message:
    """Return that all there is stands above in the thread; it is opened, not quoted again."""
    text = "Our guidance has no more on this than what I quoted above."
    owner = button("Ask the owner", TELL_OWNER, key)
    buttons = [numbered_opener(1, citation), owner, waiting_button(key), *further]
    rows = [actions("ask.gap", buttons), _HOW_TO_TELL]
    return Message(text, (*note, section(f"*{text}*"), *rows))


def _unread(key: str, further: Sequence[Block]) -> Message:
    blocks = [section(f"*{IN_ENGLISH}*"), *_owner(key, further)]
    return Message(IN_ENGLISH, tuple(blocks))


def _owner(key: str, further: Sequence[Block]) -> list[Block]:
    return [
        actions("ask.gap", [tell_owner_button(key), waiting_button(key), *further]),
        _HOW_TO_TELL,
    ]


def with_signpost(
    reply: Message, near: NearSignpost | None, answer: Answer | NotCovered
) -> Message:
    """Return the reply with where to go instead, where guidance is silent.

    Where guidance answers, it is added only if a person may surely be in danger. It stands
    above the reply. Where guidance is silent, nothing says that its owner may answer: it will
    never hold what the signpost is about.
    """
    if near is None or not is_told(near, answer):
        return reply
    replied = [block for block in reply.blocks if block != _HOW_TO_TELL]
    return Message(reply.text, (*signposted(near), *replied))


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
