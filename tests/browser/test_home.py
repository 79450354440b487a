import pytest
from playwright.async_api import expect

from tests.browser.desk import Desk


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
