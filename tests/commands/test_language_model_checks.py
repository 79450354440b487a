"""What `doctor` finds about the language model, by real calls to the tests' provider."""

import json

import pytest

from bot.commands.checks.language_model import check_language_model
from bot.settings import Settings
from tests.language_model.server import Json, Reply, running

GOOD = '{"number": 2}'


def settings_at(url: str | None, **more: object) -> Settings:
    usual = {"openai_base_url": url, "language_model_seconds": 1.0}
    return Settings(**usual | {"language_model_answers": "select"} | more)  # type: ignore[arg-type]


async def test_without_a_language_model_all_is_well() -> None:
    (finding,) = await check_language_model(settings_at(None))

    assert finding.is_well
    assert "word for word" in finding.says


async def test_one_real_call_is_made_and_what_it_took_is_told() -> None:
    with running(lambda _: Reply(GOOD)) as provider:
        (finding,) = await check_language_model(settings_at(provider.url))

        assert len(provider.requests) == 1
    assert finding.is_well
    assert "openai:gpt-4.1-mini filled in a form" in finding.says
    assert "1020 tokens" in finding.says


@pytest.mark.parametrize(
    ("reply", "mend"),
    [
        (Reply(status=401, error={"message": "no"}), "OPENAI_API_KEY"),
        (Reply(status=404, error={"message": "no"}), "name after the colon"),
        (Reply(status=429, error={"message": "no"}), "balance"),
        (Reply("Two days, I think."), "LANGUAGE_MODEL_METHOD"),
        (Reply("", finish_reason="length"), "LANGUAGE_MODEL_EFFORT"),
        (Reply(GOOD, silent_after=0), "LANGUAGE_MODEL_SECONDS"),
    ],
)
async def test_each_trouble_comes_with_what_mends_it(reply: Reply, mend: str) -> None:
    with running(lambda _: reply) as provider:
        (finding,) = await check_language_model(settings_at(provider.url))

    assert not finding.is_well
    assert mend in finding.mend


@pytest.mark.parametrize(("verdicts", "is_fit"), [([1, 0, 0], True), ([1, 1, 1], False)])
async def test_a_judge_that_passes_everything_is_told_to_only_choose(
    verdicts: list[int], is_fit: bool
) -> None:
    judged = [{"sentence": at, "is_carried": bool(one)} for at, one in enumerate(verdicts, 1)]

    def examined(asked: Json) -> Reply:
        is_exam = asked["response_format"]["json_schema"]["name"] == "JudgedForm"
        return Reply(json.dumps({"verdicts": judged}) if is_exam else GOOD)

    with running(examined) as provider:
        settings = settings_at(provider.url, language_model_answers="write")
        _, *findings = await check_language_model(settings)

    assert [one.mend[:33] for one in findings] == (
        [] if is_fit else ["Set LANGUAGE_MODEL_ANSWERS=select"]
    )


async def test_a_provider_that_is_not_there_or_not_known_is_told() -> None:
    (away,) = await check_language_model(settings_at("http://127.0.0.1:9/v1"))
    (unknown,) = await check_language_model(settings_at(None, language_model="nobody:knows"))

    assert "OPENAI_BASE_URL" in away.mend
    assert "LangChain knows no provider" in unknown.says
