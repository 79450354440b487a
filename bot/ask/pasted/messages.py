"""How the points of a customer's message look in Slack."""

from bot.ask.messages import numbered_opener, quoted
from bot.ask.pasted.domain import CustomerPoint, CustomersPoints, promise_of
from bot.rich_text import rich_text, rich_words
from bot.slack import Block, Message, actions, context, escape, section

OPENING = "This is a customer's message. What our guidance says to each of its points:"
NO_POINTS = "This is a customer's message. I find nothing in our guidance that fits it."
NOT_KEPT = "I keep none of its words: they stand in your message alone."
TO_COPY = "*A reply to copy*"
WRITTEN_BY = (
    "A language model wrote this from the excerpts above, and read no word of the customer's. "
    "Fill in each [ … ], and read it before you send it."
)
PASTE_IT = (
    "That is a customer's message, I think. Paste it in our direct message: there I take it "
    "apart into its points, and keep none of its words."
)


def reply(points: CustomersPoints, report_it: Block) -> Message:
    """Return what to do first, each point with its excerpt and standard, and the button."""
    text = OPENING if points.points else NO_POINTS
    first = [section(f"*Do first:* {escape(promise_of(points.first))}")] if points.first else []
    numbered = list(enumerate(points.points, 1))
    shown = [block for one in numbered for block in _point(*one)]
    openers = [
        numbered_opener(number, one.citation) for number, one in numbered if one.citation
    ]
    blocks = (
        section(text),
        *first,
        *shown,
        actions("ask.pasted", [report_it, *openers]),
        *(_to_copy(points.reply) if points.reply else []),
        context(NOT_KEPT),
    )
    return Message(text, blocks)


def paste_it() -> Message:
    """Return what is said of a customer's message that was typed after a command."""
    return Message(PASTE_IT, (section(PASTE_IT),))


def _to_copy(reply: str) -> list[Block]:
    return [section(TO_COPY), rich_text([rich_words([(False, reply)])]), context(WRITTEN_BY)]


def _point(number: int, point: CustomerPoint) -> list[Block]:
    quote = quoted(number, point.citation) if point.citation else []
    promise = (
        [context(f"What we promise: {escape(promise_of(point.standard))}")]
        if point.standard
        else []
    )
    return [section(f"*{number}. {escape(point.moment.name)}*"), *quote, *promise]
