"""The adapter: LangChain's chat models, of OpenAI and of every provider LangChain knows."""

import logging
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import openai
from langchain_core.callbacks import AsyncCallbackHandler
from langchain_core.exceptions import ContextOverflowError, OutputParserException
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
from langchain_core.outputs import ChatGeneration, LLMResult
from langchain_core.runnables import RunnableConfig

from bot.language_model.port import (
    Assignment,
    BusyError,
    DeclinedError,
    Draft,
    KeyRefusedError,
    LanguageModelError,
    OutOfReachError,
    ProviderFailedError,
    RequestRefusedError,
    SilentError,
    Tokens,
    TooLongError,
    UnusableReplyError,
)

log = logging.getLogger(__name__)


class LangChainModel:
    """A language model behind LangChain's chat interface, with structured output."""

    def __init__(self, chat: BaseChatModel, *, name: str, method: str | None) -> None:
        """Wrap a chat model.

        Args:
            chat: LangChain's object for the provider; it carries timeout and retries.
            name: "provider:name", for log, usage and cache.
            method: how the provider takes a form ("json_schema", "function_calling",
                "json_mode"); None for LangChain's default.
        """
        self._chat = chat
        self._name = name
        self._how: dict[str, Any] = {"method": method} if method else {}
        if method == "json_schema":
            self._how["strict"] = True

    @property
    def name(self) -> str:
        """Return "provider:name"."""
        return self._name

    async def write(self, assignment: Assignment) -> AsyncGenerator[Draft, None]:
        """Yield the form as it grows; the last draft is complete."""
        form = self._chat.with_structured_output(dict(assignment.form), **self._how)
        ending = _Ending()
        said = [SystemMessage(assignment.rules), HumanMessage(assignment.material)]
        last: Any = None
        with _named_errors():
            config = RunnableConfig(callbacks=[ending])
            async for values in form.astream(said, config, **self._limits(assignment)):
                last = values
                if isinstance(values, dict):
                    yield Draft(values)
        yield ending.checked(last, tells_reason=bool(self._how))

    def _limits(self, assignment: Assignment) -> dict[str, Any]:
        return {"max_completion_tokens": assignment.most_tokens} if self._how else {}


class _Ending(AsyncCallbackHandler):
    """Remembers how the provider ended its reply, which the form alone does not tell."""

    def __init__(self) -> None:
        self._message = AIMessage("")

    async def on_llm_end(self, response: LLMResult, **_: Any) -> None:
        generation = response.generations[0][0]
        if isinstance(generation, ChatGeneration) and isinstance(generation.message, AIMessage):
            self._message = generation.message

    def checked(self, values: Any, *, tells_reason: bool) -> Draft:
        """Return the complete draft, if there is one."""
        if self._message.additional_kwargs.get("refusal"):
            message = "The language model declined."
            raise DeclinedError(message)
        if not isinstance(values, dict) or not values:
            message = "The language model's reply is empty, or is no form."
            raise UnusableReplyError(message)
        if tells_reason and not self._message.response_metadata.get("finish_reason"):
            message = "The language model's reply stopped half way."
            raise OutOfReachError(message)
        return Draft(values, is_complete=True, tokens=self._tokens())

    def _tokens(self) -> Tokens:
        """Return the tokens as LangChain counts them, or as the provider does."""
        usage = self._message.usage_metadata
        if usage:
            return Tokens(usage["input_tokens"], usage["output_tokens"])
        counted = self._message.response_metadata.get("token_usage") or {}
        return Tokens(counted.get("prompt_tokens") or 0, counted.get("completion_tokens") or 0)


@contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except LanguageModelError:
        raise
    except Exception as error:
        raise _named(error) from error


_BY_TYPE: tuple[tuple[tuple[type[Exception], ...], type[LanguageModelError], str], ...] = (
    ((openai.APITimeoutError, TimeoutError, httpx.TimeoutException), SilentError, "is silent"),
    ((openai.RateLimitError,), BusyError, "wants fewer questions, or money"),
    (
        (openai.AuthenticationError, openai.PermissionDeniedError),
        KeyRefusedError,
        "does not accept the key",
    ),
    (
        (ContextOverflowError, openai.LengthFinishReasonError),
        TooLongError,
        "cannot take or give so much text",
    ),
    ((openai.ContentFilterFinishReasonError,), DeclinedError, "declined"),
    ((OutputParserException,), UnusableReplyError, "did not fill in the form"),
    ((openai.InternalServerError,), ProviderFailedError, "fails"),
    ((openai.APIConnectionError, httpx.HTTPError, OSError), OutOfReachError, "is out of reach"),
    ((openai.APIStatusError,), RequestRefusedError, "does not take the request"),
)


def _named(error: Exception) -> LanguageModelError:
    """Return our name for what went wrong; other providers' errors are told by their status."""
    if getattr(error, "code", None) in ("context_length_exceeded", "string_above_max_length"):
        return TooLongError("The language model cannot take so much text.")
    for kinds, ours, what in _BY_TYPE:
        if isinstance(error, kinds):
            return ours(f"The language model's provider {what}.")
    log.info("language model failed", extra={"error": type(error).__name__})
    return ProviderFailedError("The language model's provider fails.")
