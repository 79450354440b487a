"""What Slack is answered when something could not be taken in."""

import json
import time
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.running.not_taken_in import NotTakenInError, NotYetTakenInError
from bot.delivery.sending import refusals
from bot.workspaces.single.bot import bolt_of
from bot.workspaces.single.bot_identity import BotIdentity
from tests.delivery.conftest import slack
from tests.slack_stand_in import SlackStandIn

__all__ = ["slack"]  # a fixture

SECRET = "secret"
FULL = NotTakenInError("The disk is full.")


@pytest.fixture
async def bolt(slack: SlackStandIn, monkeypatch: pytest.MonkeyPatch) -> AsyncApp:
    monkeypatch.setattr(refusals, "ANSWER_SECONDS", 10)  # nothing here hangs
    client = AsyncWebClient("xoxb-1", base_url=slack.url)
    identity = BotIdentity(client)
    await identity.ask()
    return bolt_of(client, SECRET, identity)


async def sent(bolt: AsyncApp, body: dict[str, Any], *, repeat: int = 0) -> BoltResponse:
    """Let Slack send it to a bot that cannot take anything in."""
    is_event = body.get("type") == "event_callback"
    form = body if "command" in body else {"payload": json.dumps(body)}
    text = json.dumps(body) if is_event else urlencode(form)
    now = str(int(time.time()))
    headers = {
        "content-type": "application/json" if is_event else "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": now,
        "x-slack-signature": str(
            SignatureVerifier(SECRET).generate_signature(timestamp=now, body=text)
        ),
        **({"x-slack-retry-num": str(repeat)} if repeat else {}),
    }
    return await bolt.async_dispatch(AsyncBoltRequest(body=text, headers={**headers}))


def failing(error: Exception) -> Any:
    async def listener() -> None:
        raise error

    return listener


def a_message(**more: Any) -> dict[str, Any]:
    event = {
        "type": "message",
        "channel_type": "im",
        "channel": "D1",
        "user": "U1",
        "ts": "1.1",
    }
    return {"type": "event_callback", "team_id": "T1", "event": event | more}


async def test_who_types_a_command_is_told(bolt: AsyncApp) -> None:
    bolt.command("/customer")(failing(FULL))

    answer = await sent(bolt, {"command": "/customer", "text": "quiz", "team_id": "T1"})

    assert (answer.status, answer.body) == (200, "The disk is full.")


async def test_who_clicks_is_told(bolt: AsyncApp, slack: SlackStandIn) -> None:
    bolt.action("go")(failing(FULL))
    click = {"type": "block_actions", "actions": [{"action_id": "go", "type": "button"}]}

    answer = await sent(bolt, click | {"response_url": f"{slack.url}respond"})

    assert answer.status == 200
    assert [(one.method, one.fields["text"]) for one in slack.arrived[1:]] == [
        ("respond", "The disk is full.")
    ]


async def test_a_click_that_cannot_be_answered_fails_visibly(
    bolt: AsyncApp, slack: SlackStandIn
) -> None:
    bolt.action("go")(failing(FULL))
    click = {"type": "block_actions", "actions": [{"action_id": "go", "type": "button"}]}

    answer = await sent(bolt, click | {"response_url": f"{slack.url}status/500"})

    assert answer.status == 500


@pytest.mark.parametrize(
    ("kinds", "status", "body"),
    [
        (["section", "input"], 200, {"errors": {"b1": "The disk is full."}}),
        (["section"], 500, {}),
    ],
)
async def test_who_sends_a_form_keeps_what_was_typed(
    bolt: AsyncApp, kinds: list[str], status: int, body: dict[str, Any]
) -> None:
    bolt.view("form")(failing(FULL))
    blocks = [{"type": kind, "block_id": f"b{n}"} for n, kind in enumerate(kinds)]
    view = {"type": "modal", "callback_id": "form", "blocks": blocks}

    answer = await sent(bolt, {"type": "view_submission", "view": view})

    assert answer.status == status
    assert body.items() <= json.loads(answer.body or "{}").items()


@pytest.mark.parametrize(
    ("repeat", "more", "told"),
    [
        (0, {}, []),
        (2, {}, []),
        (3, {}, [("D1", "1.1")]),
        (3, {"thread_ts": "0.9"}, [("D1", "0.9")]),
        (3, {"channel": "C1", "channel_type": "channel"}, []),
        (3, {"type": "app_home_opened"}, []),
    ],
)
async def test_who_writes_is_told_when_slack_will_not_come_again(
    bolt: AsyncApp,
    slack: SlackStandIn,
    repeat: int,
    more: dict[str, Any],
    told: list[tuple[str, str]],
) -> None:
    body = a_message(**more)
    bolt.event(body["event"]["type"])(failing(FULL))

    answer = await sent(bolt, body, repeat=repeat)

    assert [(one.fields["channel"], one.fields["thread_ts"]) for one in slack.posts] == told
    assert answer.status == (200 if told else 500)


@pytest.mark.parametrize(
    "error", [NotYetTakenInError("It may still be kept."), LookupError("a defect")]
)
async def test_nothing_is_told_that_may_be_wrong(bolt: AsyncApp, error: Exception) -> None:
    bolt.command("/customer")(failing(error))

    answer = await sent(bolt, {"command": "/customer", "text": "quiz", "team_id": "T1"})

    assert answer.status == 500


async def test_who_mentions_the_bot_is_told_where_nobody_else_reads(
    bolt: AsyncApp, slack: SlackStandIn
) -> None:
    bolt.event("app_mention")(failing(FULL))

    await sent(bolt, a_message(channel="C1", type="app_mention"), repeat=3)

    (told,) = [one for one in slack.arrived if one.method.startswith("chat.")]
    assert told.method == "chat.postEphemeral"
    assert (told.fields["channel"], told.fields["user"]) == ("C1", "U1")
