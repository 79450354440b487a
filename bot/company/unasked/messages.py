"""What is said about messages that nobody asked for. Pure."""

from collections.abc import Iterable, Iterator

from bot.slack import Block, Message, actions, button, section

STOP, START = "company.stop_unasked", "company.start_unasked"


def with_stop(message: Message) -> tuple[Block, ...]:
    """Return the message's blocks with the button that stops all of its like."""
    stop = actions("company.unasked", [button("Stop everything sent unasked", STOP)])
    return tuple(_with_distinct_ids((*message.blocks, stop)))


def _with_distinct_ids(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks; an id that stands twice, which Slack refuses, is left to Slack."""
    seen: set[str] = set()
    for block in blocks:
        block_id = block.get("block_id")
        is_repeated = block_id in seen
        yield {k: v for k, v in block.items() if not is_repeated or k != "block_id"}
        seen |= {block_id} if block_id else set()


def stopped() -> Message:
    """Return what whoever stopped everything reads."""
    text = (
        "I write to you no more unless you ask. What you wait for still comes (answers, news of"
        " your own reports), and so does what your role must act on. `/customer start` brings"
        " the rest back."
    )
    again = actions("company.stopped", [button("Write to me again", START)])
    return Message(text, (section(text), again))


def started() -> Message:
    """Return what whoever took it back reads."""
    text = (
        "I write to you again: at most once a day and four times a week."
        " `/customer stop` ends it."
    )
    return Message(text, (section(text),))
