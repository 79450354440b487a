"""Many who are asked about at once."""

import asyncio

from bot.people.slack_everybody import MANY
from tests.people.small_slack import LENA, SmallSlack, directory, lena, slack

__all__ = ["slack"]  # a fixture


async def test_many_who_are_asked_about_at_once_are_read_from_the_list(
    slack: SmallSlack,
) -> None:
    everybody = [LENA | {"id": f"U{number}"} for number in range(300)]
    slack.replies |= {"users.info": lena(), "users.list": {"ok": True, "members": everybody}}
    people = directory(slack)

    found = await asyncio.gather(*[people.profile(one["id"]) for one in everybody])

    assert {profile and profile.name for profile in found} == {"Lena"}
    assert slack.calls.count("users.list") == 1
    assert slack.calls.count("users.info") == MANY


async def test_where_there_is_no_list_people_are_asked_about_one_by_one(
    slack: SmallSlack,
) -> None:
    slack.replies["users.info"] = lena()
    people = directory(slack)

    found = [await people.profile(f"U{number}") for number in range(2 * MANY)]

    assert {profile and profile.name for profile in found} == {"Lena"}
