"""Each workspace's identity provider has an address and a token of its own."""

import httpx
import pytest
from pydantic import SecretStr

from bot.company.provisioning.domain import token_of_workspace
from bot.settings import Settings
from tests.web.scim.desk import a_user
from tests.workspaces.two_slacks import Browser, World

SECRET = "a-secret-of-which-the-tokens-are-made"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"scim_token": SecretStr(SECRET)})


async def asks(
    browser: Browser, method: str, team_id: str, token_of: str, **said: object
) -> httpx.Response:
    """Call a workspace's address with the token of this one, or of another."""
    shows = {"Authorization": f"Bearer {token_of_workspace(SECRET, token_of)}"}
    address = f"{browser.bot}/scim/{team_id}/v2/Users"
    return await browser.client.request(method, address, headers=shows, json=said or None)


async def test_what_one_provider_says_no_other_workspace_hears(
    world: World, browser: Browser
) -> None:
    for slack in world.both:
        await browser.installs(slack)

    made = await asks(browser, "POST", "T0NORTH", "T0NORTH", **a_user("dan"))
    stolen = await asks(browser, "GET", "T0NORTH", "T0SOUTH")
    north = await asks(browser, "GET", "T0NORTH", "T0NORTH")
    south = await asks(browser, "GET", "T0SOUTH", "T0SOUTH")
    gone = await asks(browser, "GET", "T0ELSEWHERE", "T0ELSEWHERE")

    assert made.status_code == 201
    assert "/scim/T0NORTH/v2/Users/" in made.json()["meta"]["location"]
    assert (stolen.status_code, gone.status_code) == (401, 404)
    assert (north.json()["totalResults"], south.json()["totalResults"]) == (1, 0)
    whole = await browser.client.get(f"{browser.bot}/scim/v2/Users")
    assert whole.status_code == 404
