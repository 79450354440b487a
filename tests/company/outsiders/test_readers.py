"""Where outsiders read along: one table of what Slack says of a channel."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.clock import Clock
from bot.company.outsiders.readers import SlackReaders
from tests.company.outsiders.fakes import (
    DownSlack,
    FakeSlack,
    guests_belong,
    guests_stay,
    people,
)

OUR_OWN = ("U0DAN", "U0ZOE")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("place", "members", "is_read"),
    [
        ({}, OUR_OWN, False),
        ({"is_private": True}, OUR_OWN, False),
        ({}, (*OUR_OWN, "U0GUS"), True),
        ({"is_private": True}, (*OUR_OWN, "U0GUS"), True),
        ({"is_ext_shared": True}, OUR_OWN, True),
        ({"is_pending_ext_shared": True}, OUR_OWN, True),
        ({"pending_shared": ["T2"]}, OUR_OWN, True),
        ({"is_shared": True, "is_org_shared": True}, OUR_OWN, False),
        ({"is_mpim": True}, OUR_OWN, False),
        ({"is_mpim": True}, ("U0DAN", "U0GUS"), True),
        ({"is_mpim": True}, ("U0DAN", "U0SVEN"), True),
        ({"is_mpim": True}, ("U0DAN", "U0WHO"), True),
    ],
)
async def test_outsiders_read_where_a_channel_is_shared_or_a_guest_is_in(
    place: dict[str, Any], members: tuple[str, ...], is_read: bool
) -> None:
    slack = FakeSlack(place, members)

    readers = SlackReaders(slack, people(), guests_belong=guests_stay, now=Clock().now)

    assert await readers.are_outsiders("C1") is is_read


async def test_guests_who_belong_are_not_looked_for() -> None:
    slack = FakeSlack({}, ("U0DAN", "U0GUS"))

    readers = SlackReaders(slack, people(), guests_belong=guests_belong, now=Clock().now)

    assert not await readers.are_outsiders("C1")
    assert slack.calls == ["conversations.info"]


async def test_where_slack_cannot_say_outsiders_may_read() -> None:
    readers = SlackReaders(DownSlack(), people(), guests_belong=guests_stay, now=Clock().now)

    assert await readers.are_outsiders("C1")


async def test_an_event_that_says_that_a_channel_is_shared_is_believed_before_slack() -> None:
    slack = FakeSlack({}, OUR_OWN)
    readers = SlackReaders(slack, people(), guests_belong=guests_stay, now=Clock().now)

    readers.note_shared("C1")

    assert await readers.are_outsiders("C1")
    assert slack.calls == []


async def test_slack_is_asked_again_after_a_minute_and_for_guests_after_ten() -> None:
    slack, now = FakeSlack({}, OUR_OWN), [NOON]
    readers = SlackReaders(slack, people(), guests_belong=guests_stay, now=lambda: now[0])

    for minutes in (0, 0.5, 2, 12):
        now[0] = NOON + timedelta(minutes=minutes)
        await readers.are_outsiders("C1")

    assert slack.calls.count("conversations.info") == 3
    assert slack.calls.count("users.list") == 2


async def test_who_becomes_a_guest_reads_along_at_once() -> None:
    slack = FakeSlack({}, ("U0DAN", "U0MARCO"))
    readers = SlackReaders(slack, people(), guests_belong=guests_stay, now=Clock().now)
    assert not await readers.are_outsiders("C0OTHER")

    readers.hear_of_person({"id": "U0MARCO", "is_ultra_restricted": True})

    assert await readers.are_outsiders("C1")
