"""Our own message is found where Slack lets an app look into one thread a minute."""

from datetime import UTC, datetime
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.delivery.sending.finding import find_own
from bot.delivery.sending.refusals import SlackBusyError
from bot.delivery.work import Post, Posted

SINCE = datetime(2026, 11, 30, 9, tzinfo=UTC)
AFTER, LONG_BEFORE = str(SINCE.timestamp() + 1), str(SINCE.timestamp() - 3600)
ANSWER = Post("C1", "Hello", thread_ts="1.1")


class StingySlack(AsyncWebClient):
    """Shows no thread just now, but the message that began it."""

    def __init__(self, root: dict[str, Any] | None, *, of_history: int = 1) -> None:
        super().__init__()
        self.root, self.of_history = root, of_history
        self.calls: list[str] = []

    async def api_call(self, api_method: str, **_: Any) -> Any:
        self.calls.append(api_method)
        if api_method == "auth.test":
            return {"user_id": "U0BOT"}
        if api_method == "conversations.replies" or not self.of_history:
            told: Any = {"ok": False, "error": "ratelimited"}
            limits = {"Retry-After": "60"}
            raise SlackApiError(api_method, _answer(told, limits))  # type: ignore[no-untyped-call]
        return {"messages": [{"ts": "1.1"} | self.root] if self.root is not None else []}


def _answer(told: Any, headers: dict[str, str]) -> AsyncSlackResponse:
    return AsyncSlackResponse(
        client=None,
        http_verb="GET",
        api_url="",
        req_args={},
        data=told,
        headers=headers,
        status_code=429,
    )


def answered_by(*users: str, last: str = AFTER, count: int = 0) -> dict[str, Any]:
    return {
        "latest_reply": last,
        "reply_users": list(users),
        "reply_users_count": len(users),
        "reply_count": count or len(users),
    }


@pytest.mark.parametrize(
    "root",
    [{}, answered_by("U0ANA"), answered_by("U0BOT", "U0ANA", last=LONG_BEFORE)],
    ids=["nobody", "somebody else", "long before"],
)
async def test_what_was_not_posted_is_posted_at_once(root: dict[str, Any]) -> None:
    slack = StingySlack(root)

    assert await find_own(slack, ANSWER, key="k", since=SINCE) is None
    assert slack.calls.count("conversations.replies") == 1


async def test_the_only_answer_there_is_found_if_it_is_ours() -> None:
    slack = StingySlack(answered_by("U0BOT"))

    assert await find_own(slack, ANSWER, key="k", since=SINCE) == Posted("C1", AFTER)


@pytest.mark.parametrize(
    "root",
    [
        None,
        answered_by("U0BOT", count=2),
        answered_by("U0BOT", "U0ANA"),
        answered_by(*"ABCDE", count=9) | {"reply_users_count": 6},
    ],
    ids=["unseen", "two of ours", "ours and another", "more than Slack names"],
)
async def test_where_nobody_can_say_it_is_looked_for_again_later(
    root: dict[str, Any] | None,
) -> None:
    with pytest.raises(SlackBusyError):
        await find_own(StingySlack(root), ANSWER, key="k", since=SINCE)


async def test_a_slack_that_shows_nothing_at_all_is_waited_for() -> None:
    with pytest.raises(SlackBusyError):
        await find_own(StingySlack({}, of_history=0), ANSWER, key="k", since=SINCE)
