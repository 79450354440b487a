"""The adapter: LangChain's chat models, of OpenAI and of every provider LangChain knows."""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import aclosing, contextmanager
from typing import Any

import httpx
import openai
from langchain_core.callbacks import AsyncCallbackHandler
from langchain_core.exceptions import ContextOverflowError, OutputParserException
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langchain_core.outputs import ChatGeneration, LLMResult
from langchain_core.runnables import RunnableConfig

from bot.language_model.port import (
    BusyError,
    DeclinedError,
    Draft,
    KeyRefusedError,
    LanguageModelError,
    ModelRequest,
    OutOfReachError,
    ProviderFailedError,
    RequestRefusedError,
    TimedOutError,
    TokenCount,
    TooLongError,
    UnusableReplyError,
)

log = logging.getLogger(__name__)

PAUSE_SECONDS = 0.3  # before the second of two tries; the employee is waiting
LONGEST_REPLY = 40_000  # characters; a form of 1,200 tokens has 6,000
_PYTHON = {"array": list, "string": str, "object": dict}


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
        self._must_tell_form = method == "json_mode"  # which takes any JSON object

    @property
    def name(self) -> str:
        """Return "provider:name"."""
        return self._name

    async def write(self, request: ModelRequest) -> AsyncGenerator[Draft, None]:
        """Yield the form as it grows; the last draft is complete.

        A provider that fails before it wrote anything is tried once more; one that wants
        fewer questions is not: it says so at once, and the employee need not wait.
        """
        has_begun = False
        try:
            async with aclosing(self._once(request)) as drafts:
                async for draft in drafts:
                    has_begun = True
                    yield draft
                return
        except (OutOfReachError, ProviderFailedError):
            if has_begun:
                raise
        await asyncio.sleep(PAUSE_SECONDS)
        async with aclosing(self._once(request)) as drafts:
            async for draft in drafts:
                yield draft

    async def close(self) -> None:
        """Let go of the connections to the provider; nothing is written after that."""
        client = getattr(self._chat, "http_async_client", None)
        if client is not None:  # other providers' clients are LangChain's own to close
            await client.aclose()

    async def _once(self, request: ModelRequest) -> AsyncGenerator[Draft, None]:
        form = self._chat.with_structured_output(dict(request.form), **self._how)
        ending = _Ending()
        said = self._said(request)
        last: Any = None
        with _named_errors():
            config = RunnableConfig(callbacks=[ending])
            async for values in form.astream(said, config, **self._limits(request)):
                last = values
                if isinstance(values, dict):
                    yield Draft(values)
        yield ending.checked(last, request.form, tells_reason=bool(self._how))

    def _said(self, request: ModelRequest) -> list[BaseMessage]:
        rules = request.rules
        if self._must_tell_form:
            rules += f"\n\nReply with one JSON object of this form:\n{_as_text(request.form)}"
        return [SystemMessage(rules), HumanMessage(request.material)]

    def _limits(self, request: ModelRequest) -> dict[str, Any]:
        return {"max_completion_tokens": request.most_tokens} if self._how else {}


def _as_text(form: Mapping[str, Any]) -> str:
    return json.dumps(form, ensure_ascii=False)


class _Ending(AsyncCallbackHandler):
    """Remembers how the provider ended its reply, which the form alone does not tell."""

    raise_error = True  # LangChain keeps a handler's errors to itself otherwise

    def __init__(self) -> None:
        self._message = AIMessage("")
        self._length = 0

    async def on_llm_new_token(self, token: Any, **details: Any) -> None:
        message = getattr(details.get("chunk"), "message", None)
        called = getattr(message, "tool_call_chunks", ())  # a form by function calling
        self._length += len(token) + sum(len(one.get("args") or "") for one in called)
        if self._length > LONGEST_REPLY:
            message = "The language model's reply has no end."
            raise TooLongError(message)

    async def on_llm_end(self, response: LLMResult, **_: Any) -> None:
        generation = response.generations[0][0]
        if isinstance(generation, ChatGeneration) and isinstance(generation.message, AIMessage):
            self._message = generation.message

    def checked(self, values: Any, form: Mapping[str, Any], *, tells_reason: bool) -> Draft:
        """Return the complete draft, if there is one."""
        if self._message.additional_kwargs.get("refusal"):
            message = "The language model declined."
            raise DeclinedError(message)
        if not isinstance(values, dict) or not _has_all_fields(values, form):
            message = "The language model's reply is empty, or is not the form."
            raise UnusableReplyError(message)
        if tells_reason and not self._message.response_metadata.get("finish_reason"):
            message = "The language model's reply stopped half way."
            raise OutOfReachError(message)
        return Draft(values, is_complete=True, tokens=self._tokens())

    def _tokens(self) -> TokenCount:
        """Return the tokens as LangChain counts them, or as the provider does."""
        usage = self._message.usage_metadata
        if usage:
            return TokenCount(usage["input_tokens"], usage["output_tokens"])
        counted = self._message.response_metadata.get("token_usage") or {}
        return TokenCount(
            counted.get("prompt_tokens") or 0, counted.get("completion_tokens") or 0
        )


def _has_all_fields(values: Mapping[str, Any], form: Mapping[str, Any]) -> bool:
    """Tell whether each field that must be there is, and is a list where it must be one."""
    fields = form["properties"]
    return all(
        isinstance(values.get(name), _PYTHON.get(fields[name].get("type"), object))
        for name in form["required"]
    )


@contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except LanguageModelError:
        raise
    except Exception as error:
        raise _named(error) from error


_BY_TYPE: tuple[tuple[tuple[type[Exception], ...], type[LanguageModelError], str], ...] = (
    (
        (openai.APITimeoutError, TimeoutError, httpx.TimeoutException),
        TimedOutError,
        "is silent",
    ),
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
