"""Check of the language model: one real call; where it fails, the settings that work."""

import asyncio
from collections.abc import Iterator
from itertools import product
from time import perf_counter
from typing import Any, get_args

from bot.commands.checks.finding import Finding, trouble, well
from bot.commands.checks.judging import judges_well
from bot.composition.language_model import open_language_model
from bot.language_model.config import UnknownLanguageModelError
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
    TooLongError,
    UnusableReplyError,
)
from bot.settings import Settings

WHAT = "LANGUAGE_MODEL"
PAGE = "docs/language-model.md"
METHODS = get_args(Settings.model_fields["language_model_method"].annotation)
LIMITS = get_args(Settings.model_fields["language_model_limit"].annotation)
_ROOM_TO_THINK = 4000  # tokens
_SEARCH_SECONDS = 120.0  # then other settings are no longer tried
_VERSION = "/v1"
_NAMED = 2  # working days
_CALL = ModelRequest(
    feature="doctor",
    rules="Fill in the form: how many working days does the sentence name?",
    material="The invoice leaves within 2 working days.",
    form={
        "title": "answer",
        "description": "The number that the sentence names.",
        "type": "object",
        "properties": {"number": {"type": "integer"}},
        "required": ["number"],
        "additionalProperties": False,
    },
    most_tokens=200,
)
_MENDS: dict[type[LanguageModelError], str] = {
    KeyRefusedError: "Check OPENAI_API_KEY, or the key of your provider.",
    RequestRefusedError: f"Check the name after the colon; {PAGE} has working settings.",
    OutOfReachError: "Check OPENAI_BASE_URL, and that this machine may reach the address.",
    TimedOutError: "Raise LANGUAGE_MODEL_SECONDS, or take a quicker language model.",
    BusyError: "Look at the limits and the balance of your account.",
    UnusableReplyError: f"Set LANGUAGE_MODEL_METHOD to what the server can do; see {PAGE}.",
    TooLongError: "Set LANGUAGE_MODEL_EFFORT=low, or LANGUAGE_MODEL_THINKING_TOKENS=4000.",
    DeclinedError: "Loosen the content filter of the deployment, or take another one.",
}
# Servers refuse what they do not know in many ways, and some only by failing.
_MAY_BE_THE_SETTINGS = (
    ProviderFailedError, RequestRefusedError, UnusableReplyError, TooLongError
)  # fmt: skip


async def check_language_model(settings: Settings) -> list[Finding]:
    """Return whether the language model that is set fills in a form; the calls are charged."""
    try:
        model = open_language_model(settings)
    except UnknownLanguageModelError as error:
        return [trouble(WHAT, str(error), f"See {PAGE}, or set it to none to do without.")]
    if model is None:
        return [well(WHAT, "none is set, so answers quote the guidance word for word")]
    started = perf_counter()
    try:
        filled = await _filled_in(settings)
    except LanguageModelError as error:
        mend = _MENDS.get(type(error), "See your provider's status page, and try again later.")
        if isinstance(error, _MAY_BE_THE_SETTINGS):
            has_thought = isinstance(error, TooLongError)
            mend = await _what_works(settings, has_thought=has_thought) or mend
        return [trouble(WHAT, f"{model.name}: {error}", mend)]
    says = f"{model.name} filled in a form in {_in_short(filled, started)}"
    return [well(WHAT, says), *await _fit_to_write(settings)]


async def _fit_to_write(settings: Settings) -> list[Finding]:
    """Return what to set for a language model that does not see what differs."""
    if settings.language_model_answers != "write" or await judges_well(settings):
        return []
    says = "the judge does not tell a false sentence from a faithful one"
    mend = (
        "Set LANGUAGE_MODEL_ANSWERS=select: then it only chooses excerpts, and writes no "
        "drafts and advice either. Or set LANGUAGE_MODEL_JUDGE to a better one."
    )
    return [trouble("LANGUAGE_MODEL_JUDGE", says, mend)]


async def _what_works(settings: Settings, *, has_thought: bool) -> str:
    """Return the lines for `.env` with which it fills in the form; empty if none are found."""
    until = perf_counter() + _SEARCH_SECONDS
    for changes in _combinations(settings, has_thought=has_thought):
        if perf_counter() > until:
            break
        try:
            await _filled_in(settings.model_copy(update=changes))
        except LanguageModelError:
            continue
        lines = " ".join(f"{name.upper()}={value}" for name, value in changes.items())
        return f"Put this into .env, so it filled in the form: {lines}"
    return ""


def _combinations(settings: Settings, *, has_thought: bool) -> Iterator[dict[str, Any]]:
    """Yield settings to try, those with the fewest changes first."""
    url = (settings.openai_base_url or "").rstrip("/")
    urls = [settings.openai_base_url]
    if url and not url.endswith(_VERSION):
        urls.append(f"{url}{_VERSION}")
    thinking = (_ROOM_TO_THINK if has_thought else settings.language_model_thinking_tokens,)
    tried = [
        {
            "openai_base_url": base,
            "language_model_limit": limit,
            "language_model_thinking_tokens": tokens,
            "language_model_method": method,
        }
        for base, limit, tokens, method in product(urls, LIMITS, thinking, METHODS)
    ]
    changes = [
        {name: value for name, value in one.items() if value != getattr(settings, name)}
        for one in tried
    ]
    yield from sorted(filter(None, changes), key=len)


async def _filled_in(settings: Settings) -> FilledForm:
    """Return the form, filled in rightly.

    Raises:
        LanguageModelError: it is not.
    """
    model, seconds = open_language_model(settings), settings.language_model_seconds
    if model is None:
        return FilledForm({})
    try:
        async with asyncio.timeout(seconds):
            filled = await model.write(_CALL)
    except TimeoutError as error:
        message = f"The language model did not finish within {seconds:g} seconds."
        raise TimedOutError(message) from error
    finally:
        await model.close()
    if filled.values.get("number") != _NAMED:
        message = "The language model filled in the form wrongly."
        raise UnusableReplyError(message)
    return filled


def _in_short(filled: FilledForm, started: float) -> str:
    took = f"{perf_counter() - started:.1f} s"
    return f"{took}, for {filled.tokens.total} tokens" if filled.tokens.total else took
