"""Which language model the settings name."""

from bot.language_model.config import DEFAULT_NAME, ModelConfig, UnknownLanguageModelError
from bot.language_model.port import LanguageModel

_TAKE_FORMS_LIKE_OPENAI = ("openai", "azure_openai")


def choose_language_model(config: ModelConfig) -> LanguageModel | None:
    """Return the language model of the setting "provider:name"; None if there is to be none.

    Raises:
        UnknownLanguageModelError: the provider is unknown, not installed, or lacks its key.
    """
    if config.is_none:
        return None
    named = config.setting or DEFAULT_NAME
    provider, _, name = named.partition(":")
    if not name:
        message = f'LANGUAGE_MODEL is "{named}"; it must be like "{DEFAULT_NAME}".'
        raise UnknownLanguageModelError(message)
    # LangChain takes seconds to load, which nobody without a language model should wait for.
    from bot.language_model.chat_model import chat_model  # noqa: PLC0415
    from bot.language_model.openai_chat import LangChainModel  # noqa: PLC0415

    how = config if provider in _TAKE_FORMS_LIKE_OPENAI else None
    return LangChainModel(chat_model(named, config), name=named, how=how)
