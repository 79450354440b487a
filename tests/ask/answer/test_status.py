"""A thread shows that the bot is at work, by whichever of Slack's two ways there is."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.answer.status import SlackStatus

SESSIONS, ASSISTANTS = "agents.sessions.setStatus", "assistant.threads.setStatus"


class FakeSlack(AsyncWebClient):
    """Notes which status was set, and refuses the methods that it lacks."""

    def __init__(self, **refused: str) -> None:
        super().__init__()
        self.refused = {name.replace("_", "."): why for name, why in refused.items()}
        self.seen: list[tuple[str, str]] = []

    async def api_call(self, api_method: str, **asked: Any) -> Any:
        self.seen.append((api_method, asked["json"]["status"]))
        if why := self.refused.get(api_method):
            message = "refused"
            raise SlackApiError(message, {"error": why})  # type: ignore[no-untyped-call]
        return {"ok": True}


async def shows_twice(slack: FakeSlack) -> list[tuple[str, str]]:
    async def client_of(_team_id: str) -> AsyncWebClient:
        return slack

    status = SlackStatus(client_of)
    for _ in range(2):
        async with status.shown("T1", "D1", "1.1"):
            slack.seen.append(("", "answers"))
    return slack.seen


async def test_a_session_is_at_work_until_the_answer_is_there() -> None:
    once = [(SESSIONS, "processing"), ("", "answers"), (SESSIONS, "active")]

    assert await shows_twice(FakeSlack()) == once * 2


async def test_where_there_are_no_sessions_the_older_status_is_shown() -> None:
    old = [(ASSISTANTS, "is reading our guidance…"), ("", "answers")]
    slack = FakeSlack(agents_sessions_setStatus="unknown_method")

    assert await shows_twice(slack) == [(SESSIONS, "processing"), *old, *old]


@pytest.mark.parametrize("why", ["ratelimited", "internal_error"])
async def test_after_a_trouble_that_passes_sessions_are_tried_again(why: str) -> None:
    slack = FakeSlack(agents_sessions_setStatus=why)

    seen = await shows_twice(slack)

    assert seen.count((SESSIONS, "processing")) == 2


async def test_an_answer_never_fails_with_its_status() -> None:
    both = {"agents_sessions_setStatus": "fatal_error", "assistant_threads_setStatus": "nope"}

    assert ("", "answers") in await shows_twice(FakeSlack(**both))
