import json

import pytest

from tests.playground.conftest import Api
from tests.playground.echo_bot import BOT_TOKEN

POST = "/api/chat.postMessage"
WORDS = {"channel": "C0GENERAL", "text": "Hello"}


@pytest.mark.parametrize(
    ("method", "token", "error"),
    [
        ("auth.test", "", "not_authed"),
        ("auth.test", "xoxb-of-somebody-else", "invalid_auth"),
        ("auth.test", "xapp-playground", "not_allowed_token_type"),
        ("apps.connections.open", BOT_TOKEN, "not_allowed_token_type"),
        ("chat.sing", BOT_TOKEN, "unknown_method"),
        ("chat.startStream", BOT_TOKEN, "unknown_method"),
    ],
)
async def test_refuses_as_slack_does(api: Api, method: str, token: str, error: str) -> None:
    headers = {"Authorization": f"Bearer {token}"}

    answer = await api.client.post(f"/api/{method}", headers=headers)

    assert answer.json()["error"] == error


async def test_takes_arguments_as_json(api: Api) -> None:
    said = await api("chat.postMessage", **WORDS)

    assert said["message"]["text"] == "Hello"


async def test_takes_arguments_and_token_as_a_form(api: Api) -> None:
    blocks = json.dumps([{"type": "divider"}])

    answer = await api.client.post(POST, data=WORDS | {"token": BOT_TOKEN, "blocks": blocks})

    assert answer.json()["message"]["blocks"][0]["type"] == "divider"


async def test_takes_arguments_in_the_query(api: Api) -> None:
    answer = await api.client.get(
        POST, params=WORDS, headers={"Authorization": f"Bearer {BOT_TOKEN}"}
    )

    assert answer.json()["ok"] is True


@pytest.mark.parametrize(("body", "error"), [("{", "invalid_json"), ("[]", "json_not_object")])
async def test_refuses_json_that_is_no_object(api: Api, body: str, error: str) -> None:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {BOT_TOKEN}"}

    answer = await api.client.post(POST, content=body, headers=headers)

    assert answer.json()["error"] == error


async def test_refuses_text_that_should_hold_json(api: Api) -> None:
    answer = await api("chat.postMessage", **WORDS, blocks="[{")

    assert answer["error"] == "invalid_blocks_format"


async def test_says_what_it_was_told(api: Api) -> None:
    fine = await api("api.test", foo="bar")
    wrong = await api("api.test", error="my_error")

    assert fine["args"] == {"foo": "bar"}
    assert wrong["error"] == "my_error"


async def test_tells_the_app_who_it_is(api: Api) -> None:
    who = await api("auth.test")

    assert (who["team_id"], who["user_id"], who["bot_id"]) == ("T0NORTH", "U0BOT", "B0BOT")
