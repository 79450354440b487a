"""What `doctor` finds about the language model, by one real call to the tests' provider."""

import pytest

from bot.commands.checks.language_model import check_language_model
from bot.settings import Settings
from tests.language_model.server import Json, Reply, running


def settings_at(url: str | None, **more: object) -> Settings:
    usual = {"openai_base_url": url, "language_model_seconds": 1.0}
    return Settings(**usual | more)  # type: ignore[arg-type]


async def test_without_a_language_model_all_is_well() -> None:
    (finding,) = await check_language_model(settings_at(None))

    assert finding.is_well
    assert "word for word" in finding.says


async def test_one_real_call_is_made_and_what_it_took_is_told() -> None:
    with running(lambda _: Reply('{"number": 2}')) as provider:
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
        (Reply(status=500, error={"message": "no"}), "status page"),
        (Reply("Two days, I think."), "LANGUAGE_MODEL_METHOD"),
        (Reply('{"number": 2}', silent_after=0), "LANGUAGE_MODEL_SECONDS"),
    ],
)
@pytest.mark.filterwarnings("ignore")
async def test_each_trouble_comes_with_what_mends_it(reply: Reply, mend: str) -> None:
    with running(lambda _: reply) as provider:
        (finding,) = await check_language_model(settings_at(provider.url))

    assert not finding.is_well
    assert mend in finding.mend


@pytest.mark.filterwarnings("ignore")
async def test_a_method_that_the_server_takes_is_found_and_named() -> None:
    def by_function_alone(asked: Json) -> Reply:
        refused = Reply(status=500, error={"message": "response_format: no such type"})
        return Reply('{"number": 2}') if asked.get("tools") else refused

    with running(by_function_alone) as provider:
        settings = settings_at(provider.url, language_model_seconds=30.0)
        (finding,) = await check_language_model(settings)

    assert "provider fails" in finding.says
    assert finding.mend.startswith("Set LANGUAGE_MODEL_METHOD=function_calling")


async def test_a_provider_that_is_not_there_or_not_known_is_told() -> None:
    (away,) = await check_language_model(settings_at("http://127.0.0.1:9/v1"))
    (unknown,) = await check_language_model(settings_at(None, language_model="nobody:knows"))

    assert "OPENAI_BASE_URL" in away.mend
    assert "LangChain knows no provider" in unknown.says
