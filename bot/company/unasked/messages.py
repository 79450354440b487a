"""What is said about messages that nobody asked for. Pure."""

from bot.slack import Block, Message, actions, button, section

STOP, START = "company.stop_unasked", "company.start_unasked"


def with_stop(message: Message) -> tuple[Block, ...]:
    """Return the message's blocks with the button that stops all of its like."""
    return (*message.blocks, actions("company.unasked", [button("Stop everything", STOP)]))


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
