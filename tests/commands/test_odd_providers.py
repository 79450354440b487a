"""Servers that do as providers were seen to do: `doctor` finds that they work, or the mend."""

import json
from typing import Any

import pytest

from bot.commands.checks.language_model import check_language_model
from bot.settings import Settings
from tests.language_model.server import Behaviour, Json, Reply, running

GOOD = '{"number": 2}'
UNKNOWN = Reply(status=422, error={"message": "unknown field"})
THINKS = "<think>Two, or {3}? Two.</think>"


def refusing(*fields: str) -> Behaviour:
    """Answer, but refuse requests that ask for one of these."""
    return lambda asked: UNKNOWN if any(asked.get(one) for one in fields) else Reply(GOOD)


def replying(text: str = GOOD, **more: Any) -> Behaviour:
    return lambda _: Reply(text, **more)


def thinking(asked: Json) -> Reply:
    is_enough = asked.get("max_completion_tokens", 9999) > 3000
    return Reply(GOOD) if is_enough else Reply("", finish_reason="length")


async def found(behaviour: Behaviour, address: str = "", **more: Any) -> tuple[bool, str]:
    """Return whether all is well, and the mend."""
    with running(behaviour) as provider:
        settings = Settings(
            openai_base_url=address or provider.url,
            language_model_seconds=20.0,
            language_model_answers="select",
            **more,
        )
        (finding,) = await check_language_model(settings)
    return finding.is_well, finding.mend


@pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(replying(f"{THINKS}\n{GOOD}"), id="it thinks aloud"),
        pytest.param(replying(f"Sure:\n```json\n{GOOD}\n```\nMore?"), id="it talks around"),
        pytest.param(replying('{"number": 2, "sure": true, "why": null}'), id="more keys"),
        pytest.param(replying(finish_reason=None), id="no reason for its end"),
        pytest.param(refusing("stream", "stream_options"), id="it cannot stream"),
        pytest.param(refusing("parallel_tool_calls"), id="no parallel tool calls"),
        pytest.param(refusing("temperature"), id="no temperature"),
    ],
)
async def test_what_works_by_itself_is_well(behaviour: Behaviour) -> None:
    assert await found(behaviour) == (True, "")


@pytest.mark.parametrize(
    ("behaviour", "lines"),
    [
        pytest.param(
            refusing("max_completion_tokens"), "LIMIT=max_tokens", id="another limit's name"
        ),
        pytest.param(
            refusing("max_completion_tokens", "max_tokens"), "LIMIT=none", id="no limit"
        ),
        pytest.param(thinking, "THINKING_TOKENS=4000", id="thoughts eat the limit"),
        pytest.param(refusing("response_format"), "METHOD=function_calling", id="tools only"),
        pytest.param(refusing("response_format", "tools"), "METHOD=text", id="no forms"),
    ],
)
async def test_what_needs_a_setting_gets_its_line_for_env(
    behaviour: Behaviour, lines: str
) -> None:
    is_well, mend = await found(behaviour)

    assert not is_well
    assert mend == f"Put this into .env, so it filled in the form: LANGUAGE_MODEL_{lines}"


@pytest.mark.parametrize(
    ("behaviour", "mend"),
    [
        pytest.param(replying("{}"), "METHOD", id="an empty form"),
        pytest.param(replying('{"number": null}'), "METHOD", id="a null key"),
        pytest.param(replying('{"amount": 2}'), "METHOD", id="a missing key"),
        pytest.param(replying(body={"id": "1"}), "METHOD", id="no choices"),
        pytest.param(replying(body={"choices": []}), "METHOD", id="empty choices"),
        pytest.param(replying(body={"choices": None}), "METHOD", id="null choices"),
        pytest.param(
            replying(body={"choices": [{"index": 0, "finish_reason": "stop"}]}),
            "METHOD",
            id="a choice without a message",
        ),
        pytest.param(
            replying(status=400, error={"code": "content_filter"}),
            "content filter",
            id="a content filter's error",
        ),
        pytest.param(
            replying("", finish_reason="content_filter"),
            "content filter",
            id="a filtered reply",
        ),
    ],
)
async def test_what_cannot_work_is_named_with_its_mend(behaviour: Behaviour, mend: str) -> None:
    is_well, told = await found(behaviour)

    assert not is_well
    assert mend in told


async def test_a_limit_and_a_form_that_are_both_refused_are_found_together() -> None:
    refused = refusing("max_completion_tokens", "response_format", "tools")

    _, mend = await found(refused)

    assert mend.endswith("LANGUAGE_MODEL_LIMIT=max_tokens LANGUAGE_MODEL_METHOD=text")


async def test_the_lines_that_are_printed_make_all_well() -> None:
    def odd(asked: Json) -> Reply:
        return UNKNOWN if "response_format" in asked else Reply(f"{THINKS} {GOOD}")

    _, mend = await found(odd)
    lines = mend.rpartition(": ")[2].lower().split()

    assert await found(odd, **dict(one.split("=") for one in lines)) == (True, "")


async def test_an_address_without_its_version_gets_it() -> None:
    with running(replying(json.dumps({"number": 2}))) as provider:
        bare = provider.url.removesuffix("/v1")
        _, mend = await found(replying(), address=bare)

    assert mend.endswith(f"OPENAI_BASE_URL={bare}/v1")
