"""The adapter against a provider that misbehaves, through the real client."""

import gc
import json
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from bot.language_model.choice import choose_language_model
from bot.language_model.config import ModelConfig
from bot.language_model.port import (
    BusyError,
    DeclinedError,
    FilledForm,
    KeyRefusedError,
    LanguageModel,
    LanguageModelError,
    OutOfReachError,
    ProviderFailedError,
    RequestRefusedError,
    TimedOutError,
    TokenCount,
    TooLongError,
    UnusableReplyError,
)
from bot.proxies import spare_this_machine
from tests.language_model.builders import FORM, WORDS, a_reply, an_assignment
from tests.language_model.server import Reply, running

SECONDS = 1.0

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True, scope="module")
def cut_connections() -> Iterator[None]:
    """Collect here what a cut connection leaves behind, not in somebody else's tests."""
    yield
    gc.collect()


def model_at(url: str, method: str = "json_schema") -> LanguageModel:
    config = ModelConfig(
        base_url=url, api_key=SecretStr("sk-test"), seconds=SECONDS, method=method
    )
    chosen = choose_language_model(config)
    assert chosen
    return chosen


async def written(model: LanguageModel) -> FilledForm:
    """Return what was filled in."""
    return await model.write(an_assignment())


async def test_who_closes_a_language_model_leaves_another_of_its_address_open() -> None:
    with running(lambda _: a_reply()) as provider:
        one, other = model_at(provider.url), model_at(provider.url)
        await written(one)

        await one.close()

        assert (await written(other)).values
        await other.close()


async def test_a_language_model_is_reached_through_a_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with running(lambda _: a_reply()) as provider:
        monkeypatch.setenv("NO_PROXY", "[::1]")
        monkeypatch.setenv("no_proxy", "")
        monkeypatch.setenv("HTTP_PROXY", provider.url.removesuffix("/v1"))
        spare_this_machine()
        model = model_at("http://model.example/v1")

        filled = await written(model)
        await model.close()

    assert filled.values


async def test_a_form_is_filled_in_and_its_tokens_are_counted() -> None:
    with running(lambda _: a_reply()) as provider:
        filled = await written(model_at(provider.url))

    assert filled.values["words"] == ["good morning, dear customer", "and a good evening"]
    assert filled.tokens == TokenCount(900, 120)


async def test_rules_and_material_travel_apart_and_the_form_is_strict() -> None:
    with running(lambda _: a_reply()) as provider:
        await written(model_at(provider.url))

    asked = provider.requests[0]
    assert [message["role"] for message in asked["messages"]] == ["system", "user"]
    assert asked["response_format"]["json_schema"]["strict"] is True


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(status=401, error={"message": "no"}), KeyRefusedError),
        (Reply(status=403, error={"message": "no"}), KeyRefusedError),
        (Reply(status=404, error={"message": "no such model"}), RequestRefusedError),
        (Reply(status=429, error={"message": "slow down"}), BusyError),
        (Reply(status=500, error={"message": "oops"}), ProviderFailedError),
        (Reply(status=503, error={"message": "oops"}), ProviderFailedError),
        (Reply(status=400, error={"code": "context_length_exceeded"}), TooLongError),
        (a_reply(text='{"words": ["good', finish_reason="length"), TooLongError),
        (Reply(status=400, error={"code": "content_filter", "message": "no"}), DeclinedError),
        (a_reply(finish_reason="content_filter"), DeclinedError),
        (a_reply(text="", refusal="I cannot help with that."), DeclinedError),
        (a_reply(text="Sure! Here is what I think."), UnusableReplyError),
        (a_reply(text="[1, 2]"), UnusableReplyError),
        (a_reply(text='{"greeting": "hello"}'), UnusableReplyError),
        (a_reply(text='{"words": "hello"}'), UnusableReplyError),
        (a_reply(text='{"words": null}'), UnusableReplyError),
        (a_reply(text="<think>" + "x" * 50_000, finish_reason="length"), TooLongError),
        (a_reply(text=""), UnusableReplyError),
        (a_reply(breaks_after=2), OutOfReachError),
        (a_reply(text='{"words": ["good', finish_reason=None), UnusableReplyError),
        (a_reply(silent_after=0), TimedOutError),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore")
async def test_every_failure_has_its_name(
    reply: Reply, error: type[LanguageModelError]
) -> None:
    with running(lambda _: reply) as provider, pytest.raises(error):
        await written(model_at(provider.url))


async def test_a_provider_that_is_not_there_is_out_of_reach() -> None:
    with pytest.raises(OutOfReachError):
        await written(model_at("http://127.0.0.1:9/v1"))


@pytest.mark.parametrize("method", ["json_schema", "function_calling", "json_mode"])
async def test_a_form_is_filled_in_by_each_method(method: str) -> None:
    with running(lambda _: a_reply()) as provider:
        filled = await written(model_at(provider.url, method))

    assert filled.values == json.loads(WORDS)


async def test_a_method_that_takes_any_json_is_told_the_form() -> None:
    with running(lambda _: a_reply()) as provider:
        await model_at(provider.url, "json_mode").write(an_assignment())

    (rules, _) = provider.requests[0]["messages"]
    assert json.dumps(FORM) in rules["content"]


async def test_azure_is_reached_at_its_deployment(monkeypatch: pytest.MonkeyPatch) -> None:
    with running(lambda _: a_reply()) as provider:
        monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", provider.url.removesuffix("/v1"))
        monkeypatch.setenv("AZURE_OPENAI_API_KEY", "sk-test")
        monkeypatch.setenv("OPENAI_API_VERSION", "2024-10-21")
        chosen = choose_language_model(ModelConfig("azure_openai:our-deployment"))
        assert chosen
        filled = await written(chosen)

    assert filled.tokens == TokenCount(900, 120)


async def test_who_wants_fewer_questions_is_not_asked_again() -> None:
    reply = Reply(status=429, error={"message": "later"}, headers={"retry-after": "50"})

    with running(lambda _: reply) as provider:
        with pytest.raises(BusyError):
            await written(model_at(provider.url))

        assert len(provider.requests) == 1


async def test_a_short_trouble_is_tried_once_more() -> None:
    replies = iter([Reply(status=500, error={"message": "oops"}), a_reply()])

    with running(lambda _: next(replies)) as provider:
        filled = await written(model_at(provider.url))

    assert filled.values
