from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.errors import CannotDoError
from bot.playground import app as playground_app
from bot.playground.actions import ACTIONS
from bot.playground.app import create_playground, own_hosts, running_playground
from bot.playground.earlier_messages import add_earlier_messages
from bot.playground.employee import SimulatedEmployee
from bot.playground.members import JsonObject
from bot.playground.serving import checked_host
from bot.playground.slack import Slack
from bot.web.serving import LOOPBACK
from tests.playground.conftest import APP, Api, Place


async def test_the_clock_moves_forward(api: Api) -> None:
    before = api.slack.workspace.now()

    await ACTIONS["move_clock"](api.employee("U0DAN"), {"hours": 24})

    assert api.slack.workspace.now() - before >= timedelta(hours=24)


async def test_the_clock_does_not_go_back(api: Api) -> None:
    with pytest.raises(ValueError, match="forward"):
        api.slack.move_clock(timedelta(hours=-1))


async def test_somebody_new_joins_and_the_bot_is_told(place: Place) -> None:
    hired = await ACTIONS["hire"](
        place.employee("U0DAN"), {"name": "Noa Fischer", "department": "logistics"}
    )

    await place.slack.settled()
    newcomer = place.slack.workspace.member(hired["employee"])
    assert place.bot.events("team_join")[0]["user"]["id"] == newcomer.member_id
    assert newcomer.email == "noa.fischer@example.com"
    assert newcomer.member_id in place.slack.workspace.channel("#general").member_ids


async def test_a_changed_profile_is_told_to_the_bot(place: Place) -> None:
    profile: JsonObject = {"status_emoji": ":palm_tree:", "status_text": "Away"}
    more: JsonObject = {"time_zone": "Asia/Tokyo", "has_snoozed": True}

    await ACTIONS["update_profile"](place.employee("U0DAN"), profile | more)

    await place.slack.settled()
    user = place.bot.events("user_change")[0]["user"]
    assert (user["tz"], user["profile"]["status_text"]) == ("Asia/Tokyo", "Away")


async def test_the_page_s_switches_change_the_weather(api: Api) -> None:
    switches = {
        "limits_every": 3,
        "fails_every": 4,
        "slow_seconds": 2,
        "is_duplicating": True,
    }

    await ACTIONS["switch_weather"](api.employee("U0DAN"), switches)

    assert api.slack.faults.settings() == switches


async def test_a_forwarded_message_carries_what_was_said(api: Api) -> None:
    said = api.employee("U0GITA").says("The notes are hard to read", channel="#customers")

    forwarded = await ACTIONS["forward"](api.employee("U0DAN"), {"on": said, "to": "U0DAN"})

    assert forwarded["channel"] == "D0DAN"
    assert forwarded["attachments"][0]["text"] == "The notes are hard to read"


async def test_the_demo_looks_lived_in_and_nobody_has_anything_unread() -> None:
    slack: Slack = create_playground(APP, clock=Clock()).state.slack

    add_earlier_messages(slack.workspace)

    customers = slack.workspace.channel("#customers")
    assert customers.top_level()[0]["reply_count"] == 2
    assert customers.top_level()[0]["reactions"][0]["name"] == "heart"
    assert slack.workspace.unread(customers, "U0DAN") == 0


def test_the_playground_stays_on_this_machine() -> None:
    assert checked_host(LOOPBACK, is_open_to_others=False) == LOOPBACK
    with pytest.raises(CannotDoError, match="--open-to-others"):
        checked_host("0.0.0.0", is_open_to_others=False)  # noqa: S104


def test_others_come_in_when_they_are_meant_to() -> None:
    assert checked_host("10.0.0.7", is_open_to_others=True) == "10.0.0.7"
    assert own_hosts("10.0.0.7").kwargs == {"allowed_hosts": ["*"]}


async def test_a_scheduled_message_comes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playground_app, "TICK_SECONDS", 0.01)
    clock = Clock()
    async with running_playground(APP, clock=clock) as slack:
        client = AsyncWebClient(token=APP.bot_token, base_url=slack.api_url)
        soon = int(clock.now().timestamp()) + 60
        await client.chat_scheduleMessage(channel="D0DAN", post_at=soon, text="Now")

        clock.move_by(timedelta(minutes=2))

        await SimulatedEmployee(slack, "U0DAN").sees("Now")


async def test_replies_outlive_the_message_they_answer(api: Api) -> None:
    dan = api.employee("U0DAN")
    said = dan.says("One", channel="#general")
    dan.says("Two", channel="#general", thread=said["ts"])
    dan.deletes(said)
    channel = api.slack.workspace.channel("#general")

    api.slack.workspace.post(channel, {"text": "Three", "thread_ts": said["ts"]})
    api.slack.workspace.read(channel, "U0LENA")
    api.slack.workspace.read(channel, "U0LENA")

    assert [one["text"] for one in channel.thread(said["ts"])] == ["Two", "Three"]
