from playwright.async_api import expect

from bot.playground.slack import Slack
from tests.browser.desk import Desk

LATE = "What do I tell a customer whose delivery will be late?"


async def test_in_bad_weather_a_question_is_still_answered_once(
    desk: Desk, slack: Slack
) -> None:
    await desk.page.get_by_title("What goes wrong on purpose").click()
    await desk.page.get_by_label("every third call is told to wait").check()
    await desk.page.get_by_label("each event arrives twice").check()
    await desk.page.keyboard.press("Escape")

    await desk.write(LATE)
    await expect(desk.thread).to_contain_text("our guidance says")
    await slack.settled(30)

    assert await desk.thread.locator(".message").count() == 2
