"""Which language model is chosen."""

import pytest
from langsmith.utils import tracing_is_enabled
from pydantic import SecretStr

from bot.language_model.choice import choose_language_model
from bot.language_model.config import DEFAULT_NAME, ModelConfig, UnknownLanguageModelError

KEY = SecretStr("sk-test")


def test_nothing_set_means_no_language_model() -> None:
    assert choose_language_model(ModelConfig()) is None


def test_none_means_none_though_a_key_is_set() -> None:
    assert choose_language_model(ModelConfig("none", KEY)) is None


@pytest.mark.parametrize(
    "config", [ModelConfig(api_key=KEY), ModelConfig(base_url="http://127.0.0.1:1/v1")]
)
def test_a_key_or_an_address_is_enough(config: ModelConfig) -> None:
    chosen = choose_language_model(config)

    assert chosen
    assert chosen.name == DEFAULT_NAME


def test_a_provider_whose_package_is_missing_is_told_with_its_name() -> None:
    with pytest.raises(
        UnknownLanguageModelError, match="needs the package langchain-anthropic"
    ):
        choose_language_model(ModelConfig("anthropic:claude"))


@pytest.mark.parametrize("setting", ["gpt-4.1", "openai:", "openai:gpt-4.1", "nobody:knows"])
def test_what_cannot_be_used_is_told_in_one_sentence(setting: str) -> None:
    with pytest.raises(UnknownLanguageModelError, match="LANGUAGE_MODEL is") as told:
        choose_language_model(ModelConfig(setting))

    assert "\n" not in str(told.value)


def test_nothing_is_traced_elsewhere_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):
        monkeypatch.setenv(name, "true")

    choose_language_model(ModelConfig(api_key=KEY))

    assert not tracing_is_enabled()
