"""Check of the language model: one real call, as small as it can be."""

import asyncio
from time import perf_counter
from typing import get_args

from bot.commands.checks.finding import Finding, trouble, well
from bot.composition.language_model import open_language_model
from bot.language_model.config import UnknownLanguageModelError
from bot.language_model.port import (
    BusyError,
    Draft,
    KeyRefusedError,
    LanguageModel,
    LanguageModelError,
    ModelRequest,
    OutOfReachError,
    ProviderFailedError,
    RequestRefusedError,
    TimedOutError,
    UnusableReplyError,
    completed,
)
from bot.settings import Settings

WHAT = "LANGUAGE_MODEL"
PAGE = "docs/language-model.md"
METHODS = get_args(Settings.model_fields["language_model_method"].annotation)
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
}
# Servers refuse a form that they do not know in many ways, and some only by failing.
_MAY_BE_THE_METHOD = (ProviderFailedError, RequestRefusedError, UnusableReplyError)


async def check_language_model(settings: Settings) -> list[Finding]:
    """Return whether the language model that is set fills in a form; the call is charged."""
    try:
        model = open_language_model(settings)
    except UnknownLanguageModelError as error:
        return [trouble(WHAT, str(error), f"See {PAGE}, or set it to none to do without.")]
    if model is None:
        return [well(WHAT, "none is set, so answers quote the guidance word for word")]
    return [await _called(model, settings)]


async def _called(model: LanguageModel, settings: Settings) -> Finding:
    started = perf_counter()
    try:
        draft = await _filled_in(model, settings.language_model_seconds)
    except LanguageModelError as error:
        mend = _MENDS.get(type(error), "See your provider's status page, and try again later.")
        if isinstance(error, _MAY_BE_THE_METHOD) and settings.openai_base_url:
            mend = await _other_method(settings) or mend
        return trouble(WHAT, f"{model.name}: {error}", mend)
    return well(WHAT, f"{model.name} filled in a form in {_in_short(draft, started)}")


async def _other_method(settings: Settings) -> str:
    """Return how a server of one's own takes a form after all; empty if it does not."""
    for method in METHODS:
        if method != settings.language_model_method and await _takes_form(settings, method):
            return f"Set LANGUAGE_MODEL_METHOD={method}: so it filled in the form."
    return ""


async def _takes_form(settings: Settings, method: str) -> bool:
    model = open_language_model(settings.model_copy(update={"language_model_method": method}))
    try:
        return model is not None and bool(
            await _filled_in(model, settings.language_model_seconds)
        )
    except LanguageModelError:
        return False


async def _filled_in(model: LanguageModel, seconds: float) -> Draft:
    try:
        async with asyncio.timeout(seconds):
            return await completed(model.write(_CALL))
    except TimeoutError as error:
        message = f"The language model did not finish within {seconds:g} seconds."
        raise TimedOutError(message) from error
    finally:
        await model.close()


def _in_short(draft: Draft, started: float) -> str:
    took = f"{perf_counter() - started:.1f} s"
    return f"{took}, for {draft.tokens.total} tokens" if draft.tokens.total else took
