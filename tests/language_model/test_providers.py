"""Servers that speak like OpenAI's, but not quite: each works, by itself or by a setting."""

import json
from typing import Any

import pytest
from pydantic import SecretStr

from bot.language_model.choice import choose_language_model
from bot.language_model.config import ModelConfig
from bot.language_model.port import (
    DeclinedError,
    FilledForm,
    LanguageModelError,
    RequestRefusedError,
    TooLongError,
)
from tests.language_model.builders import WORDS, a_guarded_model, a_reply, an_assignment
from tests.language_model.server import Behaviour, Json, Reply, running

REFUSED = Reply(status=422, error={"message": "unknown field"})


async def written(behaviour: Behaviour, **more: Any) -> FilledForm:
    with running(behaviour) as provider:
        config = ModelConfig(
            base_url=provider.url, api_key=SecretStr("sk-test"), seconds=2.0, **more
        )
        model = choose_language_model(config)
        assert model
        try:
            return await model.write(an_assignment())
        finally:
            await model.close()


def without(*fields: str) -> Behaviour:
    """Answer, but refuse requests with one of these fields."""
    return lambda asked: REFUSED if any(asked.get(one) for one in fields) else a_reply()


@pytest.mark.parametrize(
    "text",
    [
        f"<think>The form, hm. {{}} Well.</think>\n{WORDS}",
        f"Sure! Here it is:\n```json\n{WORDS}\n```\nAnything else?",
        json.dumps({**json.loads(WORDS), "confidence": 0.9, "notes": None}),
    ],
)
@pytest.mark.parametrize("method", ["json_schema", "json_mode", "text"])
async def test_a_form_is_found_among_prose_thoughts_and_more_fields(
    text: str, method: str
) -> None:
    filled = await written(lambda _: a_reply(text=text), method=method)

    assert filled.values == json.loads(WORDS)


async def test_a_reply_without_a_reason_for_its_end_is_whole() -> None:
    assert (await written(lambda _: a_reply(finish_reason=None))).values


@pytest.mark.parametrize(
    ("refused", "more"),
    [
        (("stream", "stream_options", "temperature"), {}),
        (("parallel_tool_calls",), {"method": "function_calling"}),
        (("max_completion_tokens",), {"limit": "max_tokens"}),
        (("max_completion_tokens", "max_tokens"), {"limit": "none"}),
        (("response_format",), {"method": "function_calling"}),
        (("response_format", "tools"), {"method": "text"}),
    ],
)
async def test_what_a_server_does_not_know_it_is_not_sent(
    refused: tuple[str, ...], more: Json
) -> None:
    assert (await written(without(*refused), **more)).values


async def test_a_limit_that_is_refused_has_a_name() -> None:
    with pytest.raises(RequestRefusedError):
        await written(without("max_completion_tokens"))


async def test_thoughts_that_eat_the_limit_get_one_of_their_own() -> None:
    def thinks(asked: Json) -> Reply:
        is_enough = asked["max_completion_tokens"] > 3000
        return a_reply() if is_enough else a_reply(text="", finish_reason="length")

    with pytest.raises(TooLongError):
        await written(thinks)
    assert (await written(thinks, thinking_tokens=4000)).values


async def test_a_model_that_thinks_is_told_how_long() -> None:
    asked: list[Json] = []

    def noting(request: Json) -> Reply:
        asked.append(request)
        return a_reply()

    await written(noting, effort="low")

    assert asked[0]["reasoning_effort"] == "low"


@pytest.mark.parametrize("body", [{"id": "1", "choices": None}, {"id": "1"}, {"choices": []}])
async def test_a_completion_without_choices_is_an_error_with_a_name(body: Json) -> None:
    with pytest.raises(LanguageModelError):
        await written(lambda _: Reply(body=body))


async def test_a_content_filter_is_no_failure_of_the_provider() -> None:
    filtered = Reply(status=400, error={"code": "content_filter", "message": "no"})
    with running(lambda _: filtered) as provider:
        model = choose_language_model(ModelConfig(base_url=provider.url, seconds=2.0))
        assert model
        guarded = a_guarded_model(model)
        for _ in range(4):
            with pytest.raises(DeclinedError):
                await guarded.write(an_assignment(), "U0DAN")
        await model.close()

        assert len(provider.requests) == 4


async def test_the_responses_api_fills_in_a_form() -> None:
    said = {"type": "output_text", "text": WORDS, "annotations": []}
    output = {
        "type": "message", "id": "m1", "role": "assistant", "status": "completed",
        "content": [said],
    }  # fmt: skip
    usage = {
        "input_tokens": 900, "output_tokens": 120, "total_tokens": 1020,
        "input_tokens_details": {"cached_tokens": 0},
        "output_tokens_details": {"reasoning_tokens": 0},
    }  # fmt: skip
    body = {
        "id": "r1", "object": "response", "created_at": 1, "model": "fake", "output": [output],
        "status": "completed", "usage": usage, "parallel_tool_calls": False, "tools": [],
        "tool_choice": "auto",
    }  # fmt: skip

    filled = await written(lambda _: Reply(body=body), has_responses_api=True)

    assert filled.values == json.loads(WORDS)
