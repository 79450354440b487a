"""Opens LangChain's chat model for a provider."""

import logging
import re
from pathlib import Path
from typing import Any

import langsmith
from dotenv import load_dotenv
from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_openai import ChatOpenAI
from openai import DefaultAsyncHttpxClient
from pydantic import SecretStr

from bot.language_model.config import ModelConfig, UnknownLanguageModelError

_RETRIES = 0  # the adapter tries again by itself, the same with every provider
_PACKAGE = re.compile(r"pip install -?-?U?\s*`?(langchain[\w-]+)")
_ANY_KEY = "none"  # servers of one's own ask for no key, but the client insists on one


def chat_model(named: str, config: ModelConfig) -> BaseChatModel:
    """Return the chat model for ``provider:name``.

    Raises:
        UnknownLanguageModelError: the provider is unknown, not installed, or lacks its key.
    """
    _trace_nowhere()
    _log_no_texts()
    provider, _, name = named.partition(":")
    return _openai(name, config) if provider == "openai" else _other(named, config)


def _trace_nowhere() -> None:
    # What people ask goes to the language model and to nobody else, whatever the environment
    # says: docs.langchain.com/langsmith/trace-without-env-vars.
    langsmith.configure(enabled=False)


def _log_no_texts() -> None:
    # Their debug logs, which OPENAI_LOG turns on as well, hold what is asked word for word.
    for library in ("openai", "httpx", "httpcore", "langchain_core", "langchain_openai"):
        logging.getLogger(library).setLevel(logging.WARNING)


def _openai(name: str, config: ModelConfig) -> BaseChatModel:
    if config.api_key is None and config.base_url is None:
        message = f"LANGUAGE_MODEL is openai:{name}, which needs OPENAI_API_KEY."
        raise UnknownLanguageModelError(message)
    chat = ChatOpenAI(
        model=name,
        api_key=config.api_key or SecretStr(_ANY_KEY),
        base_url=config.base_url,
        **_own_client(config),
        timeout=config.seconds,
        max_retries=_RETRIES,
        reasoning_effort=config.effort,
        use_responses_api=config.has_responses_api,
    )
    # Its modules load when first used: two seconds in which everybody else would wait.
    _ = chat.root_async_client.beta.chat.completions
    return chat


def _other(named: str, config: ModelConfig) -> BaseChatModel:
    load_dotenv(Path(".env"))  # where each provider's package looks for its own key
    provider, _, name = named.partition(":")
    is_azure = provider == "azure_openai"
    more = {"azure_deployment": name, **_own_client(config)} if is_azure else {}
    try:
        chat: BaseChatModel = init_chat_model(
            named, timeout=config.seconds, max_retries=_RETRIES, **more
        )
    except ImportError as error:
        package = _PACKAGE.search(str(error))
        name = package[1] if package else f"the one of {provider}"
        message = (
            f"LANGUAGE_MODEL is {named}, which needs the package {name}: install it first."
        )
        raise UnknownLanguageModelError(message) from error
    except ValueError as error:
        message = f"LANGUAGE_MODEL is {named}, but LangChain knows no provider {provider!r}."
        if "infer model provider" not in str(error):
            message = f"LANGUAGE_MODEL is {named}, which cannot be opened: {_first_line(error)}"
        raise UnknownLanguageModelError(message) from error
    except Exception as error:  # each provider has its own
        message = f"LANGUAGE_MODEL is {named}, which cannot be opened: {_first_line(error)}"
        raise UnknownLanguageModelError(message) from error
    return chat


def _own_client(config: ModelConfig) -> dict[str, Any]:
    # LangChain's default is shared by all chat models of an address, so nobody may close it.
    return {"http_async_client": DefaultAsyncHttpxClient(timeout=config.seconds)}


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
