"""What employees choose of Ask, and what administrators hear about a channel. Pure."""

from bot.ask.channels import Manner
from bot.ask.languages import Language
from bot.slack import Block, Message, context, menu, option, section

CHOOSE_LANGUAGE = "ask.choose_language"
LANGUAGES = {
    Language.AS_ASKED: "The language I ask in",
    Language.ENGLISH: "Always English",
}
MEANS = {
    Manner.MENTION: "whoever mentions me gets an answer in the thread, for everybody to read",
    Manner.EPHEMERAL: "whoever mentions me gets an answer that only they see",
    Manner.OFF: "I do not answer here, but in direct messages",
}
WAYS = " · ".join(f"`/customer channel {manner}`" for manner in Manner)


def manner_set(manner: Manner) -> Message:
    """Return the confirmation that a channel has this manner now."""
    text = f"From now on in this channel: {MEANS[manner]}."
    return Message(text, (section(text),))


def manner_shown(manner: Manner, *, typed: str) -> Message:
    """Return the channel's manner and the ways to change it; ``typed`` is no manner."""
    opening = "I did not understand that. " if typed else ""
    text = f"{opening}In this channel {MEANS[manner]}."
    return Message(text, (section(text), context(f"Administrators change it: {WAYS}")))


def only_channels() -> Message:
    """Return what somebody reads who tries it in a direct message."""
    text = "That is for channels: type it in the one that you mean."
    return Message(text, (section(text),))


def language_setting(chosen: Language, *, has_language_model: bool) -> Block:
    """Return the language of answers; with a language model there is a choice."""
    if not has_language_model:
        return section(
            "*Language*\nI speak English and quote our guidance as it is written. Without a "
            "language model, I cannot translate."
        )
    text = "*Language*\nIn which language I answer. What I quote stays as it is written."
    options = [option(words, language.value) for language, words in LANGUAGES.items()]
    return section(text, accessory=menu(CHOOSE_LANGUAGE, "Language", options, chosen.value))
