"""What a language model writes when nobody waits for it."""

from dataclasses import replace

import pytest

from bot.composition.language_model import BACKGROUND_SECONDS, in_the_background
from bot.composition.writing import writing_features
from bot.language_model.port import OverBudgetError
from bot.language_model.usage import UsageLimits
from bot.settings import Settings
from tests.language_model.builders import a_guarded_model, a_use, an_assignment
from tests.language_model.fakes import FakeLanguageModel, FakeUses


def uses_of(spent: int = 0) -> FakeUses:
    uses = FakeUses()
    uses.kept = [replace(a_use(), tokens=replace(a_use().tokens, read=spent, written=0))]
    return uses


def test_without_a_language_model_nobody_writes() -> None:
    writing = writing_features(None, Settings())

    assert writing.name_theme is None
    assert writing.aside is None


def test_reports_are_read_only_where_that_is_set() -> None:
    writer = a_guarded_model(FakeLanguageModel(lambda _: {}))

    assert writing_features(writer, Settings()).name_theme is None
    assert writing_features(writer, Settings(language_model_reads_reports=True)).name_theme


def test_a_language_model_that_only_selects_writes_nothing_else() -> None:
    writer = a_guarded_model(FakeLanguageModel(lambda _: {}))
    settings = Settings(language_model_answers="select", language_model_reads_reports=True)

    may = writing_features(writer, settings).may_read

    assert may.asks
    assert (may.drafts, may.advises, may.drafts_lessons) == (False, False, False)
    assert writing_features(writer, settings).name_theme is None


@pytest.mark.parametrize("stays", ["questions", "guidance"])
def test_own_words_go_only_where_questions_and_guidance_do(stays: str) -> None:
    writer = a_guarded_model(FakeLanguageModel(lambda _: {}))
    settings = Settings(**{f"language_model_reads_{stays}": False})  # type: ignore[arg-type]

    assert not writing_features(writer, settings).may_read.advises


async def test_background_has_more_time_and_half_of_the_company_s_budget() -> None:
    model = FakeLanguageModel(lambda _: {})
    usual = a_guarded_model(model, uses=uses_of(50), limits=UsageLimits(tokens_per_month=99))

    aside = in_the_background(usual)

    assert aside.seconds == BACKGROUND_SECONDS
    with pytest.raises(OverBudgetError):
        await aside.write(an_assignment(), "")
    await usual.write(an_assignment(), "")


async def test_budget_without_limit_stays_without_limit() -> None:
    model = FakeLanguageModel(lambda _: {})
    aside = in_the_background(a_guarded_model(model, uses=uses_of(10**9)))

    await aside.write(an_assignment(), "")

    assert len(model.requests) == 1


def test_failures_in_the_background_do_not_count_for_ask() -> None:
    usual = a_guarded_model(FakeLanguageModel(lambda _: {}))

    in_the_background(usual).breaker.failed()

    assert usual.breaker.failures == 0
