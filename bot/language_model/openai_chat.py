"""The adapter: LangChain's chat models, of OpenAI and of every provider LangChain knows."""

import asyncio
import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx
import openai
from langchain_core.exceptions import ContextOverflowError, OutputParserException
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from bot.language_model.config import ModelConfig
from bot.language_model.port import (
    BusyError,
    DeclinedError,
    FilledForm,
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
from bot.language_model.reply_text import form_in

log = logging.getLogger(__name__)

PAUSE_SECONDS = 0.3  # before the second of two tries; the employee is waiting
_TOLD_FORM = ("json_mode", "text")  # in which the server hears of the form in words alone


class LangChainModel:
    """A language model behind LangChain's chat interface; it never streams."""

    def __init__(self, chat: BaseChatModel, *, name: str, how: ModelConfig | None) -> None:
        """Wrap a chat model.

        Args:
            chat: LangChain's object for the provider; it carries timeout and retries.
            name: "provider:name", for log, usage and cache.
            how: the provider speaks as OpenAI does, and takes forms and limits so; None for
                LangChain's own way with it.
        """
        self._chat = chat
        self._name = name
        self._how = how

    @property
    def name(self) -> str:
        """Return "provider:name"."""
        return self._name

    async def write(self, request: ModelRequest) -> FilledForm:
        """Return the form, filled in.

        A provider that fails is tried once more; one that wants fewer questions is not: it
        says so at once, and the employee need not wait.
        """
        try:
            return await self._once(request)
        except (OutOfReachError, ProviderFailedError):
            await asyncio.sleep(PAUSE_SECONDS)
            return await self._once(request)

    async def close(self) -> None:
        """Let go of the connections to the provider; nothing is written after that."""
        client = getattr(self._chat, "http_async_client", None)
        if client is not None:  # other providers' clients are LangChain's own to close
            await client.aclose()

    async def _once(self, request: ModelRequest) -> FilledForm:
        with _named_errors():
            if self._how is None:
                form = self._chat.with_structured_output(dict(request.form), include_raw=True)
                reply: Any = await form.ainvoke(self._said(request))
                return _filled(reply["raw"], request.form, reply["parsed"])
            asked = _form_of(request, self._how.method) | _limit_of(request, self._how)
            message = await self._chat.ainvoke(self._said(request), **asked)
            return _filled(message, request.form)

    def _said(self, request: ModelRequest) -> list[BaseMessage]:
        rules, material = request.rules, request.material
        if self._how and self._how.method in _TOLD_FORM:
            rules, material = told(request)
        return [SystemMessage(rules), HumanMessage(material)]


def told(request: ModelRequest) -> tuple[str, str]:
    """Return the rules with the form in words, and the material."""
    form = json.dumps(request.form, ensure_ascii=False)
    rules = f"{request.rules}\n\nReply with one JSON object of this form:\n{form}"
    return rules, request.material


def _form_of(request: ModelRequest, method: str) -> dict[str, Any]:
    """Return how the server is asked for a form."""
    name, schema = request.form["title"], dict(request.form)
    match method:
        case "json_schema":
            told = {"name": name, "schema": schema, "strict": True}
            return {"response_format": {"type": "json_schema", "json_schema": told}}
        case "function_calling":
            function = {"name": name, "parameters": schema}
            chosen = {"type": "function", "function": {"name": name}}
            return {
                "tools": [{"type": "function", "function": function}],
                "tool_choice": chosen,
            }
        case "json_mode":
            return {"response_format": {"type": "json_object"}}
        case _:
            return {}


def _limit_of(request: ModelRequest, how: ModelConfig) -> dict[str, Any]:
    most = request.most_tokens + how.thinking_tokens
    match how.limit:
        case "max_tokens":
            return {"extra_body": {"max_tokens": most}}
        case "none":
            return {}
        case _:
            return {how.limit: most}


def _filled(message: AIMessage, form: Mapping[str, Any], parsed: Any = None) -> FilledForm:
    """Return the form that a reply holds.

    Raises:
        LanguageModelError: it holds none, or says why not.
    """
    ended = message.response_metadata.get("finish_reason")
    if message.additional_kwargs.get("refusal") or ended == "content_filter":
        why = "The language model declined."
        raise DeclinedError(why)
    called = message.tool_calls[0]["args"] if message.tool_calls else None
    values = form_in(parsed or called or message.text, form)
    if values is None and ended == "length":
        why = "The language model wrote more than it may, or thought too long."
        raise TooLongError(why)
    if values is None:
        why = "The language model's reply is empty, or is not the form."
        raise UnusableReplyError(why)
    return FilledForm(values, tokens=_tokens_of(message))


def _tokens_of(message: AIMessage) -> TokenCount:
    """Return the tokens as LangChain counts them, or as the provider does."""
    usage = message.usage_metadata
    if usage:
        return TokenCount(usage["input_tokens"], usage["output_tokens"])
    counted = message.response_metadata.get("token_usage") or {}
    return TokenCount(counted.get("prompt_tokens") or 0, counted.get("completion_tokens") or 0)


@contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except LanguageModelError:
        raise
    except Exception as error:  # noqa: BLE001 - each provider has its own
        named = _named(error)
        named.kind = type(error).__name__
        named.status = getattr(error, "status_code", None)
        raise named from None  # what a provider says may quote key and question


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
    # A completion without choices, or with others than OpenAI's, falls apart in the client.
    (
        (TypeError, LookupError, AttributeError),
        UnusableReplyError,
        "answers, but with no completion",
    ),
    ((openai.InternalServerError,), ProviderFailedError, "fails"),
    ((openai.APIConnectionError, httpx.HTTPError, OSError), OutOfReachError, "is out of reach"),
    ((openai.APIStatusError,), RequestRefusedError, "does not take the request"),
)


def _named(error: Exception) -> LanguageModelError:
    """Return our name for what went wrong; other providers' errors are told by their status."""
    code = getattr(error, "code", None)
    if code in ("context_length_exceeded", "string_above_max_length"):
        return TooLongError("The language model cannot take so much text.")
    if code == "content_filter":  # Azure's, as an error
        return DeclinedError("The content filter of the language model's provider declined.")
    for kinds, ours, what in _BY_TYPE:
        if isinstance(error, kinds):
            return ours(f"The language model's provider {what}.")
    log.info("language model failed", extra={"error": type(error).__name__})
    return ProviderFailedError("The language model's provider fails.")
