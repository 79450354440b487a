"""Where all workspaces' requests come in: only Slack's, and each to its own workspace."""

import logging
from typing import Any

import httpx
import pytest

from bot.playground.event_delivery import HttpLine
from bot.playground.slack import Slack
from bot.settings import Settings
from tests.workspaces.two_slacks import Browser, World, of

LATE = "What do I do when a delivery is late?"


async def posted(slack: Slack, payload: dict[str, Any]) -> dict[str, Any]:
    """Send it as Slack does, signed; returns what the bot acknowledged with."""
    reply = await HttpLine(slack.app).send("events_api", payload, None)
    assert not reply.failure
    return reply.body


def a_mention(slack: Slack, **envelope: Any) -> dict[str, Any]:
    ts = slack.workspace.next_ts()
    event = {
        "type": "app_mention",
        "user": "U0DAN",
        "text": f"<@U0BOT> {LATE}",
        "channel": "C0CUSTOMERS",
        "ts": ts,
        "event_ts": ts,
        "team": slack.workspace.team_id,
    }
    event |= envelope.pop("event", {})
    return slack.payloads.event(event) | envelope


async def answers_in(slack: Slack, channel: str) -> list[str]:
    await slack.settled()
    seen = slack.workspace.channel(channel).messages.values()
    return [one["text"] for one in seen if one.get("user") == "U0BOT"]


async def test_what_slack_did_not_sign_is_refused(browser: Browser, world: World) -> None:
    await browser.installs(world.north)

    answer = await browser.client.post(
        f"{browser.bot}/slack/events", json=a_mention(world.north)
    )

    assert answer.status_code == httpx.codes.UNAUTHORIZED
    assert await answers_in(world.north, "C0CUSTOMERS") == []


async def test_slack_may_check_the_address_before_anybody_installed(
    browser: Browser, world: World
) -> None:
    challenge = {"type": "url_verification", "challenge": "3eZbrw1aB"}

    assert await posted(world.north, challenge) == {"challenge": "3eZbrw1aB"}


async def test_a_workspace_that_never_installed_is_acknowledged_and_left(
    browser: Browser, world: World, settings: Settings
) -> None:
    await posted(world.south, a_mention(world.south))

    assert await answers_in(world.south, "C0CUSTOMERS") == []
    assert not (settings.state / "workspaces" / "T0SOUTH").exists()


@pytest.mark.parametrize("team_id", ["", "../T0NORTH", "T0NORTH/x", "t0north"])
async def test_no_other_name_opens_a_workspace(
    browser: Browser, world: World, settings: Settings, team_id: str
) -> None:
    await browser.installs(world.north)
    told = a_mention(world.north, team_id=team_id)
    told["authorizations"][0]["team_id"] = team_id

    await posted(world.north, told)

    rooms = [file.name for file in (settings.state / "workspaces").iterdir()]
    assert {name.split(".")[0] for name in rooms} == {"T0NORTH"}


async def test_in_a_shared_channel_the_other_companys_people_are_turned_away(
    browser: Browser, world: World
) -> None:
    await browser.installs(world.north)
    theirs = {"user_team": "T9OTHER", "team": "T9OTHER"}

    await posted(world.north, a_mention(world.north, is_ext_shared_channel=True, event=theirs))

    seen = await of(world.north, "U0DAN").sees("another company", channel="C0CUSTOMERS")
    assert seen.get("is_ephemeral")
    assert await answers_in(world.north, "C0CUSTOMERS") == []


async def test_what_they_write_to_each_other_is_left_alone(
    browser: Browser, world: World
) -> None:
    await browser.installs(world.north)
    theirs = {"type": "message", "channel_type": "channel", "user_team": "T9OTHER"}

    await posted(world.north, a_mention(world.north, is_ext_shared_channel=True, event=theirs))
    await world.north.settled()

    assert of(world.north, "U0DAN").messages(channel="C0CUSTOMERS") == []


async def test_in_a_shared_channel_ones_own_people_are_answered(
    browser: Browser, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="bot")
    await browser.installs(world.north)

    dan = of(world.north, "U0DAN")
    said = dan.says("Is anybody there?", channel="C0CUSTOMERS")
    again = {"ts": said["ts"], "event_ts": said["ts"]}

    await posted(world.north, a_mention(world.north, is_ext_shared_channel=True, event=again))

    await dan.sees("before noon", channel="C0CUSTOMERS", thread=said["ts"])
    assert logging.getLogger("bot").level == logging.INFO


async def test_a_button_that_another_companys_person_presses_opens_nothing(
    browser: Browser, world: World
) -> None:
    await browser.installs(world.north)
    channel = world.north.workspace.channel("C0CUSTOMERS")
    payload = world.north.payloads.interaction(
        "block_actions",
        "U0DAN",
        actions=[{"action_id": "ideas.open", "action_ts": "1.1"}],
        trigger_id=world.north.triggers.issue("U0DAN"),
        response_url=world.north.respond_url("U0DAN", channel),
    )
    payload["user"]["team_id"] = "T9OTHER"

    reply = await world.north.delivery.ask("interactive", payload)

    assert reply.failure == ""
    await of(world.north, "U0DAN").sees("another company", channel="C0CUSTOMERS")
    assert world.north.modals.top("U0DAN") is None


async def test_it_is_ready_before_anybody_installed(browser: Browser) -> None:
    answer = await browser.client.get(f"{browser.bot}/readyz")

    assert answer.status_code == httpx.codes.OK
    assert answer.json()["parts"] == {"database": "ok", "slack": "ok"}


async def test_the_figures_count_workspaces_without_naming_them(
    browser: Browser, world: World
) -> None:
    await browser.installs(world.north)

    figures = (await browser.client.get(f"{browser.bot}/metrics")).text

    assert 'bot_workspaces{state="installed"} 1.0' in figures
    assert "T0NORTH" not in figures
