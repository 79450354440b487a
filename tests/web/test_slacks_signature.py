"""What Slack signed counts for five minutes by the right time, whatever the machine says."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from slack_bolt import BoltResponse
from slack_bolt.request.async_request import AsyncBoltRequest
from starlette.applications import Starlette
from starlette.routing import Route

from bot.clock import SteadyClock
from bot.web.slack_requests import signed_by_slack
from tests.web.test_routes import HELLO, SECRET, signed


async def take(_request: AsyncBoltRequest) -> BoltResponse:
    return BoltResponse(status=200)


@pytest.mark.parametrize("by", [timedelta(hours=-1), timedelta(days=365)], ids=str)
@pytest.mark.parametrize(("seconds_ago", "status"), [(0, 200), (6 * 60, 401)])
async def test_a_wrong_clock_shuts_slack_out_no_more_than_a_right_one(
    by: timedelta, seconds_ago: int, status: int
) -> None:
    clock = SteadyClock(lambda: datetime.now(UTC) + by)
    clock.hold_against(datetime.now(UTC))
    endpoint = signed_by_slack(SECRET, take, clock.now)
    app = Starlette(routes=[Route("/slack/events", endpoint, methods=["POST"])])

    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://bot"
    ) as client:
        headers = signed(HELLO, seconds_ago=seconds_ago)
        answer = await client.post("/slack/events", content=HELLO, headers=headers)

    assert answer.status_code == status
