"""An identity provider says who works here: it counts at once, in whatever the bot does."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bot.home.messages import CHOOSE_DEPARTMENT
from bot.playground.employee import visible_text
from bot.playground.slack import Slack
from tests.journeys.conftest import Enter
from tests.journeys.running import journey_settings, running_bot
from tests.web.scim.desk import TOKEN, a_group, a_user

QUESTION = "How soon do I have to answer an e-mail from a customer?"
SHOWS = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
async def provider(
    slack: Slack, tmp_path: Path, sqlite_database_url: str
) -> AsyncIterator[httpx.AsyncClient]:
    """What calls the real bot, at work in the workspace."""
    told = {"scim_token": SecretStr(TOKEN), "database_url": SecretStr(sqlite_database_url)}
    settings = journey_settings(slack, tmp_path).model_copy(update=told)
    async with (
        running_bot(slack, settings) as url,
        httpx.AsyncClient(base_url=f"{url}/scim/v2/", headers=SHOWS) as client,
    ):
        yield client


def chosen_in(home: dict[str, Any]) -> str:
    menus = [one["accessory"] for one in home["blocks"] if "accessory" in one]
    (choosing,) = [one for one in menus if one["action_id"] == CHOOSE_DEPARTMENT]
    return str(choosing["initial_option"]["value"])


async def test_who_joins_a_group_is_in_its_department_and_who_leaves_is_shut_out(
    slack: Slack, provider: httpx.AsyncClient, employee: Enter
) -> None:
    dan, name = employee("U0DAN"), slack.workspace.members["U0DAN"].email.partition("@")[0]
    made = (await provider.post("Users", json=a_user(name))).json()["id"]
    await provider.post("Groups", json=a_group("Logistics", made))

    dan.opens_home()
    home = await dan.sees_home("Time zone")
    assert chosen_in(home) == "logistics"

    left = await provider.delete(f"Users/{made}")
    assert left.status_code == 204
    await dan.sees_home("I answer the people who work here only.")
    dan.says(QUESTION)
    told = await dan.sees("the people who work here only")
    await slack.settled()
    assert "guidance says" not in visible_text(told)


async def test_when_many_leave_an_administrator_says_whether_they_did(
    slack: Slack, provider: httpx.AsyncClient, employee: Enter
) -> None:
    zoe, marco = employee("U0ZOE"), employee("U0MARCO")
    for who in ("U0DAN", "U0MARCO"):
        name = slack.workspace.members[who].email.partition("@")[0]
        made = (await provider.post("Users", json=a_user(name))).json()["id"]
        assert (await provider.delete(f"Users/{made}")).status_code == 204
    said = marco.says(QUESTION)
    await marco.sees("guidance says", thread=said["ts"])  # he waits for Zoe's word

    zoe.opens_home()
    await zoe.clicks("They left", on=await zoe.sees_home("Did they leave?"))

    marco.opens_home()
    await marco.sees_home("I answer the people who work here only.")
    await slack.until(lambda: "Did they leave?" not in visible_text(zoe.home()))
