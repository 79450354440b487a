"""Opens the language model that the settings name, within its budgets."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from secrets import token_hex
from time import monotonic

from bot.composition.opening import model_config
from bot.language_model.breaker import Breaker
from bot.language_model.choice import choose_language_model
from bot.language_model.guarded import GuardedLanguageModel
from bot.language_model.port import LanguageModel
from bot.language_model.reading import MayRead
from bot.language_model.usage import UsageLimits, Uses
from bot.settings import Settings

BACKGROUND_SECONDS = 60.0  # five quiz questions are some 2,000 words to read and to write


def open_language_model(settings: Settings) -> LanguageModel | None:
    """Return the language model that the settings name; None if they name none.

    Raises:
        UnknownLanguageModelError: they name one that cannot be used.
    """
    return choose_language_model(model_config(settings))


def limits_of(settings: Settings) -> UsageLimits:
    """Return what the settings let employees and the company use."""
    return UsageLimits(
        tokens_per_employee_and_day=settings.language_model_tokens_per_employee_and_day,
        tokens_per_month=settings.language_model_tokens_per_month,
        price_read=settings.language_model_price_read,
        price_written=settings.language_model_price_written,
    )


def may_read(settings: Settings) -> MayRead:
    """Return what the settings let a language model read."""
    return MayRead(
        questions=settings.language_model_reads_questions,
        guidance=settings.language_model_reads_guidance,
        reports=settings.language_model_reads_reports,
        lessons=settings.language_model_reads_lessons,
        writes=settings.language_model_answers == "write",
    )


def open_writer(
    settings: Settings, uses: Uses, now: Callable[[], datetime]
) -> GuardedLanguageModel | None:
    """Return the language model within its budgets; None if the settings name none.

    Raises:
        UnknownLanguageModelError: the settings name one that cannot be used.
    """
    model = open_language_model(settings)
    if model is None:
        return None
    return GuardedLanguageModel(
        model=model,
        uses=uses,
        breaker=Breaker(monotonic),
        limits=limits_of(settings),
        seconds=settings.language_model_seconds,
        now=now,
        judge=open_judge(settings) if settings.language_model_judge else None,
    )


def open_judge(settings: Settings) -> LanguageModel | None:
    """Return the language model that judges what is written; None if none is set.

    Raises:
        UnknownLanguageModelError: the settings name one that cannot be used.
    """
    config = model_config(settings)
    named = settings.language_model_judge or config.setting
    return choose_language_model(replace(config, setting=named))


def judge_beside(writer: GuardedLanguageModel) -> GuardedLanguageModel:
    """Return what judges what another wrote, on the same budget; the same where none is named.

    It is closed with the other.
    """
    model = writer.judge
    return replace(writer, model=model, breaker=Breaker(monotonic)) if model else writer


def in_the_background(writer: GuardedLanguageModel) -> GuardedLanguageModel:
    """Return the language model for what nobody waits for: at least `BACKGROUND_SECONDS`.

    It may use half of what the company may, and its failures do not spare Ask the provider.
    """
    half = -(-writer.limits.tokens_per_month // 2)
    return replace(
        writer,
        breaker=Breaker(monotonic),
        limits=replace(writer.limits, tokens_per_month=half),
        seconds=max(BACKGROUND_SECONDS, writer.seconds),
    )


def new_delimiter() -> str:
    """Return 12 random hexadecimal digits, which no author of material can know."""
    return token_hex(6)
