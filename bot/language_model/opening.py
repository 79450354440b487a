"""Opens LangChain's chat model for a provider."""

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from bot.language_model.wish import UnknownLanguageModelError, Wish

_RETRIES = 1  # of a refused connection, a 429 or a 5xx; the employee is waiting
_ANY_KEY = "none"  # servers of one's own ask for no key, but the client insists on one


def chat_model(named: str, wish: Wish) -> BaseChatModel:
    """Return the chat model for ``provider:name``.

    Raises:
        UnknownLanguageModelError: the provider is unknown, not installed, or lacks its key.
    """
    provider, _, name = named.partition(":")
    return _openai(name, wish) if provider == "openai" else _other(named, wish)


def _openai(name: str, wish: Wish) -> BaseChatModel:
    if wish.api_key is None and wish.base_url is None:
        message = f"LANGUAGE_MODEL is openai:{name}, which needs OPENAI_API_KEY."
        raise UnknownLanguageModelError(message)
    return ChatOpenAI(
        model=name,
        api_key=wish.api_key or SecretStr(_ANY_KEY),
        base_url=wish.base_url,
        timeout=wish.seconds,
        stream_chunk_timeout=wish.seconds,
        max_retries=_RETRIES,
        stream_usage=True,
    )


def _other(named: str, wish: Wish) -> BaseChatModel:
    try:
        chat: BaseChatModel = init_chat_model(named, timeout=wish.seconds, max_retries=_RETRIES)
    except ImportError as error:
        message = f"LANGUAGE_MODEL is {named}; install it first: {_first_line(error)}"
        raise UnknownLanguageModelError(message) from error
    except Exception as error:  # each provider has its own
        message = f"LANGUAGE_MODEL is {named}, which cannot be opened: {_first_line(error)}"
        raise UnknownLanguageModelError(message) from error
    return chat


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
