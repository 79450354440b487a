"""Takes the README's pictures: ``make pictures``. Each shows one of the bot's main surfaces."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from playwright.async_api import Browser, ViewportSize, async_playwright, expect

from bot.clock import Clock
from bot.commands.history.demo_past import tell_history
from bot.playground.app import running_playground
from bot.playground.bot_app import BotApp, with_manifest
from bot.playground.earlier_messages import add_earlier_messages
from bot.playground.slack import Slack
from tests.browser.conftest import CHROMIUM
from tests.browser.desk import Desk
from tests.journeys.running import (
    BOT_TOKEN,
    ROOT,
    SIGNING_SECRET,
    journey_settings,
    running_bot,
)

PICTURES = ROOT / "docs" / "pictures"
DESKTOP = ViewportSize(width=1366, height=820)
PHONE = ViewportSize(width=390, height=800)
QUESTION = "How soon do I have to answer an e-mail from a customer?"
# Whose App Home, from which words on, and the name of the picture.
HOMES = (
    ("Front line", "Quiz", "home"),
    ("Manager", "Your inbox", "home-manager"),
    ("Manager", "Logistics, learning", "home-learning"),
    ("Administrator", "What our guidance does not cover", "home-administrator"),
)
HOLIDAYS = "How many days of holiday do I have?"


async def main() -> None:
    """Start everything, act, and take the pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        slack = await _workspace(stack, folder)
        playwright = await stack.enter_async_context(async_playwright())
        chromium = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        await _take_all(chromium, slack)
        await chromium.close()


async def _workspace(stack: AsyncExitStack, folder: Path) -> Slack:
    clock = Clock()
    app = with_manifest(
        BotApp(signing_secret=SIGNING_SECRET, bot_token=BOT_TOKEN), ROOT / "slack-manifest.json"
    )
    slack = await stack.enter_async_context(running_playground(app, clock=clock))
    add_earlier_messages(slack.workspace)
    settings = journey_settings(slack, folder)
    await tell_history(settings, slack, clock)
    await stack.enter_async_context(running_bot(slack, settings, clock))
    return slack


async def _take_all(chromium: Browser, slack: Slack) -> None:
    desk = await _desk(chromium, slack, "U0DAN")
    await _take_answers(desk)
    await _take_ideas(desk)
    await _take_quiz(desk)
    await _take_homes(desk)
    await _take_phone(await _desk(chromium, slack, "U0DAN", PHONE))
    await _take_dark(await _desk(chromium, slack, "U0DAN", is_dark=True))


async def _take_answers(desk: Desk) -> None:
    await desk.write(QUESTION)
    await expect(desk.thread).to_contain_text("our guidance says")
    await _take(desk, "answer")
    await desk.write(HOLIDAYS)
    await expect(desk.thread).to_contain_text("does not answer that")
    await _take(desk, "not-covered")


async def _take_ideas(desk: Desk) -> None:
    await desk.write("/customer idea Customers wait at the dock while we look for the shelf.")
    form = desk.modal
    await form.get_by_label("What would be better?").fill("Print the shelf on the note.")
    await form.get_by_label("When does the customer notice it?").select_option("delivery")
    await form.get_by_label("Which department does it concern?").select_option("logistics")
    await _take(desk, "idea")
    await form.get_by_role("button", name="Send").click()
    await expect(form).to_contain_text("Thank you")
    await desk.close_form()
    await desk.become("Manager")
    await expect(desk.conversation.get_by_text("Print the shelf on the note.")).to_be_visible()
    await _take(desk, "manager")


async def _take_quiz(desk: Desk) -> None:
    await desk.become("New hire")
    await desk.conversation.get_by_role("button", name="Yes, Logistics").click()
    await desk.conversation.get_by_role("button", name="Begin").click()
    await desk.conversation.get_by_role("button", name="Show me a case").click()
    await desk.conversation.get_by_role("button", name="Now ask me").click()
    await expect(desk.conversation).to_contain_text("Question 1 of 5")
    await desk.conversation.locator('[data-action^="quiz.answer"]').first.click()
    await desk.conversation.get_by_role("button", name="Sure", exact=True).click()
    await expect(desk.conversation).to_contain_text("Our guidance says")
    await _take(desk, "quiz-explained")


async def _take_homes(desk: Desk) -> None:
    for role, words, name in HOMES:
        await desk.become(role)
        await desk.open_home()
        part = desk.conversation.locator(".home").get_by_text(words).first
        await expect(part).to_be_visible()
        await part.evaluate("part => part.scrollIntoView({block: 'start'})")
        await _take(desk, name)
    await desk.page.get_by_role("tab", name="Messages").click()


async def _take_phone(desk: Desk) -> None:
    asked = desk.conversation.locator(".message", has_text=QUESTION)
    await asked.locator(".replies").click()
    await expect(desk.thread).to_contain_text("our guidance says")
    await _take(desk, "phone")


async def _take_dark(desk: Desk) -> None:
    await desk.open("customers")
    await _take(desk, "channel-dark")


async def _desk(
    chromium: Browser,
    slack: Slack,
    employee_id: str,
    viewport: ViewportSize = DESKTOP,
    *,
    is_dark: bool = False,
) -> Desk:
    page = await chromium.new_page(
        viewport=viewport, color_scheme="dark" if is_dark else "light"
    )
    desk = Desk(page, slack.url)
    await desk.sit_down(employee_id)
    return desk


async def _take(desk: Desk, name: str) -> None:
    await desk.page.mouse.move(1, 1)  # no message offers its tools
    await desk.page.wait_for_timeout(600)  # focus rings and fonts settle
    await desk.page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    asyncio.run(main())
