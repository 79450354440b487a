"""Every way in which the tests' provider fails, met through the real client."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from pydantic import SecretStr

from bot.language_model.choice import choose_language_model
from bot.language_model.config import ModelConfig
from bot.language_model.generation import ReplyGenerator
from bot.language_model.port import LanguageModel
from tests.language_model.builders import a_guarded_model
from tests.language_model.server import Reply

SECONDS = 1.0
NO_JSON = "Sure! Here is what I think."
FAILURES = {
    "wrong key": Reply(status=401, error={"message": "no"}),
    "busy": Reply(status=429, error={"message": "slow down"}),
    "fails": Reply(status=500, error={"message": "oops"}),
    "cut off": Reply(text='{"words": ["good morning, dear customer"]}', breaks_after=1),
    "silent": Reply(silent_after=0),
    "no JSON": Reply(text=NO_JSON),
    "another form": Reply(text='{"greeting": "hello"}'),
    "a list": Reply(text="[1, 2]"),
    "empty": Reply(text=""),
    "declines": Reply(refusal="I cannot help with that."),
    "too long": Reply(status=400, error={"code": "context_length_exceeded"}),
    "half a form": Reply(text='{"name": "Late', finish_reason="length"),
}
# Who asks for a form meets all of these as one kind of error: test_generation.py shows it.
SOME_FAILURES = {name: FAILURES[name] for name in ("wrong key", "no JSON", "another form")}


@asynccontextmanager
async def model_at(url: str, key: str = "sk-test") -> AsyncIterator[LanguageModel]:
    """Yield a language model with a provider at this address."""
    config = ModelConfig(base_url=url, api_key=SecretStr(key), seconds=SECONDS)
    chosen = choose_language_model(config)
    assert chosen
    try:
        yield chosen
    finally:
        await chosen.close()


@asynccontextmanager
async def forms_at(url: str) -> AsyncIterator[ReplyGenerator]:
    """Yield what generates replies with a provider at this address, within a second."""
    async with model_at(url) as chosen:
        yield ReplyGenerator(
            a_guarded_model(chosen, seconds=SECONDS), new_delimiter=lambda: "f3nc3"
        )
