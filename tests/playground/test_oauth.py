"""Installing an app over OAuth is as strict here as it is in Slack."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from bot.clock import Clock
from bot.playground.app import create_playground
from bot.playground.members import JsonObject
from bot.playground.slack import Slack
from tests.playground.conftest import APP

REDIRECT = "https://bot.example/slack/oauth_redirect"
PAGE = "/oauth/v2/authorize?client_id=1.2&scope=chat:write,commands&state=s"
SECRET = {"client_id": "1.2", "client_secret": "secret"}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slack(clock: Clock) -> Slack:
    app = replace(
        APP,
        client_id="1.2",
        client_secret="secret",
        rotates_tokens=True,
        scopes=frozenset({"chat:write", "commands"}),
        url="https://bot.example/slack/events",
    )
    slack: Slack = create_playground(app, clock=clock).state.slack
    return slack


@pytest.fixture
async def browser(slack: Slack, clock: Clock) -> AsyncIterator[httpx.AsyncClient]:
    playground = create_playground(slack.app, clock=clock)
    playground.state.slack = slack
    transport = httpx.ASGITransport(app=playground)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


async def a_code(browser: httpx.AsyncClient, page: str = PAGE) -> str:
    answer = await browser.post(page, data={"choice": "allow"})
    return parse_qs(urlsplit(answer.headers["location"]).query)["code"][0]


async def asked(browser: httpx.AsyncClient, **form: str) -> JsonObject:
    answer = await browser.post("/api/oauth.v2.access", data=SECRET | form)
    body: JsonObject = answer.json()
    return body


async def called(browser: httpx.AsyncClient, method: str, token: str) -> JsonObject:
    headers = {"Authorization": f"Bearer {token}"}
    body: JsonObject = (await browser.post(f"/api/{method}", headers=headers)).json()
    return body


async def test_the_page_says_who_wants_what(browser: httpx.AsyncClient) -> None:
    page = await browser.get(PAGE)

    assert "Customer Focus wants to be installed in Northwind Supply" in page.text
    assert "chat:write, commands" in page.text


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (PAGE.replace("1.2", "9.9"), "invalid_client_id"),
        (PAGE.replace("commands", "admin"), "invalid_scope"),
        (PAGE.replace("scope=chat:write,commands", "scope="), "invalid_scope"),
        (f"{PAGE}&redirect_uri=https://evil.example/", "bad_redirect_uri"),
    ],
)
async def test_the_page_refuses_what_the_app_is_not_registered_for(
    browser: httpx.AsyncClient, page: str, why: str
) -> None:
    shown, pressed = await browser.get(page), await browser.post(page, data={})

    assert (shown.status_code, shown.text) == (400, why)
    assert pressed.status_code == 400


async def test_allow_leads_back_with_a_code_and_the_state(browser: httpx.AsyncClient) -> None:
    answer = await browser.post(PAGE, data={"choice": "allow"})

    address = answer.headers["location"]
    assert address.startswith(f"{REDIRECT}?")
    assert parse_qs(urlsplit(address).query)["state"] == ["s"]


async def test_cancel_leads_back_with_access_denied(browser: httpx.AsyncClient) -> None:
    answer = await browser.post(PAGE, data={"choice": "cancel"})

    assert "error=access_denied" in answer.headers["location"]
    assert "code=" not in answer.headers["location"]


async def test_a_code_becomes_a_token_of_this_workspace(browser: httpx.AsyncClient) -> None:
    granted = await asked(browser, code=await a_code(browser))

    assert granted["team"] == {"id": "T0NORTH", "name": "Northwind Supply"}
    assert (granted["token_type"], granted["expires_in"]) == ("bot", 43200)
    assert granted["refresh_token"].startswith("xoxe-1-")
    assert (await called(browser, "auth.test", granted["access_token"]))["ok"]


async def test_a_code_is_good_once(browser: httpx.AsyncClient) -> None:
    code = await a_code(browser)
    await asked(browser, code=code)

    assert (await asked(browser, code=code))["error"] == "code_already_used"


async def test_a_code_is_good_for_ten_minutes(browser: httpx.AsyncClient, clock: Clock) -> None:
    code = await a_code(browser)

    clock.move_by(timedelta(minutes=11))

    assert (await asked(browser, code=code))["error"] == "invalid_code"


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"client_id": "9.9"}, "invalid_client_id"),
        ({"client_secret": "guessed"}, "bad_client_secret"),
        ({"code": "guessed"}, "invalid_code"),
        ({"redirect_uri": "https://evil.example/"}, "bad_redirect_uri"),
        ({"grant_type": "password"}, "invalid_grant_type"),
        ({"grant_type": "refresh_token", "refresh_token": "guessed"}, "invalid_refresh_token"),
    ],
)
async def test_slack_says_why_it_grants_nothing(
    browser: httpx.AsyncClient, form: dict[str, str], why: str
) -> None:
    code = await a_code(browser)

    assert (await asked(browser, **({"code": code} | form)))["error"] == why


async def test_a_token_runs_out_and_is_renewed_once(
    browser: httpx.AsyncClient, clock: Clock
) -> None:
    first = await asked(browser, code=await a_code(browser))
    renewing = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    clock.move_by(timedelta(hours=12))

    second = await asked(browser, **renewing)
    again = await asked(browser, **renewing)

    assert (await called(browser, "auth.test", first["access_token"]))[
        "error"
    ] == "token_expired"
    assert (await called(browser, "auth.test", second["access_token"]))["ok"]
    assert again["error"] == "invalid_refresh_token"


async def test_a_token_given_back_is_good_for_nothing(browser: httpx.AsyncClient) -> None:
    token = (await asked(browser, code=await a_code(browser)))["access_token"]

    revoked = await called(browser, "auth.revoke", token)

    assert revoked["revoked"] is True
    assert (await called(browser, "auth.test", token))["error"] == "token_revoked"


async def test_a_removed_app_is_told_and_its_tokens_are_dead(
    browser: httpx.AsyncClient, slack: Slack
) -> None:
    token = (await asked(browser, code=await a_code(browser)))["access_token"]
    told: list[JsonObject] = []
    slack.workspace.on_event.insert(0, told.append)
    slack.app = replace(slack.app, url="")

    answer = await browser.post(
        "/api/apps.uninstall", data=SECRET, headers={"Authorization": f"Bearer {token}"}
    )

    assert answer.json()["ok"]
    assert [event["type"] for event in told] == ["tokens_revoked", "app_uninstalled"]
    assert (await called(browser, "auth.test", token))["error"] == "account_inactive"


async def test_without_rotation_a_token_never_runs_out(
    slack: Slack, browser: httpx.AsyncClient, clock: Clock
) -> None:
    slack.grants.rotates = False
    granted = await asked(browser, code=await a_code(browser))

    clock.move_by(timedelta(days=400))

    assert "expires_in" not in granted
    assert (await called(browser, "auth.test", granted["access_token"]))["ok"]
