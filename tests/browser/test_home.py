import asyncio

import pytest
from playwright.async_api import Route, expect

from bot.playground.slack import Slack
from bot.slack import button, section
from tests.browser.desk import Desk

LATE_SECONDS = 3  # longer than the bot needs to draw a page


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("Front line", "Hello Dan"),
        ("New hire", "Every one of us shapes what our customers experience"),
        ("Manager", "Your inbox"),
        ("Trainer", "Quiz questions"),
        ("Administrator", "How the bot is doing"),
    ],
)
async def test_app_home_shows_each_role_its_own(desk: Desk, role: str, words: str) -> None:
    await desk.become(role)

    await desk.open_home()

    await expect(desk.conversation.locator(".home")).to_contain_text(words)


async def test_a_question_suggested_on_the_page_is_answered_in_messages(desk: Desk) -> None:
    await desk.open_home()

    await desk.conversation.get_by_role("button", name="Ask this").first.click()
    await desk.page.get_by_role("tab", name="Messages").click()

    await expect(desk.conversation).to_contain_text("our guidance says")


async def test_a_page_published_before_the_browser_listens_is_shown_all_the_same(
    desk: Desk,
) -> None:
    async def late(route: Route) -> None:
        await asyncio.sleep(LATE_SECONDS)
        await route.continue_()

    await desk.page.route("**/page/changes*", late)
    await desk.become("Trainer")

    await desk.open_home()

    await expect(desk.conversation.locator(".home")).to_contain_text("Quiz questions")


async def test_who_sets_something_by_keyboard_stays_where_they_are(desk: Desk) -> None:
    await desk.open_home()
    pause = desk.conversation.get_by_label("Pause", exact=True)
    await pause.focus()

    await pause.select_option("a week")
    resume = desk.conversation.get_by_role("button", name="Remind me again")
    await resume.focus()
    await desk.page.keyboard.press("Enter")

    await expect(desk.conversation).to_contain_text("At most one a working day")
    await expect(desk.conversation.locator(".home").get_by_text("Settings")).to_be_in_viewport()


async def test_the_second_button_of_a_kind_is_about_the_second_item(
    desk: Desk, slack: Slack
) -> None:
    rows = [
        section(f"Report {n}", accessory=button("Open", "a.row", f"{n}"))
        | {"block_id": f"r{n}"}
        for n in (1, 2)
    ]
    await desk.open_home()
    await expect(desk.conversation.locator(".home")).to_contain_text("Hello Dan")
    home = slack.modals.view({"type": "home", "blocks": rows})
    slack.workspace.homes["U0DAN"] = home
    slack.workspace.show("home", reader="U0DAN")

    async with desk.page.expect_request("**/page/do") as asked:
        await desk.conversation.get_by_role("button", name="Open").nth(1).click()

    pressed = (await asked.value).post_data_json or {}
    assert (pressed["block_id"], pressed["action_id"]) == ("r2", "a.row")
