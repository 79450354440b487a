"""Every way in which the tests' provider fails, and forms filled in through the real client."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from pydantic import SecretStr

from bot.language_model.choice import choose_language_model
from bot.language_model.forms import Forms
from bot.language_model.wish import Wish
from tests.language_model.builders import a_careful_model
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
# Whoever fills in forms meets all of these as one kind of error, which test_forms.py shows.
SOME_FAILURES = {name: FAILURES[name] for name in ("wrong key", "no JSON", "another form")}


@asynccontextmanager
async def forms_at(url: str) -> AsyncIterator[Forms]:
    """Yield what fills in forms with a provider at this address, within a second."""
    wish = Wish(base_url=url, api_key=SecretStr("sk-test"), seconds=SECONDS)
    chosen = choose_language_model(wish)
    assert chosen
    try:
        yield Forms(a_careful_model(chosen, seconds=SECONDS), new_fence=lambda: "f3nc3")
    finally:
        await chosen.close()
