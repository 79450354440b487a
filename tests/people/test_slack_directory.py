"""The directory against a Slack that is an HTTP server on this machine."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.people.domain import DirectoryUnavailableError, Profile
from bot.people.slack_directory import SlackDirectory
from tests.people.small_slack import LENA, SmallSlack, directory, lena, slack

__all__ = ["slack"]  # a fixture


async def test_reads_name_and_time_zone(slack: SmallSlack) -> None:
    slack.replies["users.info"] = lena()

    profile = await directory(slack).profile("U0LENA")

    assert profile == Profile("U0LENA", "Lena", "Europe/Berlin")


async def test_a_time_zone_that_nobody_knows_is_utc(slack: SmallSlack) -> None:
    slack.replies["users.info"] = {"ok": True, "user": LENA | {"tz": "Mars/Olympus"}}

    profile = await directory(slack).profile("U0LENA")

    assert profile is not None
    assert profile.time_zone == "UTC"


@pytest.mark.parametrize("mark", ["deleted", "is_bot"])
async def test_deactivated_members_and_bots_are_not_active(
    slack: SmallSlack, mark: str
) -> None:
    slack.replies["users.info"] = {"ok": True, "user": LENA | {mark: True}}

    profile = await directory(slack).profile("U0LENA")

    assert profile is not None
    assert not profile.is_active


@pytest.mark.parametrize(
    ("status", "is_away"),
    [
        ({"status_emoji": ":palm_tree:"}, True),
        ({"status_text": "Out of office until Monday"}, True),
        ({"status_text": "Sick", "status_expiration": 1}, False),
        ({"status_text": "In a meeting", "status_emoji": ":calendar:"}, False),
        ({"status_text": "Preparing the holiday season"}, False),
    ],
)
async def test_a_status_tells_who_is_away(
    slack: SmallSlack, status: dict[str, object], *, is_away: bool
) -> None:
    slack.replies["users.info"] = lena(**status)

    profile = await directory(slack).profile("U0LENA")

    assert profile is not None
    assert profile.is_away is is_away


async def test_nobody_is_behind_an_unknown_id_or_address(slack: SmallSlack) -> None:
    assert await directory(slack).profile("U0NOBODY") is None
    assert await directory(slack).resolve("nobody@example.com") == ()
    assert await directory(slack).resolve("S0NOBODY") == ()


async def test_resolves_addresses_groups_and_ids(slack: SmallSlack) -> None:
    slack.replies["users.lookupByEmail"] = lena()
    slack.replies["usergroups.users.list"] = {"ok": True, "users": ["U0LENA", "U0NADIA"]}

    assert await directory(slack).resolve("lena.hofmann@example.com") == ("U0LENA",)
    assert await directory(slack).resolve("S0HEADS") == ("U0LENA", "U0NADIA")
    assert await directory(slack).resolve("U0MARCO") == ("U0MARCO",)


async def test_asks_slack_again_only_after_ten_minutes(slack: SmallSlack) -> None:
    clock = Clock()
    slack.replies["users.info"] = lena()
    people = directory(slack, clock)

    await people.profile("U0LENA")
    await people.profile("U0LENA")
    clock.move_by(timedelta(minutes=11))
    slack.replies["users.info"] = lena(status_emoji=":palm_tree:")
    later = await people.profile("U0LENA")

    assert slack.calls == ["users.info", "users.info"]
    assert later is not None
    assert later.is_away


async def test_remembers_while_slack_is_down(slack: SmallSlack) -> None:
    clock = Clock()
    slack.replies["users.info"] = lena()
    people = directory(slack, clock)
    await people.profile("U0LENA")

    slack.is_down = True
    clock.move_by(timedelta(hours=1))

    assert await people.profile("U0LENA") is not None


async def test_says_so_when_slack_is_down_and_nothing_is_remembered(slack: SmallSlack) -> None:
    slack.is_down = True

    with pytest.raises(DirectoryUnavailableError):
        await directory(slack).profile("U0LENA")


async def test_says_so_when_slack_cannot_be_reached() -> None:
    client = AsyncWebClient(token="xoxb-1", base_url="http://127.0.0.1:9/")

    with pytest.raises(DirectoryUnavailableError):
        await SlackDirectory(client, now=Clock().now).profile("U0LENA")


async def test_do_not_disturb_holds_at_night_and_while_snoozed(slack: SmallSlack) -> None:
    now = datetime.now(UTC).timestamp()
    night = {"dnd_enabled": True, "next_dnd_start_ts": now - 60, "next_dnd_end_ts": now + 60}
    tonight = {"dnd_enabled": True, "next_dnd_start_ts": now + 60, "next_dnd_end_ts": now + 99}
    snoozed = tonight | {"snooze_enabled": True, "snooze_endtime": now + 60}

    slack.replies["dnd.info"] = {"ok": True} | night
    assert await directory(slack).wants_quiet("U0LENA")

    slack.replies["dnd.info"] = {"ok": True} | tonight
    assert not await directory(slack).wants_quiet("U0LENA")

    slack.replies["dnd.info"] = {"ok": True} | snoozed
    assert await directory(slack).wants_quiet("U0LENA")


async def test_who_cannot_be_asked_about_quiet_is_not_held_back(slack: SmallSlack) -> None:
    slack.is_down = True

    assert not await directory(slack).wants_quiet("U0LENA")


async def test_reads_the_department_from_the_labelled_field(slack: SmallSlack) -> None:
    fields = {"Xf1": {"label": "Department", "value": "Logistics"}}
    slack.replies["users.profile.get"] = {"ok": True, "profile": {"fields": fields}}

    assert await directory(slack).department_said("U0LENA") == "Logistics"


async def test_a_profile_may_say_nothing_about_the_department(slack: SmallSlack) -> None:
    slack.replies["users.profile.get"] = {"ok": True, "profile": {"fields": None}}
    assert await directory(slack).department_said("U0LENA") == ""
    slack.is_down = True
    assert await directory(slack).department_said("U0LENA") == ""


async def test_what_several_want_to_know_at_once_is_asked_once(slack: SmallSlack) -> None:
    slack.replies["users.info"] = lena()
    known = directory(slack)

    found = await asyncio.gather(*[known.profile("U0LENA") for _ in range(5)])

    assert [one.name for one in found if one] == ["Lena"] * 5
    assert slack.calls == ["users.info"]


async def test_what_slack_tells_by_itself_counts_at_once(slack: SmallSlack) -> None:
    slack.replies["users.info"] = lena()
    asked = directory(slack)
    await asked.profile("U0LENA")

    asked.hear_of_person(LENA | {"deleted": True, "tz": "Asia/Tokyo"})

    profile = await asked.profile("U0LENA")
    assert profile == Profile("U0LENA", "Lena", "Asia/Tokyo", is_active=False)
    assert slack.calls == ["users.info"]


async def test_a_group_that_changed_is_asked_anew(slack: SmallSlack) -> None:
    slack.replies["usergroups.users.list"] = {"ok": True, "users": ["U0LENA"]}
    asked = directory(slack)
    await asked.resolve("S0LEADS")
    slack.replies["usergroups.users.list"] = {"ok": True, "users": ["U0NADIA"]}

    asked.forget_group("S0LEADS")

    assert await asked.resolve("S0LEADS") == ("U0NADIA",)


async def test_fields_are_asked_for_once_an_hour_or_after_a_change(slack: SmallSlack) -> None:
    slack.replies["users.profile.get"] = {"ok": True, "profile": {"fields": None}}
    people = directory(slack, clock := Clock())

    for minutes in (0, 50, 20):
        clock.move_by(timedelta(minutes=minutes))
        await people.department_said("U0LENA")
    people.hear_of_person(LENA)
    await people.department_said("U0LENA")

    assert slack.calls == ["users.profile.get"] * 3
