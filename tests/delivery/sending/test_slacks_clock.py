"""Our own message is found again by Slack's clock, whatever ours says."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import CLOCKS_APART, SteadyClock
from bot.delivery.sending.clock_check import ClockWatch, is_clock_right
from bot.delivery.sending.posting import ClientOf, SlackPosting
from bot.delivery.work import Post
from tests.delivery.conftest import client_of, slack
from tests.slack_stand_in import SlackStandIn

__all__ = ["client_of", "slack"]  # fixtures
POST = Post("C1", "Hello")
WRONG = {
    "right": timedelta(),
    "an hour ahead": timedelta(hours=1),
    "an hour behind": timedelta(hours=-1),
    "a year ahead": timedelta(days=365),
    "two days behind": timedelta(days=-2),
}


def now() -> datetime:
    return datetime.now(UTC)


@pytest.mark.parametrize("by", WRONG.values(), ids=WRONG)
async def test_what_was_posted_is_found_by_a_clock_that_stays_wrong(
    client_of: ClientOf, slack: SlackStandIn, by: timedelta
) -> None:
    posting = SlackPosting(client_of, lambda: now() + by)
    began = now() + by
    posted = await posting.send(POST, key="k", team_id="T1")

    found = await posting.find_own(POST, key="k", team_id="T1", since=began)

    assert found == posted
    assert len(slack.posts) == 1


@pytest.mark.parametrize("by", WRONG.values(), ids=WRONG)
async def test_what_was_posted_is_found_after_the_clock_was_set_right(
    client_of: ClientOf, slack: SlackStandIn, by: timedelta
) -> None:
    posting = SlackPosting(client_of)
    posted = await posting.send(POST, key="k", team_id="T1")

    found = await posting.find_own(POST, key="k", team_id="T1", since=now() + by)

    assert found == posted
    assert len(slack.posts) == 1


async def test_what_was_not_posted_is_not_found(
    client_of: ClientOf, slack: SlackStandIn
) -> None:
    await SlackPosting(client_of).send(POST, key="k", team_id="T1")

    found = await SlackPosting(client_of).find_own(
        POST, key="other", team_id="T1", since=now() - timedelta(hours=1)
    )

    assert found is None
    assert len(slack.posts) == 1


async def test_a_clock_is_right_that_says_what_slack_says(
    client_of: ClientOf, slack: SlackStandIn
) -> None:
    client = await client_of("T1")

    assert await is_clock_right(client)
    assert await is_clock_right(client, lambda: now() + timedelta(hours=1))
    assert not await is_clock_right(client, lambda: now() + timedelta(days=365))
    assert not await is_clock_right(client, lambda: now() - timedelta(days=2))
    await slack.stop()
    assert not await is_clock_right(client)


@pytest.mark.parametrize("by", WRONG.values(), ids=WRONG)
async def test_a_watched_clock_says_what_slack_says(
    client_of: ClientOf, slack: SlackStandIn, by: timedelta
) -> None:
    clock = SteadyClock(lambda: now() + by)

    await ClockWatch(clock, await client_of("T1")).look()

    assert abs(clock.now() - now()) < CLOCKS_APART


async def test_where_slack_does_not_say_the_clock_goes_on(
    client_of: ClientOf, slack: SlackStandIn
) -> None:
    clock = SteadyClock()
    client = await client_of("T1")
    await slack.stop()

    await ClockWatch(clock, client).look()

    assert abs(clock.now() - now()) < CLOCKS_APART
