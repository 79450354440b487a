"""Whatever the provider does, neither key nor texts come into the log, at DEBUG either."""

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest

from bot.language_model.port import LanguageModelError
from bot.logs import JsonLines
from tests.language_model.builders import a_guarded_model, an_assignment
from tests.language_model.misbehaviour import FAILURES, model_at
from tests.language_model.server import Json, Reply, running

KEY, RULES, WORDS, WRITTEN = "sk-very-secret", "rule-words", "asked-words", "written-words"
ECHO = {"message": f"{KEY} may not send {RULES} {WORDS}", "code": "echo"}


@pytest.fixture
def log() -> Iterator[StringIO]:
    """The log at DEBUG, the libraries' too: no handler leaves anything out."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines(tells_all=True))
    loggers = [logging.getLogger(one) for one in ("", "openai", "httpx")]
    levels = [one.level for one in loggers]
    loggers[0].addHandler(handler)
    for one in loggers:
        one.setLevel(logging.DEBUG)
    yield written
    loggers[0].removeHandler(handler)
    for one, level in zip(loggers, levels, strict=True):
        one.setLevel(level)


def echoing(name: str) -> Reply:
    reply = FAILURES[name]
    if reply.status != 200:
        return Reply(status=reply.status, error={**ECHO, **reply.error})
    return reply


@pytest.mark.parametrize("name", [*FAILURES, "well"])
async def test_a_call_leaves_no_key_and_no_words_in_the_log(name: str, log: StringIO) -> None:
    written = Reply(text=json.dumps({"words": [WRITTEN]}))

    def behaviour(_: Json) -> Reply:
        return written if name == "well" else echoing(name)

    with running(behaviour) as provider:
        async with model_at(provider.url, key=KEY) as model:
            request = an_assignment(rules=RULES, material=WORDS)
            try:
                await a_guarded_model(model, seconds=1.0).write(request, "U0DAN")
            except LanguageModelError:
                logging.getLogger("bot.test").exception("failed")

    logged = log.getvalue()
    assert ("language model failed" in logged) == (name != "well")
    assert not any(one in logged for one in (KEY, RULES, WORDS, WRITTEN))
