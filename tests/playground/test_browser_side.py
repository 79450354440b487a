import json
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.playground import browser as browser_side
from bot.playground.app import running_playground
from tests.playground.conftest import APP, Place
from tests.playground.echo_bot import BOT_TOKEN


@pytest.fixture
async def browser(place: Place) -> AsyncIterator[httpx.AsyncClient]:
    of_page = {browser_side.SHOWN_IN: place.slack.page_token}
    async with httpx.AsyncClient(base_url=place.slack.url, headers=of_page) as client:
        yield client


async def test_the_page_runs_nothing_from_elsewhere(browser: httpx.AsyncClient) -> None:
    page = await browser.get("/")

    assert page.headers["content-security-policy"].startswith("default-src 'self'")
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert "<script" in page.text


async def test_a_foreign_host_name_gets_nothing(browser: httpx.AsyncClient) -> None:
    page = await browser.get("/", headers={"Host": "evil.example"})

    assert page.status_code == 400


async def test_another_site_cannot_act_for_an_employee(browser: httpx.AsyncClient) -> None:
    answer = await browser.post("/page/do", content="as=U0DAN&do=say&text=x&channel=C0GENERAL")

    assert answer.status_code == 400


async def test_nobody_acts_without_the_token_of_the_page(
    place: Place, browser: httpx.AsyncClient
) -> None:
    deed = {"as": "U0DAN", "do": "say", "channel": "C0GENERAL", "text": "Hello"}
    page = await browser.get("/")

    guessed = {browser_side.SHOWN_IN: "guessed"}
    answer = await browser.post("/page/do", json=deed, headers=guessed)

    assert answer.status_code == 403
    assert place.employee("U0DAN").messages(channel="#general") == []
    assert f'content="{place.slack.page_token}"' in page.text


async def test_a_link_that_holds_a_token_calls_nothing(browser: httpx.AsyncClient) -> None:
    link = {"token": BOT_TOKEN, "channel": "C0GENERAL", "text": "Hello"}

    answer = await browser.get("/api/chat.postMessage", params=link)

    assert answer.json()["error"] == "not_authed"


async def test_what_one_employee_says_the_other_sees(browser: httpx.AsyncClient) -> None:
    deed = {"as": "U0DAN", "do": "say", "channel": "C0GENERAL", "text": "Hello"}

    await browser.post("/page/do", json=deed)

    seen = await browser.get(
        "/page/conversation", params={"as": "U0LENA", "channel": "C0GENERAL"}
    )
    assert [message["text"] for message in seen.json()["messages"]] == ["Hello"]


async def test_unread_messages_are_counted_until_they_are_read(
    place: Place, browser: httpx.AsyncClient
) -> None:
    place.employee("U0DAN").says("Hello", channel="#general")

    before = await browser.get("/page/overview", params={"as": "U0LENA"})
    await browser.get("/page/conversation", params={"as": "U0LENA", "channel": "C0GENERAL"})
    after = await browser.get("/page/overview", params={"as": "U0LENA"})

    assert before.json()["channels"][0]["unread"] == 1
    assert after.json()["channels"][0]["unread"] == 0


async def test_a_click_on_the_page_reaches_the_bot(
    place: Place, browser: httpx.AsyncClient
) -> None:
    dan = place.employee("U0DAN")
    card = await dan.sees("Pick one", thread=dan.says("Hello")["ts"])
    on = {"ts": card["ts"], "channel": card["channel"]}

    clicked = await browser.post(
        "/page/do", json={"as": "U0DAN", "do": "click", "on": on, "action_id": "open"}
    )

    assert clicked.json() == {"failure": ""}
    await dan.sees_modal("Your wish")


async def test_a_closed_channel_stays_closed_to_others(browser: httpx.AsyncClient) -> None:
    seen = await browser.get("/page/overview", params={"as": "U0DAN"})

    assert "C0ADMINS" not in [channel["id"] for channel in seen.json()["channels"]]


async def test_the_page_is_told_what_changed_for_its_employee(place: Place) -> None:
    told = browser_side.told(place.slack, "U0DAN")
    hello = await anext(told)

    place.slack.workspace.show("call", method="auth.test")
    place.slack.workspace.show("modal", reader="U0LENA")
    place.slack.workspace.show("modal", reader="U0DAN")

    change = await anext(told)
    assert json.loads(hello["data"]) == {"kind": "hello"}
    assert json.loads(change["data"]) == {"kind": "modal", "reader": "U0DAN"}


async def test_the_page_knows_the_company(browser: httpx.AsyncClient) -> None:
    company = (await browser.get("/page/company")).json()

    assert len(company["members"]) == 30
    assert company["roles"][0]["role"] == "Front line"


async def test_a_conversation_that_is_not_there_is_refused(browser: httpx.AsyncClient) -> None:
    seen = await browser.get("/page/conversation", params={"as": "U0DAN", "channel": "C0NONE"})

    assert seen.json() == {"error": "channel_not_found"}


async def test_a_thread_is_shown_with_its_replies(
    place: Place, browser: httpx.AsyncClient
) -> None:
    dan = place.employee("U0DAN")
    said = dan.says("One", channel="#general")
    dan.says("Two", channel="#general", thread=said["ts"])

    asked = {"as": "U0LENA", "channel": "C0GENERAL", "thread": said["ts"]}
    seen = await browser.get("/page/conversation", params=asked)

    assert [one["text"] for one in seen.json()["messages"]] == ["One", "Two"]


async def test_a_click_on_nothing_is_told_to_the_page(browser: httpx.AsyncClient) -> None:
    deed = {"as": "U0DAN", "do": "submit", "answers": {}}

    answer = await browser.post("/page/do", json=deed)

    assert answer.json() == {"error": "U0DAN has no modal open."}


async def test_the_page_listens_for_as_long_as_it_is_open(browser: httpx.AsyncClient) -> None:
    async with browser.stream("GET", "/page/changes", params={"as": "U0DAN"}) as changes:
        hello = await anext(line async for line in changes.aiter_lines() if line)

    assert hello == 'data: {"kind": "hello"}'


async def test_an_open_page_does_not_keep_the_playground_from_closing() -> None:
    async with running_playground(APP) as slack:
        told = browser_side.told(slack, "U0DAN")
        await anext(told)

    assert [change async for change in told] == []
