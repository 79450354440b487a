"""What employees choose of Ask, and what administrators hear about a channel. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.ask.channels import Manner
from bot.ask.languages import Language
from bot.language_model.reading import MayRead
from bot.slack import Block, Message, context, escape, menu, option, section

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


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who outside reads what."""

    models: Sequence[str] = ()  # "provider:name" of writer and judge, each once
    may_read: MayRead = field(default=MayRead())
    embedding: str = ""  # "provider:name"; empty: it runs here

    @property
    def writer(self) -> str | None:
        """Return the name of what writes; None without a language model."""
        return next(iter(self.models), None)


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


def own_settings(
    chosen: Language, leaving: Leaving, *, has_language_model: bool
) -> list[Block]:
    """Return what employees choose of Ask, and what of theirs leaves the house."""
    language = language_setting(chosen, has_language_model=has_language_model)
    return [language, what_leaves(leaving)]


def what_leaves(leaving: Leaving) -> Block:
    """Return for everybody what goes to the provider of a language model, and what does not."""
    may = leaving.may_read
    kinds = {
        "what you ask me, with its thread": may.asks,
        "what you answer in your own words in the quiz": may.advises,
        "our guidance": may.guidance,
        "reports, to name what several have in common": may.names_themes,
        "complaints marked as worth learning from": may.drafts_lessons,
    }
    read = [kind for kind, is_read in kinds.items() if is_read and leaving.models]
    unread = [kind for kind in kinds if kind not in read]
    names = " and ".join(f"`{escape(name)}`" for name in leaving.models)
    lines = [f"•  To {names}, for a language model: {'; '.join(read)}."] if read else []
    if not leaving.models:
        lines = ["•  To a language model nothing goes: none is in use."]
    elif unread:
        lines += [f"•  To no language model goes: {'; '.join(unread)}."]
    if leaving.embedding:
        name = escape(leaving.embedding)
        lines += [f"•  To `{name}`, to find what fits: what you write to me, and our guidance."]
    return section("\n".join(["*What leaves our house*", *lines]))
