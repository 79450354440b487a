"""What Ask says about its manner in a channel. Pure."""

from bot.ask.channels import Manner
from bot.slack import Message, context, section

MEANS = {
    Manner.MENTION: "whoever mentions me gets an answer in the thread, for everybody to read",
    Manner.EPHEMERAL: "whoever mentions me gets an answer that only they see",
    Manner.OFF: "I do not answer here, but in direct messages",
}
WAYS = " · ".join(f"`/customer channel {manner}`" for manner in Manner)


def manner_set(manner: Manner) -> Message:
    """Return the confirmation of a change."""
    text = f"From now on in this channel: {MEANS[manner]}."
    return Message(text, (section(text),))


def manner_shown(manner: Manner, *, wished: str) -> Message:
    """Return the channel's manner and the ways to change it; ``wished`` is no manner."""
    opening = "I did not understand that. " if wished else ""
    text = f"{opening}In this channel {MEANS[manner]}."
    return Message(text, (section(text), context(f"Administrators change it: {WAYS}")))


def only_channels() -> Message:
    """Return what somebody reads who tries it in a direct message."""
    text = "That is for channels: type it in the one that you mean."
    return Message(text, (section(text),))


def silent_here() -> Message:
    """Return what somebody reads who mentions the bot where it was switched off."""
    text = (
        "An administrator asked me not to answer in this channel. Ask me in our direct "
        "message: I answer there at once."
    )
    return Message(text, (section(text),))
